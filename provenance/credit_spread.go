package provenance

import (
	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"net/url"
	"slices"
	"strings"
)

// Credits within a cluster of copies: what one printing of an agency's story says of
// its origin holds for the others, and what an agency added to two stories is in
// both without either having taken from the other.

// someAgency stands for a news agency that is not named: "wire service reports".
const someAgency = "a news agency"

// PartAgencies returns the canonical names of the agencies that credits say worked on
// the text beside others ("The Associated Press contributed to this report"), in
// order of appearance, without the article's own outlet.
func PartAgencies(credits []CreditMention) []string {
	var list []string
	for _, m := range credits {
		if m.Agency && m.Partial() && !m.Self && !slices.Contains(list, m.Outlet) {
			list = append(list, m.Outlet)
		}
	}
	return list
}

// spread returns the agencies that both texts say they have something from, the whole
// or a part. Of an agency that is not named, the other text's credit says the name.
func spread(a, b *attribution) []string {
	var both []string
	as, bs := outlet.AddNew(slices.Clone(a.agencies), a.parts), outlet.AddNew(slices.Clone(b.agencies), b.parts)
	for _, x := range as {
		if slices.Contains(bs, x) {
			both = append(both, x)
		}
	}
	switch {
	case len(both) > 0:
		return both
	case a.wires && b.wires && len(as)+len(bs) == 0:
		return []string{someAgency}
	case a.wires && len(bs) > 0:
		return bs
	case b.wires && len(as) > 0:
		return as
	}
	return nil
}

// mostlyFrom is the share of a text's words that must stand word for word in another
// for what that says of its origin to hold for the text.
const mostlyFrom = 0.7

// inherit gives every article the agencies of those that it is a copy of, or that
// have most of its words: a printing often loses its dateline, and two printings that
// have lost it would look as if one had copied the other. It goes on through copies
// of copies.
func (s *scan) inherit(which []int, credits map[uint32]*attribution) {
	type link struct{ to, from uint32 }
	var links []link
	for _, i := range which {
		v := &s.judged[i]
		for _, l := range []link{{v.a, v.b}, {v.b, v.a}} {
			if v.relation >= finding.NearCopy || v.relation == finding.Excerpt && float64(v.verbatim) >= mostlyFrom*float64(s.pile[l.to].words) {
				links = append(links, l)
			}
		}
	}
	for changed := true; changed; { // each round gives some article an agency more
		changed = false
		for _, l := range links {
			to, from := credits[l.to], credits[l.from]
			more := from.agencies
			if from.agency {
				more = outlet.AddNew([]string{s.pile[l.from].outlet}, more)
			}
			for _, x := range more {
				if x != s.pile[l.to].outlet && !slices.Contains(to.agencies, x) {
					to.agencies, changed = append(to.agencies, x), true
				}
			}
			if from.wires && !to.wires {
				to.wires, changed = true, true
			}
		}
	}
	for _, c := range credits {
		slices.Sort(c.agencies) // whatever the order in which they came
	}
}

// touched reports whether an agency may have given either text what they share, other
// than the outlet of the other one.
func touched(a, b *attribution, outletA, outletB string) bool {
	by := func(c *attribution, other string) bool {
		return c.wires || slices.ContainsFunc(outlet.AddNew(slices.Clone(c.agencies), c.parts), func(x string) bool { return x != other })
	}
	return by(a, outletB) || by(b, outletA) || a.pictures && b.pictures
}

// pictureMarks are credits of agencies' pictures. Two texts that have them in common
// may be captions, which the agencies write.
var pictureMarks = []string{"(AP Photo", "AP Photo/", "Photo/AP", "(REUTERS/", "Reuters/", "AFP/Getty", "(AFP Photo", "/AFP)"}

// ofPictures reports whether a text has the credit of an agency's picture.
func ofPictures(text string) bool {
	return slices.ContainsFunc(pictureMarks, func(m string) bool { return strings.Contains(text, m) })
}

// wireWords say that a text is an agency's, or holds its work, without naming it.
var wireWords = []string{
	"wire service reports", "wire services contributed", "wire reports", "news services contributed", "combined wire services",
	"from wire services", "staff and wire", "news wire services", "agency reports", "agencies contributed to this", "with agencies",
	"mit agenturmaterial", "mit material der agenturen", "avec agences", "con información de agencias", "con informacion de agencias", "по материалам агентств", "com agências",
}

// wirePaths are parts of the path of an address under which outlets print agencies'
// stories unread.
var wirePaths = outlet.WordSet(`wires newswire newswires news-wires latest-news-wires wirestory wire-story wirestories
	apwire ap-wire aponline ap-news-feed apnewsfeed reuters-feed wire-news newsfeed-ap`)

// wireEnds is how much of the head and the tail of a text is read for wireWords.
const wireEnds = 600

// ofWires reports whether a's text or address says that an agency had a part in it.
func ofWires(a *article.Article) bool {
	head, tail := a.Text[:min(wireEnds, len(a.Text))], lastBytes(a.Text, wireEnds)
	for _, s := range []string{a.Byline, head, tail} {
		s = strings.ToLower(s)
		for _, w := range wireWords {
			if i := strings.Index(s, w); i >= 0 && !letterBefore(s, i) {
				return true
			}
		}
	}
	u, err := url.Parse(a.URL)
	if err != nil {
		return false
	}
	for part := range strings.SplitSeq(strings.ToLower(u.Path), "/") {
		if wirePaths[part] {
			return true
		}
	}
	return false
}

func letterBefore(s string, i int) bool {
	return i > 0 && outlet.ByteClass[s[i-1]] != outlet.OtherByte
}

const (
	// creditReach is how many bytes from a credit what it speaks of may stand.
	creditReach = 300
	// creditGrams is how many runs of three words near a credit must stand in the
	// other text: two reports of one event share a few by chance, a lifted sentence
	// has a dozen.
	creditGrams = 12
)

// attached reports whether a credit in d speaks of what it shares with other. An
// article that lifts a paragraph and elsewhere mentions that somebody told the other
// outlet something, or spoke on its program, has not said where the paragraph is
// from; it has when words that both have stand at the credit.
func attached(m CreditMention, d, other *doc.Doc) bool {
	if m.Kind != CreditTold || m.Span.Len() == 0 {
		return true
	}
	return beside(m, d, other) >= creditGrams
}

// beside returns how many words at a credit in d begin a 3-gram that other has too.
func beside(m CreditMention, d, other *doc.Doc) int {
	from, to := m.Span.Start-creditReach, m.Span.End+creditReach
	near := map[int]bool{}
	align.Shared(d.Trigrams, other.Trigrams, func(i, _ int) {
		if w := d.Words[i]; int(w.Start) >= from && int(w.End) <= to {
			near[i] = true
		}
	})
	return len(near)
}

// sameByline returns the byline that two articles have in common, "" when they have
// none or it names no person.
func sameByline(a, b *article.Article) string {
	x, y := strings.Join(strings.Fields(a.Byline), " "), strings.Join(strings.Fields(b.Byline), " ")
	for _, by := range []*string{&x, &y} {
		if len(*by) > 3 && strings.EqualFold((*by)[:3], "by ") {
			*by = (*by)[3:]
		}
	}
	if !strings.EqualFold(x, y) || !strings.Contains(x, " ") || len(x) > 60 {
		return ""
	}
	return x
}

// creditWarnings says what credits and bylines take from a finding.
func creditWarnings(f *finding.Finding, a, b *attribution) (out []string) {
	if !f.Relation.Reuse() {
		return nil
	}
	if by := sameByline(f.Copy, f.Source); by != "" {
		out = append(out, "both articles are by "+by)
	}
	if f.Relation == finding.SharedSource || f.Direction.Known {
		return out
	}
	parts := outlet.AddNew(outlet.AddNew(slices.Clone(a.agencies), a.parts), outlet.AddNew(slices.Clone(b.agencies), b.parts))
	if len(parts) == 0 && (a.wires || b.wires) {
		parts = []string{someAgency}
	}
	if len(parts) > 0 {
		out = append(out, "one of the texts credits "+strings.Join(parts, " and ")+": what they share may be from there")
	}
	return out
}
