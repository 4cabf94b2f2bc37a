package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"
)

// version is what outputs name. It is a constant, not what the build stamps, so
// that the same source gives the same output however it was built.
const version = "0.1.0"

func versionCommand() *command {
	c := &command{name: "version", summary: "print the version", help: "Print the version of copytrail, of Go, and the revision it was built from."}
	c.prepare = func(*pflag.FlagSet) action {
		return func(_ context.Context, s *streams, args []string) (int, error) {
			if err := wantArgs(c, args, 0, 0); err != nil {
				return 0, err
			}
			fmt.Fprintf(s.out, "copytrail %s (%s %s/%s%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, revision())
			return exitOK, nil
		}
	}
	return c
}

// revision returns ", revision …" when the build knows one.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	rev, dirty := "", ""
	for _, kv := range info.Settings {
		switch {
		case kv.Key == "vcs.revision":
			rev = kv.Value
		case kv.Key == "vcs.modified" && kv.Value == "true":
			dirty = " with changes"
		}
	}
	if rev == "" {
		return ""
	}
	return ", revision " + rev[:min(len(rev), 12)] + dirty
}
