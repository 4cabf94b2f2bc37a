package doc

import "copytrail/provenance/internal/finding"

// Whose returns, for each word of d, whose words they are as far as the text itself shows
// it.
func (d *Doc) Whose() []finding.Words {
	out := make([]finding.Words, len(d.Words))
	for _, q := range d.Quotes {
		for i := q.Start; i < q.End; i++ {
			out[i] = finding.Quotation
		}
	}
	return out
}
