package report

import (
	"copytrail/provenance"
	"copytrail/report/internal/view"
)

// DoubtedTimes says of each of the outlets whose times of publication are not all believed why
// that is, in a line of text that is safe to print.
func DoubtedTimes(outlets []provenance.PileOutlet) []string {
	var lines []string
	for _, o := range view.DoubtedTimes(outlets) {
		lines = append(lines, o.Outlet+": "+o.Said)
	}
	return lines
}
