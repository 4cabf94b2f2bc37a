package input

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/provenance"
)

// Licences is who may print whom: --licensed.
type Licences struct{ File string } // "" for none

// Bind adds the flag to fs.
func (l *Licences) Bind(fs *pflag.FlagSet) {
	fs.StringVar(&l.File, "licensed", "", "read from `FILE` which outlets or owners may print which others, as doc/outlets.md tells; such findings are marked, and pass the gate")
}

// Read reads the file. It returns nil when there is none.
func (l *Licences) Read() (*provenance.Licences, error) {
	if l.File == "" {
		return nil, nil
	}
	f, err := files.Open(l.File)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := provenance.ParseLicences(f)
	var bad *provenance.OutletsError
	switch {
	case errors.As(err, &bad):
		return nil, &cli.UsageError{Msg: fmt.Sprintf("%s:%d: %s", l.File, bad.Line, bad.Msg), Hint: "doc/outlets.md tells the form of the file"}
	case err != nil:
		return nil, fmt.Errorf("reading %s: %w", l.File, files.Cause(err))
	}
	return list, nil
}

// Describe puts into opt what a result depends on, for report.Run.
func (l *Licences) Describe(opt map[string]any) {
	if l.File != "" {
		opt["licensed"] = filepath.Base(l.File) // no path of this machine
	}
}
