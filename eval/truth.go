// Package eval measures findings against labelled pairs.
//
// [ReadTruth] reads the labels, [Run] compares them with what a scan found, and
// the [Report] says how good the ranking of pairs is (recall at few false
// positives, area under the curve), how good the tool's own decisions are
// (precision, recall, F1), whether its scores are probabilities (Brier score,
// reliability), whether it names the right source, and whether it knows who was
// first. Figures come with intervals from a bootstrap over events, because pairs
// of one event are not independent of each other.
//
// Pairs that no label names are unknown, not negative, and take no part, unless
// [Options.Closed] says that the truth is complete.
package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Label says what one pair of articles truly is. The pair has no order.
type Label struct {
	A, B   string // ids of the two articles
	Reuse  bool   // one was made from the other, or both from a third
	Source string // the one that was first: A, B, or "" when neither was made from the other or nobody knows
	Mode   string // how it was made, or why it is hard; figures are broken down by it; may be ""
	Event  string // what the pair is about; pairs of one event are drawn together; "" is an event of its own
	Words  int    // words of the shorter text; 0 when not known
	Line   int    // where the label stands in its file
}

// Copy returns the article that was made from Source, "" when there is no source.
func (l *Label) Copy() string {
	switch l.Source {
	case "":
		return ""
	case l.A:
		return l.B
	}
	return l.A
}

// maxLine bounds a line of a truth file: a longer one is none.
const maxLine = 1 << 20

// ReadTruth reads labels, one JSON object a line:
//
//	{"a":"x1","b":"x7","label":"reuse","source":"x1","mode":"brief","event":"e3","words":412}
//	{"a":"x1","b":"x9","label":"independent","event":"e3"}
//
// a, b and label are required; source is absent when neither article was made
// from the other. Empty lines and unknown fields are passed over. An error starts
// with name and the number of the line: labels must be right, so the first wrong
// one stops the reading.
func ReadTruth(r io.Reader, name string) ([]Label, error) {
	var labels []Label
	first := map[pair]int{} // the line that a pair stood in
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	n := 0
	for sc.Scan() {
		n++
		line := bytes.TrimSpace(sc.Bytes())
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		if len(line) == 0 {
			continue
		}
		l, err := parseLabel(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		l.Line = n
		p := pairOf(l.A, l.B)
		if before, ok := first[p]; ok {
			return nil, fmt.Errorf("%s:%d: the pair %q, %q is also in line %d", name, n, l.A, l.B, before)
		}
		first[p] = n
		labels = append(labels, l)
	}
	if err := sc.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("longer than %d bytes", maxLine)
		}
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	return labels, nil
}

func parseLabel(line []byte) (Label, error) {
	var in struct {
		A, B, Label, Source, Mode, Event string
		Words                            int
	}
	if err := json.Unmarshal(line, &in); err != nil {
		var typ *json.UnmarshalTypeError
		if errors.As(err, &typ) && typ.Field != "" {
			return Label{}, fmt.Errorf("%s is a %s (want a %s)", strings.ToLower(typ.Field), typ.Value, plainType(typ.Type.String()))
		}
		if typ != nil { // its text names a type of Go
			return Label{}, fmt.Errorf("not a JSON object but of type %s", typ.Value)
		}
		return Label{}, fmt.Errorf("not a JSON object: %w", err)
	}
	l := Label{A: in.A, B: in.B, Source: in.Source, Mode: in.Mode, Event: in.Event, Words: in.Words}
	switch {
	case l.A == "" || l.B == "":
		return l, errors.New(`no "a" or no "b" (want the ids of two articles)`)
	case l.A == l.B:
		return l, fmt.Errorf("%q is paired with itself", l.A)
	case in.Label == "reuse":
		l.Reuse = true
	case in.Label != "independent":
		return l, fmt.Errorf("unknown label %q (want reuse or independent)", in.Label)
	}
	switch {
	case l.Source != "" && !l.Reuse:
		return l, fmt.Errorf("source %q of an independent pair (want none)", l.Source)
	case l.Source != "" && l.Source != l.A && l.Source != l.B:
		return l, fmt.Errorf("source %q is not of the pair (want %q or %q)", l.Source, l.A, l.B)
	case l.Words < 0:
		return l, fmt.Errorf("%d words (want 0 or more)", l.Words)
	}
	return l, nil
}

func plainType(goType string) string {
	if goType == "int" {
		return "whole number"
	}
	return goType
}

// pair is two ids in the order of strings.
type pair struct{ a, b string }

func pairOf(a, b string) pair {
	if b < a {
		a, b = b, a
	}
	return pair{a, b}
}
