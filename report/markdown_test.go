package report

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"copytrail/provenance"
	"copytrail/report/internal/sample"
	"copytrail/report/internal/view"
)

// TestMarkdownFits: a page that is too long is refused whole by those who show it.
func TestMarkdownFits(t *testing.T) {
	res := sample.Hostile(t)
	long := strings.Repeat("long & <title> ", 1000)
	for i := range 500 {
		f := res.Findings[i%4]
		c := *f.Copy
		c.ID, c.Title, c.Outlet = fmt.Sprint(c.ID, i), c.Title+long, c.Outlet+long
		f.Copy = &c
		res.Findings = append(res.Findings, f)
		res.Skipped = append(res.Skipped, provenance.Skipped{Input: long, Reason: long})
	}
	out := string(write(t, Markdown, res, sampleOptions()))
	if len(out) > 65_536 {
		t.Errorf("%d findings are %d bytes of Markdown, more than an issue holds", len(res.Findings), len(out))
	}
	for _, want := range []string{" more findings.\n", "- … and ", "\n| possible |"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in the page", want)
		}
	}
	if n := strings.Count(out, "<details>"); n == 0 || n != strings.Count(out, "</details>") {
		t.Errorf("%d details are opened, %d closed", n, strings.Count(out, "</details>"))
	}
}

// TestMarkdownHostile: nothing from an article is markup. Every character with a
// meaning in it stands as an entity.
func TestMarkdownHostile(t *testing.T) {
	out := string(write(t, Markdown, sample.Hostile(t), Options{}))
	ours := strings.NewReplacer("<details>", "", "</details>", "", "<summary>", "", "</summary>", "", "<br>", "").Replace(out)
	ours = regexp.MustCompile(`\]\(<https?://[^<>\s]*>\)`).ReplaceAllString(ours, "]")
	if m := regexp.MustCompile(`<[^>]*>|[^ ]javascript:|[\x60*_\[][a-z]*script`).FindString(ours); m != "" {
		t.Errorf("markup from an article: %q", m)
	}
	rows := 0
	for l := range strings.Lines(out) {
		if strings.HasPrefix(l, "| ") {
			rows++
			if n := strings.Count(l, "|"); n != 8 {
				t.Errorf("a row of %d bars: %s", n, l)
			}
		}
	}
	if rows != 5 {
		t.Errorf("%d rows, want a head and the 4 findings that are no shared quotation", rows)
	}
	if got, want := plainMarkdown("see http://x.example/#1 @user www.y *b*"), "see http&#58;//x.example/&#35;1 &#64;user www&#46;y &#42;b&#42;"; got != want {
		t.Errorf("plainMarkdown: %s, want %s", got, want)
	}
}

// TestSentenceMarkdown: names written from right to left stay set apart in Markdown.
func TestSentenceMarkdown(t *testing.T) {
	f := sample.Result(t).Findings[1]
	f.Copy.Outlet, f.Source.Outlet = "خبر", "خبر اليوم"
	v := view.FindingOf(&f)
	if got, want := plainSentence(v, v.Sentence), "&#x2068;خبر&#x2069; reads as a rewording of &#x2068;خبر اليوم&#x2069;."; got != want {
		t.Errorf("in Markdown %q, want %q", got, want)
	}
}
