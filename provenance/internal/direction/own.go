package direction

import (
	"strings"

	"copytrail/align"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
)

// ownReport returns where d names its own outlet, or its colleagues there, as the source
// of what it shares with other, a text of that outlet, and whether it does. "The Times" in
// The Washington Times may be the other's; a poll of its own outlet is news to both.
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
	// creditReach is how many bytes from a credit what it speaks of may stand.
	creditReach = 300
	// creditGrams is how many runs of three words near a credit must stand in the
	// other text: two reports of one event share a few by chance, a lifted sentence
	// has a dozen.
	creditGrams = 12
)

// attached reports whether a credit in d speaks of what it shares with other. An
// article that lifts a paragraph and elsewhere mentions that somebody told the other
// outlet something, or spoke on its program, has not said where the paragraph is
// from; it has when words that both have stand at the credit.
func attached(m credit.Mention, d, other *doc.Doc) bool {
	if m.Kind != credit.Told || m.Span.Len() == 0 {
		return true
	}
	return beside(m, d, other) >= creditGrams
}

// beside returns how many words at a credit in d begin a 3-gram that other has too.
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
