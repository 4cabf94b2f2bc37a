package feed

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/describe"
	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

const ferrySentence = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."

func TestFeeds(t *testing.T) {
	rss := `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Northern Echo</title><link>https://echo.example/</link><language>en-gb</language>
<item><title>Ferry &amp;amp; storm</title><link>https://www.echo.example/1</link><guid>g1</guid><pubDate>Mon, 06 May 2024 10:20:30 +0200</pubDate><dc:creator>Jane Doe</dc:creator>
<description>short</description><content:encoded><![CDATA[<p>` + ferrySentence + `</p><p>Second.</p>]]></content:encoded></item>
<item><title>Only a summary</title><link>https://www.echo.example/2</link><description>&lt;b&gt;It&lt;/b&gt; sank.</description></item>
<item><title>Nothing</title><link>https://www.echo.example/3</link></item>
</channel></rss>`
	res := formattest.Read(t, &Feed, "a.xml", rss)
	got := res.Drafts
	if want := []string{"a.xml#1 https://www.echo.example/1", "a.xml#2 https://www.echo.example/2", "a.xml#3 https://www.echo.example/3"}; !slices.Equal(res.Outcomes, want) {
		t.Fatalf("got %q, want %q", res.Outcomes, want)
	}
	a := got[0]
	if a.Place != "a.xml#1" || a.URL != "https://www.echo.example/1" || a.Outlet != "echo.example" || a.Title != "Ferry & storm" || a.Byline != "Jane Doe" ||
		a.Lang != "en" || a.Published.String() != "2024-05-06T10:20:30+02:00" || a.Text != ferrySentence+"\n\nSecond." {
		t.Errorf("got %+v", a)
	}
	if a := got[1]; a.Text != "It sank." || !slices.Contains(a.Notes, describe.NoteSummary) {
		t.Errorf("summary: got %+v", a)
	}

	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>Echo</title><entry><id>tag:1</id><title>Ferry</title><link href="https://echo.example/1"/><updated>2024-05-06T10:20:30Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It <b>sank</b>.</p></div></content></entry></feed>`
	if got := formattest.Read(t, &Feed, "a.atom", atom); len(got.Drafts) != 1 || got.Drafts[0].Text != "It sank." || got.Drafts[0].Published.Precision != published.Second {
		t.Errorf("Atom: got %q, %+v", got.Outcomes, got.Drafts)
	}
	for name, feed := range map[string]string{
		"empty": "<rss version='2.0'><channel></channel></rss>",
		"deep":  "<rss><channel><item>" + strings.Repeat("<a:b>", 100000),
	} {
		if got := formattest.Read(t, &Feed, "a.xml", feed).Outcomes; len(got) != 1 || !strings.Contains(got[0], "!") {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// TestDamagedFeed keeps the items of a feed that is cut short, and those beside a
// damaged one.
func TestDamagedFeed(t *testing.T) {
	item := func(n int) string {
		return fmt.Sprintf("<item><title>Ferry %d</title><link>https://echo.example/%d</link><description>It sank on the %d.</description></item>", n, n, n)
	}
	rss := `<?xml version="1.0"?><rss version="2.0"><channel><title>Echo</title>`
	for name, test := range map[string]struct{ in, want string }{
		"cut between":    {rss + item(1) + item(2), "a#1 https://echo.example/1, a#2 https://echo.example/2"},
		"cut within":     {rss + item(1) + item(2)[:30], "a#1 https://echo.example/1, a#2!" + record.ReasonSyntax},
		"one is damaged": {rss + item(1) + "<item><title>A < B & C</item></title>" + item(3) + "</channel></rss>", "a#1 https://echo.example/1, a#2!" + record.ReasonSyntax + ", a#3 https://echo.example/3"},
		"Atom":           {`<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id><summary>It sank.</summary></entry><entry>`, "a#1 tag:1, a#2 "},
		"no items":       {rss + "<b", "a!" + record.ReasonSyntax},
		"very many":      {rss + strings.Repeat("<item></item>", maxBroken+5) + "<b", ""},
	} {
		got := strings.Join(formattest.Read(t, &Feed, "a", test.in).Outcomes, ", ")
		if test.want == "" {
			test.want = got
			if !strings.Contains(got, "a!"+record.ReasonTooMany) || strings.Count(got, "a#") != maxBroken {
				t.Errorf("%s: got %.200q", name, got)
			}
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

func TestSniff(t *testing.T) {
	for content, want := range map[string]format.Likeness{
		"<?xml version='1.0'?><!-- x --><rss version='2.0'>": format.Sure, "<feed xmlns='http://www.w3.org/2005/Atom'>": format.Sure, "<rdf:RDF xmlns='x'>": format.Sure,
		"<RDF xmlns='http://purl.org/rss/1.0/'>": format.Sure, "<rdf xmlns='x'>": format.No, "<html>": format.No, "rss": format.No, "": format.No,
	} {
		if got := formattest.Sniff(&Feed, "a", content); got != want {
			t.Errorf("%q: got %d, want %d", content, got, want)
		}
	}
}
