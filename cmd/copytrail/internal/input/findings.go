package input

import (
	"fmt"

	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/provenance"
	"copytrail/report"
)

// Findings reads the JSON Lines that scan wrote from the file path, or from standard
// input when path is "-".
func Findings(s *cli.Streams, path string) (*provenance.Result, report.Run, error) {
	in := s.In
	if path != "-" {
		f, err := files.Open(path)
		if err != nil {
			return nil, report.Run{}, err
		}
		defer f.Close()
		in = f
	}
	res, run, err := report.ReadJSONLines(in)
	if err != nil {
		return nil, run, &cli.UsageError{
			Msg:  fmt.Sprintf("reading %s: %v", path, err),
			Hint: "want the output of copytrail scan --format jsonl",
		}
	}
	return res, run, nil
}
