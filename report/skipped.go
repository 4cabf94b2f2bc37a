package report

import (
	"bufio"
	"io"

	"copytrail/provenance"
)

// WriteSkipped prints the skipped records of a run as JSON Lines, one object a
// record, the same as among the other records of [JSONLines].
func WriteSkipped(w io.Writer, skipped []provenance.Skipped) error {
	buf := bufio.NewWriter(w)
	for _, s := range skipped {
		line, err := encode(skippedRecord{"skipped", s.Input, s.Reason})
		if err != nil {
			return err
		}
		buf.Write(line)
		buf.WriteByte('\n')
	}
	return buf.Flush()
}
