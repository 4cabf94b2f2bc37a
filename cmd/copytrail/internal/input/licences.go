package input

import (
	"path/filepath"

	"github.com/spf13/pflag"

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
	return readTable(l.File, provenance.ParseLicences)
}

// Describe puts into opt what a result depends on, for report.Run.
func (l *Licences) Describe(opt map[string]any) {
	if l.File != "" {
		opt["licensed"] = filepath.Base(l.File) // no path of this machine
	}
}
