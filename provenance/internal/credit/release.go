package credit

import (
	"slices"
	"strings"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/credit/pattern"
)

// This file finds the marks of texts that are made to be printed by others: press releases
// ("FOR IMMEDIATE RELEASE", "Media contact:", "###"), reports of a press pool, and the lines
// in which agencies name their desk ("Reporting by X; editing by Y").

// Names for origins that a text shows without a name.
const (
	PressRelease = "a press release"
	PoolReport   = "a pool report"
)

// releaseEnds is how much of the head and of the tail of a text is read for these marks, in
// bytes. A release may end in a page about its company.
const releaseEnds = 2500

// releaseIn adds a credit when a sentence is the mark of a release or of a pool's report.
func (f *finder) releaseIn(sentence []pattern.Token) {
	if len(sentence) == 0 {
		return
	}
	start, end := sentence[0].Start, sentence[len(sentence)-1].End
	if start > releaseEnds && end < len(f.text)-releaseEnds || f.quoted(start) {
		return
	}
	s := lowered(sentence, 16)
	add := func(origin string) {
		f.addNote(Mention{Outlet: origin, Name: f.text[start:end], Kind: Source, Span: article.Span{Start: start, End: end}, Unlisted: true})
	}
	phrases := f.room.Phrases
	n, opens := beginsWithPhrase(s, phrases["release-line"])
	switch {
	case opens && len(strings.Trim(s[n:], " .:)]*_—-")) == 0 && f.aloneInLine(start, end):
		add(PressRelease)
	case hasPhrase(s, phrases["release-mark"]):
		add(PressRelease)
	case hasPhrase(s, phrases["pool-mark"]) || hasPair(s, phrases["pool-mark"]):
		add(PoolReport)
	}
}

// hasPair reports whether s begins with the first part of a pair "first & second" and has the
// second part behind it.
func hasPair(s string, pairs []string) bool {
	return slices.ContainsFunc(pairs, func(pair string) bool {
		first, second, ok := strings.Cut(pair, " & ")
		return ok && strings.HasPrefix(s, first+" ") && strings.Contains(s[len(first):], second)
	})
}

func hasPhrase(s string, phrases []string) bool {
	_, ok := beginsWithPhrase(s, phrases)
	return ok
}

// aloneInLine reports whether nothing but marks stands beside text[start:end] in its line.
func (f *finder) aloneInLine(start, end int) bool {
	from := strings.LastIndexByte(f.text[:start], '\n') + 1
	to := len(f.text)
	if i := strings.IndexByte(f.text[end:], '\n'); i >= 0 {
		to = end + i
	}
	return strings.Trim(f.text[from:start]+f.text[end:to], " \t.:()[]*_#—–-•|\r") == ""
}

// releaseEnd reports whether text has the mark that ends a release, "###", on a line of its
// own near its end; start is where it stands.
func releaseEnd(text string) (start int, ok bool) {
	tail := len(text) - min(len(text), releaseEnds)
	if strings.Count(text[tail:], "#") < len("###") {
		return 0, false
	}
	found := -1
	for line := range article.Lines(text[tail:]) {
		s := strings.Join(strings.Fields(text[tail+line.Start:tail+line.End]), "")
		if s != "###" && s != "#####" && s != "####" {
			continue
		}
		if found >= 0 {
			return 0, false // such lines part sections
		}
		found = tail + line.Start
	}
	return found, found > 0
}

// noteMayOpen reports whether what follows before begins a note: a line, a sentence or a bracket.
func noteMayOpen(before string) bool {
	trimmed := strings.TrimRight(before, " \t*_")
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return trimmed == "" || strings.ContainsRune("\n([.;—–-", last)
}

// deskLine reports whether s, in small letters, has a line in which an agency names its desk:
// "(Reporting by Ines Dahl; editing by Per Ek)".
func deskLine(s string) bool {
	for _, pair := range readNewsroom().Phrases["desk-line"] {
		first, second, _ := strings.Cut(pair, "&")
		first, second = strings.TrimSpace(first), strings.TrimSpace(second)
		i := strings.Index(s, first)
		if i < 0 || !noteMayOpen(s[:i]) {
			continue
		}
		rest := s[i+len(first):]
		if n := strings.IndexByte(rest, '\n'); n >= 0 {
			rest = rest[:n]
		}
		if strings.Contains(rest, second) {
			return true
		}
	}
	return false
}
