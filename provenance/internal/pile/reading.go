package pile

import (
	"cmp"
	"slices"
	"strings"
)

// Reading says what became of the records of the input.
type Reading struct {
	Read    int            // records of the input: articles of the pile + merged + skipped
	Skipped []Skipped      // in input order
	Skips   map[string]int // number of skipped records by reason, without details
	Merged  []Merged       // in input order
	Notes   []Note         // in input order
	Noted   int            // articles of the pile that have a note
	Ignored int            // articles of the pile with words of texts that are ignored
}

// Skipped is a record that did not become an article.
type Skipped struct {
	Input  string // its place
	Reason string
}

// Merged is a record of an article that the pile has from another record.
type Merged struct {
	Kept   string // the place of the record that was kept
	Other  string // the place of this one
	Reason string // "same URL", "same text and outlet" or "same id and text"
}

// Note is a remark on how an article of the pile was read: damaged characters replaced,
// markup removed. The article is compared like any other.
type Note struct {
	Input string // the place of its record
	Note  string
}

// collectNotes sets Notes and Noted from the articles of the pile.
func (p *Pile) collectNotes(r *Reading) {
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

// sortSkipped sorts the skipped records in input order and counts their reasons.
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

// comparePlaces compares places, such as "file:line", by file and then by number.
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
