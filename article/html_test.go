package article

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// ferryPage is a page as sites make them; head goes into its head.
func ferryPage(head string) string {
	return `<!DOCTYPE html><html lang="en-GB"><head><title>Ferry sinks in harbour - Northern Echo</title>` + head + `</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sinks in harbour</h1><p class="byline">By Jane Doe</p>
<p>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.</p>
<p>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</p>
<p>It was the third such accident in two years, and the mayor asked for rules that older boats be inspected every spring before they sail again.</p>
</article><footer>Copyright Northern Echo</footer></body></html>`
}

func TestReadHTML(t *testing.T) {
	ld := `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","headline":"Ferry sinks in harbour","datePublished":"2024-05-06T10:20:30+02:00","author":{"@type":"Person","name":"Jane Doe"}}]}</script>`
	canonical := `<link rel="canonical" href="https://amp.echo.co.uk/news/ferry">`
	for _, test := range []struct {
		name, page, url  string
		published        string
		precision        Precision
		outlet, articURL string
	}{
		{"JSON-LD", ferryPage(ld + canonical), "", "2024-05-06T10:20:30+02:00", Second, "echo.co.uk", "https://amp.echo.co.uk/news/ferry"},
		{"meta", ferryPage(`<meta property="article:published_time" content="2024-05-06T10:20Z">` + canonical), "", "2024-05-06T10:20:00Z", Minute, "echo.co.uk", "https://amp.echo.co.uk/news/ferry"},
		{"the finer time wins", ferryPage(`<meta name="date" content="2024-05-06">` + ld), "https://www.echo.co.uk/x", "2024-05-06T10:20:30+02:00", Second, "echo.co.uk", "https://www.echo.co.uk/x"},
		{"no time, none invented", ferryPage(""), "https://www.echo.co.uk/x", "", NoTime, "echo.co.uk", "https://www.echo.co.uk/x"},
		{"time in the address", ferryPage(""), "https://www.echo.co.uk/2024/05/06/x", "2024-05-06", Day, "echo.co.uk", "https://www.echo.co.uk/2024/05/06/x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := readHTML([]byte(test.page), test.url, "", DefaultOptions())
			if err != nil {
				t.Fatal(err)
			}
			if a.Published.String() != test.published || a.Published.Precision != test.precision {
				t.Errorf("published: got %v (%v), want %s (%v)", a.Published, a.Published.Precision, test.published, test.precision)
			}
			if a.Outlet != test.outlet || a.URL != test.articURL || a.Lang != "en" {
				t.Errorf("got outlet %q, url %q, lang %q", a.Outlet, a.URL, a.Lang)
			}
			if !strings.Contains(a.Text, "31 passengers") || !strings.Contains(a.Text, "third such accident") || strings.Contains(a.Text, "Sport") {
				t.Errorf("text: %q", a.Text)
			}
			if !strings.Contains(a.Title, "Ferry sinks in harbour") {
				t.Errorf("title: %q", a.Title)
			}
		})
	}
}

func TestHTMLCharset(t *testing.T) {
	page := strings.ReplaceAll(ferryPage(`<meta charset="iso-8859-1">`), "Aurora", "F\xe4hre")
	a, err := readHTML([]byte(page), "", "", DefaultOptions())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a.Text, "Fähre") {
		t.Errorf("text: %q", a.Text)
	}
}

func TestHTMLRefused(t *testing.T) {
	for _, test := range []struct{ name, page, reason string }{
		{"no article", "<!DOCTYPE html><html><body></body></html>", ReasonNoText},
		{"10,000 deep", "<!DOCTYPE html><html><body>" + strings.Repeat("<div>", 10000) + "x", ReasonTooDeep},
		{"too many elements", "<!DOCTYPE html><html><body>" + strings.Repeat("<p>A ferry sank.</p>", 30_000), ReasonTooLong},
	} {
		r := Record{Place: "x.html", format: formatHTML, raw: []byte(test.page), names: usualNames}
		_, errs := r.Articles(DefaultOptions())
		var se *SkipError
		if len(errs) != 1 || !errors.As(errs[0], &se) || se.Reason != test.reason || se.Place != "x.html" {
			t.Errorf("%s: got %v, want %s", test.name, errs, test.reason)
		}
	}
}

func TestMarkupInText(t *testing.T) {
	r := Record{Place: "x:1", format: formatJSON, names: usualNames,
		raw: []byte(`{"id":"1","text":"<p>The ferry <b>sank</b> on Monday, and all were saved by fishermen.</p><p>Its owner said that the cause was not known.</p>"}`)}
	articles, errs := r.Articles(DefaultOptions())
	if len(errs) > 0 {
		t.Fatal(errors.Join(errs...))
	}
	want := "The ferry sank on Monday, and all were saved by fishermen.\n\nIts owner said that the cause was not known."
	if articles[0].Text != want {
		t.Errorf("got %q, want %q", articles[0].Text, want)
	}
	for _, text := range []string{"a < b and b > c", "if x <p and p> y", "He wrote <i>yes</i>."} {
		if looksHTML(text) {
			t.Errorf("%q is taken for HTML", text)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		name, head string
		want       format
	}{
		{"a", "{\"a\":1}\n{\"b\":2}\n", formatLines},
		{"a.txt", `{"a":1}`, formatLines},
		{"a", "{\n \"a\": 1\n}", formatJSON},
		{"a.jsonl", "garbage\n{}", formatLines},
		{"a", "[ {\"a\":1}]", formatArray},
		{"a", "[Moscow] The ferry sank.", formatText},
		{"a", " <!DOCTYPE HTML><html>", formatHTML},
		{"a", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">\n<html xmlns='x'>", formatHTML},
		{"a", "<!-- saved from url=(0014)about:internet -->\n<html>", formatHTML},
		{"a", "<?xml version='1.0'?><!-- x --><rss version='2.0'>", formatFeed},
		{"a", "<feed xmlns='http://www.w3.org/2005/Atom'>", formatFeed},
		{"a", "<rdf:RDF xmlns='x'>", formatFeed},
		{"a", "<3 this ferry\n", formatText},
		{"a.md", "# Ferry\n", formatMarkdown},
		{"a.md.gz", "# Ferry\n", formatMarkdown},
		{"a", "WARC/1.0\r\n", formatWARC},
		{"a", "PAR1", formatParquet},
		{"a", "GIF89a", formatOther},
		{"a", "The ferry \x00 sank, and nobody saw it at night.", formatText},
	} {
		if got := sniff([]byte(test.head), test.name, usualNames); got != test.want {
			t.Errorf("%s %q: got %d, want %d", test.name, test.head, got, test.want)
		}
	}
}

func TestAliasesAreCopies(t *testing.T) {
	a := Aliases("text")
	if !slices.Contains(a, "maintext") || Aliases("nothing") != nil || Aliases("") != nil {
		t.Fatalf("aliases of text: %q", a)
	}
	a[0] = "x"
	if Aliases("text")[0] != "text" {
		t.Error("Aliases gives its table away")
	}
}

// TestConcurrent decodes the same records in many goroutines at once; under the
// race detector this is what holds Articles to its promise.
func TestConcurrent(t *testing.T) {
	var records []Record
	for r, err := range Scan([]string{"testdata/inputs"}, nil, DefaultOptions()) {
		if err == nil {
			records = append(records, r)
		}
	}
	if len(records) < 15 {
		t.Fatalf("only %d records in testdata/inputs", len(records))
	}
	decode := func() string {
		var b strings.Builder
		for _, r := range records {
			articles, errs := r.Articles(DefaultOptions())
			fmt.Fprintf(&b, "%+v %v\n", articles, errs)
		}
		return b.String()
	}
	want := decode()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if got := decode(); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
	wg.Wait()
}

func TestPageThatWouldTakeLongIsRefused(t *testing.T) {
	sentence := "<p>The ferry ran aground at four in the morning with ninety people aboard, and nobody was hurt, it was said.</p>"
	for _, test := range []struct {
		name    string
		page    string
		refused bool
	}{
		{"many paragraphs with much text", strings.Repeat(sentence, 12_000), true},
		{"many elements", strings.Repeat("<i></i>", 26_000) + sentence, true},
		{"much text in few paragraphs", strings.Repeat(strings.Replace(sentence, "<p>", "", 1), 8000), false},
		{"a script with much text", strings.Repeat(sentence, 1000) + "<script>" + strings.Repeat("x", 11<<20) + "</script>", false},
	} {
		_, err := readHTML([]byte("<html><body><article>"+test.page+"</article></body></html>"), "", "", DefaultOptions())
		var skip *SkipError
		if got := errors.As(err, &skip) && skip.Reason == ReasonTooLong; got != test.refused {
			t.Errorf("%s: %v, want refused: %v", test.name, err, test.refused)
		}
	}
}

func TestParagraphsOfPagesStayApart(t *testing.T) {
	a, err := readHTML([]byte(ferryPage("")), "", "", DefaultOptions())
	if err != nil || strings.Count(a.Text, "\n\n") < 2 {
		t.Errorf("text %q, %v, want its paragraphs apart", a.Text, err)
	}
}

func TestPageWithoutItsCharset(t *testing.T) {
	sentence := "Паром затонул в гавани в понедельник, и все тридцать один пассажир были спасены рыбаками, которые видели дым с причала. "
	page := "<html><head><title>Паром</title></head><body><div class=\"menu\"><a href=\"/\">Home</a></div><article><p>" + strings.Repeat(sentence, 3) + "</p></article></body></html>"
	raw, err := charmap.Windows1251.NewEncoder().Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	a, err := readHTML(raw, "", "", DefaultOptions())
	if err != nil || !strings.Contains(a.Text, "все тридцать один пассажир") {
		t.Errorf("got %q, %v", a.Text, err)
	}
}
