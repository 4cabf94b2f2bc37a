package html

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
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
		precision        published.Precision
		outlet, articURL string
	}{
		{"JSON-LD", ferryPage(ld + canonical), "", "2024-05-06T10:20:30+02:00", published.Second, "echo.co.uk", "https://amp.echo.co.uk/news/ferry"},
		{"meta", ferryPage(`<meta property="article:published_time" content="2024-05-06T10:20Z">` + canonical), "", "2024-05-06T10:20:00Z", published.Minute, "echo.co.uk", "https://amp.echo.co.uk/news/ferry"},
		{"the finer time wins", ferryPage(`<meta name="date" content="2024-05-06">` + ld), "https://www.echo.co.uk/x", "2024-05-06T10:20:30+02:00", published.Second, "echo.co.uk", "https://www.echo.co.uk/x"},
		{"no time, none invented", ferryPage(""), "https://www.echo.co.uk/x", "", published.NoTime, "echo.co.uk", "https://www.echo.co.uk/x"},
		{"time in the address", ferryPage(""), "https://www.echo.co.uk/2024/05/06/x", "2024-05-06", published.Day, "echo.co.uk", "https://www.echo.co.uk/2024/05/06/x"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, err := Extract([]byte(test.page), test.url, "", formattest.Options)
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
	a, err := Extract([]byte(page), "", "", formattest.Options)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(a.Text, "Fähre") {
		t.Errorf("text: %q", a.Text)
	}
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
		_, err := Extract([]byte("<html><body><article>"+test.page+"</article></body></html>"), "", "", formattest.Options)
		var skip *record.SkipError
		if got := errors.As(err, &skip) && skip.Reason == record.ReasonTooLong; got != test.refused {
			t.Errorf("%s: %v, want refused: %v", test.name, err, test.refused)
		}
	}
}

func TestParagraphsOfPagesStayApart(t *testing.T) {
	a, err := Extract([]byte(ferryPage("")), "", "", formattest.Options)
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
	a, err := Extract(raw, "", "", formattest.Options)
	if err != nil || !strings.Contains(a.Text, "все тридцать один пассажир") {
		t.Errorf("got %q, %v", a.Text, err)
	}
}

func TestRefused(t *testing.T) {
	for _, test := range []struct{ name, page, reason string }{
		{"no article", "<!DOCTYPE html><html><body></body></html>", record.ReasonNoText},
		{"10,000 deep", "<!DOCTYPE html><html><body>" + strings.Repeat("<div>", 10000) + "x", record.ReasonTooDeep},
		{"too many elements", "<!DOCTYPE html><html><body>" + strings.Repeat("<p>A ferry sank.</p>", 30_000), record.ReasonTooLong},
	} {
		if got := formattest.Read(t, &Page, "x.html", test.page); !slices.Equal(got.Outcomes, []string{"x.html!" + test.reason}) {
			t.Errorf("%s: got %q, want %s", test.name, got.Outcomes, test.reason)
		}
	}
}

func TestPage(t *testing.T) {
	got := formattest.Read(t, &Page, "x.html", ferryPage(""))
	if len(got.Drafts) != 1 || got.Drafts[0].Place != "x.html" || !strings.Contains(got.Drafts[0].Text, "31 passengers") {
		t.Errorf("got %q, drafts %+v", got.Outcomes, got.Drafts)
	}
	formattest.Stops(t, &Page, "x.html", ferryPage(""))
}

func TestHasMarkup(t *testing.T) {
	for text, want := range map[string]bool{
		"<p>It sank.</p><p>All were saved.</p>": true, "It sank.<br>All were <b>saved</b>.<br/>": true,
		"a < b and b > c": false, "if x <p and p> y": false, "He wrote <i>yes</i>.": false,
	} {
		if got := HasMarkup(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestText(t *testing.T) {
	got, err := Text("<p>The ferry <b>sank</b> on Monday,\n<i>all</i> safe.</p><script>x</script><ul><li>One<li>Two</ul>")
	if want := "The ferry sank on Monday, all safe.\n\nOne\n\nTwo"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          format.Likeness
	}{
		{"a", " <!DOCTYPE HTML><html>", format.Sure},
		{"a", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">\n<html xmlns='x'>", format.Sure},
		{"a", "<!-- saved from url=(0014)about:internet -->\n<html>", format.Sure},
		{"a.html", "<x>", format.Sure},
		{"a.htm", "Ferry", format.Named},
		{"a", "Ferry <p>one</p> <p>two</p> <p>three</p> <p>four</p> <p>five</p>", format.Maybe},
		{"a.html", "<?xml version='1.0'?><svg></svg>", format.No},
		{"a", "<3 this ferry", format.No},
		{"a", "", format.No},
	} {
		if got := formattest.Sniff(&Page, test.name, test.content); got != test.want {
			t.Errorf("%s %q: got %d, want %d", test.name, test.content, got, test.want)
		}
	}
}

// TestDamagedUTF8 reads a page with one broken byte.
func TestDamagedUTF8(t *testing.T) {
	page := "<html><head><title>Caf\u00e9</title></head><body><p>" + strings.Repeat("Ren\u00e9e sells na\u00efve paintings in the caf\u00e9. ", 20) + "\xff</p></body></html>"
	a, err := Extract([]byte(page), "", "", formattest.Options)
	if err != nil || !strings.Contains(a.Text, "Ren\u00e9e sells na\u00efve") {
		t.Errorf("a page with one broken byte: %q, %v", a.Text, err)
	}
}
