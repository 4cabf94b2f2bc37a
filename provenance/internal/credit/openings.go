package credit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/provenance/internal/outlet"
)

// This file passes over most sentences before they are cut into tokens: notes on the origin
// of a text begin with few words.

// maxOpening is the length of the longest word with which a note begins, in bytes.
const maxOpening = 40

// mayHaveNote reports whether two words with which notes begin stand at the head of
// text[from:to] or behind a mark in it.
func (f *finder) mayHaveNote(from, to int) bool {
	start := true
	for i := from; i < to; {
		if !letterOrDigit(f.text, i) {
			r, size := utf8.DecodeRuneInString(f.text[i:])
			start = start || !unicode.IsSpace(r) && r != ','
			i += size
			continue
		}
		end := outlet.WordEnd(f.text, i)
		if start && f.opensNote(i, end, to) {
			return true
		}
		i, start = end, false
	}
	return false
}

// opensNote reports whether notes begin with the word text[i:end] and what follows it.
func (f *finder) opensNote(i, end, to int) bool {
	if end-i > maxOpening {
		return false
	}
	var b [maxOpening + utf8.UTFMax]byte
	if end < to && end-i == 1 && (f.text[end] == '\'' || strings.HasPrefix(f.text[end:], "’")) {
		return true // "D'après": one token, which is not cut here
	}
	seconds, known := f.room.openings[string(appendLower(b[:0], f.text[i:end]))]
	if !known || seconds == nil {
		return known
	}
	for end < to && (f.text[end] == ' ' || f.text[end] == '\t') {
		end++
	}
	if end >= to || !letterOrDigit(f.text, end) {
		return true // a mark: the tokens will tell
	}
	next := outlet.WordEnd(f.text, end)
	return next-end > maxOpening || strings.HasPrefix(f.text[next:], "'") || strings.HasPrefix(f.text[next:], "’") || seconds[string(appendLower(b[:0], f.text[end:next]))]
}

func letterOrDigit(s string, i int) bool {
	c := outlet.ByteClass[s[i]]
	if c != outlet.HighByte {
		return c != outlet.OtherByte
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// appendLower appends s to b in small letters.
func appendLower(b []byte, s string) []byte {
	for _, r := range s {
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}
