package pattern

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// element is what one token, or a run of tokens, must be.
type element struct {
	kind elementKind

	// Of one token, and of the tokens of a gap: it is this word or mark, or belongs to
	// this set or to one of these classes, and to none of those.
	text, notText   string
	set, notSet     int // -1 for none
	class, notClass Class
	letter          Class // Small or Capital: and begins like that; 0: begins in any way

	min, max int         // of a gap
	greedy   bool        // a gap takes as many tokens as there are
	not      bool        // a look: this must not stand there
	branches [][]element // of a look; of a gap, what it takes beside single tokens
}

type elementKind uint8

const (
	one      elementKind = iota // a token
	gap                         // a run of tokens
	edge                        // the start of the sentence, on the left, or its end
	partners                    // partners of a joint product, see [Place]
	look                        // what must, or must not, stand there without being part of the credit
)

// choice is what a set is made of.
type choice struct{ words, lists []string }

// all returns the words of the set, some more than once.
func (c *choice) all(b *Book) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range c.words {
			if !yield(w) {
				return
			}
		}
		for _, l := range c.lists {
			for w := range b.Lists[l] {
				if !yield(w) {
					return
				}
			}
		}
	}
}

// flat is an element of a way through a pattern, or its OUTLET or NAME.
type flat struct {
	element
	name       string // OUTLET, NAME or ""
	conditions []string
}

// expand compiles a pattern: one way for each of its choices of several tokens.
func (c *compiler) expand(text string) ([]*way, error) {
	nodes, err := readPattern(text)
	if err != nil {
		return nil, err
	}
	list, err := c.sequence(nodes)
	if err != nil {
		return nil, err
	}
	var ways []*way
	for _, f := range list {
		w, err := c.split(f)
		if err != nil {
			return nil, err
		}
		ways = append(ways, w)
	}
	return ways, nil
}

// split cuts a way in two at the name.
func (c *compiler) split(list []flat) (*way, error) {
	at := slices.IndexFunc(list, func(f flat) bool { return f.name != "" })
	if at < 0 || slices.ContainsFunc(list[at+1:], func(f flat) bool { return f.name != "" }) {
		return nil, fmt.Errorf("a pattern has OUTLET or NAME once")
	}
	for _, f := range list[at].conditions {
		if len(f) != 2 && !slices.Contains(c.conditions, f) {
			return nil, fmt.Errorf("unknown condition :%s (want :%s, or a language as :de)", f, strings.Join(c.conditions, ", :"))
		}
	}
	w := &way{described: list[at].name == "OUTLET", conditions: list[at].conditions}
	for i := range list {
		if list[i].kind == partners && i != at+1 {
			return nil, fmt.Errorf("PARTNERS stands right behind the outlet")
		}
	}
	w.left, w.right = outward(list[:at]), elements(list[at+1:])
	return w, nil
}

func elements(list []flat) []element {
	var out []element
	for _, f := range list {
		out = append(out, f.element)
	}
	return out
}

// outward returns the elements of the left side of a name in the order in which they
// are matched.
func outward(list []flat) []element {
	out := elements(list)
	slices.Reverse(out)
	for i := range out {
		out[i].branches = slices.Clone(out[i].branches)
		for k, b := range out[i].branches {
			b = slices.Clone(b)
			slices.Reverse(b)
			out[i].branches[k] = b
		}
	}
	return out
}

// phraseWords counts the words of a left side that is a fixed phrase, hyphenated words
// as one; 0 when it is none.
func phraseWords(left []element) int {
	n := 0
	for _, e := range left {
		switch {
		case e.kind == look:
		case e.kind != one || e.class != 0:
			return 0
		case e.text == "-":
			n--
		default:
			n++
		}
	}
	return n
}

// maxWays bounds the ways through one pattern.
const maxWays = 1000

// sequence returns all ways through nodes that stand one behind the other.
func (c *compiler) sequence(nodes []node) ([][]flat, error) {
	list := [][]flat{nil}
	for i := range nodes {
		tails, err := c.waysOf(&nodes[i])
		if err != nil {
			return nil, err
		}
		if len(list)*len(tails) > maxWays {
			return nil, fmt.Errorf("more than %d ways through one pattern", maxWays)
		}
		if len(tails) == 1 {
			for k := range list {
				list[k] = append(list[k], tails[0]...)
			}
			continue
		}
		var next [][]flat
		for _, head := range list {
			for _, tail := range tails {
				next = append(next, slices.Concat(head, tail))
			}
		}
		list = next
	}
	return list, nil
}

// waysOf returns all ways through one node.
func (c *compiler) waysOf(n *node) ([][]flat, error) {
	e := element{set: -1, notSet: -1, not: n.not, min: n.min, max: n.max, greedy: n.greedy}
	switch n.kind {
	case nameNode:
		return [][]flat{{{name: n.text, conditions: n.flags}}}, nil
	case partNode:
		part, ok := c.parts[n.text]
		if !ok {
			return nil, fmt.Errorf("unknown part <%s>", n.text)
		}
		if slices.Contains(c.open, n.text) {
			return nil, fmt.Errorf("the part <%s> contains itself", n.text)
		}
		c.open = append(c.open, n.text)
		list, err := c.sequence(part)
		c.open = c.open[:len(c.open)-1]
		return list, err
	case choiceNode:
		single, list, err := c.branches(n)
		if single != nil && err == nil {
			err = c.token(&e, single, n.flags)
			list = append([][]flat{{{element: e}}}, list...)
		}
		return list, err
	case gapNode:
		e.kind = gap
		single, list, err := c.branches(n)
		if err == nil {
			err = c.token(&e, single, nil)
		}
		if len(n.branches) == 0 {
			e.class = Word | Mark
		}
		for _, f := range list {
			e.branches = append(e.branches, elements(f))
		}
		return [][]flat{{{element: e}}}, err
	case lookNode:
		e.kind = look
		for _, b := range n.branches {
			list, err := c.sequence(b)
			if err != nil {
				return nil, err
			}
			for _, f := range list {
				e.branches = append(e.branches, elements(f))
			}
		}
		return [][]flat{{{element: e}}}, nil
	case placeNode:
		e.kind = edge
		if n.text == "PARTNERS" {
			e.kind = partners
		}
		return [][]flat{{{element: e}}}, nil
	}
	if n.kind == wordNode && len(n.words) > 1 {
		var list []flat
		for _, w := range n.words {
			list = append(list, flat{element: element{text: w, set: -1, notSet: -1}})
		}
		return [][]flat{list}, nil
	}
	e.not = false
	err := c.token(&e, []*node{n}, n.flags)
	return [][]flat{{{element: e}}}, err
}

// branches sorts the branches of a choice or a gap: those of one token, and the ways
// through the others.
func (c *compiler) branches(n *node) (single []*node, list [][]flat, err error) {
	for _, b := range n.branches {
		if len(b) == 1 && b[0].isToken() {
			single = append(single, &b[0])
			continue
		}
		if len(b) > 0 && b[0].not {
			return nil, nil, fmt.Errorf("not takes one word, list or class")
		}
		ways, err := c.sequence(b)
		if err != nil {
			return nil, nil, err
		}
		list = append(list, ways...)
	}
	return single, list, nil
}

// token makes e fit what each node fits, without those behind not.
func (c *compiler) token(e *element, nodes []*node, flags []string) error {
	for _, f := range flags {
		switch f {
		case "small":
			e.letter = Small
		case "capital":
			e.letter = Capital
		default:
			return fmt.Errorf("unknown flag :%s (want :small or :capital)", f)
		}
	}
	var is, not choice
	positive := false
	for _, n := range nodes {
		if len(n.flags) > 0 && len(nodes) > 1 {
			return fmt.Errorf(":%s stands behind ] or behind a single word", n.flags[0])
		}
		positive = positive || !n.not
		pick, class := &is, &e.class
		if n.not {
			pick, class = &not, &e.notClass
		}
		switch n.kind {
		case classNode:
			*class |= classNames[n.text]
		case listNode:
			if err := c.checkList(n.text); err != nil {
				return err
			}
			pick.lists = append(pick.lists, n.text)
		case wordNode:
			pick.words = append(pick.words, n.words[0])
		}
	}
	if len(nodes) > 0 && !positive {
		e.class = Word | Mark
	}
	if len(is.words) == 1 && len(is.lists) == 0 && e.class == 0 {
		e.text = is.words[0]
	} else {
		e.set = c.setOf(is)
	}
	if len(not.words) == 1 && len(not.lists) == 0 {
		e.notText = not.words[0]
	} else {
		e.notSet = c.setOf(not)
	}
	return nil
}

// checkList reports what is wrong with a list that a pattern names: each of its words
// must be one token in small letters, or it would fit nothing.
func (c *compiler) checkList(name string) error {
	if c.checked[name] {
		return nil
	}
	words, ok := c.Lists[name]
	if !ok {
		return fmt.Errorf("unknown list @%s", name)
	}
	for _, w := range slices.Sorted(maps.Keys(words)) {
		if t := wordsOf(w); len(t) != 1 || t[0] != w {
			return fmt.Errorf("list %s: %q is not one word in small letters", name, w)
		}
	}
	c.checked[name] = true
	return nil
}

// beside returns an element that the token beside the name fits whenever it can begin
// elements; nil when that is open. It spares most attempts to match.
func (c *compiler) beside(list []element) *element {
	e := &element{notSet: -1}
	var words choice
	if !c.first(list, &words, &e.class) {
		return nil
	}
	e.set = c.setOf(words)
	return e
}

// first adds to words and class what elements can begin with. It reports false when
// they can fit no token.
func (c *compiler) first(list []element, words *choice, class *Class) bool {
	for i := range list {
		e := &list[i]
		switch e.kind {
		case look, partners:
			continue
		case edge:
			return false
		}
		*class |= e.class
		if e.text != "" {
			words.words = append(words.words, e.text)
		}
		if e.set >= 0 {
			words.words = append(words.words, c.choices[e.set].words...)
			words.lists = append(words.lists, c.choices[e.set].lists...)
		}
		for _, b := range e.branches {
			if !c.first(b, words, class) {
				return false
			}
		}
		if e.kind == one || e.min > 0 {
			return true
		}
	}
	return false
}

// setOf numbers a set of words, -1 for the empty one.
func (c *compiler) setOf(pick choice) int {
	if len(pick.words)+len(pick.lists) == 0 {
		return -1
	}
	key := strings.Join(pick.words, " ") + "@" + strings.Join(pick.lists, " ")
	n, ok := c.sets[key]
	if !ok {
		n = len(c.choices)
		c.sets[key] = n
		c.choices = append(c.choices, pick)
	}
	return n
}

// fillSets numbers the words and writes down the sets that each belongs to.
func (c *compiler) fillSets() {
	for i := range c.choices {
		for w := range c.choices[i].all(c.Book) {
			c.number(w)
		}
	}
	for _, w := range c.ways {
		for _, e := range w.left {
			if e.text != "" {
				c.number(e.text)
			}
		}
	}
	c.stride = (len(c.choices) + 63) / 64
	c.members = make([]uint64, (int(firstWord)+len(c.words))*c.stride)
	for set := range c.choices {
		for w := range c.choices[set].all(c.Book) {
			c.members[int(c.words[w])*c.stride+set/64] |= 1 << (set % 64)
		}
	}
}

func (c *compiler) number(word string) {
	if _, ok := c.words[word]; !ok {
		c.words[word] = wordID(len(c.words)) + firstWord
	}
}
