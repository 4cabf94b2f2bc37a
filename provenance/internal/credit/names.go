package credit

import (
	"strings"
	"unicode"

	"copytrail/provenance/internal/outlet"
)

// This file decides which outlet a name stands for: names are also words and persons,
// and short forms need the full name before them.

// chosenName is the outlet that a match stands for.
type chosenName struct {
	outlet int32 // -1 for none
	weak   bool  // an everyday word or a person's name: fewer patterns count
	pile   bool  // known only from the articles of this run
}

// resolveNames decides for each match which outlet it names, or none: a short form
// names the outlet that was last named in full, or the article's own.
func (f *finder) resolveNames() {
	f.chosen = make([]chosenName, len(f.matches))
	last := map[int32]int{} // where each outlet was named last
	for i, m := range f.matches {
		f.chosen[i] = f.choose(m, last)
		if o := f.chosen[i].outlet; o >= 0 {
			last[o] = i
		}
	}
	f.sparePersons()
}

// sparePersons looks for persons who have the name of an outlet. Where an article has
// "Steve Forbes" or "Mr. Figaro", "Forbes said" is not a credit of the magazine.
func (f *finder) sparePersons() {
	persons := map[int32]bool{}
	for i, m := range f.matches {
		if o := f.chosen[i].outlet; o >= 0 && m.Words == 1 && f.personal(m) {
			persons[o] = true
			f.chosen[i].outlet = -1
		}
	}
	for i, m := range f.matches {
		if m.Words == 1 && persons[f.chosen[i].outlet] {
			f.chosen[i].weak = true
		}
	}
}

// personal reports whether a name of one word follows a given name or a title.
func (f *finder) personal(m outlet.Match) bool {
	name := f.text[m.Start:m.End]
	if m.Start < 3 || f.text[m.Start-1] != ' ' || strings.ToUpper(name) == name {
		return false
	}
	before := strings.TrimSuffix(f.text[max(0, m.Start-24):m.Start-1], ".")
	word := before[strings.LastIndexAny(before, " \n\t(\"“")+1:]
	if word == "" || len(word) > 14 || outlet.ByteClass[word[0]] != outlet.LetterUp || strings.ToUpper(word) == word {
		return false
	}
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return !f.room.Lists["not-given-name"][strings.ToLower(word)]
}

// choose decides for one match; last says where each outlet was named before it.
func (f *finder) choose(m outlet.Match, last map[int32]int) chosenName {
	the := precededByThe(f.text, m.Start)
	best := chosenName{outlet: -1}
	for _, n := range m.Names {
		if n.Short || n.NeedsThe && !the || n.Contracted && !f.contracts(m.Start) {
			continue
		}
		c := chosenName{n.Outlet, n.Weak && !f.guillemets(m) || n.FromPile && m.Words == 1, n.FromPile}
		if best.outlet < 0 || best.weak && !c.weak {
			best = c
		}
	}
	if best.outlet >= 0 {
		best.outlet = f.ownTwin(best.outlet)
		return best
	}
	if !the {
		return chosenName{outlet: -1}
	}
	for _, n := range m.Names {
		// Its own reporters write "told The Times" whatever other Times they quote.
		if n.Short && (n.Outlet == f.own || n.Outlet == f.domain) {
			return chosenName{outlet: n.Outlet}
		}
	}
	at := -1
	for _, n := range m.Names {
		if i, named := last[n.Outlet]; n.Short && named && i > at {
			at, best = i, chosenName{outlet: n.Outlet}
		}
	}
	if at >= 0 {
		return best
	}
	return chosenName{outlet: -1}
}

// contracts reports whether a French contraction of "le" or "les" stands right before i: "au
// Monde", "du Figaro", "aux Echos".
func (f *finder) contracts(i int) bool {
	before := strings.TrimRight(f.text[max(0, i-8):i], " «\u00a0")
	word := strings.ToLower(before[strings.LastIndexAny(before, " \n\t('’,")+1:])
	return len(before) < i && f.room.Lists["contraction"][word]
}

// guillemets reports whether a name stands alone between « and »: an everyday word is
// a name there.
func (f *finder) guillemets(m outlet.Match) bool {
	return strings.HasSuffix(f.text[:m.Start], "«") && strings.HasPrefix(f.text[m.End:], "»")
}

// precededByThe reports whether the word "the" stands right before i, quotation
// marks aside.
func precededByThe(text string, i int) bool {
	before := strings.TrimRight(text[max(0, i-12):i], " \u00a0\"'“‘«*_")
	if len(before) < 3 || !strings.EqualFold(before[len(before)-3:], "the") {
		return false
	}
	return len(before) == 3 && i <= 12 || len(before) > 3 && outlet.ByteClass[before[len(before)-4]] == outlet.OtherByte
}

// joined reports whether what stands between two names makes them one group.
func (r *newsroom) joined(between string) bool {
	if len(between) > 24 {
		return false
	}
	for w := range strings.FieldsFuncSeq(between, func(r rune) bool {
		return r == ' ' || r == ',' || r == '/' || r == '-' || r == '–' || r == '&' || r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»'
	}) {
		if w = strings.ToLower(w); !r.join[w] && !r.mediaNoun[w] {
			return false
		}
	}
	return !strings.ContainsAny(between, "\n")
}
