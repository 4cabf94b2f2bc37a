package credit

import (
	"fmt"
	"slices"
	"strings"
)

// grammar is all the pattern files, compiled to one matcher.
type grammar struct {
	lists    map[string]map[string]bool // for rules in Go
	phrases  map[string][]string
	words    map[string]wordID // every word that a pattern names
	members  []uint64          // of each word, the sets that it belongs to, stride numbers a word
	stride   int
	stages   []stage
	patterns []*pattern // in the order in which they are asked

	// Lists that rules in Go ask at every name.
	describe, product, abbreviation, mediaNoun, join, pictureNoun, poll map[string]bool

	// Where a match can begin: patterns by the first word that they want beside the name.
	outletLeft, nameLeft map[wordID][]*pattern
	right, rightPartners map[wordID][]*pattern
	others               []*pattern // that any name may fit
}

// wordID numbers the words of a grammar.
type wordID uint32

const (
	notAsked wordID = iota // a token that has not been looked up
	unknown                // a word that no pattern names
	firstWordID
)

// stage is a step of the search: rules of an earlier stage are asked first.
type stage struct {
	name    string
	phrases bool       // its rules look for fixed phrases before the outlet
	not     []*pattern // what forbids all rules of the stage
}

// rule is a group of patterns that give credit in the same way.
type rule struct {
	file, name string
	line       int
	kind       Kind
	stage      int
	span       int // the credit's words begin so many words before the outlet; 0: where the pattern begins
	matches    []string
	not        []*pattern
	yes, no    []string
}

// pattern is one way to fit a match line of a rule, without choices of several words.
type pattern struct {
	rule        *rule
	match       int // which of the rule's match lines
	outlet      bool
	conditions  []string
	left, right []element // outward from the name
	phrase      int       // the words of a fixed phrase that ends before the outlet, 0 for other patterns
	key         uint32    // order: stage, view, rank
}

// element is what one token, or a run of tokens, must be.
type element struct {
	kind     elementKind
	text     string // one word or mark
	set      int    // a set of words, -1 for none
	but      int    // a set of words that it must not be, -1 for none
	class    class
	butClass class
	letter   class // first letter: smallLetter, capitalLetter or 0
	min, max int
	greedy   bool
	looks    [][]element
	not      bool
}

type elementKind uint8

const (
	one      elementKind = iota // a token
	gap                         // a run of tokens
	atEdge                      // the start of the sentence on the left, its end on the right
	partners                    // partners of a joint product
	look                        // what must, or must not, stand there without being part of the credit
)

// choice collects what a token may be, until all lists are known.
type choice struct{ words, lists []string }

// source is one pattern file.
type source struct{ name, text string }

// compile reads pattern files and makes one matcher of them.
func compile(files []source) (*grammar, error) {
	c := compiler{
		grammar: &grammar{lists: map[string]map[string]bool{}, phrases: map[string][]string{}, words: map[string]wordID{}},
		parts:   map[string][]node{},
		sets:    map[string]int{},
	}
	var all []statement
	for _, f := range files {
		list, err := statements(f.name, f.text)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	// Lists, parts and stages first: any file may use those of another.
	for i := range all {
		if err := c.define(&all[i], all[i+1:]); err != nil {
			return nil, err
		}
	}
	var last *rule
	for i := range all {
		var err error
		if last, err = c.add(&all[i], last); err != nil {
			return nil, err
		}
	}
	c.order()
	c.fillSets()
	c.index()
	for name, list := range map[string]*map[string]bool{
		"describe": &c.describe, "product": &c.product, "abbreviation": &c.abbreviation, "media-noun": &c.mediaNoun,
		"join": &c.join, "picture-noun": &c.pictureNoun, "poll": &c.poll,
	} {
		*list = c.lists[name]
	}
	return c.grammar, nil
}

type compiler struct {
	*grammar
	parts   map[string][]node
	sets    map[string]int // by content
	choices []*choice      // by set
}

// define reads a statement that others refer to.
func (c *compiler) define(s *statement, following []statement) error {
	switch s.keyword {
	case "list":
		name, lines, err := s.named()
		if err != nil {
			return err
		}
		if c.lists[name] == nil {
			c.lists[name] = map[string]bool{}
		}
		for _, w := range listWords(lines) {
			c.lists[name][w] = true
		}
	case "phrases":
		name, lines, err := s.named()
		if err != nil {
			return err
		}
		c.phrases[name] = append(c.phrases[name], listPhrases(lines)...)
	case "part":
		name, lines, err := s.named()
		if err != nil {
			return err
		}
		nodes, err := readPattern(strings.Join(lines, " "))
		if err != nil {
			return s.errorf("%v", err)
		}
		c.parts[name] = nodes
	case "stage":
		name, phrases := strings.CutSuffix(s.text(), ": phrases")
		c.stages = append(c.stages, stage{name: name, phrases: phrases})
	}
	return nil
}

// add reads a statement of a stage or a rule; last is the rule it belongs to.
func (c *compiler) add(s *statement, last *rule) (*rule, error) {
	switch s.keyword {
	case "list", "phrases", "part":
		return nil, nil
	case "stage":
		name, _, _ := strings.Cut(s.text(), ":")
		i := slices.IndexFunc(c.stages, func(x stage) bool { return x.name == name })
		return &rule{stage: i, name: ""}, nil
	case "rule":
		return c.header(s)
	}
	if last == nil || last.name == "" && s.keyword != "not" {
		return nil, s.errorf("%s belongs below a rule", s.keyword)
	}
	switch s.keyword {
	case "yes":
		last.yes = append(last.yes, s.text())
	case "no":
		last.no = append(last.no, s.text())
	case "span":
		if _, err := fmt.Sscanf(s.text(), "%d words", &last.span); err != nil {
			return nil, s.errorf("want span N words")
		}
	case "match", "not":
		list, err := c.expand(s.text())
		if err != nil {
			return nil, s.errorf("%v", err)
		}
		switch {
		case s.keyword == "match":
			for _, p := range list {
				p.rule, p.match = last, len(last.matches)
				if p.outlet && c.stages[last.stage].phrases {
					p.phrase = phraseWords(p.left)
				}
			}
			last.matches = append(last.matches, s.text())
			c.patterns = append(c.patterns, list...)
		case last.name == "":
			c.stages[last.stage].not = append(c.stages[last.stage].not, list...)
		default:
			last.not = append(last.not, list...)
		}
	}
	return last, nil
}

// header reads "NAME: KIND in STAGE".
func (c *compiler) header(s *statement) (*rule, error) {
	name, rest, err := s.named()
	if err != nil {
		return nil, err
	}
	kindName, stageName, _ := strings.Cut(rest[0], " in ")
	kind := slices.Index(kindNames[:], strings.TrimSpace(kindName))
	if kind < 0 {
		return nil, s.errorf("unknown kind %q (want one of %s)", kindName, strings.Join(kindNames[:], ", "))
	}
	i := slices.IndexFunc(c.stages, func(x stage) bool { return x.name == strings.TrimSpace(stageName) })
	if i < 0 {
		return nil, s.errorf("unknown stage %q", stageName)
	}
	return &rule{file: s.file, line: s.line, name: name, kind: Kind(kind), stage: i}, nil
}

// expand compiles a pattern: one for each way through its choices of several words.
func (c *compiler) expand(text string) ([]*pattern, error) {
	nodes, err := readPattern(text)
	if err != nil {
		return nil, err
	}
	var list []*pattern
	ways, err := c.ways(nodes)
	if err != nil {
		return nil, err
	}
	for _, way := range ways {
		p := &pattern{}
		at := slices.IndexFunc(way, func(n flatNode) bool { return n.name != "" })
		if at < 0 {
			return nil, fmt.Errorf("a pattern names OUTLET or NAME")
		}
		p.outlet, p.conditions = way[at].name == "OUTLET", way[at].conditions
		for _, f := range p.conditions {
			if len(f) != 2 && !slices.Contains(conditionNames, f) {
				return nil, fmt.Errorf("unknown condition :%s (want :%s, or a language as :de)", f, strings.Join(conditionNames, ", :"))
			}
		}
		for i := at - 1; i >= 0; i-- {
			e := way[i].element
			if e.kind == look {
				e.looks = slices.Clone(e.looks) // other ways share it
				for k := range e.looks {
					e.looks[k] = slices.Clone(e.looks[k])
					slices.Reverse(e.looks[k])
				}
			}
			p.left = append(p.left, e)
		}
		for i, n := range way[at+1:] {
			if n.name != "" {
				return nil, fmt.Errorf("a pattern names the outlet once")
			}
			if n.element.kind == partners && i > 0 {
				return nil, fmt.Errorf("PARTNERS stands right behind the outlet")
			}
			p.right = append(p.right, n.element)
		}
		list = append(list, p)
	}
	return list, nil
}

// phraseWords counts the words of a left side that is a fixed phrase, hyphenated words
// as one; 0 when it is none.
func phraseWords(left []element) int {
	n := 0
	hyphen := false
	for _, e := range left {
		switch {
		case e.kind == look:
		case e.kind != one || e.class != 0:
			return 0
		case e.text == "-":
			n--
			hyphen = true
		default:
			n++
			hyphen = false
		}
	}
	if hyphen {
		return 0
	}
	return n
}

// flatNode is an element or a placeholder of a way through a pattern.
type flatNode struct {
	name       string // OUTLET, NAME or ""
	conditions []string
	element    element
}

// maxWays bounds the ways through one pattern.
const maxWays = 5000

// ways returns all ways through nodes.
func (c *compiler) ways(nodes []node) ([][]flatNode, error) {
	list := [][]flatNode{nil}
	for i := range nodes {
		more, err := c.waysOf(&nodes[i])
		if err != nil {
			return nil, err
		}
		var next [][]flatNode
		for _, head := range list {
			for _, tail := range more {
				next = append(next, append(slices.Clip(head), tail...))
			}
		}
		if len(next) > maxWays {
			return nil, fmt.Errorf("more than %d ways through one pattern", maxWays)
		}
		list = next
	}
	return list, nil
}

func (c *compiler) waysOf(n *node) ([][]flatNode, error) {
	switch n.kind {
	case nameNode:
		return [][]flatNode{{{name: n.text, conditions: n.flags}}}, nil
	case partNode:
		part, ok := c.parts[n.text]
		if !ok {
			return nil, fmt.Errorf("unknown part <%s>", n.text)
		}
		return c.ways(part)
	case choiceNode:
		return c.waysOfChoice(n)
	case gapNode:
		e, err := c.tokenOf(n.branches, nil)
		if err != nil {
			return nil, err
		}
		if len(n.branches) == 0 {
			e.class = anyToken
		}
		e.kind, e.min, e.max, e.greedy = gap, n.min, n.max, n.greedy
		return [][]flatNode{{{element: e}}}, nil
	case lookNode:
		e := element{kind: look, not: n.not, set: -1, but: -1}
		for _, b := range n.branches {
			ways, err := c.ways(b)
			if err != nil {
				return nil, err
			}
			for _, way := range ways {
				var elements []element
				for _, f := range way {
					if f.name != "" {
						return nil, fmt.Errorf("the outlet stands outside { }")
					}
					elements = append(elements, f.element)
				}
				e.looks = append(e.looks, elements)
			}
		}
		return [][]flatNode{{{element: e}}}, nil
	case classNode:
		switch n.text {
		case "START", "END":
			return [][]flatNode{{{element: element{kind: atEdge, set: -1, but: -1}}}}, nil
		case "PARTNERS":
			return [][]flatNode{{{element: element{kind: partners, set: -1, but: -1}}}}, nil
		}
	case wordNode:
		if words := wordsOf(n.text); len(words) > 1 {
			var way []flatNode
			for _, w := range words {
				way = append(way, flatNode{element: element{text: w, set: -1, but: -1}})
			}
			return [][]flatNode{way}, nil
		}
	}
	e, err := c.tokenOf([][]node{{*n}}, n.flags)
	return [][]flatNode{{{element: e}}}, err
}

// wordsOf cuts a word of a pattern as a text is cut: "op-ed" is three tokens.
func wordsOf(word string) []string {
	if strings.HasPrefix(word, "'") {
		return []string{word}
	}
	var words []string
	for _, t := range appendTokens(nil, word, 0, len(word)) {
		words = append(words, t.low)
	}
	return words
}

// waysOfChoice makes one token of the branches that are one, and a way of each other.
func (c *compiler) waysOfChoice(n *node) ([][]flatNode, error) {
	var single [][]node
	var list [][]flatNode
	for _, b := range n.branches {
		if len(b) == 1 && isToken(&b[0]) {
			single = append(single, b)
			continue
		}
		ways, err := c.ways(b)
		if err != nil {
			return nil, err
		}
		list = append(list, ways...)
	}
	if len(single) > 0 {
		e, err := c.tokenOf(single, n.flags)
		if err != nil {
			return nil, err
		}
		list = append([][]flatNode{{{element: e}}}, list...)
	}
	return list, nil
}

// isToken reports whether a node is exactly one token.
func isToken(n *node) bool {
	switch n.kind {
	case wordNode:
		return len(wordsOf(n.text)) == 1
	case listNode:
		return true
	case classNode:
		return n.text != "START" && n.text != "END" && n.text != "PARTNERS"
	}
	return false
}

// tokenOf makes one element of alternatives that are one token each, and exceptions.
func (c *compiler) tokenOf(branches [][]node, flags []string) (element, error) {
	e := element{set: -1, but: -1}
	var pick, but choice
	for _, f := range flags {
		switch f {
		case "small":
			e.letter = smallLetter
		case "capital":
			e.letter = capitalLetter
		default:
			return e, fmt.Errorf("unknown flag :%s (want :small or :capital)", f)
		}
	}
	plain := false
	for _, b := range branches {
		if len(b) != 1 || !isToken(&b[0]) {
			return e, fmt.Errorf("only single words, lists and classes can stand in a gap or beside not")
		}
		n := &b[0]
		if len(n.flags) > 0 && len(branches) > 1 {
			return e, fmt.Errorf("a flag stands behind ], not in the choice")
		}
		plain = plain || !n.not
		switch n.kind {
		case classNode:
			if n.not {
				e.butClass |= classOf[n.text]
			} else {
				e.class |= classOf[n.text]
			}
		case listNode:
			if _, ok := c.lists[n.text]; !ok {
				return e, fmt.Errorf("unknown list @%s", n.text)
			}
			if n.not {
				but.lists = append(but.lists, n.text)
			} else {
				pick.lists = append(pick.lists, n.text)
			}
		case wordNode:
			w := wordsOf(n.text)[0]
			if n.not {
				but.words = append(but.words, w)
			} else {
				pick.words = append(pick.words, w)
			}
		}
	}
	if !plain && len(branches) > 0 {
		e.class = anyToken
	}
	if len(pick.lists) == 0 && len(pick.words) == 1 && e.class == 0 {
		e.text = pick.words[0]
	} else if len(pick.lists)+len(pick.words) > 0 {
		e.set = c.set(pick.words, pick.lists)
	}
	if len(but.lists)+len(but.words) > 0 {
		e.but = c.set(but.words, but.lists)
	}
	return e, nil
}

// set numbers the set of words and lists; the same set has one number.
func (c *compiler) set(words, lists []string) int {
	key := strings.Join(words, " ") + "@" + strings.Join(lists, " ")
	n, ok := c.sets[key]
	if !ok {
		n = len(c.choices)
		c.sets[key] = n
		c.choices = append(c.choices, &choice{words: words, lists: lists})
	}
	return n
}

// order sorts the patterns: by stage, then longer phrases first, then as they stand.
func (c *compiler) order() {
	slices.SortStableFunc(c.patterns, func(x, y *pattern) int {
		if x.rule.stage != y.rule.stage {
			return x.rule.stage - y.rule.stage
		}
		return y.phrase - x.phrase
	})
	for i, p := range c.patterns {
		p.key = uint32(p.rule.stage)<<keyStageShift | uint32(i)
	}
}

// A key orders the patterns that may fit a name: by stage, then those beside the bare
// name before those beside what describes it, then by rank.
const (
	keyStageShift = 24
	keyDescribed  = 1 << 23
)

// fillSets writes down of each word the sets that it belongs to.
func (c *compiler) fillSets() {
	c.stride = (len(c.choices) + 63) / 64
	c.members = make([]uint64, int(firstWordID)*c.stride)
	for set, pick := range c.choices {
		for _, w := range pick.words {
			c.member(w, set)
		}
		for _, l := range pick.lists {
			for w := range c.lists[l] {
				c.member(w, set)
			}
		}
	}
	for _, p := range c.patterns {
		for _, e := range slices.Concat(p.left, p.right) {
			if e.text != "" {
				c.id(e.text)
			}
		}
	}
}

func (c *compiler) id(word string) wordID {
	id, ok := c.words[word]
	if !ok {
		id = wordID(len(c.words)) + firstWordID
		c.words[word] = id
		c.members = append(c.members, make([]uint64, c.stride)...)
	}
	return id
}

func (c *compiler) member(word string, set int) {
	c.members[int(c.id(word))*c.stride+set/64] |= 1 << (set % 64)
}

// index files each pattern under the words that it can begin with.
func (c *compiler) index() {
	c.outletLeft, c.nameLeft = map[wordID][]*pattern{}, map[wordID][]*pattern{}
	c.right, c.rightPartners = map[wordID][]*pattern{}, map[wordID][]*pattern{}
	for _, p := range c.patterns {
		left, right, rest := c.nameLeft, c.right, p.right
		if p.outlet {
			left = c.outletLeft
		}
		if len(rest) > 0 && rest[0].kind == partners {
			right, rest = c.rightPartners, rest[1:]
		}
		if words := c.firstWords(p.left); words != nil {
			for _, w := range words {
				left[w] = append(left[w], p)
			}
		} else if words := c.firstWords(rest); words != nil {
			for _, w := range words {
				right[w] = append(right[w], p)
			}
		} else {
			c.others = append(c.others, p)
		}
	}
}

// firstWords returns the words that the side of a pattern can begin with, nil when
// others can stand there too.
func (c *compiler) firstWords(side []element) []wordID {
	for len(side) > 0 && side[0].kind == look {
		side = side[1:]
	}
	if len(side) == 0 || side[0].kind != one || side[0].class != 0 {
		return nil
	}
	e := &side[0]
	if e.text != "" {
		return []wordID{c.words[e.text]}
	}
	var list []wordID
	for id := firstWordID; int(id) < len(c.words)+int(firstWordID); id++ {
		if c.contains(e.set, id) {
			list = append(list, id)
		}
	}
	return list
}

// contains reports whether a word belongs to a set.
func (g *grammar) contains(set int, id wordID) bool {
	return g.members[int(id)*g.stride+set/64]>>(set%64)&1 != 0
}
