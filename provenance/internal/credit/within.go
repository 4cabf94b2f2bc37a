package credit

import (
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// In a newsletter, a live blog or a digest a credit counts for the item that it stands in.
// What two texts share may stand in another one.

// For returns what the article says of the sources of what it shares with article other: a
// part of c when [Attribution.Limit] has set one, otherwise c.
func (c *Attribution) For(other uint32) *Attribution {
	if part, ok := c.parts[other]; ok {
		return part
	}
	return c
}

// Limit says that of article c only some items answer article other, so that the credits in
// its other items do not count for that pair. items are the items of text in order, head
// says that the first of them is what stands before the items, and answered says which of
// them do.
func (c *Attribution) Limit(other uint32, text string, items []article.Span, head bool, answered []bool) {
	each := c.creditsEachItem(text)
	counts := func(m *Mention) bool {
		switch {
		case m.Span.Len() == 0:
			return true // of the byline field
		case head && m.Span.Start < items[0].End && (m.OfText() || m.Partial()):
			return true // above all items
		case m.Kind == Contributed && ownLine(text, m.Span), !each && m.ownsLine(text):
			return true // a note on the whole
		}
		return answeredAt(items, answered, m.Span)
	}
	part := &Attribution{Wires: c.wiresWhole, pictures: c.pictures, Agency: c.Agency}
	for i := range c.Mentions {
		if m := &c.Mentions[i]; counts(m) {
			part.Mentions = append(part.Mentions, *m)
		}
	}
	for _, s := range c.wires {
		part.Wires = part.Wires || answeredAt(items, answered, s)
	}
	if len(part.Mentions) == len(c.Mentions) && part.Wires == c.Wires {
		return
	}
	part.sumUp()
	if c.parts == nil {
		c.parts = map[uint32]*Attribution{}
	}
	c.parts[other] = part
}

// sumUp sets what follows from the mentions.
func (c *Attribution) sumUp() {
	c.Agencies, c.Parts, c.Origins = TextAgencies(c.Mentions), PartAgencies(c.Mentions), nil
	for _, m := range c.Mentions {
		if m.OfText() && !m.Self {
			c.Origins = outlet.AddNew(c.Origins, []string{m.Outlet})
		}
	}
}

// answeredAt reports whether the item that a span begins in is answered.
func answeredAt(items []article.Span, answered []bool, span article.Span) bool {
	i := slices.IndexFunc(items, func(s article.Span) bool { return span.Start < s.End })
	return i >= 0 && answered[i]
}

// noteBytes is the length of the longest line that is a note on sources.
const noteBytes = 250

// ownLine reports whether a credit is a line of its own, not one within an item.
func ownLine(text string, span article.Span) bool {
	from := strings.LastIndexByte(text[:span.Start], '\n') + 1
	to := len(text)
	if i := strings.IndexByte(text[span.End:], '\n'); i >= 0 {
		to = span.End + i
	}
	before := strings.Trim(text[from:span.Start], " \t*_([—–-•©")
	return to-from <= noteBytes && len(before) <= span.Len()
}

// ownsLine reports whether a byline or a source line is a line of its own.
func (m *Mention) ownsLine(text string) bool {
	return (m.Kind == Byline || m.Kind == Source) && m.Span.Len() > 0 && ownLine(text, m.Span)
}

// creditsEachItem reports whether several outlets are given in lines of their own, as in a
// digest that gives a source below each item. A single one is that of the whole text.
func (c *Attribution) creditsEachItem(text string) bool {
	first := ""
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.Self || !m.ownsLine(text) {
			continue
		}
		if first != "" && m.Outlet != first {
			return true
		}
		first = m.Outlet
	}
	return false
}
