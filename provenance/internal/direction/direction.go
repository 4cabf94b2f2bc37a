package direction

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/passage"
)

// Case is a pair whose direction is to be decided. A is the source unless the verdict
// swaps the two.
type Case struct {
	A, B               *doc.Doc
	CreditsA, CreditsB []credit.Mention
	OutletA, OutletB   string // canonical names, "" when unknown
	Undirected         bool   // no direction is possible: both derive from a third text, or the pair is not called reuse
	Fragment           bool   // they share little of either text, perhaps from a third one: time alone does not decide
	Excerpt            bool   // they share only passages: a credit elsewhere in the text is not about them
	SameWording        bool   // they share their words, as excerpts and copies do: the witnesses, trained on rewrites, are not asked
	Wire               bool   // one is an agency's own article, often dated by its last version
	Agency             bool   // both may have what they share from an agency: only a credit decides
}

const (
	// minDecisive is the least probability at which a cue decides: below it more than
	// one verdict in ten would be wrong.
	minDecisive = 0.9
	// witnessTrust is the probability of the witnesses' claims. They are right in 99 of
	// 100 rewrites by the models they were trained on; for other writers that is not
	// known.
	witnessTrust = 0.9
	// ownTrust is the probability that a text was first when it names its own outlet
	// beside what the two share. In allsides this agrees with a credit in 37 of 40 pairs,
	// but in at least three of the nine pairs without a credit it is wrong: a paper that
	// prints an agency's report adds its own reporting. So it never decides.
	ownTrust = 0.8
	// witnessWords is the least number of words of each text for the witnesses.
	witnessWords = 60
)

// cue is one piece of evidence, before source and copy are known. sign says which text it
// takes for the first: +1 a, -1 b, 0 neither.
type cue struct {
	name     string
	basis    string // the kind of evidence, one of Bases; "" for the witnesses
	sign     int
	p        float64 // probability that sign is right; .5 is no evidence
	by       string  // value of Direction.By when it decides
	evidence evidence
	a, b     article.Span // where it stands in the texts; empty when nowhere
}

// Verdict is the direction of a pair.
type Verdict struct {
	finding.Direction
	Swapped bool // the second text is the source
}

// Of decides which of two texts was first. Cues are used in the order credit, time,
// witnesses. The first that is sure decides, unless another that is sure contradicts it.
// When none decides, Known is false; the cues are listed in any case. p is scratch memory.
func Of(p *passage.Comparer, c *Case) Verdict {
	var cues []cue
	cues = append(cues, c.creditCues()...)
	times := c.timeCues()
	if c.Fragment {
		for i := range times {
			times[i].p = min(times[i].p, minDecisive-.05)
		}
	}
	cues = append(cues, times...)
	cues = append(cues, c.ownReportCues()...)
	if !c.Undirected && !c.SameWording {
		cues = append(cues, c.witnessCues(p)...)
	}
	// Both may have it from the agency, whichever printed it first.
	if c.Agency {
		for i := range cues {
			if cues[i].name != "credit" {
				cues[i].p = min(cues[i].p, minDecisive-.05)
			}
		}
	}
	first, by, sure := 0, "", 0.0
	for _, h := range cues {
		if h.p < minDecisive || h.sign == 0 || c.Undirected {
			continue
		}
		switch {
		case first == 0:
			first, by, sure = h.sign, h.by, h.p
		case h.sign != first:
			return Verdict{c.orient(finding.Direction{}, cues, 1), false}
		}
	}
	if first == 0 {
		return Verdict{c.orient(finding.Direction{}, cues, 1), false}
	}
	// Time alone does not outweigh a credit, however weak, nor a text's claim that what
	// they share is its own reporting.
	if by == "published" && slices.ContainsFunc(cues, func(h cue) bool { return h.by == "credit" && h.sign == -first }) {
		return Verdict{c.orient(finding.Direction{}, cues, 1), false}
	}
	// A time that says the opposite, even by minutes, outweighs wording.
	if by == "witnesses" && slices.ContainsFunc(cues, func(h cue) bool { return h.by == "published" && h.sign == -first }) {
		return Verdict{c.orient(finding.Direction{}, cues, 1), false}
	}
	if by != "witnesses" {
		if sure = combinedConfidence(cues, first); sure < minDecisive {
			return Verdict{c.orient(finding.Direction{}, cues, 1), false}
		}
	}
	return Verdict{c.orient(finding.Direction{Known: true, Confidence: sure, By: by}, cues, first), first < 0}
}

// maxConfidence is the greatest confidence of credit and time together. They could be
// wrong for the same reason, as when a text copied from a third outlet names the other
// outlet for something else. That has not been seen, but cannot be excluded.
const maxConfidence = 0.99

// combinedConfidence returns the confidence, in [0, maxConfidence], of credit and time in a
// verdict, as if they were independent. A cue that says the opposite, but is too weak to
// prevent the verdict, lowers it.
func combinedConfidence(cues []cue, verdict int) float64 {
	sum := 0.0
	for _, h := range cues {
		if h.basis != "" {
			sum += float64(h.sign*verdict) * math.Log(h.p/(1-h.p))
		}
	}
	return min(maxConfidence, math.Round(100/(1+math.Exp(-sum)))/100)
}

// orient adds the cues to d, with the spans and words of its source and copy. sign is +1
// when a is the source, -1 when b is.
func (c *Case) orient(d finding.Direction, cues []cue, sign int) finding.Direction {
	names := [2]string{"the source", "the copy"}
	if !d.Known {
		names = [2]string{"one", "the other"} // as they are called in reports
	}
	for _, h := range cues {
		cue := finding.Cue{Name: h.name, Weight: logOdds(h.p), Basis: h.basis}
		cue.SourceSpan, cue.CopySpan = h.a, h.b
		nameA, nameB := names[0], names[1]
		if sign < 0 {
			cue.SourceSpan, cue.CopySpan = h.b, h.a
			nameA, nameB = nameB, nameA
		}
		switch h.sign * sign {
		case 1:
			cue.Favours = finding.SideSource
		case -1:
			cue.Favours = finding.SideCopy
		}
		first, second := nameA, nameB
		if h.sign < 0 {
			first, second = second, first
		}
		cue.Evidence = h.evidence(first, second)
		d.Cues = append(d.Cues, cue)
	}
	slices.SortStableFunc(d.Cues, func(x, y finding.Cue) int { return cmp.Compare(y.Weight, x.Weight) })
	return d
}

// logOdds returns the weight of a cue that is right with probability p.
func logOdds(p float64) float64 { return math.Round(100*math.Log(p/(1-p))) / 100 }

// creditCues returns a cue for each text that names the other's outlet as a source. When
// both do, neither cue is sure.
func (c *Case) creditCues() []cue {
	if c.OutletA == c.OutletB {
		return nil
	}
	var cues []cue
	if m, basis, ok := c.named(c.CreditsB, c.OutletA, c.B, c.A); ok {
		cues = append(cues, cue{name: "credit", basis: basis, sign: 1, p: learnedTrust()[basis].P, by: "credit", b: m.Span, evidence: creditEvidence(m, c.B)})
	}
	if m, basis, ok := c.named(c.CreditsA, c.OutletB, c.A, c.B); ok {
		cues = append(cues, cue{name: "credit", basis: basis, sign: -1, p: learnedTrust()[basis].P, by: "credit", a: m.Span, evidence: creditEvidence(m, c.A)})
	}
	if len(cues) == 2 {
		cues[0].p, cues[1].p = min(cues[0].p, minDecisive-.1), min(cues[1].p, minDecisive-.1)
	}
	return cues
}

// named returns the most explicit credit of an outlet in d, by the order of Bases (not by
// their measured trust), and its kind of evidence that d is a copy of other.
func (c *Case) named(credits []credit.Mention, outlet string, d, other *doc.Doc) (best credit.Mention, basis string, ok bool) {
	if outlet == "" {
		return best, "", false
	}
	for _, m := range credits {
		if m.Outlet != outlet || m.Self {
			continue
		}
		kind := creditBasis(m, d, other, c.Excerpt)
		if !ok || slices.Index(Bases, kind) < slices.Index(Bases, basis) {
			best, basis, ok = m, kind, true
		}
	}
	return best, basis, ok
}

// ownReportCues returns a cue for each text that names its own outlet beside what they
// share, as in "told the Courier" or "our colleagues report". Such a text was hardly copied
// from the other, though perhaps from an earlier text of its own outlet.
func (c *Case) ownReportCues() []cue {
	if c.OutletA == c.OutletB {
		return nil
	}
	var cues []cue
	tell := func(d, other *doc.Doc, outlet string, credits []credit.Mention, sign int) {
		m, ok := ownReport(credits, outlet, d, other)
		if !ok {
			return
		}
		h := cue{name: "own-report", sign: sign, p: ownTrust, by: "credit", evidence: func(first, _ string) string {
			return fmt.Sprintf("%s gives what they share as its own outlet's reporting: “%s”", first, shorten(d.Article.Text[m.Span.Start:m.Span.End], 80))
		}}
		if sign > 0 {
			h.a = m.Span
		} else {
			h.b = m.Span
		}
		cues = append(cues, h)
	}
	tell(c.A, c.B, c.OutletB, c.CreditsA, 1)
	tell(c.B, c.A, c.OutletA, c.CreditsB, -1)
	return cues
}

func creditEvidence(m credit.Mention, d *doc.Doc) func(first, second string) string {
	words := "in its byline"
	if m.Span.Len() > 0 {
		words = "“" + shorten(d.Article.Text[m.Span.Start:m.Span.End], 80) + "”"
	}
	return func(first, second string) string {
		return fmt.Sprintf("%s credits %s, the outlet of %s: %s", second, m.Outlet, first, words)
	}
}

// timeCues returns a cue when the times of publication, by their precision, have an order.
// A recorded time may be when a crawler first saw the page, the day a paper was printed or
// that of a later version. Of pairs whose days are one apart a quarter are in the wrong
// order; of those two or more apart, none of the pairs that were read.
func (c *Case) timeCues() []cue {
	x, y := c.A.Article.Published, c.B.Article.Published
	sign := -finding.TimeOrder(x, y)
	if sign == 0 {
		return nil
	}
	lag := y.Sub(x.Time).Abs()
	basis := timeBasis(x, y, lag, c.OutletA != "" && c.OutletA == c.OutletB)
	p := learnedTrust()[basis].P
	if c.Wire && basis == BasisHours {
		p = min(p, minDecisive-.05)
	}
	return []cue{{name: "published", basis: basis, sign: sign, p: p, by: "published", evidence: func(first, second string) string {
		return fmt.Sprintf("%s was published %s before %s (%s, %s)", first, lagWords(lag, x, y), second, earlier(x, y), later(x, y))
	}}}
}

func earlier(x, y article.Time) string {
	if x.Before(y.Time) {
		return x.String()
	}
	return y.String()
}

func later(x, y article.Time) string {
	if x.Before(y.Time) {
		return y.String()
	}
	return x.String()
}

// lagWords returns a lag in words, no finer than the precision of the times.
func lagWords(lag time.Duration, x, y article.Time) string {
	days := int(lag.Hours() / 24)
	switch {
	case x.Believed() == article.Day || y.Believed() == article.Day || days > 1:
		return fmt.Sprintf("%d days", max(days, 1))
	case lag >= time.Hour:
		return fmt.Sprintf("%d h %d min", int(lag.Hours()), int(lag.Minutes())%60)
	case lag >= time.Minute:
		return fmt.Sprintf("%d min", int(lag.Minutes()))
	}
	return fmt.Sprintf("%d s", int(lag.Seconds()))
}

// shorten puts s on one line and cuts it before a word to at most n bytes, plus an ellipsis.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= n {
		return s
	}
	cut := strings.LastIndexByte(s[:n], ' ')
	if cut <= 0 {
		cut = n
		for cut > 0 && s[cut]&0xc0 == 0x80 {
			cut--
		}
	}
	return s[:cut] + " …"
}
