package direction

import (
	"strings"

	"copytrail/align"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
)

// ownReport returns where d names its own outlet, or colleagues there, as the source of what
// it shares with other, and whether it does. outlet is that of other: "The Times" in The
// Washington Times may mean the other outlet. A poll does not count, since others report it
// too.
func ownReport(credits []credit.Mention, outlet string, d, other *doc.Doc) (credit.Mention, bool) {
	for _, m := range credits {
		reports := m.Kind == credit.Reported || m.Kind == credit.Told || m.Kind == credit.According
		if m.Self && reports && !ofPoll(d.Article.Text[m.Span.Start:m.Span.End]) && !strings.HasSuffix(outlet, m.Name) && beside(m, d, other) >= creditGrams {
			return m, true
		}
	}
	return credit.Mention{}, false
}

const (
	// creditReach is the greatest distance, in bytes, from a credit to what it is about.
	creditReach = 300
	// creditGrams is the least number of 3-grams near a credit that the other text must
	// have: two reports of one event share a few by chance, a copied sentence has a
	// dozen.
	creditGrams = 12
)

// attached reports whether a credit in d is about what it shares with other. An article
// that copies a paragraph may mention elsewhere that somebody told the other outlet
// something, or link to it; that does not credit the paragraph. Common words near the credit
// do.
func attached(m credit.Mention, d, other *doc.Doc) bool {
	if m.Kind != credit.Told && m.Kind != credit.Via && m.Kind != credit.Link || m.Span.Len() == 0 {
		return true
	}
	return beside(m, d, other) >= creditGrams
}

// beside returns how many words near a credit in d begin a 3-gram that other has too.
func beside(m credit.Mention, d, other *doc.Doc) int {
	from, to := m.Span.Start-creditReach, m.Span.End+creditReach
	near := map[int]bool{}
	align.Shared(d.Trigrams, other.Trigrams, func(i, _ int) {
		if w := d.Words[i]; int(w.Start) >= from && int(w.End) <= to {
			near[i] = true
		}
	})
	return len(near)
}
