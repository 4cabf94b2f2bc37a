package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
)

// version is what outputs name. It is a constant, not the stamp of the build, so that
// the same source gives the same output however it was built.
const version = "0.1.0"

func versionCommand() *cli.Command {
	c := &cli.Command{
		Name:    "version",
		Summary: "print the version",
		Help:    "Print the version of copytrail, of Go, and the revision it was built from.",
		Words:   func() []string { return []string{} },
	}
	c.Prepare = func(*pflag.FlagSet) cli.Action {
		return func(_ context.Context, s *cli.Streams, args []string) (int, error) {
			if err := c.WantArgs(args, 0, 0); err != nil {
				return 0, err
			}
			fmt.Fprintf(s.Out, "copytrail %s (%s %s/%s%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, revision())
			return cli.ExitOK, nil
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
