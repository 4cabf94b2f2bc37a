package provenance

import (
	"cmp"
	"slices"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/times"
	"copytrail/shingle"
)

// Times decides which times of publication are believed, apart from a scan, which does so
// itself. The outlets are those that the articles name.
type Times struct {
	stamps  []times.Stamp
	numbers map[string]uint32
	names   []string
	counts  []int
	words   []shingle.Word // memory to use again
}

// NewTimes returns Times without articles.
func NewTimes() *Times {
	return &Times{numbers: map[string]uint32{"": 0}, names: []string{""}, counts: []int{0}}
}

// Add adds the time of an article, and returns it with what the article alone shows against
// it: that it is when the record was fetched, an epoch, or before what the text tells.
func (t *Times) Add(a *article.Article) article.Time {
	n, ok := t.numbers[a.Outlet]
	if !ok {
		n = uint32(len(t.names))
		t.numbers[a.Outlet], t.names, t.counts = n, append(t.names, a.Outlet), append(t.counts, 0)
	}
	t.counts[n]++
	t.words = shingle.AppendWords(t.words[:0], a.Text)
	doubt := times.OfArticle(a, doc.Language(a, t.words))
	stamp := times.StampOf(a.Published, n, doubt)
	t.stamps = append(t.stamps, stamp)
	if doubt.Trust == article.FullTrust {
		stamp.Outlet = 0
		alone, _ := times.Judge([]times.Stamp{stamp}, t.names[:1])
		doubt = alone[0]
	}
	return doubt.On(a.Published)
}

// Outlets returns what the times of each outlet are worth, by all articles together, the
// outlet of most articles first.
func (t *Times) Outlets() []PileOutlet {
	_, tables := times.Judge(t.stamps, t.names)
	var out []PileOutlet
	for n, name := range t.names {
		if n > 0 {
			out = append(out, PileOutlet{Name: name, Articles: t.counts[n], Times: tables[n]})
		}
	}
	slices.SortFunc(out, func(x, y PileOutlet) int {
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.Name, y.Name))
	})
	return out
}
