package doc

import (
	"slices"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/terms"
)

// docOf prepares a text.
func docOf(text string) *Doc {
	return NewPreparer().Prepare(&article.Article{Lang: "en", Text: text}, terms.NewStatistics())
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{`She said "the ferry will not sail" and left.`, []string{"the ferry will not sail"}},
		{"Er sagte „die Fähre fährt nicht“ und ging.", []string{"die Fähre fährt nicht"}},
		{`The "old boat" sank.`, nil},
		{"“We waited for hours\n\n“and nobody came to help”", []string{"We waited for hours", "and nobody came to help"}},
		{"It's the crew's own don't-care attitude.", nil},
		{"The ferry will not sail\n— Ada Quist (@adaquist) January 18, 2018", []string{"The ferry will not sail"}},
	} {
		d := docOf(c.text)
		var got []string
		for _, q := range d.Quotes {
			got = append(got, d.Text(q))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func TestIsNameList(t *testing.T) {
	for text, want := range map[string]bool{
		"Ohio, Iowa, Texas, Utah and Maine":    true,
		"Ohio and Iowa closed their embassies": false,
	} {
		d := docOf(text)
		if got := d.IsNameList(0, len(d.Words)); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestAfterColon(t *testing.T) {
	d := docOf("The mayor: “No ferry today”: none, at 9")
	var after []string
	for i, w := range d.Words {
		if d.AfterColon(i) {
			after = append(after, d.Article.Text[w.Start:w.End])
		}
	}
	if want := []string{"No", "none"}; !slices.Equal(after, want) {
		t.Errorf("got %q, want %q", after, want)
	}
}
