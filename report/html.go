package report

import (
	"io"

	"copytrail/provenance"
)

func writeHTML(w io.Writer, res *provenance.Result, opt Options) error { return nil }
