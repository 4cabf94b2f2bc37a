package page

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/sample"
	"copytrail/report/internal/view"
)

// write returns the page of a result.
func write(t testing.TB, res *provenance.Result, opt Options) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, res, opt); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// options are those of a run as others have it.
func options() Options {
	return Options{Version: "test", Options: map[string]any{"tier": "all", "similarity": 0.5}}
}

// TestHTMLHostile: no text of an article can end a script element or begin one,
// and what the policy allows is what the page has.
func TestHTMLHostile(t *testing.T) {
	for name, res := range map[string]*provenance.Result{"sample": sample.Result(t), "hostile": sample.Hostile(t), "empty": {}} {
		out := string(write(t, res, options()))
		if n := strings.Count(out, "<script"); n != strings.Count(out, "</script>") || n != 2+len(view.Articles(res))+len(res.Findings) {
			t.Errorf("%s: %d script elements", name, n)
		}
		if strings.Contains(out, "alert(1)</script>") || strings.Contains(out, `href="javascript:`) {
			t.Errorf("%s: text of an article is markup", name)
		}
		style := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindStringSubmatch(out)
		script := regexp.MustCompile(`(?s)<script>(.*?)</script>`).FindStringSubmatch(out)
		if style == nil || script == nil {
			t.Fatalf("%s: no style or no script", name)
		}
		for _, part := range []string{style[1], script[1]} {
			if !strings.Contains(out, strings.ReplaceAll("sha256-"+digest(part), "+", "&#43;")) {
				t.Errorf("%s: the policy does not allow what the page has", name)
			}
		}
		for _, el := range regexp.MustCompile(`(?s)<script type="application/json" id="[a-z0-9]+">(.*?)</script>`).FindAllStringSubmatch(out, -1) {
			if !json.Valid([]byte(el[1])) {
				t.Errorf("%s: not JSON: %.100s", name, el[1])
			}
		}
		if m := regexp.MustCompile(`(?:src|href)="https?:`).FindString(out); m != "" {
			t.Errorf("%s: the page has an address to ask: %s", name, m)
		}
	}
}

// TestHTMLSize: twenty findings of usual articles stay under 300 kB. Their texts are
// two stories each, cut to a usual length; a text repeated would pack too well.
func TestHTMLSize(t *testing.T) {
	files, err := filepath.Glob("../../testdata/stories/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d stories, %v", len(files), err)
	}
	text := func(i int) string {
		var b []byte
		for _, n := range []int{i, i + 7} {
			part, err := os.ReadFile(files[n%len(files)])
			if err != nil {
				t.Fatal(err)
			}
			b = append(b, part...)
		}
		return string(b[:min(len(b), 5500)])
	}
	res := sample.Result(t)
	f := res.Findings[1]
	res.Findings = nil
	for i := range 20 {
		c, s := *f.Copy, *f.Source
		c.ID, s.ID = c.ID+string(rune('a'+i)), s.ID+string(rune('a'+i))
		c.Text, s.Text = c.Text+text(2*i), s.Text+text(2*i+1)
		g := f
		g.Copy, g.Source = &c, &s
		g.Passages = slices.Repeat(f.Passages, 3) // ten a finding
		res.Findings = append(res.Findings, g)
	}
	n := len(write(t, res, options()))
	t.Logf("%d bytes", n)
	if n > 300_000 {
		t.Errorf("20 findings take %d bytes", n)
	}
}

// TestNoText: the page holds the whole texts, unless they are to be left out; then it
// has excerpts of the passages.
func TestNoText(t *testing.T) {
	opt := options()
	whole := []byte(packed(sample.FerryText))
	if !bytes.Contains(write(t, sample.Result(t), opt), whole) {
		t.Error("the whole text is missing where it should be")
	}
	opt.NoText = true
	out := write(t, sample.Result(t), opt)
	if bytes.Contains(out, whole) {
		t.Error("the page holds a whole text that should be left out")
	}
	if !bytes.Contains(out, []byte(`"copyText":"Lifeboats ferried everyone`)) {
		t.Error("the page has no excerpt in place of the text")
	}
}

// TestPlainTable: without scripts the page shows the first findings and says how many
// more there are.
func TestPlainTable(t *testing.T) {
	res := sample.Result(t)
	f := res.Findings[1]
	for range noScriptRows {
		res.Findings = append(res.Findings, f)
	}
	b := build(res, options())
	if len(b.rows) != noScriptRows || b.rows[0].Relation != "near-copy" || b.rows[0].Copy != "Ferry aground" {
		t.Errorf("%d rows, the first %+v", len(b.rows), b.rows[0])
	}
	if out := write(t, res, options()); !bytes.Contains(out, []byte("4 more")) || !bytes.Contains(out, []byte("Ash Valley Post: Brigade at the wharf; Elm Weekly: Inquiry opens")) {
		t.Error("the page does not say that 4 findings are left out of the plain table, or lacks the statement")
	}
}

// TestOffsets: the page counts as a browser does, in UTF-16 units.
func TestOffsets(t *testing.T) {
	const text = "é市👩z" // bytes: é 0-1, 市 2-4, 👩 5-8, z 9; units: 1, 1, 2, 1
	f := &provenance.Finding{Copy: &article.Article{Text: text}, Source: &article.Article{},
		Credit: provenance.Credit{Span: article.Span{Start: 5, End: 10}}}
	at := newOffsets(f)
	if got := at.span(at.copy, f.Credit.Span); got == nil || *got != (span{2, 5}) {
		t.Errorf("bytes 5 to 10 are units %v, want 2 to 5", got)
	}
	if got := at.span(at.source, article.Span{Start: 0, End: 4}); got != nil {
		t.Errorf("a span of a text that is not at hand is %v", *got)
	}
	got := relative(text, article.Span{Start: 2, End: 10}, []article.Span{{Start: 5, End: 9}, {Start: 9, End: 10}})
	if len(got) != 2 || got[0] != (span{1, 3}) || got[1] != (span{3, 4}) {
		t.Errorf("relative to the second character: %v, want [1 3] and [3 4]", got)
	}
}
