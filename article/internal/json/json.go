// Package json reads JSON: JSON Lines, arrays of objects, and objects one after the other.
// An object is an article, or wraps an array of articles as the answers of news services
// do.
package json

import (
	"bytes"
	"encoding/json"

	"copytrail/article/internal/format"
)

// Lines is JSON Lines: an object on each line.
var Lines = format.Format{Name: "JSON Lines", Lines: true, Sniff: sniffLines, Read: readLines}

// Array is an array of objects.
var Array = format.Format{Name: "JSON array", Sniff: sniffArray, Read: readArray}

// Objects is one object over several lines, or several of them.
var Objects = format.Format{Name: "JSON", Lines: true, Sniff: sniffObjects, Read: readObjects}

func sniffLines(h *format.Head) format.Likeness {
	switch {
	case len(h.Text) > 1 && h.Text[0] == recordMark && h.Text[1] == '{', isLines(h):
		return format.Sure
	case namesLines(h):
		return format.Named // if its first line is damaged, the others may not be
	}
	return format.No
}

func sniffArray(h *format.Head) format.Likeness {
	if h.First() != '[' {
		return format.No
	}
	if rest := bytes.TrimLeft(h.Text[1:], " \t\r\n"); len(rest) == 0 || rest[0] == '{' || rest[0] == ']' || h.Ext == ".json" {
		return format.Sure
	}
	return format.No
}

func sniffObjects(h *format.Head) format.Likeness {
	switch {
	case h.First() == '{' && !isLines(h):
		return format.Sure
	case h.Ext == ".json":
		return format.Named // if it is no object, the reader says so
	}
	return format.No
}

// namesLines reports whether the name of the input is one of JSON Lines.
func namesLines(h *format.Head) bool { return h.Ext == ".jsonl" || h.Ext == ".ndjson" }

// isLines reports whether the objects of a text are one to a line.
func isLines(h *format.Head) bool {
	if h.First() != '{' {
		return false
	}
	if namesLines(h) {
		return true
	}
	line, rest, found := bytes.Cut(h.Text, []byte("\n"))
	if (!found || !json.Valid(line)) && severalObjects(line) {
		return false
	}
	if !found || json.Valid(line) {
		return true // a single line is the same either way
	}
	// A first line that is cut off or damaged is still JSON Lines when another follows.
	next, _, _ := bytes.Cut(rest, []byte("\n"))
	return len(next) > 0 && next[0] == '{'
}

// severalObjects reports whether line begins with a complete object that another one
// follows.
func severalObjects(line []byte) bool {
	d := json.NewDecoder(bytes.NewReader(line))
	var first json.RawMessage
	if d.Decode(&first) != nil {
		return false
	}
	return bytes.HasPrefix(bytes.TrimLeft(line[d.InputOffset():], " \t\r\n"), []byte("{"))
}
