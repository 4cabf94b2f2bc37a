package refused

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

func TestRefused(t *testing.T) {
	for _, test := range []struct {
		format  *format.Format
		content string
		want    format.Likeness
		err     string
	}{
		{&Binary, "GIF89a", format.Sure, "a: not a text format"},
		{&Binary, "%PDF-1.7\n", format.Sure, "a: not a text format"},
		{&Binary, "SQLite format 3\x00", format.Sure, "a: not a text format"},
		{&Binary, strings.Repeat("\x01\x02", 100), format.Sure, "a: not a text format"},
		{&Binary, "The ferry \x00 sank, and nobody saw it at night.", format.No, ""},
		{&Binary, "\xff\xfeI\x00t\x00", format.No, ""}, // UTF-16
		{&PDF, "%PDF-1.7\n", format.Sure, "a: format not supported: PDF; take its text out with pdftotext and give that (a scan needs OCR first)"},
		{&PDF, "The %PDF-1.7", format.No, ""},
		{&OPML, `<?xml version="1.0"?><opml version="2.0">`, format.Sure, "a: format not supported: OPML is a list of feeds; give the feeds themselves"},
		{&OPML, `<rss>`, format.No, ""},
		{&XML, `<?XML version="1.0"?><svg>`, format.Sure, "a: format not supported: XML that is no feed"},
		{&XML, `<?xml version="1.0"?><html>`, format.No, ""},
		{&XML, `<svg>`, format.No, ""},
		{&XML, `<?x`, format.No, ""},
	} {
		if got := formattest.Sniff(test.format, "a", test.content); got != test.want {
			t.Errorf("%s %.20q: got %d, want %d", test.format.Name, test.content, got, test.want)
		}
		if test.want != format.Sure {
			continue
		}
		got := formattest.Read(t, test.format, "a", test.content)
		if len(got.Errs) != 1 || got.Errs[0].Error() != test.err || !slices.Equal(got.Outcomes, []string{"a!" + got.Errs[0].Reason}) {
			t.Errorf("%s %.20q: got %v, want %s", test.format.Name, test.content, got.Errs, test.err)
		}
		formattest.Stops(t, test.format, "a", test.content)
	}
}
