package pattern

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// node is a piece of a pattern as it is written.
type node struct {
	kind     nodeKind
	text     string   // a word, the name of a list, a part, a class or a place
	words    []string // of a word, the tokens that it is cut into
	branches [][]node // of a choice; of a gap, what it takes; of a look, what it looks for
	min, max int      // of a gap
	greedy   bool     // a gap takes as many tokens as there are
	not      bool     // a look for what must not stand there; an exception
	flags    []string // small, capital; the conditions of a name
}

type nodeKind uint8

const (
	wordNode   nodeKind = iota
	listNode            // @list
	classNode           // CAPITAL
	placeNode           // START
	partNode            // <part>
	choiceNode          // [a | b]
	gapNode             // ..5[a | b]
	lookNode            // {a | b}
	nameNode            // OUTLET
)

// isToken reports whether a node is exactly one token.
func (n *node) isToken() bool {
	return n.kind == listNode || n.kind == classNode || n.kind == wordNode && len(n.words) == 1
}

// unlimited is the length of a gap that may reach to the end of the sentence.
const unlimited = 1000

var classNames = map[string]Class{
	"CAPITAL": Capital, "SMALL": Small, "WORD": Word, "NUMBER": Number, "MARK": Mark, "QUOTE": Quote,
	"HYPHEN": Hyphen, "DASH": Dash, "ANY": Word | Mark,
}

var (
	placeNames   = []string{"START", "END", "PARTNERS"}
	outletNames  = []string{"OUTLET", "NAME"}
	inCapitals   = strings.Join(slices.Sorted(slices.Values(slices.Concat(outletNames, placeNames, slices.Collect(maps.Keys(classNames))))), ", ")
	patternMarks = "[]{}|"
)

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

// patternPieces cuts a pattern into words and marks. What stands right behind ] or } belongs
// to it, and a [ right behind a gap to the gap.
func patternPieces(text string) []string {
	var pieces []string
	for _, field := range strings.Fields(text) {
		for field != "" {
			n := strings.IndexAny(field, patternMarks)
			switch {
			case n < 0:
				n = len(field)
			case n > 0 && field[n] == '[' && strings.Contains(field[:n], ".."):
				n++
			case n == 0:
				n = 1
				if field[0] == ']' || field[0] == '}' {
					n = len(field)
					if i := strings.IndexAny(field[1:], patternMarks); i >= 0 {
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
			var err error
			if n.branches, err = r.branches("]"); err != nil {
				return node{}, err
			}
			if r.pieces[r.at] != "]" {
				return node{}, fmt.Errorf("%q: nothing may stand right behind ] of a gap", r.pieces[r.at])
			}
			r.at++
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
	n := node{kind: wordNode, text: base, words: wordsOf(base)}
	switch _, class := classNames[base]; {
	case len(base) > 1 && base[0] == '@':
		n.kind, n.text = listNode, base[1:]
	case slices.Contains(outletNames, base):
		n.kind = nameNode
	case slices.Contains(placeNames, base):
		n.kind = placeNode
	case class:
		n.kind = classNode
	case base != strings.ToLower(base):
		return n, fmt.Errorf("%q: words stand in small letters, and in capitals only %s", base, inCapitals)
	case flags == ":":
		return n, fmt.Errorf("%q: a colon stands alone, with a space before it", p)
	}
	return suffixed(n, suffix)
}

// wordsOf cuts a word of a pattern as a text is cut: "op-ed" is three tokens.
func wordsOf(word string) []string {
	if word[0] == '\'' {
		return []string{word} // ' and 's
	}
	var words []string
	for _, t := range Tokens(nil, word, 0, len(word)) {
		words = append(words, t.Low)
	}
	return words
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
