package view

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/sample"
)

func TestStatements(t *testing.T) {
	s := StatementsOf(sample.Quoted(t))
	if s.Len() != 2 || s.Pairs() != 7 || s.Only() {
		t.Fatalf("%d statements in %d pairs, only them: %v; want 2 in 7 among others", s.Len(), s.Pairs(), s.Only())
	}
	if got, want := s.Total(), "7 pairs share a quotation, in 2 statements"; got != want {
		t.Errorf("total %q, want %q", got, want)
	}
	if got, want := s.After(1), "1 more statement, in 1 pair"; got != want {
		t.Errorf("after the first %q, want %q", got, want)
	}
	v := s.At(0)
	var carriers []string
	for _, c := range v.Carriers {
		carriers = append(carriers, fmt.Sprint(c.Name, " ", c.When, " ", c.Words))
	}
	if want := []string{"Bay Herald 2026-02-09 53", "Lund Echo 2026-02-10 53", "Hill Post 2026-02-11 27", "Coast Radio no time 53"}; !slices.Equal(carriers, want) {
		t.Errorf("carriers %q, want %q", carriers, want)
	}
	if want := []int{0, 1, 2, 3, 4, 6}; !slices.Equal(v.Findings, want) {
		t.Errorf("stands for the findings %v, want %v", v.Findings, want)
	}
	if want := "4 articles carry the same statement by Ida Holm or a part of it, 27 to 53 words each."; v.Sentence != want {
		t.Errorf("sentence %q, want %q: with a credit and a one-sided pair it does not say that nobody took anything", v.Sentence, want)
	}
	if !strings.HasPrefix(v.Text, "“The old bridge") || !strings.Contains(v.Text, "bypass.” … “Nobody") {
		t.Errorf("words %q, want both sentences with an ellipsis for what stands between", v.Text)
	}
	if want := []string{provenance.OneSidedWarning + " (1 of 6 pairs)"}; !slices.Equal(v.Warnings, want) {
		t.Errorf("warnings %q, want %q", v.Warnings, want)
	}
	if want := []string{"Hill Post credits “Lund Echo”"}; !slices.Equal(v.Credits, want) {
		t.Errorf("credits %q, want %q", v.Credits, want)
	}
	if v = s.At(1); len(v.Carriers) != 2 || v.Sentence != FindingOf(&sample.Quoted(t).Findings[5]).Sentence {
		t.Errorf("a pair is told as %q by %d articles, want the sentence of its finding", v.Sentence, len(v.Carriers))
	}
}

// TestStatementsPartition: each shared quotation stands in one entry, whatever the spans, and
// two runs give the same entries in the same order.
func TestStatementsPartition(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	var articles []*article.Article
	for i := range 30 {
		articles = append(articles, &article.Article{ID: fmt.Sprint(i), Text: strings.Repeat("some words that are said ", 20)})
	}
	res := &provenance.Result{}
	for i := range articles {
		for j := range i {
			f := provenance.Finding{Copy: articles[i], Source: articles[j], Relation: provenance.SharedQuotation}
			for range rnd.IntN(4) {
				a, b := rnd.IntN(600)-50, rnd.IntN(600)-50
				f.Passages = append(f.Passages, provenance.Passage{Copy: article.Span{Start: a, End: a + rnd.IntN(90)}, Source: article.Span{Start: b, End: b + rnd.IntN(90)}, Words: provenance.Words(rnd.IntN(3))})
			}
			if rnd.IntN(9) == 0 {
				f.Relation = provenance.Possible
			}
			res.Findings = append(res.Findings, f)
		}
	}
	groups := func() []string {
		s := StatementsOf(res)
		seen := map[int]bool{}
		var out []string
		for i := range s.Len() {
			var ids []string
			for _, n := range s.At(i).Findings {
				if seen[n] || res.Findings[n].Relation != provenance.SharedQuotation {
					t.Fatalf("finding %d (%s) stands in two entries or in a wrong one", n, res.Findings[n].Relation)
				}
				seen[n] = true
				ids = append(ids, res.Findings[n].Copy.ID+"-"+res.Findings[n].Source.ID)
			}
			out = append(out, fmt.Sprint(len(s.At(i).Carriers), ids))
		}
		if len(seen) != s.Pairs() {
			t.Fatalf("%d of %d pairs stand in an entry", len(seen), s.Pairs())
		}
		return out
	}
	first := groups()
	if again := groups(); !slices.Equal(first, again) {
		t.Error("two runs differ")
	}
}

func TestSameWords(t *testing.T) {
	span := func(start, end int) article.Span { return article.Span{Start: start, End: end} }
	said := func(a, b *article.Article, x, y article.Span) provenance.Finding {
		return provenance.Finding{Copy: b, Source: a, Relation: provenance.SharedQuotation, Passages: []provenance.Passage{{Source: x, Copy: y, Words: provenance.Quotation}}}
	}
	a, b, c := &article.Article{ID: "a"}, &article.Article{ID: "b"}, &article.Article{ID: "c"}
	for _, tt := range []struct {
		name string
		x, y article.Span // in a, as b and c have it
		want int
	}{
		{"the same place", span(0, 100), span(0, 100), 1},
		{"a part", span(0, 100), span(60, 100), 1},
		{"half of the shorter", span(0, 100), span(80, 120), 1},
		{"an edge in common", span(0, 100), span(90, 200), 2},
		{"elsewhere", span(0, 100), span(100, 200), 2},
	} {
		res := &provenance.Result{Findings: []provenance.Finding{said(a, b, tt.x, span(0, 100)), said(a, c, tt.y, span(0, 100))}}
		if got := StatementsOf(res).Len(); got != tt.want {
			t.Errorf("%s: %d statements, want %d", tt.name, got, tt.want)
		}
	}
}

func TestSpeakers(t *testing.T) {
	for _, tt := range []struct {
		pairs []string // the speakers that each tells, with "+" between them; behind a "*" for a pair that shares more
		want  string
	}{
		{[]string{"Ida Holm"}, "Ida Holm"},
		{[]string{"Ida Holm+Jon Berg"}, "Ida Holm Jon Berg"},
		{[]string{"Ida Holm", "Jon Berg"}, ""},
		{[]string{"Ida Holm", "", ""}, ""},
		{[]string{"Ida Holm", "Ida Holm", "", "", ""}, "Ida Holm"},
		{[]string{"*Ida Holm", "", ""}, ""},
		{[]string{"*Ida Holm", "*Ida Holm", ""}, "Ida Holm"},
		{[]string{"*Jon Berg", "Ida Holm", "Holm", "", ""}, "Ida Holm"},
		{[]string{"Holm", "Holm", "Ida Holm"}, "Ida Holm"},
		{[]string{"Mayor Ida Holm", "Ida Holm", "Ida Holm"}, "Ida Holm"},
		{[]string{"Holm", "Holm", "Jon Berg"}, "Holm"},
		{[]string{"", ""}, ""},
	} {
		var all, alone []provenance.SharedStatement
		for _, p := range tt.pairs {
			names, more := strings.CutPrefix(p, "*")
			said := provenance.SharedStatement{Words: 30, Speakers: slices.DeleteFunc(strings.Split(names, "+"), func(s string) bool { return s == "" })}
			all = append(all, said)
			if !more {
				alone = append(alone, said)
			}
		}
		if got := strings.Join(speakersOf(all, alone), " "); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.pairs, got, tt.want)
		}
	}
}

func TestCountWords(t *testing.T) {
	for s, want := range map[string]int{"": 0, "one two": 2, "“Well-known,” he said — twice.": 4, "市庁舎は": 4, "12 % of 3.5": 3} {
		if got := countWords(s); got != want {
			t.Errorf("%q: %d words, want %d", s, got, want)
		}
	}
}

// TestStatementsHostile: no field that comes from outside gets into an entry uncleaned, and
// spans that do not fit do no harm.
func TestStatementsHostile(t *testing.T) {
	s := StatementsOf(sample.Hostile(t))
	for i := range s.Len() {
		v := s.At(i)
		for _, x := range append(slices.Concat(v.Credits, v.Warnings), v.Sentence, v.Brief, v.Text, v.Pairs) {
			if strings.ContainsAny(x, "\x1b\x07\u009b\u202e\u2066\n\x00") {
				t.Errorf("%q is not clean", x)
			}
		}
	}
}
