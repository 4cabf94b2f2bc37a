package provenance

import (
	"cmp"
	"slices"
	"time"

	"copytrail/article"
)

// network counts, over findings whose direction is known, which outlet's articles
// were made from which other's. An article of the copying outlet counts once for
// each outlet it took from.
func network(findings []Finding, outlet func(*article.Article) string, output map[string]int) []OutletEdge {
	type key struct{ source, copied string }
	type tally struct {
		articles map[*article.Article]bool // true: credited
		lags     []time.Duration
	}
	tallies := map[key]*tally{}
	for i := range findings {
		f := &findings[i]
		if !f.Direction.Known || !f.Relation.Reuse() || f.Relation == SharedSource {
			continue
		}
		k := key{outlet(f.Source), outlet(f.Copy)}
		if k.source == "" || k.copied == "" || k.source == k.copied {
			continue
		}
		t := tallies[k]
		if t == nil {
			t = &tally{articles: map[*article.Article]bool{}}
			tallies[k] = t
		}
		t.articles[f.Copy] = t.articles[f.Copy] || f.Credit.Given
		if lag, ok := f.Lag(); ok {
			t.lags = append(t.lags, lag)
		}
	}
	var out []OutletEdge
	for k, t := range tallies {
		e := OutletEdge{Source: k.source, Copy: k.copied, Articles: len(t.articles), Lags: len(t.lags)}
		for _, credited := range t.articles {
			if credited {
				e.Credited++
			}
		}
		e.Share = ratio(e.Articles, output[k.copied])
		if len(t.lags) > 0 {
			slices.Sort(t.lags)
			e.MedianLag = (t.lags[(len(t.lags)-1)/2] + t.lags[len(t.lags)/2]) / 2
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(x, y OutletEdge) int {
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.Source, y.Source), cmp.Compare(x.Copy, y.Copy))
	})
	return out
}

// Lag returns how long after its source f's copy appeared, and reports whether that
// can be said: only of a finding whose direction is known, and as far as the
// precision of both times allows.
func (f *Finding) Lag() (time.Duration, bool) {
	if !f.Direction.Known || timeOrder(f.Source.Published, f.Copy.Published) >= 0 {
		return 0, false
	}
	return f.Copy.Published.Sub(f.Source.Published.Time), true
}
