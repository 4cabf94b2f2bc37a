package pattern

import "slices"

// Openings are the words with which a sentence begins that some rules may fit: for each
// first word the second ones, nil when any word may follow it. They let a caller pass over
// most sentences.
type Openings map[string]map[string]bool

// Openings returns how sentences begin that a rule of one of these stages may fit, nil when
// one of the rules does not say.
func (b *Book) Openings(stages ...string) Openings {
	o := Openings{}
	for _, s := range b.stages {
		if !slices.Contains(stages, s.name) {
			continue
		}
		for _, w := range s.rest {
			if !b.addOpenings(o, w) {
				return nil
			}
		}
	}
	return o
}

// Add adds an opening; the second word "" stands for any.
func (o Openings) Add(first, second string) {
	seconds, known := o[first]
	switch {
	case second == "":
		o[first] = nil
	case !known:
		o[first] = map[string]bool{second: true}
	case seconds != nil:
		seconds[second] = true
	}
}

// Fit reports whether a sentence may begin with these words.
func (o Openings) Fit(first, second string) bool {
	seconds, known := o[first]
	return known && (seconds == nil || seconds[second])
}

// addOpenings adds how sentences begin that a way may fit. It reports whether the way wants
// the start of the sentence and a word there.
func (b *Book) addOpenings(o Openings, w *way) bool {
	last := len(w.left) - 1
	if last < 0 || w.left[last].kind != edge {
		return false
	}
	for _, head := range heads(reversed(w.left[:last]), 2) {
		first, known := b.fitting(head[0])
		if !known {
			return false
		}
		var second []string
		if len(head) > 1 {
			second, known = b.fitting(head[1])
		}
		for _, x := range first {
			if !known || len(second) == 0 {
				o.Add(x, "")
			}
			for _, y := range second {
				o.Add(x, y)
			}
		}
	}
	return true
}

func reversed(list []element) []element {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

// heads returns what the first n tokens of a sequence may be, in reading order; nil stands
// for whatever is behind the sequence.
func heads(seq []element, n int) [][]*element {
	if n == 0 {
		return [][]*element{{}}
	}
	if len(seq) == 0 {
		return [][]*element{{nil}}
	}
	e, rest := &seq[0], seq[1:]
	var out [][]*element
	take := func(tails [][]*element) {
		for _, tail := range tails {
			out = append(out, append([]*element{e}, tail...))
		}
	}
	switch e.kind {
	case one:
		take(heads(rest, n-1))
	case gap:
		if e.min == 0 {
			out = append(out, heads(rest, n)...)
		}
		less := *e
		less.min, less.max = max(0, e.min-1), e.max-1
		if less.max > 0 {
			rest = append([]element{less}, rest...)
		}
		if e.text != "" || e.set >= 0 || e.class != 0 {
			take(heads(rest, n-1))
		}
		for _, branch := range e.branches {
			out = append(out, heads(append(reversed(branch), rest...), n)...)
		}
	default:
		return heads(rest, n)
	}
	return out
}

// fitting returns the words and marks that an element fits, and whether they can be listed.
func (b *Book) fitting(e *element) (words []string, known bool) {
	if e == nil || e.class != 0 {
		return nil, false
	}
	if e.text != "" {
		words = append(words, e.text)
	}
	if e.set >= 0 {
		for word, id := range b.words {
			if b.members[int(id)*b.stride+e.set/64]>>(e.set%64)&1 != 0 {
				words = append(words, word)
			}
		}
	}
	return words, true
}
