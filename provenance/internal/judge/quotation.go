package judge

import (
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/passage"
)

// This file decides which pairs share a quotation: both carry the same words of somebody,
// and what else they have in common is no reuse.

// mostlySaid is the least share of the words in common stretches that must be somebody's,
// by either text.
const mostlySaid = 0.5

// oneSided is the share of the words said from which they count as marked in one text
// only: the other has them as its own prose, as far as it shows.
const oneSided = 0.5

// quoted is what the words in common of a pair show of quotations.
type quoted struct {
	words  int     // somebody's words in common stretches of passage.LongStretch words and more; 0 when most of these are nobody's
	unsaid int     // words of all common runs that are nobody's in either text
	single float64 // share of words that only one text shows as somebody's
}

// keepQuoted notes whose words the common runs are, if there is a long stretch of them.
func (v *Judgement) keepQuoted(a, b *doc.Doc, m *Measured) {
	long := passage.LongStretches(m.Runs)
	if len(long) == 0 {
		return
	}
	v.quoted = quoted{}
	whoseA, whoseB := a.Whose(), b.Whose()
	all, said, single := 0, 0, 0
	for _, r := range long {
		for i := range r.N {
			inA, inB := whoseA[r.A+i].Said(), whoseB[r.B+i].Said()
			all++
			if inA || inB {
				said++
			}
			if inA != inB {
				single++
			}
		}
	}
	for _, r := range m.Runs {
		for i := range r.N {
			if !whoseA[r.A+i].Said() && !whoseB[r.B+i].Said() {
				v.quoted.unsaid++
			}
		}
	}
	if said >= passage.LongStretch && float64(said) >= mostlySaid*float64(all) {
		v.quoted.words = said
		v.quoted.single = doc.Ratio(single, said)
	}
}

// WithQuotations makes shared-quotation of each judgement that is no reuse and no possible
// reuse, but has a long stretch of somebody's words in common. Excerpts are decided by
// [WithCredits].
func WithQuotations(judged []Judgement) {
	for i := range judged {
		if v := &judged[i]; v.Relation <= finding.SameEvent && v.quoted.words > 0 {
			v.shareQuotation()
		}
	}
}

// shareQuotation makes the pair one that shares only a quotation.
func (v *Judgement) shareQuotation() {
	v.Relation, v.Statement = finding.SharedQuotation, true
}

// onlyQuoted reports whether the words in common of an excerpt are somebody's but for a few.
func (v *Judgement) onlyQuoted() bool {
	return v.quoted.words > 0 && v.quoted.unsaid < passage.ExcerptFew
}

// quotesOther reports whether what the two share is quoted by one text from the other's
// outlet: the words are those of the other newsroom, and not of somebody whom both quote.
func (v *Judgement) quotesOther(a, b *credit.Attribution, outletA, outletB string) bool {
	return v.quoted.single >= oneSided && outletA != outletB && (a.Gives(outletB) || b.Gives(outletA))
}
