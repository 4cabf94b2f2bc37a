package credit

import (
	"net/url"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// Credits within a cluster of copies: what one printing of an agency's story says of
// its origin holds for the others, and what an agency added to two stories is in
// both without either having taken from the other.

// SomeAgency stands for a news agency that is not named: "wire service reports".
const SomeAgency = "a news agency"

// PartAgencies returns the canonical names of the agencies that credits say worked on
// the text beside others ("The Associated Press contributed to this report"), in
// order of appearance, without the article's own outlet.
func PartAgencies(credits []Mention) []string {
	var list []string
	for _, m := range credits {
		if m.Agency && m.Partial() && !m.Self && !slices.Contains(list, m.Outlet) {
			list = append(list, m.Outlet)
		}
	}
	return list
}

// Spread returns the agencies that both texts say they have something from, the whole
// or a part. Of an agency that is not named, the other text's credit says the name.
func Spread(a, b *Attribution) []string {
	var both []string
	as, bs := outlet.AddNew(slices.Clone(a.Agencies), a.Parts), outlet.AddNew(slices.Clone(b.Agencies), b.Parts)
	for _, x := range as {
		if slices.Contains(bs, x) {
			both = append(both, x)
		}
	}
	switch {
	case len(both) > 0:
		return both
	case a.Wires && b.Wires && len(as)+len(bs) == 0 && !a.Agency && !b.Agency:
		return []string{SomeAgency}
	case a.Wires && len(bs) > 0:
		return bs
	case b.Wires && len(as) > 0:
		return as
	}
	return nil
}

// Touched reports whether an agency may have given either text what they share, other
// than the outlet of the other one.
func Touched(a, b *Attribution, outletA, outletB string) bool {
	by := func(c *Attribution, other string) bool {
		return c.Wires || slices.ContainsFunc(outlet.AddNew(slices.Clone(c.Agencies), c.Parts), func(x string) bool { return x != other })
	}
	return by(a, outletB) || by(b, outletA) || a.pictures && b.pictures
}

// FromElsewhere reports whether the time of either text may be that of a mere printing: one
// is a release or names an origin, or perhaps one, that is not the other's outlet; or two
// outlets print one author.
func FromElsewhere(a, b *Attribution, outletA, outletB string) bool {
	from := func(c *Attribution, other string) bool {
		return c.Release || slices.ContainsFunc(c.Origins, func(x string) bool { return x != other }) ||
			slices.ContainsFunc(c.Mentions, func(m Mention) bool { return m.Loose && m.Unlisted && !m.Self })
	}
	return from(a, outletB) || from(b, outletA) || outletA != outletB && SameAuthor(a, b) != ""
}

// ofPictures reports whether a text has the credit of an agency's picture.
func ofPictures(text string) bool {
	return slices.ContainsFunc(readNewsroom().Phrases["agency-picture"], func(m string) bool { return strings.Contains(text, m) })
}

// wireEnds is how much of the head and the tail of a text is read for wireWords.
const wireEnds = 600

// ofWires reports whether a's byline, its address, its first line or its last one say that an
// agency had a part in it, and returns where else its text says so, at the start or at the
// end.
func ofWires(a *article.Article) (whole bool, in []article.Span) {
	head, tail := a.Text[:min(wireEnds, len(a.Text))], lastBytes(a.Text, wireEnds)
	if hasWires(head) {
		in = append(in, article.Span{Start: 0, End: len(head)})
	}
	if hasWires(tail) {
		in = append(in, article.Span{Start: len(a.Text) - 1, End: len(a.Text)})
	}
	first, _, _ := strings.Cut(head, "\n")
	last := strings.TrimRight(tail, " \n")
	last = last[strings.LastIndexByte(last, '\n')+1:]
	for _, s := range []string{a.Byline, first, last} {
		if len(s) <= noteBytes && saysWires(s) {
			return true, in
		}
	}
	if unknownAgency(a) {
		return true, in
	}
	u, err := url.Parse(a.URL)
	if err != nil {
		return false, in
	}
	for part := range strings.SplitSeq(strings.ToLower(u.Path), "/") {
		if readNewsroom().Lists["wire-path"][part] {
			return true, in
		}
	}
	return false, in
}

// hasWires reports whether the head or the tail of a text says that an agency had a part in
// it, or names an agency's desk.
func hasWires(s string) bool {
	s = strings.ToLower(s)
	return wiresIn(s) || deskLine(s)
}

// saysWires reports whether s says that an agency had a part in a text.
func saysWires(s string) bool { return wiresIn(strings.ToLower(s)) }

func wiresIn(s string) bool {
	for _, w := range readNewsroom().Phrases["wires"] {
		if i := strings.Index(s, w); i >= 0 && !letterBefore(s, i) {
			return true
		}
	}
	return false
}

func letterBefore(s string, i int) bool {
	return i > 0 && outlet.ByteClass[s[i-1]] != outlet.OtherByte
}
