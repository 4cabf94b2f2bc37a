package credit

import (
	"slices"
)

// class says what kind of token a token is.
type class uint16

const (
	wordToken     class = 1 << iota // letters and digits
	markToken                       // anything else
	quoteToken                      // a quotation mark
	capitalLetter                   // a word that begins with a capital or a digit
	smallLetter                     // a word that does not
	numberToken                     // a word that begins with a digit
	bracketToken                    // a bracket with all that is in it, in a gap
	hyphenToken                     // a hyphen with no capital behind it
	dashToken                       // a hyphen with a space behind it
	anyToken      = wordToken | markToken
)

var classOf = map[string]class{
	"CAPITAL": capitalLetter, "SMALL": smallLetter, "WORD": wordToken, "NUMBER": numberToken, "MARK": markToken,
	"QUOTE": quoteToken, "BRACKET": bracketToken, "HYPHEN": hyphenToken, "DASH": dashToken, "ANY": anyToken,
}

// bracketReach is how many tokens a BRACKET may hold.
const bracketReach = 5

// side is the tokens on one side of a name, read outward.
type side struct {
	g          *grammar
	c          *context
	tokens     []token
	left       bool
	skipQuotes bool
}

// at returns the token that is the i-th outward, nil beyond the end of the sentence.
func (s *side) at(i int) *token {
	if i >= len(s.tokens) {
		return nil
	}
	if s.left {
		return &s.tokens[len(s.tokens)-1-i]
	}
	return &s.tokens[i]
}

// in reports whether a token's word belongs to a set.
func (g *grammar) in(t *token, set int) bool {
	if t.id == notAsked {
		t.id = unknown
		if id, ok := g.words[t.low]; ok {
			t.id = id
		}
	}
	return g.contains(set, t.id)
}

// fits reports whether a token is what an element wants.
func (g *grammar) fits(e *element, t *token) bool {
	if t == nil {
		return false
	}
	ok := e.class&t.class != 0 || e.text != "" && e.text == t.low || e.set >= 0 && g.in(t, e.set)
	return ok && (e.letter == 0 || e.letter&t.class != 0) && e.butClass&t.class == 0 && (e.but < 0 || !g.in(t, e.but))
}

// match matches elements outward from token at. It returns where the match ends.
func (s *side) match(elements []element, at int) (end int, ok bool) {
	for i := range elements {
		e := &elements[i]
		switch e.kind {
		case one:
			for !s.g.fits(e, s.at(at)) {
				if t := s.at(at); t == nil || !s.skipQuotes || t.class&quoteToken == 0 {
					return 0, false
				}
				at++
			}
			at++
		case gap:
			return s.gap(e, elements[i+1:], at)
		case atEdge:
			if at < len(s.tokens) {
				return 0, false
			}
		case partners:
			at = s.c.afterPartners(s.g)
		case look:
			aside := *s
			aside.skipQuotes = false
			found := slices.ContainsFunc(e.looks, func(inside []element) bool {
				_, ok := aside.match(inside, at)
				return ok
			})
			if found == e.not {
				return 0, false
			}
		}
	}
	return at, true
}

// gap matches a run of tokens and the elements behind it: the shortest run after which
// they fit, or the longest when the run is greedy.
func (s *side) gap(e *element, rest []element, at int) (end int, ok bool) {
	for n := 0; ; n++ {
		if n >= e.min && !e.greedy {
			if end, ok := s.match(rest, at); ok {
				return end, true
			}
		}
		next := s.step(e, at)
		if n == e.max || next < 0 {
			if e.greedy && n >= e.min {
				return s.match(rest, at)
			}
			return 0, false
		}
		at = next
	}
}

// step returns where the token, or the bracket, at at ends, -1 when a gap does not
// take it.
func (s *side) step(e *element, at int) int {
	t := s.at(at)
	if s.g.fits(e, t) {
		return at + 1
	}
	if t == nil || s.left || e.class&bracketToken == 0 || t.low != "(" {
		return -1
	}
	for i := at + 1; i <= at+bracketReach+1; i++ {
		if t := s.at(i); t != nil && t.low == ")" {
			return i + 1
		}
	}
	return -1
}

// find asks the patterns that may fit the names of c, in their order.
func (g *grammar) find(c *context) (verdict, *pattern, bool) {
	lists := [...]struct {
		patterns  []*pattern
		described bool
	}{
		{g.outletLeft[c.idOf(g, c.lastBefore(len(c.left), true))], false},
		{nil, true},
		{g.nameLeft[c.idOf(g, c.lastBefore(len(c.left), false))], false},
		{g.right[c.idOf(g, c.rightAt(0))], false},
		{g.rightPartners[c.idOf(g, c.rightAt(c.afterPartners(g)))], false},
		{g.others, false},
	}
	if c.kept < len(c.left) {
		lists[1].patterns = g.outletLeft[c.idOf(g, c.lastBefore(c.kept, true))]
	}
	stageNow, open := -1, false
	for {
		best, key := -1, ^uint32(0)
		for i := range lists {
			if l := &lists[i]; len(l.patterns) > 0 {
				k := l.patterns[0].key
				if l.described {
					k |= keyDescribed
				}
				if k < key {
					best, key = i, k
				}
			}
		}
		if best < 0 {
			return verdict{}, nil, false
		}
		p := lists[best].patterns[0]
		lists[best].patterns = lists[best].patterns[1:]
		if p.rule.stage != stageNow {
			stageNow = p.rule.stage
			open = !g.anyFits(c, g.stages[stageNow].not)
		}
		if !open {
			continue
		}
		// Patterns that are not found by a word before the name are tried in both views.
		described := lists[best].described
		v, ok := g.try(c, p, described)
		if !ok && best > 2 && p.outlet && len(p.left) > 0 && c.kept < len(c.left) {
			v, ok = g.try(c, p, true)
		}
		if ok && !g.anyFits(c, p.rule.not) {
			return v, p, true
		}
	}
}

// anyFits reports whether one of the patterns fits the names.
func (g *grammar) anyFits(c *context, patterns []*pattern) bool {
	for _, p := range patterns {
		if _, ok := g.try(c, p, false); ok {
			return true
		}
		if p.outlet && len(p.left) > 0 && c.kept < len(c.left) {
			if _, ok := g.try(c, p, true); ok {
				return true
			}
		}
	}
	return false
}

// try matches one pattern; described says that the words that describe the outlet are
// left out.
func (g *grammar) try(c *context, p *pattern, described bool) (verdict, bool) {
	for _, condition := range p.conditions {
		if !c.is(condition) {
			return verdict{}, false
		}
	}
	left := side{g: g, c: c, tokens: c.left, left: true, skipQuotes: p.outlet}
	if described {
		left.tokens = c.left[:c.kept]
	}
	from, ok := left.match(p.left, 0)
	if !ok || p.phrase > 0 && left.hyphenAt(from) {
		return verdict{}, false
	}
	right := side{g: g, c: c, tokens: c.right}
	to, ok := right.match(p.right, 0)
	if !ok {
		return verdict{}, false
	}
	v := verdict{start: c.start, end: c.end}
	if p.rule == nil {
		return v, true
	}
	v.kind = p.rule.kind
	switch {
	case p.rule.span > 0:
		v.start = c.leftStart(p.rule.span)
	case p.phrase > 0:
		v.start = c.leftStart(p.phrase)
	case from > 0:
		v.start = left.at(from - 1).start
	}
	if to > 0 {
		v.end = right.at(to - 1).end
	}
	return v, true
}

// hyphenAt reports whether a hyphen joins the phrase that ends at i to a longer word.
func (s *side) hyphenAt(i int) bool {
	for ; ; i++ {
		t := s.at(i)
		if t == nil || t.class&quoteToken == 0 {
			return t != nil && t.low == "-"
		}
	}
}

// conditionNames are the conditions of a placeholder, beside languages.
var conditionNames = []string{"weak", "strong", "agency", "pile", "short-line"}

// is reports whether a condition of a placeholder holds for the names.
func (c *context) is(condition string) bool {
	switch condition {
	case "weak":
		return c.weak
	case "strong":
		return !c.weak
	case "agency":
		return c.agency
	case "pile":
		return c.pile
	case "short-line":
		return c.lineEnd-c.lineStart < bylineBytes
	}
	return c.lang == condition
}

// lastBefore returns the last of the first n tokens on the left, quotation marks aside
// when skipQuotes is set; nil when there is none.
func (c *context) lastBefore(n int, skipQuotes bool) *token {
	for i := n - 1; i >= 0; i-- {
		if !skipQuotes || c.left[i].class&quoteToken == 0 {
			return &c.left[i]
		}
	}
	return nil
}

func (c *context) rightAt(i int) *token {
	if i < len(c.right) {
		return &c.right[i]
	}
	return nil
}

// idOf returns the number of a token's word.
func (c *context) idOf(g *grammar, t *token) wordID {
	if t == nil {
		return unknown
	}
	if t.id == notAsked {
		t.id = unknown
		if id, ok := g.words[t.low]; ok {
			t.id = id
		}
	}
	return t.id
}

// afterPartners returns where on the right the partners of a joint product end:
// "/Ipsos", "-NORC Center for Public Affairs Research", ".com".
func (c *context) afterPartners(g *grammar) int {
	if c.joint < 0 {
		c.joint = c.skipPartners(g)
	}
	return c.joint
}
