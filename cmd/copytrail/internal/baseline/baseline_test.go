package baseline

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
)

// words returns a text of n words, of which those from the number changed on are
// others for another seed.
func words(seed, n, changed int) string {
	var b strings.Builder
	for i := range n {
		s := seed
		if i < n-changed {
			s = 0
		}
		fmt.Fprintf(&b, "w%dx%d ", i*7919%1000, s)
	}
	return b.String()
}

func TestSimilarity(t *testing.T) {
	sketch := func(text string) []byte {
		_, s := new(Fingerprinter).fingerprint(&article.Article{Text: text})
		return s
	}
	base := sketch(words(1, 600, 600))
	if len(base) != sketchRows {
		t.Fatalf("a sketch has %d rows, want %d", len(base), sketchRows)
	}
	if got := similarity(base, base); got != 1 {
		t.Errorf("a text with itself: %v, want 1", got)
	}
	if got := similarity(base, sketch(words(2, 600, 600))); got > 0.05 {
		t.Errorf("two texts without a word in common: %v, want nearly 0", got)
	}
	// 60 of 600 words others at the end: 538 of 658 shingles in common.
	if got := similarity(sketch(words(1, 600, 60)), sketch(words(2, 600, 60))); got < 0.7 || got > 0.92 {
		t.Errorf("nine tenths in common: %v, want about .82", got)
	}
	if got := similarity(base, sketch("")); got != 0 {
		t.Errorf("with a text of no words: %v, want 0", got)
	}
}

func TestFingerprintLeavesFurnitureOut(t *testing.T) {
	menu := "Home News Sport "
	text := words(1, 200, 200)
	plain, _ := new(Fingerprinter).fingerprint(&article.Article{Text: text})
	framed, _ := new(Fingerprinter).fingerprint(&article.Article{Text: menu + text + menu, Furniture: []article.Span{{Start: 0, End: len(menu)}, {Start: len(menu + text), End: len(menu + text + menu)}}})
	if plain != framed {
		t.Error("page furniture changes the hash of the words")
	}
}

// TestRecognise: who is who when a pile comes back.
func TestRecognise(t *testing.T) {
	source := &article.Article{ID: "s", Outlet: "Courier", Text: words(1, 300, 300)}
	copied := &article.Article{ID: "c", Outlet: "Post", URL: "https://post.example/c", Text: words(2, 300, 300)}
	b := New([]provenance.Finding{{Copy: copied, Source: source, Relation: provenance.Rewrite}}, nil, nil)
	var file bytes.Buffer
	if err := b.Write(&file); err != nil {
		t.Fatal(err)
	}
	b, err := Read(&file)
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{}
	for _, k := range b.articles {
		keys[k.id] = k.key
	}
	with := func(a *article.Article, change func(*article.Article)) *article.Article {
		x := *a
		change(&x)
		return &x
	}
	for _, c := range []struct {
		name string
		pile []*article.Article
		want []string // ids of known articles, "" for none, for each of pile
	}{
		{"the same", []*article.Article{source, copied}, []string{"s", "c"}},
		{"renamed", []*article.Article{with(source, func(a *article.Article) { a.ID = "other" }), copied}, []string{"s", "c"}},
		{"scraped again", []*article.Article{source, with(copied, func(a *article.Article) { a.Text += " Read more at Post" })}, []string{"s", "c"}},
		{"renamed and scraped again", []*article.Article{source, with(copied, func(a *article.Article) { a.ID, a.URL = "d", ""; a.Text += " Read more at Post" })}, []string{"s", "c"}},
		{"a new id at one address", []*article.Article{source, with(copied, func(a *article.Article) {
			a.ID, a.URL = "d", "http://www.post.example/c?utm_source=x"
			a.Text = words(2, 230, 230)
		})}, []string{"s", "c"}},
		{"another text under the id", []*article.Article{source, with(copied, func(a *article.Article) { a.Text = words(3, 300, 300) })}, []string{"s", ""}},
		{"a copy of the copy", []*article.Article{with(copied, func(a *article.Article) { a.ID, a.URL, a.Outlet = "a", "", "" }), source, copied}, []string{"", "s", "c"}},
		{"the copy at another outlet", []*article.Article{source, with(copied, func(a *article.Article) { a.ID, a.URL, a.Outlet = "d", "", "Herald" })}, []string{"s", ""}},
	} {
		var pile []*Known
		found := map[string]bool{}
		for _, a := range c.pile {
			pile, found[a.ID] = append(pile, new(Fingerprinter).Known(a)), true
		}
		is := b.Recognise(pile, found)
		for i, a := range c.pile {
			want := keys[c.want[i]] // "" for ""
			if is[a.ID] != want {
				t.Errorf("%s: article %d is %q, want %q", c.name, i, is[a.ID], want)
			}
		}
	}
}

func TestCovers(t *testing.T) {
	b := &Baseline{accepted: map[[2]string]provenance.Relation{{"a", "b"}: provenance.Possible, {"a", "c"}: provenance.Rewrite}}
	for _, c := range []struct {
		x, y string
		r    provenance.Relation
		want bool
	}{
		{"b", "a", provenance.Possible, true},
		{"a", "b", provenance.Rewrite, false}, // it was no verdict when it was accepted
		{"a", "c", provenance.NearCopy, true},
		{"a", "c", provenance.Possible, true},
		{"b", "c", provenance.Rewrite, false},
		{"", "c", provenance.Rewrite, false},
	} {
		if got := b.Covers(c.x, c.y, c.r); got != c.want {
			t.Errorf("Covers(%q, %q, %s) = %v, want %v", c.x, c.y, c.r, got, c.want)
		}
	}
}

// FuzzRead: damage is an error, never a panic, and what can be read can be
// written and read again.
func FuzzRead(f *testing.F) {
	var good bytes.Buffer
	a, b := &article.Article{ID: "a", Text: words(1, 50, 50)}, &article.Article{ID: "b", Text: words(2, 50, 50)}
	if err := New([]provenance.Finding{{Copy: a, Source: b, Relation: provenance.Rewrite}}, nil, nil).Write(&good); err != nil {
		f.Fatal(err)
	}
	f.Add(good.Bytes())
	f.Add([]byte(`{"type":"baseline","schema":2}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		b, err := Read(bytes.NewReader(in))
		if err != nil {
			return
		}
		b.Recognise([]*Known{new(Fingerprinter).Known(a)}, map[string]bool{a.ID: true})
		var out bytes.Buffer
		if err := b.Write(&out); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&out)
		if err != nil || len(again.articles) != len(b.articles) || len(again.accepted) != len(b.accepted) {
			t.Errorf("%q is written as %q: %v", in, out.String(), err)
		}
	})
}
