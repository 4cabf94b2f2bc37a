package origin

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
)

// TestBounds: a triple is allowed up to each bound, and not beyond it.
func TestBounds(t *testing.T) {
	b := Bounds{Each: .5, Left: .3, Grams: .1, Apart: 1, Kin: 0}
	at := Triple{ToA: .5, ToB: 1.5, Left: .3, Grams: .1, Apart: 1, FromKin: 0}
	if !b.Allow(&at) {
		t.Errorf("%+v at the bounds %+v is not allowed", at, b)
	}
	alone := at
	alone.FromKin = NoKin
	if !b.Allow(&alone) {
		t.Error("a third without other relations is not allowed")
	}
	for name, beyond := range map[string]Triple{
		"each":  {ToA: 4, ToB: .4, Left: .3, Grams: .1, Apart: 1, FromKin: 0},
		"left":  {ToA: .5, ToB: 1.5, Left: .31, Grams: .1, Apart: 1, FromKin: 0},
		"grams": {ToA: .5, ToB: 1.5, Left: .3, Grams: .11, Apart: 1, FromKin: 0},
		"apart": {ToA: .5, ToB: 1.5, Left: .3, Grams: .1, Apart: 1.1, FromKin: 0},
		"kin":   {ToA: .5, ToB: 1.5, Left: .3, Grams: .1, Apart: 1, FromKin: .1},
	} {
		if b.Allow(&beyond) {
			t.Errorf("beyond the bound %s: %+v is allowed", name, beyond)
		}
	}
}

// withoutTimes returns those of the harbor stories with these names, without their times, as
// the last part of an id has them.
func withoutTimes(t *testing.T, names ...string) []*article.Article {
	t.Helper()
	var out []*article.Article
	for _, a := range harbor(t) {
		if slices.Contains(names, filepath.Base(a.ID)) {
			a.Published = article.Time{}
			out = append(out, a)
		}
	}
	if len(out) != len(names) {
		t.Fatalf("%d of the articles %q", len(out), names)
	}
	return out
}

// link sets what two articles are judged to be to each other.
func (s *judgedPile) link(t *testing.T, a, b string, r finding.Relation) { s.of(t, a, b).Relation = r }

// TestThirdInBounds: two rewrites that are called a rewrite have a third text named that is only
// possible with each, and only then.
func TestThirdInBounds(t *testing.T) {
	const courier, day = "Harbor Courier", 24 * time.Hour
	first := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	at := func(a *article.Article, when time.Time) {
		a.Published = article.Time{Time: when, Precision: article.Second, ZoneKnown: true}
	}
	copyOf := func(list []*article.Article, name string) *article.Article {
		for _, a := range list {
			if filepath.Base(a.ID) == name {
				return &article.Article{ID: "harbor/reprint", Place: "reprint", Outlet: "Reprint Weekly", Lang: "en", Text: strings.Replace(a.Text, "the", "The", 1)}
			}
		}
		return nil
	}
	for _, c := range []struct {
		name    string
		add     func(list []*article.Article) []*article.Article
		change  func(s *judgedPile)
		shared  bool
		because string
	}{
		{"both possible", nil, nil, true, ""},
		{"the pair only possible", nil, func(s *judgedPile) { s.link(t, "pulse", "freeline", finding.Possible) }, false, "wording alone makes no reuse"},
		{"one shares a quotation only", nil, func(s *judgedPile) { s.link(t, "courier", "pulse", finding.SharedQuotation) }, false, "a quotation relates no texts"},
		{"one on the event only", nil, func(s *judgedPile) { s.link(t, "courier", "pulse", finding.SameEvent) }, false, "it is not related to both"},
		{"a copy of the third", func(l []*article.Article) []*article.Article { return append(l, copyOf(l, "courier")) }, func(s *judgedPile) {
			s.link(t, "reprint", "courier", finding.NearCopy)
			s.link(t, "reprint", "pulse", finding.SameEvent)
			s.link(t, "reprint", "freeline", finding.SameEvent)
		}, false, "the copy may have been first"},
		{"a later copy of the third", func(l []*article.Article) []*article.Article {
			reprint := copyOf(l, "courier")
			for _, a := range l {
				if filepath.Base(a.ID) == "courier" {
					at(a, first)
				}
			}
			at(reprint, first.Add(3*day))
			return append(l, reprint)
		}, func(s *judgedPile) {
			s.link(t, "reprint", "courier", finding.NearCopy)
			s.link(t, "reprint", "pulse", finding.SameEvent)
			s.link(t, "reprint", "freeline", finding.SameEvent)
		}, true, ""},
		{"a third that is later", func(l []*article.Article) []*article.Article {
			for _, a := range l {
				at(a, first)
				if filepath.Base(a.ID) == "courier" {
					at(a, first.Add(3*day))
				}
			}
			return l
		}, nil, false, "it is later than both"},
	} {
		list := withoutTimes(t, "courier", "pulse", "freeline", "beacon")
		if c.add != nil {
			list = c.add(list)
		}
		s := judgePile(t, list)
		if v := s.of(t, "pulse", "freeline"); v.Relation != finding.Rewrite {
			t.Fatalf("two rewrites of one original are judged %s, so this tests nothing", v.Relation)
		}
		s.link(t, "courier", "pulse", finding.Possible)
		s.link(t, "courier", "freeline", finding.Possible)
		if c.change != nil {
			c.change(s)
		}
		if err := FindShared(s.w, s, s.judged, s.which, s.credits); err != nil {
			t.Fatal(err)
		}
		v := s.of(t, "pulse", "freeline")
		if shared := v.Relation == finding.SharedSource && v.Third && slices.Equal(v.Shared, []string{courier}); shared != c.shared {
			t.Errorf("%s: %s from %q, want shared-source %v (%s)", c.name, v.Relation, v.Shared, c.shared, c.because)
		}
		if v := s.of(t, "courier", "pulse"); v.Third && c.name != "a third that is later" { // there times say so
			t.Errorf("%s: the original derives from %q", c.name, v.Shared)
		}
	}
}

// TestTriple: what wording says of three texts does not depend on their times; a third that was
// itself made from another is seen to be.
func TestTriple(t *testing.T) {
	measure := func(articles []*article.Article, c, kin string) *Triple {
		s := judgePile(t, articles)
		d := make([]*doc.Doc, s.Len())
		for n := range d {
			d[n] = s.Doc(0, uint32(n))
		}
		test := &sourceTest{&search{pile: s, credits: s.credits}, new(judge.Measurer), d, map[*doc.Doc]map[string]float64{}}
		return test.triple(s.of(t, "pulse", "freeline"), &third{article: s.number[c], kin: []uint32{s.number[kin]}})
	}
	undated := measure(withoutTimes(t, "courier", "pulse", "freeline", "reorder"), "courier", "reorder")
	if min(undated.ToA, undated.ToB) <= 0 || undated.FromKin >= 0 || undated.Left > .1 {
		t.Errorf("the original and two rewrites: %+v, want the original first and all of what they share in it", undated)
	}
	if made := measure(withoutTimes(t, "courier", "pulse", "freeline", "reorder"), "reorder", "courier"); made.FromKin <= 0 {
		t.Errorf("a third that was made from the original: log odds %.2f that the original was first", made.FromKin)
	}
	list := withoutTimes(t, "courier", "pulse", "freeline", "reorder")
	for i, a := range list { // the original last
		day := 2 + i
		if filepath.Base(a.ID) == "courier" {
			day = 20
		}
		a.Published = article.Time{Time: time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC), Precision: article.Second, ZoneKnown: true}
	}
	dated := measure(list, "courier", "reorder")
	if min(dated.ToA, dated.ToB) != min(undated.ToA, undated.ToB) || max(dated.ToA, dated.ToB) != max(undated.ToA, undated.ToB) {
		t.Errorf("log odds %.2f and %.2f with times, %.2f and %.2f without", dated.ToA, dated.ToB, undated.ToA, undated.ToB)
	}
}

// TestKin: the kin of a third are the articles that may be reuse with it and may have been
// before it; one of them that is its copy makes it no third.
func TestKin(t *testing.T) {
	list := withoutTimes(t, "courier", "pulse", "freeline", "reorder", "digest", "beacon")
	reprint := *list[slices.IndexFunc(list, func(a *article.Article) bool { return filepath.Base(a.ID) == "courier" })]
	reprint.ID, reprint.Place, reprint.Outlet = "harbor/reprint", "reprint", "Reprint Weekly"
	reprint.Text = strings.Replace(reprint.Text, "the", "The", 1)
	s := judgePile(t, append(list, &reprint))
	s.link(t, "courier", "reprint", finding.NearCopy)
	v := s.of(t, "pulse", "freeline")
	kin := func() ([]uint32, bool) {
		return (&search{pile: s}).kinOf(v, s.number["courier"], linkPairs(s.judged, s.Len()))
	}
	if got, ok := kin(); ok {
		t.Errorf("kin of a text with a copy: %v, want none", got)
	}
	s.link(t, "courier", "reprint", finding.SharedQuotation)
	got, ok := kin()
	slices.Sort(got)
	want := []uint32{s.number["digest"], s.number["reorder"]}
	slices.Sort(want)
	if !ok || !slices.Equal(got, want) {
		t.Errorf("kin %v, %v, want digest and reorder, %v", got, ok, want)
	}
}
