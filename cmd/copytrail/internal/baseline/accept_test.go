package baseline

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
)

func find(copied, source *article.Article, r provenance.Relation) provenance.Finding {
	return provenance.Finding{Copy: copied, Source: source, Relation: r}
}

// sketches are 128 bytes in base64 without padding.
var sketches = regexp.MustCompile(`"sketch":"[A-Za-z0-9+/]{171}"`)

// fileOf returns the lines that b is written as, with … for sketches.
func fileOf(t *testing.T, b *Baseline) []string {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(sketches.ReplaceAllString(out.String(), `"sketch":"…"`)), "\n")
}

// TestFile spells out a file of two articles and one accepted pair.
func TestFile(t *testing.T) {
	source := &article.Article{ID: "s", Outlet: "Courier", Text: "the ferry sank at dawn off the point"}
	copied := &article.Article{ID: "c", URL: "https://post.example/c", Text: "the ferry sank off the point at dawn"}
	got := fileOf(t, New([]provenance.Finding{find(copied, source, provenance.Rewrite)}, nil, nil))
	want := []string{
		`{"type":"baseline","schema":1,"tool":"copytrail"}`,
		`{"type":"article","key":"adeb9d6e3407","id":"c","outlet":"","url":"https://post.example/c","words":"596138c686b8364f","sketch":"…"}`,
		`{"type":"article","key":"786d47b74ec6","id":"s","outlet":"Courier","url":"","words":"f1ace8c91f5514aa","sketch":"…"}`,
		`{"type":"accepted","articles":["786d47b74ec6","adeb9d6e3407"],"relation":"rewrite"}`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadErrors(t *testing.T) {
	const head = `{"type":"baseline","schema":1,"tool":"copytrail"}` + "\n"
	for in, want := range map[string]string{
		"":                                       "line 1: an empty file is no baseline",
		"not JSON":                               "line 1: not a record: ",
		`{"type":"run"}`:                         `line 1: record of type "run" (want a baseline at the beginning)`,
		`{"type":"baseline","schema":2}`:         "line 1: schema 2 is not one this version reads (want 1)",
		head + head:                              `line 2: record of type "baseline"`,
		head + `{"type":"article","sketch":"-"}`: "line 2: article: ",
		head + "\n" + `{"type":"accepted","relation":"theft"}`: `line 3: accepted: unknown relation "theft"`,
	} {
		if _, err := Read(strings.NewReader(in)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", in, err, want)
		}
	}
}

// TestNewKeepsOldPairs: a run that saw only a part adds to a baseline, and an article
// that has another name now stays accepted under that name.
func TestNewKeepsOldPairs(t *testing.T) {
	a := &article.Article{ID: "a", Text: words(1, 300, 300)}
	b := &article.Article{ID: "b", Text: words(2, 300, 300)}
	c := &article.Article{ID: "c", Text: words(3, 300, 300)}
	old := New([]provenance.Finding{find(b, a, provenance.Rewrite)}, nil, nil)

	moved := *a
	moved.ID = "moved/a"
	var prints Fingerprinter
	is := old.Recognise([]*Known{prints.Known(&moved), prints.Known(b), prints.Known(c)}, nil)
	if len(is) != 2 || is["moved/a"] == "" || is["b"] == "" {
		t.Fatalf("recognised %v, want moved/a and b", is)
	}
	next := New([]provenance.Finding{find(c, &moved, provenance.NearCopy)}, old, is)
	if next.Len() != 2 {
		t.Fatalf("%d pairs are accepted, want the old one and the new one", next.Len())
	}
	is = next.Recognise([]*Known{prints.Known(&moved), prints.Known(b), prints.Known(c)}, nil)
	for _, pair := range [][2]string{{"moved/a", "b"}, {"moved/a", "c"}} {
		if !next.Covers(is[pair[0]], is[pair[1]], provenance.Rewrite) {
			t.Errorf("%v is not accepted", pair)
		}
	}
	if next.Covers(is["b"], is["c"], provenance.Rewrite) {
		t.Error("a pair is accepted that was never found")
	}
}

func TestSetAside(t *testing.T) {
	a := &article.Article{ID: "a", Text: words(1, 300, 300)}
	b := &article.Article{ID: "b", Text: words(2, 300, 300)}
	c := &article.Article{ID: "c", Text: words(3, 300, 300)}
	d := &article.Article{ID: "d", Text: words(4, 300, 300)}
	accepted, fresh := find(b, a, provenance.Rewrite), find(d, c, provenance.Rewrite)
	res := &provenance.Result{
		Findings: []provenance.Finding{accepted, fresh},
		Stories:  []provenance.Story{{Articles: []*article.Article{a, b}}, {Articles: []*article.Article{c, d}}},
	}
	res.Summary.Findings = map[provenance.Relation]int{provenance.Rewrite: 2, provenance.Possible: 0}
	var prints Fingerprinter
	var compared []*Known
	for _, x := range []*article.Article{d, c, b, a} {
		compared = append(compared, prints.Known(x))
	}
	is := New([]provenance.Finding{accepted}, nil, nil).SetAside(res, compared)
	if len(is) != 2 || is["a"] == "" || is["b"] == "" {
		t.Errorf("recognised %v, want a and b", is)
	}
	if len(res.Findings) != 1 || res.Findings[0].Copy != d {
		t.Errorf("left are %d findings, want the new one", len(res.Findings))
	}
	if len(res.Stories) != 1 || res.Stories[0].Articles[0] != c {
		t.Errorf("left are %d stories, want that of the new finding", len(res.Stories))
	}
	if s := res.Summary; s.Accepted != 1 || len(s.Findings) != 1 || s.Findings[provenance.Rewrite] != 1 {
		t.Errorf("the summary says %d accepted and %v", s.Accepted, s.Findings)
	}
}
