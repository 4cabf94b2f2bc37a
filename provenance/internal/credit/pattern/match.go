package pattern

import "slices"

// Place is the name of an outlet, or of several that stand together, in its sentence.
type Place struct {
	Start, End  int     // the bytes of the name in the text
	Left, Right []Token // the rest of the sentence on both sides, in reading order
	Described   int     // how many tokens of Left stand before the words that describe the name
	Partners    int     // how many tokens of Right belong to partners of a joint product: "/Ipsos"
	Name        Name    // what else is known of it; nil when no pattern asks
}

// Name is what is known of a name.
type Name interface {
	// Is reports whether a condition holds that stands behind OUTLET or NAME in a
	// pattern: one of those given to Compile, or a language of two letters.
	Is(condition string) bool
}

// Match is a credit found: by which match line of which rule, and the bytes of its words.
type Match struct {
	Rule       *Rule
	Line       int // index in Rule.Matches
	Start, End int
}

// Match asks the patterns, stage by stage, which fits the name. Within a stage longer
// phrases are asked first, and those beside the bare name before those beside the words
// that describe it.
func (b *Book) Match(p *Place) (m Match, ok bool) {
	near, far := b.idOf(lastWord(p.Left)), unknownWord
	if p.Described < len(p.Left) {
		far = b.idOf(lastWord(p.Left[:p.Described]))
	}
	for _, s := range b.stages {
		if s.apart {
			continue
		}
		for _, w := range s.first[near] {
			if m, ok = b.fit(p, w, p.Left); ok && b.allowed(p, w) {
				return m, true
			}
		}
		for _, w := range s.first[far] {
			if m, ok = b.fit(p, w, p.Left[:p.Described]); ok && b.allowed(p, w) {
				return m, true
			}
		}
		if m, ok = b.matchRest(p, s, nil); ok {
			return m, true
		}
	}
	return Match{}, false
}

// MatchIn asks the patterns of one stage, which may be apart from the others; fixed
// phrases it does not ask, nor rules for which skip, unless nil, reports true.
func (b *Book) MatchIn(stage string, p *Place, skip func(*Rule) bool) (Match, bool) {
	for _, s := range b.stages {
		if s.name == stage {
			return b.matchRest(p, s, skip)
		}
	}
	return Match{}, false
}

// matchRest asks the patterns of a stage that are no fixed phrases.
func (b *Book) matchRest(p *Place, s *stage, skip func(*Rule) bool) (Match, bool) {
	for _, w := range s.rest {
		if skip != nil && skip(w.rule) {
			continue
		}
		if m, ok := b.fitAnywhere(p, w); ok && b.allowed(p, w) {
			return m, true
		}
	}
	return Match{}, false
}

// allowed reports whether nothing forbids the rule of a way that fits.
func (b *Book) allowed(p *Place, w *way) bool {
	return !b.anyFits(p, w.rule.not) && !b.anyFits(p, w.rule.stage.not)
}

// Before reports whether a fixed phrase of a rule of this kind stands right before the
// name, whatever else its pattern wants.
func (b *Book) Before(p *Place, kind int) bool {
	left := side{book: b, place: p, tokens: p.Left, outward: -1, skipQuotes: true}
	for _, s := range b.stages {
		for _, w := range s.first[b.idOf(lastWord(p.Left))] {
			if _, ok := left.match(w.left, 0); ok && w.rule.Kind == kind {
				return true
			}
		}
	}
	return false
}

func (b *Book) anyFits(p *Place, ways []*way) bool {
	return slices.ContainsFunc(ways, func(w *way) bool {
		_, ok := b.fitAnywhere(p, w)
		return ok
	})
}

// fitAnywhere tries a way beside the bare name, then beside the words that describe it.
func (b *Book) fitAnywhere(p *Place, w *way) (Match, bool) {
	if !b.mayFit(p, w) {
		return Match{}, false // most end here
	}
	m, ok := b.fit(p, w, p.Left)
	if !ok && w.described && len(w.left) > 0 && p.Described < len(p.Left) {
		m, ok = b.fit(p, w, p.Left[:p.Described])
	}
	return m, ok
}

// mayFit reports whether the tokens beside the name can belong to the way.
func (b *Book) mayFit(p *Place, w *way) bool {
	if w.behind != nil {
		i := 0
		if w.right[0].kind == partners {
			i = p.Partners
		}
		if i >= len(p.Right) || !b.fits(w.behind, &p.Right[i]) {
			return false
		}
	}
	if w.before == nil {
		return true
	}
	last := len(p.Left) - 1
	if last < 0 || !w.described || b.fits(w.before, &p.Left[last]) {
		return last >= 0 && b.fits(w.before, &p.Left[last])
	}
	return b.fits(w.before, lastWord(p.Left)) || b.fits(w.before, lastWord(p.Left[:p.Described]))
}

// fit tries one way; before is what stands before the name.
func (b *Book) fit(p *Place, w *way, before []Token) (Match, bool) {
	for _, condition := range w.conditions {
		if !p.Name.Is(condition) {
			return Match{}, false
		}
	}
	left := side{book: b, place: p, tokens: before, outward: -1, skipQuotes: w.described}
	from, ok := left.match(w.left, 0)
	if !ok || w.phrase > 0 && left.hyphenAt(from) {
		return Match{}, false
	}
	right := side{book: b, place: p, tokens: p.Right, outward: 1}
	to, ok := right.match(w.right, 0)
	if !ok {
		return Match{}, false
	}
	m := Match{Rule: w.rule, Line: w.match, Start: p.Start, End: p.End}
	switch {
	case w.rule != nil && w.rule.span > 0:
		m.Start = p.wordsBack(w.rule.span)
	case w.phrase > 0:
		m.Start = p.wordsBack(w.phrase)
	case from > 0:
		m.Start = left.at(from - 1).Start
	}
	if to > 0 {
		m.End = right.at(to - 1).End
	}
	return m, true
}

// wordsBack returns where the k-th word before the words that describe the name begins.
func (p *Place) wordsBack(k int) int {
	n := p.Described
	for n > 0 && k > 0 {
		n--
		if p.Left[n].Is(Word) {
			k--
		}
	}
	if n < len(p.Left) {
		return p.Left[n].Start
	}
	return p.Start
}

// side is what stands on one side of a name, counted from the name outward.
type side struct {
	book       *Book
	place      *Place
	tokens     []Token
	outward    int  // -1 on the left, 1 on the right
	skipQuotes bool // quotation marks are overlooked where a token does not fit
}

// at returns the i-th token, nil beyond the end of the sentence.
func (s *side) at(i int) *Token {
	switch {
	case i >= len(s.tokens):
		return nil
	case s.outward < 0:
		return &s.tokens[len(s.tokens)-1-i]
	}
	return &s.tokens[i]
}

// match fits elements to the tokens from at on. It returns where they end.
func (s *side) match(list []element, at int) (end int, ok bool) {
	for i := range list {
		e := &list[i]
		switch e.kind {
		case one:
			for !s.book.fits(e, s.at(at)) {
				if t := s.at(at); t == nil || !s.skipQuotes || !t.Is(Quote) {
					return 0, false
				}
				at++
			}
			at++
		case gap:
			return s.gap(e, list[i+1:], at)
		case edge:
			if at < len(s.tokens) {
				return 0, false
			}
		case partners:
			at = s.place.Partners
		case look:
			skip := s.skipQuotes
			s.skipQuotes = false
			_, found := s.firstBranch(e, at)
			s.skipQuotes = skip
			if found == e.not {
				return 0, false
			}
		}
	}
	return at, true
}

// gap fits a run of tokens and the elements behind it: the shortest run after which
// they fit, or the longest when it is greedy.
func (s *side) gap(e *element, rest []element, at int) (end int, ok bool) {
	for n := 0; ; n++ {
		if n >= e.min && !e.greedy {
			if end, ok := s.match(rest, at); ok {
				return end, true
			}
		}
		next, more := s.step(e, at)
		if n == e.max || !more {
			if e.greedy && n >= e.min {
				return s.match(rest, at)
			}
			return 0, false
		}
		at = next
	}
}

// step returns what follows the token, or the branch, that a gap takes at at.
func (s *side) step(e *element, at int) (next int, ok bool) {
	if s.book.fits(e, s.at(at)) {
		return at + 1, true
	}
	return s.firstBranch(e, at)
}

func (s *side) firstBranch(e *element, at int) (end int, ok bool) {
	for _, b := range e.branches {
		if end, ok := s.match(b, at); ok {
			return end, true
		}
	}
	return 0, false
}

// hyphenAt reports whether a hyphen makes the phrase that ends at i part of a longer
// word; one with a space behind it is a dash.
func (s *side) hyphenAt(i int) bool {
	for {
		t := s.at(i)
		if t == nil || !t.Is(Quote) {
			return t != nil && t.Low == "-" && !t.Is(Dash)
		}
		i++
	}
}

// fits reports whether a token is what an element wants.
func (b *Book) fits(e *element, t *Token) bool {
	if t == nil {
		return false
	}
	is := t.Is(e.class) || e.text != "" && e.text == t.Low || e.set >= 0 && b.in(t, e.set)
	return is && (e.letter == 0 || t.Is(e.letter)) && !t.Is(e.notClass) && (e.notText == "" || e.notText != t.Low) && (e.notSet < 0 || !b.in(t, e.notSet))
}

// in reports whether a token's word belongs to a set.
func (b *Book) in(t *Token, set int) bool {
	return b.members[int(b.idOf(t))*b.stride+set/64]>>(set%64)&1 != 0
}

// idOf returns the number of a token's word.
func (b *Book) idOf(t *Token) wordID {
	if t == nil {
		return unknownWord
	}
	if t.id == notLookedUp {
		t.id = unknownWord
		if id, ok := b.words[t.Low]; ok {
			t.id = id
		}
	}
	return t.id
}

// lastWord returns the last token that is no quotation mark, nil when there is none.
func lastWord(tokens []Token) *Token {
	for i := len(tokens) - 1; i >= 0; i-- {
		if !tokens[i].Is(Quote) {
			return &tokens[i]
		}
	}
	return nil
}
