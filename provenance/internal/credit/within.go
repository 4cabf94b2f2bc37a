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
// its other items do not count for that pair. items are the items of text in order, and
// answered says which of them do.
func (c *Attribution) Limit(other uint32, text string, items []article.Span, answered []bool) {
	counts := func(m *Mention) bool {
		if m.Span.Len() == 0 {
			return true // of the byline field
		}
		return m.ofAllItems(text, items) || answeredAt(items, answered, m.Span)
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

// noteBytes is the length of the longest note on sources at the end of a text.
const noteBytes = 200

// ofAllItems reports whether a credit speaks of the whole text though it has items: a byline
// or a source line above the first one, or a note that is the last line.
func (m *Mention) ofAllItems(text string, items []article.Span) bool {
	if !m.OfText() && !m.Partial() {
		return false
	}
	if first := items[0]; m.Span.Start < first.End {
		// A byline above; the first item may have a dateline of its own.
		line, _, _ := strings.Cut(text[first.Start:first.End], "\n")
		return m.Kind != Dateline && m.Span.Start < first.Start+len(line) && len(line) <= noteBytes
	}
	end := strings.TrimRight(text, " \n")
	last := strings.LastIndexByte(end, '\n') + 1
	return m.Span.Start >= last && len(end)-last <= noteBytes && m.Kind != Dateline && m.Span.Start > items[len(items)-1].Start
}
