package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/provenance"
	"copytrail/report"
)

// recordOptions is how records are read besides what their fields are called, and
// where those go that could not be.
type recordOptions struct {
	cache   string
	skipped string
}

func (o *recordOptions) bind(fs *pflag.FlagSet) {
	fs.StringVar(&o.cache, "cache", "", "keep what is read out of HTML pages in `FOLDER`, for the next run")
	fs.StringVar(&o.skipped, "skipped", "", "list skipped records in `FILE`, one JSON line each")
}

// apply sets read as the flags say. It returns an error for a folder or file that
// will not be writable, so that a long run does not end in one.
func (o *recordOptions) apply(read *article.Options) error {
	if o.cache != "" {
		if err := os.MkdirAll(o.cache, 0o777); err != nil {
			return fmt.Errorf("making the cache %s: %w", o.cache, files.Cause(err))
		}
		read.Cache = o.cache
	}
	if o.skipped != "" {
		return files.Writable(o.skipped)
	}
	return nil
}

// write lists the skipped records in the file that was asked for, also when there
// are none: a file of an earlier run must not pass for one of this.
func (o *recordOptions) write(skipped []provenance.Skipped) error {
	if o.skipped == "" {
		return nil
	}
	return files.Replace(o.skipped, func(w io.Writer) error { return report.WriteSkipped(w, skipped) })
}
