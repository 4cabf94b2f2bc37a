// Package pattern reads the files in which credits to news outlets are written down as
// patterns of words, and asks which pattern fits the words around an outlet's name.
//
// The language of the files is specified in ../patterns/README.md. [Compile] makes one
// matcher of all files, a [Book]; [Book.Match] asks its patterns for one name. A
// pattern is a sequence of tokens left and right of the name, read from the name
// outward, with alternatives, bounded gaps and conditions. Matching backtracks; gaps
// are bounded and sentences short, so its cost per name is bounded too.
//
// The package knows no outlets and no kinds of credit: the caller finds the names, says
// what is known of each, and gives the kinds their meaning.
package pattern

import (
	"fmt"
	"slices"
	"strings"
)

// Book is all pattern files, compiled to one matcher.
type Book struct {
	Rules   []*Rule
	Lists   map[string]map[string]bool // the words of each list, for the caller's own rules
	Phrases map[string][]string        // the same for phrases

	stages  []*stage
	words   map[string]wordID // every word that a pattern names
	members []uint64          // for each word the sets that it belongs to, stride numbers a word
	stride  int
}

// wordID numbers the words of a book.
type wordID uint32

const (
	notLookedUp wordID = iota
	unknownWord        // a word that no pattern names
	firstWord
)

// Rule is a group of patterns that give credit in the same way.
type Rule struct {
	Name    string
	File    string
	Line    int
	Kind    int      // index in the kinds given to Compile
	Matches []string // its match lines
	Yes, No []string // sentences that it must, and must not, fit

	stage *stage
	not   []*way
	span  int // the credit begins so many words before the name; 0: where the pattern begins
}

// stage is a step of the search: the rules of earlier stages are asked first.
type stage struct {
	name    string
	phrases bool   // its rules look for fixed phrases before the name
	apart   bool   // it is asked only by its name
	not     []*way // what forbids all of its rules

	first map[wordID][]*way // fixed phrases, by their word beside the name
	rest  []*way
}

// way is one way to fit a match line, without choices of several tokens.
type way struct {
	rule        *Rule
	match       int  // which of the rule's match lines
	described   bool // OUTLET, which takes the words that describe it, and not NAME
	conditions  []string
	left, right []element // from the name outward
	phrase      int       // of a fixed phrase the number of its words

	// What the tokens beside the name must be, at least; nil when that is open.
	before, behind *element
}

// Compile makes a book of pattern files. kinds are the names that a rule may give as
// its kind, conditions those that may stand behind OUTLET and NAME, beside languages
// of two letters. An error names its file and line.
func Compile(files []File, kinds, conditions []string) (*Book, error) {
	c := compiler{
		Book:  &Book{Lists: map[string]map[string]bool{}, Phrases: map[string][]string{}, words: map[string]wordID{}},
		kinds: kinds, conditions: conditions, parts: map[string][]node{}, sets: map[string]int{}, checked: map[string]bool{},
	}
	var all []statement
	for i := range files {
		list, err := files[i].statements()
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	// Lists, parts and stages first: any file may use those of another.
	for i := range all {
		if err := c.define(&all[i]); err != nil {
			return nil, err
		}
	}
	for i := range all {
		if err := c.add(&all[i]); err != nil {
			return nil, err
		}
	}
	c.fillSets()
	c.file()
	return c.Book, nil
}

// compiler is a book in the making.
type compiler struct {
	*Book
	kinds, conditions []string
	parts             map[string][]node
	checked           map[string]bool // lists that are good
	open              []string        // the parts that are being expanded
	ways              []*way
	choices           []choice       // what each set is made of
	sets              map[string]int // the number of each set, by what it is made of
	stage             *stage         // that the statement at hand belongs to, if any
	rule              *Rule          // the same
}

// define reads a statement that others refer to.
func (c *compiler) define(s *statement) error {
	switch s.keyword {
	case "list", "phrases", "part":
	case "stage":
		name, how, _ := strings.Cut(s.text(), ": ")
		if how != "" && how != "phrases" && how != "apart" {
			return s.errorf("unknown %q (want stage NAME, stage NAME: phrases or stage NAME: apart)", how)
		}
		c.stages = append(c.stages, &stage{name: name, phrases: how == "phrases", apart: how == "apart", first: map[wordID][]*way{}})
		return nil
	default:
		return nil
	}
	name, lines, err := s.named()
	if err != nil {
		return err
	}
	switch s.keyword {
	case "list":
		if c.Lists[name] == nil {
			c.Lists[name] = map[string]bool{}
		}
		for _, w := range listWords(lines) {
			c.Lists[name][w] = true
		}
	case "phrases":
		c.Phrases[name] = append(c.Phrases[name], listPhrases(lines)...)
	case "part":
		if c.parts[name], err = readPattern(strings.Join(lines, " ")); err != nil {
			return s.errorf("%v", err)
		}
	}
	return nil
}

// add reads a statement of a stage or a rule.
func (c *compiler) add(s *statement) (err error) {
	switch s.keyword {
	case "list", "phrases", "part":
		c.rule, c.stage = nil, nil
		return nil
	case "stage":
		name, _, _ := strings.Cut(s.text(), ":")
		c.rule, c.stage = nil, c.stageNamed(name)
		return nil
	case "rule":
		c.stage = nil
		c.rule, err = c.header(s)
		return err
	}
	switch {
	case c.rule == nil && (c.stage == nil || s.keyword != "not"):
		return s.errorf("%s stands below a rule", s.keyword)
	case s.keyword == "yes":
		c.rule.Yes = append(c.rule.Yes, s.text())
		return nil
	case s.keyword == "no":
		c.rule.No = append(c.rule.No, s.text())
		return nil
	case s.keyword == "span":
		if _, err := fmt.Sscanf(s.text(), "%d words", &c.rule.span); err != nil || c.rule.span < 1 {
			return s.errorf("want span N words")
		}
		return nil
	}
	list, err := c.expand(s.text())
	if err != nil {
		return s.errorf("%v", err)
	}
	for _, w := range list {
		if s.keyword == "match" {
			w.rule, w.match = c.rule, len(c.rule.Matches)
			if w.described && c.rule.stage.phrases {
				w.phrase = phraseWords(w.left)
			}
		}
		if w.phrase == 0 { // a phrase is found by its first word
			w.before, w.behind = c.beside(w.left), c.beside(w.right)
		}
	}
	switch {
	case s.keyword == "match":
		c.rule.Matches = append(c.rule.Matches, s.text())
		c.ways = append(c.ways, list...)
	case c.rule != nil:
		c.rule.not = append(c.rule.not, list...)
	default:
		c.stage.not = append(c.stage.not, list...)
	}
	return nil
}

// header reads "NAME: KIND in STAGE".
func (c *compiler) header(s *statement) (*Rule, error) {
	name, rest, err := s.named()
	if err != nil {
		return nil, err
	}
	kindName, stageName, _ := strings.Cut(rest[0], " in ")
	r := &Rule{Name: name, File: s.file, Line: s.line, Kind: slices.Index(c.kinds, kindName), stage: c.stageNamed(stageName)}
	if r.Kind < 0 {
		return nil, s.errorf("unknown kind %q (want one of %s)", kindName, strings.Join(c.kinds, ", "))
	}
	if r.stage == nil {
		return nil, s.errorf("unknown stage %q", stageName)
	}
	c.Rules = append(c.Rules, r)
	return r, nil
}

func (c *compiler) stageNamed(name string) *stage {
	if i := slices.IndexFunc(c.stages, func(s *stage) bool { return s.name == name }); i >= 0 {
		return c.stages[i]
	}
	return nil
}

// file puts the ways into their stages: longer phrases first, the rest as they stand.
func (c *compiler) file() {
	slices.SortStableFunc(c.ways, func(x, y *way) int { return y.phrase - x.phrase })
	for _, w := range c.ways {
		s := w.rule.stage
		words := c.firstWords(w)
		for _, id := range words {
			s.first[id] = append(s.first[id], w)
		}
		if len(words) == 0 {
			s.rest = append(s.rest, w)
		}
	}
}

// firstWords returns the words that may stand beside the name in a fixed phrase.
func (c *compiler) firstWords(w *way) []wordID {
	if w.phrase == 0 {
		return nil
	}
	i := slices.IndexFunc(w.left, func(e element) bool { return e.kind != look })
	e := &w.left[i]
	if e.text != "" {
		return []wordID{c.words[e.text]}
	}
	var list []wordID
	for word := range c.choices[e.set].all(c.Book) {
		list = append(list, c.words[word])
	}
	slices.Sort(list)
	return slices.Compact(list)
}
