package pile

import (
	"cmp"
	"slices"
	"strings"
)

// Reading is what became of the records that came in.
type Reading struct {
	Read    int            // records that came in: articles of the pile + merged + skipped
	Skipped []Skipped      // in input order
	Skips   map[string]int // of Skipped, by reason without its details
	Merged  []Merged       // in input order
	Notes   []Note         // in input order
	Noted   int            // articles of the pile that have a note
}

// Skipped is one record that did not become an article.
type Skipped struct {
	Input  string // its place
	Reason string
}

// Merged is a record that is an article of the pile once more.
type Merged struct {
	Kept   string // the place of the record that stands for both
	Other  string // the place of this one
	Reason string // "same URL", "same text and outlet" or "same id and text"
}

// Note is what a reader should know of how an article of the pile was read:
// damaged characters replaced, markup taken out. It was compared all the same.
type Note struct {
	Input string // the place of its record
	Note  string
}

// takeNotes lists the notes of all articles of the pile and counts the articles
// that have any.
func (p *Pile) takeNotes(r *Reading) {
	for i := range p.articles {
		if !p.articles[i].noted {
			continue
		}
		r.Noted++
		a := p.article(&p.articles[i])
		for _, n := range a.Notes {
			r.Notes = append(r.Notes, Note{a.Place, n})
		}
	}
	slices.SortFunc(r.Notes, func(x, y Note) int {
		return cmp.Or(comparePlaces(x.Input, y.Input), cmp.Compare(x.Note, y.Note))
	})
}

// sortSkipped puts the skipped records in input order and counts their reasons.
func (r *Reading) sortSkipped() {
	slices.SortStableFunc(r.Skipped, func(x, y Skipped) int {
		return cmp.Or(comparePlaces(x.Input, y.Input), cmp.Compare(x.Reason, y.Reason))
	})
	for _, x := range r.Skipped {
		reason, _, _ := strings.Cut(x.Reason, ":")
		if strings.HasPrefix(reason, "id ") {
			reason = "id is taken"
		}
		r.Skips[reason]++
	}
}

// comparePlaces orders "file:line" by file, then by number.
func comparePlaces(x, y string) int {
	split := func(s string) (string, int) {
		i := strings.LastIndexAny(s, ":#@")
		n := 0
		if i < 0 {
			return s, 0
		}
		for _, c := range s[i+1:] {
			if c < '0' || c > '9' || n > 1<<40 {
				return s, 0
			}
			n = 10*n + int(c-'0')
		}
		return s[:i], n
	}
	xf, xn := split(x)
	yf, yn := split(y)
	return cmp.Or(cmp.Compare(xf, yf), cmp.Compare(xn, yn))
}
