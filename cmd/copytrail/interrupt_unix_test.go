//go:build unix

package main

import (
	"bytes"
	"io"
	"os"
	"syscall"
	"testing"
	"time"

	"copytrail/cmd/copytrail/internal/cli"
)

// waiting is an input that somebody has yet to type. It tells when it is read.
type waiting struct{ read chan struct{} }

func (w waiting) Read([]byte) (int, error) {
	close(w.read)
	select {} // nothing ever comes
}

func TestInterrupt(t *testing.T) {
	for _, args := range [][]string{
		{"scan", "-"},
		{"show", "-"},
		{"compare", "-", os.DevNull},
		{"report", "-"},
	} {
		in := waiting{make(chan struct{})}
		var errw bytes.Buffer
		code := make(chan int)
		go func() { code <- run(args, in, io.Discard, &errw) }()
		<-in.read // the signal is caught by now, so it does not end the test
		if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		select {
		case got := <-code:
			if got != cli.ExitInterrupted || errw.String() != "copytrail: interrupted\n" {
				t.Errorf("%v: exit code %d, %q; want %d and one line", args, got, errw.String(), cli.ExitInterrupted)
			}
		case <-time.After(20 * time.Second):
			t.Fatalf("%v: still running 20 s after SIGINT", args)
		}
	}
}
