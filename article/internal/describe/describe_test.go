package describe

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/record"
)

// values returns the values that pairs of names and values give.
func values(t *testing.T, pairs ...string) *field.Values {
	t.Helper()
	v := new(field.Values)
	for i := 0; i < len(pairs); i += 2 {
		a, ok := field.Usual.Lookup([]byte(pairs[i]))
		if !ok {
			t.Fatalf("no field %q", pairs[i])
		}
		v.Set(a, pairs[i+1])
	}
	return v
}

const page = `<html lang="en"><head><title>Ferry sinks</title><meta property="og:site_name" content="Northern Echo"></head><body><article>
<p>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.</p>
<p>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</p></article></body></html>`

func TestDraft(t *testing.T) {
	opt := record.Options{Origins: true, MaxElements: 25_000}
	for _, test := range []struct {
		name   string
		v      *field.Values
		want   record.Draft
		notes  []string
		origin string // of the text
	}{
		{"fields", values(t, "id", " 7 ", "title", "A ferry &amp; a storm", "author", "By Jane Doe", "language", "en-GB", "body", "It sank.", "date", "2024-05-06"),
			record.Draft{ID: "7", Title: "A ferry & a storm", Byline: "Jane Doe", Lang: "en", Text: "It sank."}, nil, `field "body"`},
		{"a summary", values(t, "description", "It sank."), record.Draft{Text: "It sank."}, []string{NoteSummary}, `field "description"`},
		{"the text is better than the summary", values(t, "description", "Teaser.", "text", "It sank."), record.Draft{Text: "It sank."}, nil, `field "text"`},
		{"markup", values(t, "text", "<p>It sank.</p><p>All were saved.</p>"), record.Draft{Text: "It sank.\n\nAll were saved."}, []string{"markup taken out of the text"}, `field "text"`},
		{"tags within paragraphs", values(t, "text", "It <a href=\"x\">sank</a>.\n\nAll <em>were</em> saved."), record.Draft{Text: "It sank.\n\nAll were saved."}, []string{noteMarkup}, `field "text"`},
		{"a lone tag", values(t, "text", "<strong>It</strong> sank."), record.Draft{Text: "It sank."}, []string{noteMarkup}, `field "text"`},
		{"references", values(t, "text", "Sie sank am Gro&szlig;en Riff."), record.Draft{Text: "Sie sank am Großen Riff."}, []string{noteReferences}, `field "text"`},
		{"escaped markup", values(t, "text", "&lt;p&gt;It sank.&lt;/p&gt;&lt;p&gt;All were saved.&lt;/p&gt;"), record.Draft{Text: "It sank.\n\nAll were saved."}, []string{noteReferences, noteMarkup}, `field "text"`},
		{"a page", values(t, "html", page, "title", "Own title"), record.Draft{Title: "Own title", Outlet: "Northern Echo", Lang: "en"}, nil, `the page's main text`},
	} {
		d, err := Draft("a:1", test.v, field.Usual, opt)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if test.want.Text == "" && strings.Contains(d.Text, "31 passengers") {
			test.want.Text = d.Text
		}
		if d.ID != test.want.ID || d.Title != test.want.Title || d.Outlet != test.want.Outlet || d.Byline != test.want.Byline || d.Lang != test.want.Lang || d.Text != test.want.Text || d.Place != "a:1" {
			t.Errorf("%s: got %+v, want %+v", test.name, d, test.want)
		}
		if !slices.Equal(d.Notes, test.notes) {
			t.Errorf("%s: got notes %q, want %q", test.name, d.Notes, test.notes)
		}
		if test.name != "a page" && d.From[field.Text] != test.origin {
			t.Errorf("%s: the text is from %q, want %q", test.name, d.From[field.Text], test.origin)
		}
	}
	if _, err := Draft("a:1", values(t, "html", "<html></html>"), field.Usual, opt); err == nil || !strings.HasPrefix(err.Error(), "a:1: no text") {
		t.Errorf("a page without an article: got %v", err)
	}
}
