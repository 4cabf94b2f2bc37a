package judge

import (
	"math"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// gistsOf makes gists, and Docs, of texts as a scan does.
func gistsOf(t *testing.T, texts ...string) ([]doc.Gist, []*doc.Doc) {
	t.Helper()
	stats, prep := terms.NewStatistics(), doc.NewPreparer()
	m := doc.NewMaker(prep)
	var lists [][]byte
	for _, text := range texts {
		r := m.Make(&article.Article{Lang: "en", Text: text}, true)
		stats.Add("en", m.Distinct())
		lists = append(lists, slices.Clone(r.Terms))
	}
	var b doc.GistBuilder
	b.Use("en", stats)
	var gists []doc.Gist
	var docs []*doc.Doc
	for i, list := range lists {
		g, _ := b.Build(nil, list)
		gists = append(gists, g)
		docs = append(docs, prep.Prepare(&article.Article{Lang: "en", Text: texts[i]}, stats))
	}
	return gists, docs
}

// Gists give the same features as measuring, as long as nothing is set aside.
func TestGistsShowWhatMeasuringDoes(t *testing.T) {
	texts := []string{
		"The Marrick bridge closed on 14 May after engineers found cracks in two of its 31 girders. Hollis Bank lends the town 4.6 million. Repairs by Tolland Steel begin in June. The mayor of Marrick walked across the bridge.",
		"Engineers found cracks in the Marrick bridge, which is closed. Of its 31 girders two are damaged. Tolland Steel repairs them for 4.6 million from Hollis Bank. Ferries run until winter, the council says, and buses go round by Wending.",
		"A choir from Wending won the regional prize on Sunday. Its 31 members sang three pieces by Orla Fennimore. The council paid for the bus.",
	}
	gists, docs := gistsOf(t, texts...)
	for i := range texts {
		for j := range texts {
			if i == j {
				continue
			}
			var p Measurer
			m := p.Measure(docs[i], docs[j])
			got := new(doc.GistComparer).Compare(gists[i], gists[j])
			for _, x := range []struct {
				name      string
				got, want float64
			}{
				{"shared", got.Shared, m.v[fShared]},
				{"facts", got.Facts, m.v[fFacts]},
				{"numbers", got.Numbers, m.v[fNumbers]},
				{"details", got.Details, m.v[fDetails]},
				{"details-back", got.DetailsBack, m.v[fDetailsBack]},
			} {
				if math.Abs(x.got-x.want) > 1e-5 {
					t.Errorf("texts %d and %d: %s: gists give %.4f, measuring %.4f", i, j, x.name, x.got, x.want)
				}
			}
		}
	}
	if a, b := new(doc.GistComparer).Compare(gists[0], gists[1]), new(doc.GistComparer).Compare(gists[0], gists[2]); !mayBeReuse(&a) || mayBeReuse(&b) {
		t.Errorf("rewrite: %+v, other: %+v", a, b)
	}
}

// Another article of a story has the same terms in common with a text by its gist as by its
// Doc.
func TestGistTellsTheTermsOfADoc(t *testing.T) {
	texts := []string{
		"The Marrick bridge closed on 14 May after engineers found cracks in two of its 31 girders. Hollis Bank lends the town 4.6 million. " + strings.Repeat("Girders, girders. ", 30),
		"Engineers found cracks in the Marrick bridge, which is closed. Of its 31 girders two are damaged, two are not. Marrick is in Marrick. Marrick waits. " + strings.Repeat("Girders again. ", 40),
		"A choir from Wending won the regional prize on Sunday. Its 31 members sang three pieces by Orla Fennimore.",
	}
	gists, docs := gistsOf(t, texts...)
	for i, d := range docs {
		skip := make([]bool, len(d.Content))
		for k := range skip {
			skip[k] = k%7 == 3
		}
		for j := range docs {
			if i == j {
				continue
			}
			marks := func(o storyArticle) (shared, few []bool) {
				shared, few = make([]bool, len(skip)), make([]bool, len(skip))
				var p Measurer
				p.shared(d, o, skip, func(i uint32, x bool) { shared[i], few[i] = true, few[i] || x })
				return shared, few
			}
			shared, few := marks(storyArticle{gist: gists[j]})
			wantShared, wantFew := marks(storyArticle{doc: docs[j]})
			if !slices.Equal(shared, wantShared) || !slices.Equal(few, wantFew) {
				t.Errorf("of %d, %d shares by its gist %v (few %v), by its Doc %v (few %v)", i, j, shared, few, wantShared, wantFew)
			}
			if i+j == 1 && (doc.Count(shared) < 10 || doc.Count(few) < 3 || doc.Count(few) == doc.Count(shared)) {
				t.Errorf("of %d, %d shares %d positions, %d of terms it has once or twice: the test asks nothing", i, j, doc.Count(shared), doc.Count(few))
			}
		}
	}
}
