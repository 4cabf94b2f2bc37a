package many

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const prose = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke. The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull on Thursday."

// times returns n copies of a text, each with its number for "%d".
func times(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "%d", fmt.Sprint(i+1)))
		b.WriteString("\n\n" + prose + "\n\n")
	}
	return b.String()
}

func TestFind(t *testing.T) {
	for _, test := range []struct {
		text, want string // "" when it is an article
		marks      int
	}{
		{prose, "", 0},
		{times(3, "Document %d of 3"), "an export with numbered documents", 3},
		{times(4, "Article %d of 4"), "an export with numbered documents", 4},
		{times(3, "Ferry %d\nThe Echo\n512 words\n9 March 2026"), "an export of a database", 3},
		{times(3, "Length: 512 words"), "an export of a database", 3},
		{times(2, "Document ECHO000020260309em39000b%d"), "an export of Factiva", 2},
		{times(2, "news·2026030%d·EC·0001"), "an export of Europresse", 2},
		{times(2, "End of Document"), "an export of Nexis", 2},
		{"A corpus\n" + times(2, "**** *source_echo *n_%d"), "an IRaMuTeQ corpus", 2},
		{"A collection\n" + times(2, "<DOC id=\"%d\">"), "a file of SGML documents", 2},
		{times(2, "@@1234%d <p>"), "a corpus with a number before each text", 2},
		{"TY  - NEWS\nTI  - Ferry\nN2  - " + prose + "\nER  - \n", "a RIS file", 1},
		{times(3, "Title: Ferry %d\nDate: March %d, 2026"), "an export with fields before each text", 3},
		{times(3, "Titel: Fähre %d\nDatum: %d. März 2026"), "an export with fields before each text", 3},
		{times(4, "\fThe Echo\nMarch %d, 2026"), "a text with page breaks", 4},

		{times(4, "\fThe Echo\nMarch 20, 2026"), "", 0}, // printed on that day
		{times(4, "\fPage %d"), "", 0},
		{"Ferry\nArticle 1 of 3\nFerry\nArticle 2 of 3\nFerry\nArticle 3 of 3\n" + prose, "", 0}, // links
		{"Document 1 of 3 was lost.\n" + times(3, "Part %d of 3 documents was found"), "", 0},
		{"Title: One\nDate: March 1, 2026\nTitle: Two\nDate: March 2, 2026\nTitle: Three\nDate: March 3, 2026\n", "", 0}, // a list
		{"Title: Ferry\nDate: March 1, 2026\nLength: 512 words\n\n" + prose, "", 0},
	} {
		e := Find(test.text)
		switch {
		case e == nil && test.want == "":
		case e == nil || e.Name != test.want || e.Marks != test.marks:
			t.Errorf("%.40q: got %+v, want %d of %q", test.text, e, test.marks, test.want)
		case !strings.Contains(e.Error(), test.want) || e.Mark == "":
			t.Errorf("%.40q: got %q", test.text, e.Error())
		}
	}
}

// TestArticles finds nothing in the articles of testdata.
func TestArticles(t *testing.T) {
	n := 0
	err := filepath.Walk("../../../testdata", func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".txt", ".md", ".html":
		default:
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		if e := Find(string(b)); e != nil {
			t.Errorf("%s: %v", path, e)
		}
		return nil
	})
	if err != nil || n < 100 {
		t.Errorf("read %d files, %v", n, err)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(times(2, "Document %d of 3"))
	f.Add(times(3, "Title: Ferry %d\nDate: March %d, 2026"))
	f.Add(times(3, "\fMarch %d, 2026"))
	f.Fuzz(func(t *testing.T, s string) {
		if e := Find(s); e != nil && (e.Marks < 1 || e.Mark == "" || e.Hint == "") {
			t.Errorf("got %+v", e)
		}
	})
}
