package input

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

// Records is what happens beside the reading of many records: --cache keeps what was
// read out of pages, --skipped lists what could not be read.
type Records struct {
	cache   string
	skipped string
}

// Bind adds the flags to fs.
func (r *Records) Bind(fs *pflag.FlagSet) {
	fs.StringVar(&r.cache, "cache", "", "keep what is read out of HTML pages in `FOLDER`, for the next run")
	fs.StringVar(&r.skipped, "skipped", "", "list skipped records in `FILE`, one JSON line each")
}

// Apply sets read as the flags say. It returns an error for a folder or a file that
// cannot be written, so that it is known before a long run.
func (r *Records) Apply(read *article.Options) error {
	if r.cache != "" {
		if err := os.MkdirAll(r.cache, 0o777); err != nil {
			return fmt.Errorf("making the cache %s: %w", r.cache, files.Cause(err))
		}
		read.Cache = r.cache
	}
	if r.skipped != "" {
		return files.Writable(r.skipped)
	}
	return nil
}

// WriteSkipped lists the skipped records in the file of --skipped, if there is one. It
// is written also when no record was skipped, so that the file of an earlier run is not
// mistaken for one of this run.
func (r *Records) WriteSkipped(skipped []provenance.Skipped) error {
	if r.skipped == "" {
		return nil
	}
	return files.Replace(r.skipped, func(w io.Writer) error { return report.WriteSkipped(w, skipped) })
}
