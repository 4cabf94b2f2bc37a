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

// Case is a pair whose order is asked for. The first text, a, is the source
// unless the verdict turns them.
type Case struct {
	A, B               *doc.Doc
	CreditsA, CreditsB []credit.Mention
	OutletA, OutletB   string // canonical names, "" when unknown
	Apart              bool   // neither was made from the other: both derive from a third text, or the pair is not called reuse
	Fragment           bool   // what the two share is little of either: it may be from a third text, so time alone does not decide
	Excerpt            bool   // they share passages only: a credit elsewhere in the text does not speak of them
	Worded             bool   // they share their words, as excerpts and copies do; the witnesses were taught rewritten texts
	Wire               bool   // an agency is the outlet of one: its reports often bear the time of their last version
	Agency             bool   // an agency may have given either what they share: only a credit tells who was first
}

const (
	// decides is the probability from which a cue decides: below, a verdict would be
	// wrong more than once in ten.
	decides = 0.9
	// witnessTrust caps the witnesses. Their claims are right in 99 of 100 rewrites
	// by the models they were trained on; what others write is not known.
	witnessTrust = 0.9
	// ownTrust is how sure it makes that a text was first that it names its own outlet
	// beside what the two share. In allsides that agrees with a credit in 37 of 40 pairs,
	// but of the nine that credit nobody three or more are wrong: a paper that prints an
	// agency's report adds what it was told itself. So it decides nothing.
	ownTrust = 0.8
	// witnessWords is how many words each text must have for the witnesses.
	witnessWords = 60
)

// heard is one cue before the pair has its order: sign says which text it takes for
// the first, +1 a, -1 b, 0 neither.
type heard struct {
	name     string
	basis    string // the kind of evidence, one of Bases; "" for the witnesses
	sign     int
	p        float64 // probability that sign is right; .5 says nothing
	by       string  // what By says when it decides
	evidence func(first, second string) string
	a, b     article.Span // where it shows
}

// Verdict is the direction of a pair, and whether that makes the second text the source.
type Verdict struct {
	finding.Direction
	Turned bool
}

// Of says which of two texts was first, as far as the evidence carries a
// verdict. Credit comes first, then time, then the two witnesses; the first that is
// sure decides, unless another that is sure contradicts it.
func Of(p *passage.Comparer, c *Case) Verdict {
	var cues []heard
	cues = append(cues, c.credit()...)
	times := c.time()
	if c.Fragment {
		for i := range times {
			times[i].p = min(times[i].p, decides-.05)
		}
	}
	cues = append(cues, times...)
	cues = append(cues, c.own()...)
	if !c.Apart && !c.Worded {
		cues = append(cues, c.witnesses(p)...)
	}
	// What came from an agency both may have had from it, whichever printed it first.
	if c.Agency {
		for i := range cues {
			if cues[i].name != "credit" {
				cues[i].p = min(cues[i].p, decides-.05)
			}
		}
	}
	first, by, sure := 0, "", 0.0
	for _, h := range cues {
		if h.p < decides || h.sign == 0 || c.Apart {
			continue
		}
		switch {
		case first == 0:
			first, by, sure = h.sign, h.by, h.p
		case h.sign != first:
			return Verdict{c.oriented(finding.Direction{}, cues, 1), false}
		}
	}
	if first == 0 {
		return Verdict{c.oriented(finding.Direction{}, cues, 1), false}
	}
	// A clock alone does not outweigh a credit, however loose, nor that a text gives what
	// they share as its own reporters'.
	if by == "published" && slices.ContainsFunc(cues, func(h heard) bool { return h.by == "credit" && h.sign == -first }) {
		return Verdict{c.oriented(finding.Direction{}, cues, 1), false}
	}
	// A clock that says the opposite, if only by minutes, outweighs wording.
	if by == "witnesses" && slices.ContainsFunc(cues, func(h heard) bool { return h.by == "published" && h.sign == -first }) {
		return Verdict{c.oriented(finding.Direction{}, cues, 1), false}
	}
	if by != "witnesses" {
		if sure = surely(cues, first); sure < decides {
			return Verdict{c.oriented(finding.Direction{}, cues, 1), false}
		}
	}
	return Verdict{c.oriented(finding.Direction{Known: true, Confidence: sure, By: by}, cues, first), first < 0}
}

// surest bounds the confidence of credit and time together: that they err for the
// same reason, as where a text lifted from a third outlet names the other for
// something else, has not been seen and cannot be excluded.
const surest = 0.99

// surely returns how sure credit and time are of a verdict, taken as independent:
// one that says the opposite, if too weakly to forbid the verdict, takes from it.
func surely(cues []heard, verdict int) float64 {
	sum := 0.0
	for _, h := range cues {
		if h.basis != "" {
			sum += float64(h.sign*verdict) * math.Log(h.p/(1-h.p))
		}
	}
	return min(surest, math.Round(100/(1+math.Exp(-sum)))/100)
}

// oriented fills in the cues of d as its source and copy see them; sign is +1 when a
// is the source.
func (c *Case) oriented(d finding.Direction, cues []heard, sign int) finding.Direction {
	names := [2]string{"the source", "the copy"}
	if !d.Known {
		names = [2]string{"one", "the other"} // what the two are called where they are shown
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

// credit hears whether one text names the other's outlet as a source. Where each
// names the other, both are told and neither is sure.
func (c *Case) credit() []heard {
	if c.OutletA == c.OutletB {
		return nil
	}
	var cues []heard
	if m, basis, ok := c.named(c.CreditsB, c.OutletA, c.B, c.A); ok {
		cues = append(cues, heard{name: "credit", basis: basis, sign: 1, p: learnedTrust()[basis].P, by: "credit", b: m.Span, evidence: creditEvidence(m, c.B)})
	}
	if m, basis, ok := c.named(c.CreditsA, c.OutletB, c.A, c.B); ok {
		cues = append(cues, heard{name: "credit", basis: basis, sign: -1, p: learnedTrust()[basis].P, by: "credit", a: m.Span, evidence: creditEvidence(m, c.A)})
	}
	if len(cues) == 2 {
		cues[0].p, cues[1].p = min(cues[0].p, decides-.1), min(cues[1].p, decides-.1)
	}
	return cues
}

// named returns the plainest credit of an outlet in d, by the order of Bases whatever
// was measured of them, and what kind of evidence it is that d is the copy of other.
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

// own hears whether one text names its own outlet beside what they share: as who was
// told it, who has seen it, whose colleagues report it. Then it was hardly taken from
// the other, if also perhaps from an earlier text of its own outlet.
func (c *Case) own() []heard {
	if c.OutletA == c.OutletB {
		return nil
	}
	var cues []heard
	tell := func(d, other *doc.Doc, outlet string, credits []credit.Mention, sign int) {
		m, ok := ownReport(credits, outlet, d, other)
		if !ok {
			return
		}
		h := heard{name: "own-report", sign: sign, p: ownTrust, by: "credit", evidence: func(first, _ string) string {
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

// time hears the times of publication, as far as their precision goes. What a record
// calls published may be when a crawler first saw the page, the day a paper was
// printed or a later version of the text: among pairs whose days are one apart a
// quarter are in the wrong order, of those two or more apart none that was read.
func (c *Case) time() []heard {
	x, y := c.A.Article.Published, c.B.Article.Published
	sign := -finding.TimeOrder(x, y)
	if sign == 0 {
		return nil
	}
	lag := y.Sub(x.Time).Abs()
	basis := timeBasis(x, y, lag, c.OutletA != "" && c.OutletA == c.OutletB)
	p := learnedTrust()[basis].P
	if c.Wire && basis == BasisHours {
		p = min(p, decides-.05)
	}
	return []heard{{name: "published", basis: basis, sign: sign, p: p, by: "published", evidence: func(first, second string) string {
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

// lagWords says how long a lag is, no finer than the times are known.
func lagWords(lag time.Duration, x, y article.Time) string {
	days := int(lag.Hours() / 24)
	switch {
	case x.Precision == article.Day || y.Precision == article.Day || days > 1:
		return fmt.Sprintf("%d days", max(days, 1))
	case lag >= time.Hour:
		return fmt.Sprintf("%d h %d min", int(lag.Hours()), int(lag.Minutes())%60)
	case lag >= time.Minute:
		return fmt.Sprintf("%d min", int(lag.Minutes()))
	}
	return fmt.Sprintf("%d s", int(lag.Seconds()))
}

// shorten cuts s at a word to at most about n bytes and puts it on one line.
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
