package credit

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// abroadSentence is one line of testdata/credit_abroad.jsonl: a sentence of our own in
// German, French, Spanish or Russian and the outlets that it credits.
type abroadSentence struct {
	Lang, Text, Own string
	Credits         []struct{ Outlet, Span string }
}

// creditFigures counts credits: found rightly, wrongly, and all there are.
type creditFigures struct{ hit, wrong, missed, unknown int } // unknown: missed, and not in the table

func (f creditFigures) precision() float64 { return float64(f.hit) / float64(max(1, f.hit+f.wrong)) }
func (f creditFigures) recall() float64    { return float64(f.hit) / float64(max(1, f.hit+f.missed)) }

// abroadFloors are what recall was when the rules were mended, rounded down, in the two
// halves: nothing may fall below, and they are no goal.
var abroadFloors = map[string][2]float64{
	"de": {.89, .53}, "fr": {.94, .66}, "es": {.93, .64}, "ru": {.97, .71},
}

// TestCreditAbroad measures precision and recall of the credits found in 100 sentences
// of each of four languages. They were written and labelled before the rules were
// looked at for them. Rules may be mended for odd lines, whose errors are logged; even
// lines are held out, and only their figures are shown. A credit is right when it
// names the outlet of a label whose words it holds; credits of the own outlet do not count.
//
// Before any rule was changed for them: precision 1 everywhere, recall of the two halves
// .243 and .312 in German, .412 and .455 in French, .242 and .412 in Spanish, .471 and
// .438 in Russian.
func TestCreditAbroad(t *testing.T) {
	figures := map[string]*[2]creditFigures{}
	for i, s := range readAbroad(t) {
		halves := figures[s.Lang]
		if halves == nil {
			halves = &[2]creditFigures{}
			figures[s.Lang] = halves
		}
		half := i % 2 // 0: odd line, development
		wrong, missed := creditErrors(&s, &halves[half])
		if half == 0 && len(wrong)+len(missed) > 0 {
			t.Logf("line %d: wrong %q, missed %q: %s", i+1, wrong, missed, s.Text)
		}
	}
	for _, lang := range []string{"de", "fr", "es", "ru"} {
		for half, name := range []string{"development", "held out"} {
			f := figures[lang][half]
			t.Logf("%s, %s: precision %.3f (%d of %d), recall %.3f (%d of %d, %d missed are not in the table)", lang, name,
				f.precision(), f.hit, f.hit+f.wrong, f.recall(), f.hit, f.hit+f.missed, f.unknown)
			if floor := abroadFloors[lang][half]; f.precision() < 0.95 || f.recall() < floor {
				t.Errorf("%s, %s: precision %.3f, recall %.3f; want at least .95 and %.2f", lang, name, f.precision(), f.recall(), floor)
			}
		}
	}
}

// creditErrors adds what is found in s to f and returns what is found wrongly and what
// is missed.
func creditErrors(s *abroadSentence, f *creditFigures) (wrong, missed []string) {
	found := make([]bool, len(s.Credits))
	var seen []string
	for _, m := range Find(outlet.Default(), &article.Article{Outlet: s.Own, Text: s.Text}) {
		if m.Self || slices.Contains(seen, m.Outlet) {
			continue
		}
		seen = append(seen, m.Outlet)
		i := slices.IndexFunc(s.Credits, func(c struct{ Outlet, Span string }) bool {
			o, _ := outlet.Default().Resolve(c.Outlet)
			return o.Name == m.Outlet && (strings.Contains(c.Span, m.Name) || strings.Contains(m.Name, c.Span))
		})
		if i < 0 {
			wrong = append(wrong, m.Outlet)
			f.wrong++
			continue
		}
		found[i] = true
	}
	for i, c := range s.Credits {
		if found[i] {
			f.hit++
		} else {
			missed = append(missed, c.Outlet)
			f.missed++
			if _, ok := outlet.Default().Resolve(c.Outlet); !ok {
				f.unknown++
			}
		}
	}
	return wrong, missed
}

func readAbroad(t *testing.T) []abroadSentence {
	t.Helper()
	f, err := os.Open("testdata/credit_abroad.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []abroadSentence
	for d := json.NewDecoder(f); d.More(); {
		var s abroadSentence
		if err := d.Decode(&s); err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	if len(list) != 400 {
		t.Fatalf("%d sentences; want 400", len(list))
	}
	return list
}
