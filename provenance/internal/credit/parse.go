package credit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The pattern files, as text. patterns/README.md specifies the language; this file
// reads it, compile.go makes a matcher of it.

// statement is one statement of a pattern file: its keyword, and what stands behind it
// on its line and on the indented lines below.
type statement struct {
	file    string
	line    int
	keyword string
	lines   []string
}

func (s *statement) text() string { return strings.Join(s.lines, " ") }

func (s *statement) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", s.file, s.line, fmt.Sprintf(format, args...))
}

// named splits "NAME: rest" into its parts.
func (s *statement) named() (name string, rest []string, err error) {
	name, first, ok := strings.Cut(s.lines[0], ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, " []{}|<>") {
		return "", nil, s.errorf("want %q, a name and a colon", s.keyword)
	}
	return name, append([]string{strings.TrimSpace(first)}, s.lines[1:]...), nil
}

// statements splits a pattern file. Empty lines and lines that begin with # are left
// out, an indented line continues the statement above it.
func statements(file, text string) ([]statement, error) {
	var list []statement
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		rest := strings.TrimSpace(line)
		if rest == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(list) == 0 {
				return nil, fmt.Errorf("%s:%d: an indented line continues the statement above it, and there is none", file, n)
			}
			last := &list[len(list)-1]
			last.lines = append(last.lines, rest)
			continue
		}
		keyword, rest, _ := strings.Cut(rest, " ")
		if !slices.Contains(keywords, keyword) {
			return nil, fmt.Errorf("%s:%d: unknown keyword %q (want one of %s)", file, n, keyword, strings.Join(keywords, ", "))
		}
		if rest = strings.TrimSpace(rest); rest == "" {
			return nil, fmt.Errorf("%s:%d: nothing stands behind %q", file, n, keyword)
		}
		list = append(list, statement{file, n, keyword, []string{rest}})
	}
	return list, nil
}

var keywords = []string{"list", "phrases", "part", "stage", "rule", "match", "not", "span", "yes", "no"}

// listWords reads the lines of a list: words, or "words + endings", each word with
// each ending, "-" for none.
func listWords(lines []string) []string {
	var words []string
	for _, line := range lines {
		stems, endings, inflected := strings.Cut(line, " + ")
		if !inflected {
			words = append(words, strings.Fields(line)...)
			continue
		}
		for stem := range strings.FieldsSeq(stems) {
			for ending := range strings.FieldsSeq(endings) {
				words = append(words, stem+strings.TrimPrefix(ending, "-"))
			}
		}
	}
	return words
}

// listPhrases reads phrases with | between them.
func listPhrases(lines []string) []string {
	var phrases []string
	for p := range strings.SplitSeq(strings.Join(lines, " "), "|") {
		if p = strings.TrimSpace(p); p != "" {
			phrases = append(phrases, p)
		}
	}
	return phrases
}

// node is a piece of a pattern as it is written.
type node struct {
	kind     nodeKind
	text     string   // a word, the name of a list, of a part or of a class
	branches [][]node // of a choice; of a gap, what may stand in it; of a look, what it looks for
	min, max int      // of a gap or a repeat
	not      bool     // a look for what must not stand there; an exception in a choice
	flags    []string // "small", "capital"; conditions of a placeholder
	greedy   bool     // a repeat takes as many as there are
}

type nodeKind uint8

const (
	wordNode nodeKind = iota
	listNode
	classNode
	partNode
	choiceNode
	gapNode
	lookNode
	nameNode
)

// unlimited is the length of a gap that reaches to the end of the sentence.
const unlimited = 1000

// classNames are the words in capitals that stand for kinds of tokens and places.
var classNames = []string{"CAPITAL", "SMALL", "WORD", "NUMBER", "MARK", "QUOTE", "BRACKET", "HYPHEN", "DASH", "ANY", "START", "END", "PARTNERS"}

// placeholders stand for the name of the outlet.
var placeholders = []string{"OUTLET", "NAME"}

// patternReader reads one pattern.
type patternReader struct {
	pieces []string
	at     int
}

// readPattern reads a pattern: its pieces stand between spaces and the marks []{}|.
func readPattern(text string) ([]node, error) {
	r := &patternReader{pieces: patternPieces(text)}
	branches, err := r.branches("")
	if err != nil {
		return nil, err
	}
	if len(branches) == 1 {
		return branches[0], nil
	}
	return []node{{kind: choiceNode, branches: branches}}, nil
}

// patternPieces cuts a pattern into words and marks. What stands right behind ] belongs
// to it, and a [ right behind a gap to the gap.
func patternPieces(text string) []string {
	var pieces []string
	for _, field := range strings.Fields(text) {
		for field != "" {
			n := strings.IndexAny(field, "[]{}|")
			switch {
			case n < 0:
				n = len(field)
			case n > 0 && field[n] == '[' && strings.Contains(field[:n], ".."):
				n++
			case n == 0:
				n = 1
				if field[0] == ']' {
					n = len(field)
					if i := strings.IndexAny(field[1:], "[]{}|"); i >= 0 {
						n = i + 1
					}
				}
			}
			pieces = append(pieces, field[:n])
			field = field[n:]
		}
	}
	return pieces
}

// branches reads sequences with | between them, up to the closing mark or to the end.
func (r *patternReader) branches(end string) ([][]node, error) {
	list := [][]node{nil}
	for r.at < len(r.pieces) {
		p := r.pieces[r.at]
		if end != "" && strings.HasPrefix(p, end) {
			return list, nil // the caller reads what stands behind the mark
		}
		r.at++
		last := &list[len(list)-1]
		switch {
		case p == "|":
			list = append(list, nil)
			continue
		case p[0] == ']' || p[0] == '}':
			return nil, fmt.Errorf("%q closes nothing", p)
		}
		n, err := r.node(p)
		if err != nil {
			return nil, err
		}
		*last = append(*last, n)
	}
	if end != "" {
		return nil, fmt.Errorf("%q is missing", end)
	}
	return list, nil
}

// node reads the node that begins with piece p.
func (r *patternReader) node(p string) (node, error) {
	switch {
	case p == "{":
		return r.look()
	case p == "[":
		branches, err := r.branches("]")
		if err != nil {
			return node{}, err
		}
		suffix := r.pieces[r.at][1:]
		r.at++
		return suffixed(node{kind: choiceNode, branches: branches}, suffix)
	case p == "not":
		if r.at == len(r.pieces) {
			return node{}, fmt.Errorf("nothing stands behind not")
		}
		r.at++
		n, err := r.node(r.pieces[r.at-1])
		n.not = true
		return n, err
	}
	bounds, classed := strings.CutSuffix(p, "[")
	if min, max, ok := gapBounds(bounds); ok {
		n := node{kind: gapNode, min: min, max: max}
		if classed {
			inside, err := r.node("[")
			if err != nil {
				return node{}, err
			}
			if inside.kind != choiceNode || len(inside.flags) > 0 || len(inside.branches) == 0 {
				return node{}, fmt.Errorf("%s[...]: nothing may stand right behind ]", p)
			}
			n.branches = inside.branches
		}
		return n, nil
	}
	return wordOf(p)
}

// look reads what stands between { and }.
func (r *patternReader) look() (node, error) {
	n := node{kind: lookNode}
	if r.at < len(r.pieces) && r.pieces[r.at] == "not" {
		n.not = true
		r.at++
	}
	var err error
	if n.branches, err = r.branches("}"); err != nil {
		return node{}, err
	}
	if r.pieces[r.at] != "}" {
		return node{}, fmt.Errorf("%q: nothing may stand right behind }", r.pieces[r.at])
	}
	r.at++
	return n, nil
}

// gapBounds reads "..5", "2..5" and "...".
func gapBounds(p string) (min, max int, ok bool) {
	if p == "..." {
		return 0, unlimited, true
	}
	low, high, ok := strings.Cut(p, "..")
	if !ok {
		return 0, 0, false
	}
	var err error
	if low != "" {
		if min, err = strconv.Atoi(low); err != nil {
			return 0, 0, false
		}
	}
	max, err = strconv.Atoi(high)
	return min, max, err == nil && max >= min
}

// wordOf reads a piece that is no mark: a word, @list, <part>, a class in capitals or a
// placeholder, each with its suffix.
func wordOf(p string) (node, error) {
	if len(p) > 1 && p[0] == '<' && p[len(p)-1] == '>' {
		return node{kind: partNode, text: p[1 : len(p)-1]}, nil
	}
	word, flags := p, ""
	if i := strings.IndexByte(p, ':'); i > 0 {
		word, flags = p[:i], p[i:]
	}
	base := strings.TrimRight(word, "?*0123456789")
	if !strings.HasPrefix(word[len(base):], "?") && !strings.HasPrefix(word[len(base):], "*") {
		base = word // a word with figures
	}
	if base == "" {
		base = word // a question mark or an asterisk stands for itself
	}
	suffix := word[len(base):] + flags
	n := node{kind: wordNode, text: base}
	switch {
	case len(base) > 1 && base[0] == '@':
		n.kind, n.text = listNode, base[1:]
	case slices.Contains(placeholders, base):
		n.kind = nameNode
	case slices.Contains(classNames, base):
		n.kind = classNode
	case base == strings.ToUpper(base) && base != strings.ToLower(base):
		return n, fmt.Errorf("unknown word in capitals %q (want %s)", base, strings.Join(append(placeholders, classNames...), ", "))
	case flags != "" && word != p && len(flags) == 1:
		return n, fmt.Errorf("%q: a colon stands alone, with a space before it", p)
	}
	if base != strings.ToLower(base) && n.kind == wordNode {
		return n, fmt.Errorf("%q: words stand in small letters", base)
	}
	return suffixed(n, suffix)
}

// suffixed applies what stands right behind a piece: ? (may be missing), * (any number,
// as many as there are), :flag.
func suffixed(n node, suffix string) (node, error) {
	marks, flags, _ := strings.Cut(suffix, ":")
	if flags != "" {
		n.flags = strings.Split(flags, ":")
	}
	switch most, repeat := strings.CutPrefix(marks, "*"); {
	case marks == "":
		return n, nil
	case marks == "?":
		return node{kind: choiceNode, branches: [][]node{{n}, {}}}, nil
	case repeat:
		run := node{kind: gapNode, max: unlimited, branches: [][]node{{n}}, greedy: true}
		if n.kind == choiceNode && len(n.flags) == 0 {
			run.branches = n.branches
		}
		if most != "" {
			var err error
			if run.max, err = strconv.Atoi(most); err != nil {
				return n, fmt.Errorf("%q: want * or *N", suffix)
			}
		}
		return run, nil
	}
	return n, fmt.Errorf("unknown suffix %q (want ?, *, *N or :flag)", suffix)
}
