//go:build !unix

package main

import "os"

// peakMemory returns 0: it is known on Unix only.
func peakMemory(*os.ProcessState) int64 { return 0 }
