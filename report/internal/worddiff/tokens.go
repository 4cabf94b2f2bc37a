package worddiff

import (
	"strings"
	"unicode"

	"github.com/rivo/uniseg"

	"copytrail/article"
	"copytrail/letters"
	"copytrail/report/internal/clean"
)

// A token is one word, mark or symbol with the white space after it.
type token struct {
	id   rune // equal tokens have equal ids
	span article.Span
	word bool // has a letter or a digit
}

// tokens cuts the span s of text into tokens.
func (d *differ) tokens(text string, s article.Span) []token {
	s = clean.Inside(text, s)
	part, pos := joined(text[s.Start:s.End]), s.Start
	var toks []token
	state := -1
	for part != "" {
		var w string
		w, part, state = uniseg.FirstWordInString(part, state)
		end := pos + len(w)
		if strings.TrimSpace(w) == "" && len(toks) > 0 {
			toks[len(toks)-1].span.End = end
		} else {
			toks = append(toks, token{d.id(w), article.Span{Start: pos, End: end}, hasWordRune(w)})
		}
		pos = end
	}
	return toks
}

// quotes replaces typographic marks by plain ones: publishing systems change them
// where no writer touched the text.
var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "–", "-", "—", "-")

// plain returns a token in plain marks, and a word as a reader sees it; see [letters.Plain].
func plain(w string) string { return letters.Plain(quotes.Replace(w)) }

// joined returns text with word joiners in the place of zero-width spaces, which take as many
// bytes: words do not end at them.
func joined(text string) string { return strings.ReplaceAll(text, "\u200b", "\u2060") }

// id returns the number that stands for a token's form. go-diff compares runes, so
// the number must be one. Surrogates are left out: they do not survive the conversion
// to a string.
func (d *differ) id(w string) rune {
	w = plain(w)
	if strings.TrimSpace(w) == "" {
		w = " "
	}
	id, ok := d.ids[w]
	if !ok {
		id = rune(len(d.ids) + 1)
		if id >= 0xD800 {
			id += 0x800
		}
		if id > unicode.MaxRune {
			// There are more different words than runes. All others count as one
			// word; no article is that long.
			id = unicode.MaxRune
		}
		d.ids[w] = id
	}
	return id
}

// hasWordRune reports whether w has a letter or a digit.
func hasWordRune(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// cover returns the span from the first token to the last. There must be one.
func cover(toks []token) article.Span {
	return article.Span{Start: toks[0].span.Start, End: toks[len(toks)-1].span.End}
}
