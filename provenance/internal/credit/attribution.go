package credit

import (
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// Attribution is what an article says of its sources.
type Attribution struct {
	Mentions []Mention
	Agencies []string // canonical names of agencies that the whole text is credited to
	Origins  []string // those of outlets, agencies or not, that the whole text is credited to, and other origins of it
	Labels   []string // origins that count only where the other text has them too, see [Mention]
	Parts    []string // those of agencies that it says a part is from
	Wires    bool     // it says that an agency had a part in it, without a name
	pictures bool     // it has the credit of an agency's picture
	Agency   bool     // the article's own outlet is an agency
	Release  bool     // the text is a press release
	Issuer   bool     // the text is a press release of its own outlet
	Author   string   // the person, or persons, that its byline names; "" when it names none
	Network  bool     // its byline names an organisation behind the person

	wires      []article.Span          // where its text says that an agency had a part
	wiresWhole bool                    // its byline or address says so
	parts      map[uint32]*Attribution // what counts for another article, see Limit
}

// InText reports whether the text itself, not only its byline, says something of its
// sources.
func (c *Attribution) InText() bool {
	return len(c.wires) > 0 || slices.ContainsFunc(c.Mentions, func(m Mention) bool { return !m.Self && m.Span.Len() > 0 })
}

// Names reports whether the article credits the outlet of that canonical name.
func (c *Attribution) Names(outlet string) (Mention, bool) {
	for _, m := range c.Mentions {
		if m.Means(outlet) && !m.Self {
			return m, true
		}
	}
	return Mention{}, false
}

// Read reads what a says of its sources. table knows the outlets; own is the
// canonical name of a's outlet, "" when unknown.
func Read(table *outlet.Table, a *article.Article, own string) Attribution {
	c := Attribution{Mentions: find(table, a)}
	c.sumUp()
	c.Issuer = c.Release && namesItself(a, own)
	c.Author, c.Network = authorOf(a)
	c.wiresWhole, c.wires = ofWires(a)
	c.Wires, c.pictures = c.wiresWhole || len(c.wires) > 0, ofPictures(a.Text)
	if o, ok := table.Resolve(own); ok {
		c.Agency = o.Agency
	}
	return c
}

// Gives reports whether a text gives another outlet as a source of what it says:
// more than that somebody spoke to it.
func (c *Attribution) Gives(outlet string) bool {
	return outlet != "" && slices.ContainsFunc(c.Mentions, func(m Mention) bool {
		return m.Means(outlet) && !m.Self && m.Kind != Told
	})
}

// InBoth returns the outlets that both articles credit, other than their own.
func InBoth(a, b *Attribution, outletA, outletB string) []string {
	var out []string
	for _, m := range a.Mentions {
		if m.Self || m.Outlet == outletA || m.Outlet == outletB || slices.Contains(out, m.Outlet) {
			continue
		}
		if _, ok := b.Names(m.Outlet); ok {
			out = append(out, m.Outlet)
		}
	}
	return out
}

// besideCredit is how far from a run of words a credit may stand and still be about it,
// in bytes: a sentence or two.
const besideCredit = 250

// Beside reports whether the credit of an outlet other than its own stands in or
// near a span of the text.
func (c *Attribution) Beside(span article.Span) bool {
	for _, m := range c.Mentions {
		if !m.Self && !m.Unlisted && m.Span.Len() > 0 && m.Span.Start < span.End+besideCredit && m.Span.End > span.Start-besideCredit {
			return true
		}
	}
	return false
}

// Credits reports whether a text names an outlet as a source, in whatever way; never of
// the outlet without a name.
func (c *Attribution) Credits(outlet string) bool {
	if outlet == "" {
		return false
	}
	_, ok := c.Names(outlet)
	return ok
}
