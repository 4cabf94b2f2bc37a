package credit

import (
	"strings"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/credit/pattern"
)

// This file reads who wrote a text. One author under several mastheads is a chain's, whose
// papers print one text without copying it from each other.

// bylineReach is how much of the head of a text is looked through for a byline, in bytes.
const bylineReach = 400

// authorOf returns the person, or persons, that wrote a, as one string that is equal for one
// author, "" when the byline names none; and whether an organisation is named behind them.
func authorOf(a *article.Article) (author string, network bool) {
	r := readNewsroom()
	if author, network = r.author(a.Byline); author != "" {
		return author, network
	}
	for line := range article.Lines(a.Text[:runeStart(a.Text, min(bylineReach, len(a.Text)))]) {
		s := strings.TrimSpace(a.Text[line.Start:line.End])
		if len(s) > bylineBytes {
			return "", false
		}
		low := strings.ToLower(s)
		for _, o := range r.Phrases["byline-opening"] {
			rest, ok := strings.CutPrefix(low, o)
			if ok && len(low) == len(s) && strings.TrimLeft(rest, " :") != rest {
				if author, network = r.author(s); author != "" {
					return author, network
				}
			}
		}
	}
	return "", false
}

// SameAuthor returns the author whom two texts name, "" when they name none or two.
func SameAuthor(a, b *Attribution) string {
	if a.Author == "" || !strings.EqualFold(a.Author, b.Author) {
		return ""
	}
	return a.Author
}

// author returns the persons that a byline names, "" when it names a desk or nobody: "Staff
// reporter". What stands behind a comma or a bar is an organisation or a post.
func (r *newsroom) author(byline string) (author string, network bool) {
	byline = strings.Join(strings.Fields(byline), " ")
	low := strings.ToLower(byline)
	for _, o := range r.Phrases["byline-opening"] {
		if rest, ok := strings.CutPrefix(low, o); ok && len(low) == len(byline) && strings.TrimLeft(rest, " :") != rest {
			byline = strings.TrimLeft(byline[len(o):], " :")
			break
		}
	}
	names, post := byline, ""
	if i := strings.IndexAny(byline, ",|/;(•"); i > 0 {
		names, post = strings.TrimSpace(byline[:i]), byline[i+1:]
	}
	if len(names) > maxAuthor || !r.namesOnly(names) {
		return "", false
	}
	person := 0
	for _, t := range pattern.Tokens(nil, names, 0, len(names)) {
		switch {
		case r.Lists["desk-word"][t.Low]:
			return "", false
		case t.Is(pattern.Number):
			return "", false
		case t.Is(pattern.Capital) && utf8.RuneCountInString(t.Low) > 1:
			person++
		}
	}
	if person < 2 {
		return "", false
	}
	return names, r.organisation(post)
}

// maxAuthor is the length of the longest byline that counts, in bytes.
const maxAuthor = 80

// organisation reports whether what stands behind a name in a byline names an organisation,
// and no more persons or a post.
func (r *newsroom) organisation(post string) bool {
	kind, capitals := false, 0
	for _, t := range pattern.Tokens(nil, post, 0, len(post)) {
		kind = kind || r.Lists["organisation"][t.Low]
		if t.Is(pattern.Capital) && !r.Lists["desk-word"][t.Low] {
			capitals++
		}
	}
	return kind && capitals > 1
}

// namesItself reports whether a text names the outlet that published it, as the release of a
// company or an institute does. own is the outlet's canonical name.
func namesItself(a *article.Article, own string) bool {
	for _, name := range []string{own, a.Outlet} {
		if len(name) > 3 && strings.Contains(a.Text, name) {
			return true
		}
	}
	return false
}
