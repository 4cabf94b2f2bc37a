package input

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/provenance"
)

// Outlets is what the user knows of outlets: --outlets and --same-owner.
type Outlets struct {
	file      string
	sameOwner bool
}

// Bind adds the flags to fs.
func (o *Outlets) Bind(fs *pflag.FlagSet) {
	fs.StringVar(&o.file, "outlets", "", "read names, domains and owners of outlets from `FILE`, as doc/outlets.md tells")
	fs.BoolVar(&o.sameOwner, "same-owner", false, "take the outlets of one owner in --outlets for one")
}

// Given reports whether there is a file of outlets; else the built-in table is used.
func (o *Outlets) Given() bool { return o.file != "" }

// Table returns the built-in outlets and those of the file.
func (o *Outlets) Table() (*provenance.OutletTable, error) {
	t := provenance.DefaultOutlets()
	if o.file == "" {
		if o.sameOwner {
			return nil, &cli.UsageError{Msg: "--same-owner without --outlets (the built-in table names no owners)"}
		}
		return t, nil
	}
	t, err := readTable(o.file, t.Extend)
	if err != nil {
		return nil, err
	}
	if o.sameOwner {
		t = t.ByOwner()
	}
	return t, nil
}

// Describe puts into opt what a result depends on, for report.Run.
func (o *Outlets) Describe(opt map[string]any) {
	if o.Given() {
		opt["outlets"] = filepath.Base(o.file) // no path of this machine
		opt["same_owner"] = o.sameOwner
	}
}

// readTable reads a file about outlets with parse. An error in a line names the line.
func readTable[T any](name string, parse func(io.Reader) (*T, error)) (*T, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	t, err := parse(f)
	var bad *provenance.OutletsError
	switch {
	case errors.As(err, &bad):
		return nil, &cli.UsageError{Msg: fmt.Sprintf("%s:%d: %s", name, bad.Line, bad.Msg), Hint: "doc/outlets.md tells the form of the file"}
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", name, files.Cause(err))
	}
	return t, nil
}
