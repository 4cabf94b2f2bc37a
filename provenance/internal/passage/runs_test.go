package passage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/whose"
	"copytrail/shingle"
)

// commonWordsPlain is commonWords by its definition.
func commonWordsPlain(a, b []uint64) int {
	n, end := 0, 0
	for i, x := range b {
		if slices.Contains(a, x) {
			n += i + shingle.RunWords - max(i, end)
			end = i + shingle.RunWords
		}
	}
	return n
}

func TestCommonWordsAreThePlainOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	var s RunComparer
	for range 300 {
		a, b := make([]uint64, r.IntN(700)), make([]uint64, r.IntN(700))
		for i := range a {
			a[i] = r.Uint64() // 0 among them below
		}
		for i := range b {
			b[i] = r.Uint64()
		}
		for range r.IntN(20) { // runs that both have
			if n := min(len(a), len(b)); n > 0 {
				from, to := r.IntN(len(a)), r.IntN(len(b))
				copy(b[to:], a[from:min(len(a), from+r.IntN(60))])
			}
		}
		if len(a) > 0 && len(b) > 0 && r.IntN(4) == 0 {
			a[0], b[0] = 0, 0
		}
		if got, want := s.commonWords(a, b), commonWordsPlain(a, b); got != want {
			t.Fatalf("%d and %d runs: got %d words in common, want %d", len(a), len(b), got, want)
		}
	}
}

// numbered returns n words that no call with another name returns.
func numbered(name string, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprint(name, "word", i)
	}
	return strings.Join(words, " ")
}

func TestWorthJudgingAsksForManyWordsOrLongStretches(t *testing.T) {
	said := numbered("said", 60)
	quoted := "“" + said + "”"
	prose := numbered("prose", 60)
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"prose", prose, prose, true},
		{"23 words of prose", numbered("prose", 23), numbered("prose", 23), false},
		{"24 words of prose are too few of so long a text", numbered("prose", 24), numbered("prose", 24), false},
		{"a long stretch", numbered("prose", 25), numbered("prose", 25), true},
		{"a long stretch with a word changed", numbered("prose", 13) + " red " + numbered("more", 13), numbered("prose", 13) + " blue " + numbered("more", 13), true},
		{"two short ones", numbered("prose", 13) + " " + numbered("one", 9) + " " + numbered("more", 13), numbered("prose", 13) + " " + numbered("two", 9) + " " + numbered("more", 13), false},
		{"a quotation that may be shared", quoted, quoted, true},
		{"a short quotation", "“" + numbered("said", 20) + "”", "“" + numbered("said", 20) + "”", false},
		{"a quotation without marks in one", quoted, said, true},
		{"a quotation and prose", quoted + " " + prose, quoted + " " + prose, true},
		{"a part of a long quotation", "“" + numbered("long", 240) + "”", "“" + numbered("long", 60) + "”", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := doc.NewPreparer()
			text := func(name, middle string) *RunText {
				a := &article.Article{Text: numbered(name+"before", 150) + ". " + middle + ". " + numbered(name+"after", 150)}
				words := p.Body(a)
				return &RunText{shingle.AppendRuns(nil, words), whose.Quotations(a.Text, words), len(words)}
			}
			a, b := text("one", c.a), text("other", c.b)
			var s RunComparer
			if got := s.WorthJudging(a, b); got != c.want {
				t.Errorf("worth judging: %v, want %v", got, c.want)
			}
			if got := s.WorthJudging(b, a); got != c.want {
				t.Errorf("the other way round: %v, want %v", got, c.want)
			}
		})
	}
}

func TestWorthJudgingOfTextsThatAreAllQuotation(t *testing.T) {
	p := doc.NewPreparer()
	var s RunComparer
	text := "“" + numbered("said", 80) + "”"
	words := p.Body(&article.Article{Text: text})
	all := RunText{shingle.AppendRuns(nil, words), whose.Quotations(text, words), len(words)}
	if !s.WorthJudging(&all, &all) {
		t.Error("two texts of the same words may be copies, be they quoted or not")
	}
}
