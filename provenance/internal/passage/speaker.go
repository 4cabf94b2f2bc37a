package passage

import (
	"slices"
	"strings"
	"unicode"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// This file tells who says a quotation, by the attribution around it: "said Gov. Ada Lund",
// "Lund wrote:", "she said" after a sentence about her. It prefers to say nothing: a wrong
// name is worse than none. Names are known by their capitals, so in scripts without them
// no speaker is told, and in German, which writes every noun with one, only full names are.

const (
	// attributionReach is how many words beside a quotation are searched for who says it.
	attributionReach = 16
	// subjectReach is how many words may stand between a verb of saying and the name after
	// it: "said the mayor of the town, …" has a title.
	subjectReach = 5
	// maxParticles is how many particles may stand in a row in a name, as in "von der Leyen".
	maxParticles = 2
	// pronounReach is how many sentences before a quotation are searched for whom "she" is.
	pronounReach = 3
)

// speaker is who says a quotation, as one text tells it.
type speaker struct {
	name   string // "" when it is not told
	direct bool   // the attribution itself has the name; otherwise it has a pronoun
}

// attribution looks for the speaker of one quotation in one text.
type attribution struct {
	d     *doc.Doc
	whose []finding.Words
}

// speakerOf returns who says the words of r in d.
func speakerOf(d *doc.Doc, whose []finding.Words, r shingle.Range) speaker {
	t := &attribution{d, whose}
	r = ownSaid(whose, r)
	for r.Start > 0 && whose[r.Start-1].Said() && t.oneLine(r.Start-1, r.Start) {
		r.Start--
	}
	for r.End < len(whose) && whose[r.End].Said() && t.oneLine(r.End-1, r.End) {
		r.End++
	}
	for _, window := range []shingle.Range{t.after(r.End), t.before(r.Start)} {
		if s, ok := t.in(window, r); ok {
			return s
		}
	}
	return speaker{}
}

// ownSaid returns the part of r from the first to the last word that the text itself shows
// as said; r when it shows none.
func ownSaid(whose []finding.Words, r shingle.Range) shingle.Range {
	from, to := r.Start, r.End
	for from < to && !whose[from].Said() {
		from++
	}
	for to > from && !whose[to-1].Said() {
		to--
	}
	if from == to {
		return r
	}
	return shingle.Range{Start: from, End: to}
}

// oneLine reports whether no line ends between words i and j.
func (t *attribution) oneLine(i, j int) bool {
	return !strings.Contains(t.d.Article.Text[t.d.Words[i].End:t.d.Words[j].Start], "\n")
}

// after returns the words behind a quotation that may say whose it is: those of its line, up
// to the end of a sentence or the next quotation.
func (t *attribution) after(from int) shingle.Range {
	end := from
	for end < len(t.whose) && end < from+attributionReach && !t.whose[end].Said() && (end == 0 || t.oneLine(end-1, end)) {
		end++
		if end < len(t.d.Words) && t.ends(end-1) {
			break
		}
	}
	return shingle.Range{Start: from, End: end}
}

// before returns the words before a quotation that may say whose it is: those of its
// sentence or, when a colon stands between, of the sentence before.
func (t *attribution) before(to int) shingle.Range {
	start := to
	for start > 0 && start > to-attributionReach && !t.whose[start-1].Said() {
		between := t.between(start-1, start)
		led := start == to && strings.Contains(between, ":") // a quotation in a paragraph of its own
		if strings.ContainsAny(between, ".!?\n") && t.ends(start-1) && !led {
			break
		}
		start--
	}
	return shingle.Range{Start: start, End: to}
}

// between returns the text between words i and j, to the end of the text when there is no
// word j.
func (t *attribution) between(i, j int) string {
	text, from := t.d.Article.Text, int(t.d.Words[i].End)
	if j < len(t.d.Words) {
		return text[from:t.d.Words[j].Start]
	}
	return text[from:]
}

// ends reports whether a sentence ends behind word i. A title such as "Gov." does not end
// one.
func (t *attribution) ends(i int) bool {
	between := t.between(i, i+1)
	if strings.ContainsAny(between, "!?\n") {
		return true
	}
	return strings.Contains(between, ".") && !titles()[t.d.Hashes[i]] && t.d.Words[i].End-t.d.Words[i].Start > 1
}

// in returns the speaker that a window tells, and whether it has an attribution at all.
func (t *attribution) in(w, quote shingle.Range) (speaker, bool) {
	for i := w.Start; i < w.End; i++ {
		if !saying()[t.d.Hashes[i]] {
			continue
		}
		if n, ok := t.subjectAfter(i, w); ok {
			return speaker{t.fullName(n), true}, true
		}
		if n, ok := t.subjectBefore(i, w); ok {
			return speaker{t.fullName(n), true}, true
		}
		if t.hasPronoun(i, w) {
			return speaker{t.personBefore(min(w.Start, quote.Start)), false}, true
		}
		return speaker{}, true
	}
	return speaker{}, false
}

// subjectAfter returns the name behind the verb at word i: "said Ada Lund", "said the mayor
// of the town" has none. Behind "told" stands who was told.
func (t *attribution) subjectAfter(i int, w shingle.Range) (shingle.Range, bool) {
	if telling()[t.d.Hashes[i]] {
		return shingle.Range{}, false
	}
	for k := i + 1; k < w.End && k <= i+subjectReach; k++ {
		if strings.ContainsAny(t.between(k-1, k), ",;:()") || pronouns()[t.d.Hashes[k]] || prepositions()[t.d.Hashes[k]] && !t.inOffice(k) {
			break
		}
		if n := t.nameAt(k, w.End); n.End > n.Start {
			return n, true
		}
	}
	return shingle.Range{}, false
}

// subjectBefore returns the name before the verb at word i that no preposition makes a part
// of something else.
func (t *attribution) subjectBefore(i int, w shingle.Range) (shingle.Range, bool) {
	for k := i - 1; k >= w.Start; k-- {
		if pronouns()[t.d.Hashes[k]] {
			break
		}
		if t.d.Words[k].Class&shingle.Upper == 0 || k > w.Start && t.d.Words[k-1].Class&shingle.Upper != 0 && t.joined(k-1) {
			continue // no name, or not the first word of it
		}
		if k > 0 && prepositions()[t.d.Hashes[k-1]] && k > w.Start {
			continue
		}
		if n := t.nameAt(k, i); n.End > n.Start && t.leads(n.End-1, i) {
			return n, true
		}
	}
	return shingle.Range{}, false
}

// leads reports whether a name that ends with word k is the subject of the verb at word i: it
// stands before it with nothing between but a word such as "also" or where the person is
// from ("Lund of Elm"), or with a comma behind it, as in "Lund, who leads it, said". Of
// "White House officials said" it is not.
func (t *attribution) leads(k, i int) bool {
	if strings.Contains(t.between(k, k+1), ",") {
		return true
	}
	for k++; k < i; k++ {
		if h := t.d.Hashes[k]; !besideVerbs()[h] && !prepositions()[h] && !articles()[h] && !t.capital(k) {
			return false
		}
	}
	return true
}

// inOffice reports whether word k stands inside the name of an office: "Chief of Staff".
func (t *attribution) inOffice(k int) bool {
	return k > 0 && k+1 < len(t.d.Words) && titles()[t.d.Hashes[k-1]] && titles()[t.d.Hashes[k+1]]
}

// hasPronoun reports whether "he" or "she" stands beside the verb at word i.
func (t *attribution) hasPronoun(i int, w shingle.Range) bool {
	for k := max(w.Start, i-2); k <= min(w.End-1, i+1); k++ {
		if pronouns()[t.d.Hashes[k]] {
			return true
		}
	}
	return false
}

// personBefore returns the full name of the person in the nearest sentence before word to
// that names one, "" when that sentence names two.
func (t *attribution) personBefore(to int) string {
	s, _ := slices.BinarySearchFunc(t.d.Sentences, to, func(r shingle.Range, at int) int { return r.End - at - 1 })
	s = min(s, len(t.d.Sentences)-1)
	for n := s; n >= 0 && n > s-pronounReach; n-- {
		r := t.d.Sentences[n]
		r.End = min(r.End, to)
		switch persons := t.persons(r); len(persons) {
		case 0:
		case 1:
			return persons[0]
		default:
			return ""
		}
	}
	return ""
}

// persons returns the full names of the persons whom the text itself names in a range of
// words, each once.
func (t *attribution) persons(r shingle.Range) (out []string) {
	for k := r.Start; k < r.End; k++ {
		if t.whose[k].Said() {
			continue
		}
		name := t.nameAt(k, r.End)
		if name.End == name.Start {
			continue
		}
		full := t.fullName(name)
		credit := strings.HasPrefix(t.between(name.End-1, name.End), "/") // of a photographer
		if strings.Contains(full, " ") && !credit && !t.institution(name) && !slices.Contains(out, full) {
			out = append(out, full)
		}
		k = name.End - 1
	}
	return out
}

// institution reports whether a name has a word that names of people do not have.
func (t *attribution) institution(n shingle.Range) bool {
	for k := n.Start; k < n.End; k++ {
		if institutions()[t.d.Hashes[k]] {
			return true
		}
	}
	return n.Start > 0 && (articles()[t.d.Hashes[n.Start-1]] || prepositions()[t.d.Hashes[n.Start-1]])
}

// nameAt returns the name that begins at word k and ends before word to, without titles and
// without a word that is only the first of a sentence; empty when there is none.
func (t *attribution) nameAt(k, to int) shingle.Range {
	if !t.capital(k) || stopCapitals()[t.d.Hashes[k]] {
		return shingle.Range{}
	}
	n := shingle.Range{Start: k, End: k + 1}
	for end := n.End; end < to && t.joined(end-1) && (t.capital(end) || particles()[t.d.Hashes[end]] && end-n.End < maxParticles); {
		end++
		if t.capital(end - 1) {
			n.End = end
		}
	}
	for i := n.End - 2; i >= n.Start; i-- {
		if titles()[t.d.Hashes[i]] {
			n.Start = i + 1
			break
		}
	}
	if n.End-n.Start == 1 && (titles()[t.d.Hashes[n.Start]] || t.d.Lang == "de") {
		return shingle.Range{}
	}
	if n.End-n.Start > 1 && t.d.Hashes[n.Start] == t.d.Hashes[n.End-1] {
		return shingle.Range{}
	}
	return n
}

// capital reports whether word k can be a part of a name. What stands in capitals throughout
// is an abbreviation or a heading.
func (t *attribution) capital(k int) bool {
	w := t.d.Words[k]
	return w.Class&shingle.Upper != 0 && w.Class&(shingle.Digit|shingle.AllCaps) == 0 && !days()[t.d.Hashes[k]]
}

// joined reports whether words k and k+1 can be one name: a space stands between, and at
// most the point of an initial or a title.
func (t *attribution) joined(k int) bool {
	if word := t.d.Article.Text[t.d.Words[k].Start:t.d.Words[k].End]; k+1 >= len(t.d.Words) || strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") {
		return false // "Lund's Elm" is no name
	}
	switch between := t.between(k, k+1); between {
	case " ", "-", "\u00a0":
		return true
	case ". ":
		return titles()[t.d.Hashes[k]] || t.d.Words[k].End-t.d.Words[k].Start <= 2
	default:
		return false
	}
}

// fullName returns the name at n or, when it is one word, the first name of several words in
// the text that ends with it: "Ada Lund" for "Lund".
func (t *attribution) fullName(n shingle.Range) string {
	if n.End-n.Start == 1 {
		h := t.d.Hashes[n.Start]
		for k := range t.d.Words {
			if t.d.Hashes[k] != h || k == 0 || t.whose[k].Said() || !t.capital(k) {
				continue
			}
			from := k
			for from > 0 && k-from < 3 && t.capital(from-1) && !stopCapitals()[t.d.Hashes[from-1]] && t.joined(from-1) && !titles()[t.d.Hashes[from-1]] {
				from--
			}
			if from < k {
				return t.text(shingle.Range{Start: from, End: k + 1})
			}
		}
	}
	return t.text(n)
}

// text returns the words of n with single spaces.
func (t *attribution) text(n shingle.Range) string {
	s := t.d.Text(n)
	for _, end := range []string{"'s", "’s"} {
		s = strings.TrimSuffix(s, end)
	}
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}
