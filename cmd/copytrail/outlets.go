package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/files"
	"copytrail/provenance"
)

// outletOptions is what the user knows of outlets.
type outletOptions struct {
	file      string
	sameOwner bool
}

func (o *outletOptions) bind(fs *pflag.FlagSet) {
	fs.StringVar(&o.file, "outlets", "", "read names, domains and owners of outlets from `FILE`, as doc/outlets.md tells")
	fs.BoolVar(&o.sameOwner, "same-owner", false, "take the outlets of one owner in --outlets for one")
}

// given reports whether outlets are named otherwise than by the built-in table.
func (o *outletOptions) given() bool { return o.file != "" }

// table returns the outlets that are known.
func (o *outletOptions) table() (*provenance.OutletTable, error) {
	t := provenance.DefaultOutlets()
	if o.file == "" {
		if o.sameOwner {
			return nil, &usageError{msg: "--same-owner without --outlets (the built-in table names no owners)"}
		}
		return t, nil
	}
	f, err := os.Open(o.file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", o.file, files.Cause(err))
	}
	defer f.Close()
	t, err = t.Extend(f)
	var bad *provenance.OutletsError
	switch {
	case errors.As(err, &bad):
		return nil, &usageError{msg: fmt.Sprintf("%s:%d: %s", o.file, bad.Line, bad.Msg), hint: "doc/outlets.md tells the form of the file"}
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", o.file, files.Cause(err))
	}
	if o.sameOwner {
		t = t.ByOwner()
	}
	return t, nil
}

// describe says what a result depends on.
func (o *outletOptions) describe(opt map[string]any) {
	if o.given() {
		opt["outlets"] = filepath.Base(o.file) // no path of this machine
		opt["same_owner"] = o.sameOwner
	}
}
