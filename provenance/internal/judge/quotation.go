package judge

import (
	"strings"
	"unicode/utf8"

	"copytrail/align"
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
	closed bool    // in one of the texts most of these words stand between an opening and a closing mark
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
			x, y := whoseA[r.A+i], whoseB[r.B+i]
			inA, inB := x.Said() && !(y == finding.Prose && b.FirstPerson()), y.Said() && !(x == finding.Prose && a.FirstPerson())
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
		most := int(mostlySaid * float64(said))
		v.quoted.closed = inMarks(a, whoseA, long, func(r align.Run) int { return r.A }) > most ||
			inMarks(b, whoseB, long, func(r align.Run) int { return r.B }) > most
	}
}

// inMarks returns how many words of the runs stand in quotations of d that have both their
// marks. A mark that is never closed may be anything: a misspelt dash in a dateline makes a
// quotation of its whole paragraph.
func inMarks(d *doc.Doc, whose []finding.Words, runs []align.Run, at func(align.Run) int) int {
	words := 0
	for _, r := range runs {
		for i, end := at(r), at(r)+r.N; i < end; {
			if !whose[i].Said() {
				i++
				continue
			}
			from, to := i, i
			for from > 0 && whose[from-1].Said() {
				from--
			}
			for to < len(whose) && whose[to].Said() {
				to++
			}
			if marked(d, from, to) {
				words += min(to, end) - i
			}
			i = to
		}
	}
	return words
}

// marked reports whether a mark opens directly before word from and one closes behind word
// to-1 and its punctuation.
func marked(d *doc.Doc, from, to int) bool {
	text := d.Article.Text
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:d.Words[from].Start], "[(\u00a0\u202f"))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[d.Words[to-1].End:], ".,!?;:…)]\u00a0\u202f"))
	return strings.ContainsRune("“\"„«‹‘'「『`*", before) && strings.ContainsRune("”\"“»›’'」』*", after)
}

// WithQuotations makes shared-quotation of each judgement that is no reuse and no possible
// reuse, but has a long stretch of somebody's words in common, unless it is a form that was
// filled twice. Excerpts are decided by [WithCredits].
func WithQuotations(judged []Judgement) {
	for i := range judged {
		if v := &judged[i]; v.onlyQuotation() {
			v.shareQuotation()
		}
	}
}

// onlyQuotation reports whether WithQuotations makes shared-quotation of the pair.
func (v *Judgement) onlyQuotation() bool {
	return v.Relation <= finding.SameEvent && v.quoted.words > 0 && !v.template
}

// keepEvidence keeps the evidence of a pair that shares a quotation. A large pile has
// thousands of these pairs, and to prepare their articles again would cost more than all
// else that is said of them.
func (v *Judgement) keepEvidence(p *Measurer, a, b *doc.Doc) {
	if v.onlyQuotation() {
		ev := p.Evidence(b, a, passage.VerbatimOnly)
		v.evidence = &ev
	}
}

// Evidence returns the verbatim passages of a pair that shares a quotation, with the spans of
// article B as Copy and those of A as Source. It is nil when they were not found while the
// pair was judged.
func (v *Judgement) Evidence() *passage.Evidence {
	if v.Relation != finding.SharedQuotation {
		return nil
	}
	return v.evidence
}

// shareQuotation makes the pair one that shares only a quotation.
func (v *Judgement) shareQuotation() {
	v.Relation, v.Statement = finding.SharedQuotation, true
}

// onlyQuoted reports whether the words in common of an excerpt are somebody's but for a few.
// When the model takes them for copied and only one text shows them as somebody's, they must
// stand between marks there.
func (v *Judgement) onlyQuoted(by passage.Verdict) bool {
	if v.quoted.words == 0 || v.quoted.unsaid >= passage.ExcerptFew {
		return false
	}
	return by < passage.Copied || v.quoted.single < oneSided || v.quoted.closed
}

// quotesOther reports whether what the two share is quoted by one text from the other's
// outlet: the words are those of the other newsroom, and not of somebody whom both quote.
func (v *Judgement) quotesOther(a, b *credit.Attribution, outletA, outletB string) bool {
	return v.quoted.single >= oneSided && outletA != outletB && (a.Gives(outletB) || b.Gives(outletA))
}
