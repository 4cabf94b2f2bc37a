package html

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/furniture"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// The quality of extraction is measured on annotated pages that come with the modules we
// use: go-trafilatura's 982 pages, each with some strings that its main text has and some
// that it has not, and go-htmldate's 1,000 dated pages. It takes a minute, so it is only
// done on request:
//
//	COPYTRAIL_MEASURE=1 go test -run Measure -v ./article/internal/html

// annotation is what is known of a page.
type annotation struct {
	file          string
	url           string
	date          string // "2006-01-02", "" when the page has none
	with, without []string
}

// measuring skips the test unless it was asked for, and returns the folder of a module.
func measuring(t *testing.T, module string) string {
	t.Helper()
	if os.Getenv("COPYTRAIL_MEASURE") == "" {
		t.Skip("takes a minute; set COPYTRAIL_MEASURE=1 to measure")
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		t.Skipf("%s is not in the module cache: its pages are not here", module)
	}
	return dir
}

// annotations reads the table of pages in a file of Go: elements of a composite
// literal with the fields URL (or the address as the key), File, Date, With and Without.
func annotations(t *testing.T, name string) (all []annotation) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	word := func(e ast.Expr) string {
		if lit, ok := e.(*ast.BasicLit); ok {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				return s
			}
		}
		return ""
	}
	words := func(e ast.Expr) (list []string) {
		if lit, ok := e.(*ast.CompositeLit); ok {
			for _, x := range lit.Elts {
				list = append(list, word(x))
			}
		}
		return list
	}
	entry := func(key string, lit *ast.CompositeLit) {
		a := annotation{url: key}
		for _, e := range lit.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if !ok {
				return
			}
			switch name, _ := kv.Key.(*ast.Ident); {
			case name == nil:
				return
			case name.Name == "URL":
				a.url = word(kv.Value)
			case name.Name == "File":
				a.file = word(kv.Value)
			case name.Name == "Date" && word(kv.Value) != "nan":
				a.date = word(kv.Value)
			case name.Name == "With":
				a.with = words(kv.Value)
			case name.Name == "Without":
				a.without = words(kv.Value)
			}
		}
		if a.file != "" {
			all = append(all, a)
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		list, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		for _, e := range list.Elts {
			key := ""
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				key, e = word(kv.Key), kv.Value
			}
			if lit, ok := e.(*ast.CompositeLit); ok {
				entry(key, lit)
			}
		}
		return false
	})
	return all
}

// testPage reads the page of a, nil when it is not there.
func testPage(dir string, a annotation) []byte {
	for _, folder := range []string{"comparison", "mediacloud", "mock"} {
		if b, err := os.ReadFile(filepath.Join(dir, "test-files", folder, a.file)); err == nil {
			return b
		}
	}
	return nil
}

// forEach calls f for every number below n, on all cores.
func forEach(n int, f func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// hits counts what of the annotated strings a text has.
type hits struct{ tp, fn, fp, tn int }

// count adds a text. Strings are compared with single spaces: some of them were
// taken across the break of a line.
func (h *hits) count(a annotation, text string) {
	text = strings.Join(strings.Fields(text), " ")
	has := func(s string) bool { return strings.Contains(text, strings.Join(strings.Fields(s), " ")) }
	for _, s := range a.with {
		if has(s) {
			h.tp++
		} else {
			h.fn++
		}
	}
	for _, s := range a.without {
		if has(s) {
			h.fp++
		} else {
			h.tn++
		}
	}
}

func (h *hits) precision() float64 { return float64(h.tp) / float64(h.tp+h.fp) }

func (h *hits) recall() float64 { return float64(h.tp) / float64(h.tp+h.fn) }

func (h *hits) f() float64 { return 2 * float64(h.tp) / float64(2*h.tp+h.fp+h.fn) }

// content returns the text outside furniture.
func content(d record.Draft) string {
	var b strings.Builder
	from := 0
	for _, s := range furniture.Find(d.Text, d.Byline) {
		b.WriteString(d.Text[from:s.Start])
		from = s.End
	}
	return b.String() + d.Text[from:]
}

// TestMeasureMainText holds the main text to that of the library: paragraphs and
// furniture must cost nothing.
func TestMeasureMainText(t *testing.T) {
	dir := measuring(t, "github.com/markusmobius/go-trafilatura")
	pages := annotations(t, filepath.Join(dir, "scripts", "comparison", "data.go"))
	if len(pages) < 900 {
		t.Fatalf("got %d annotated pages, want 900 and more", len(pages))
	}
	var mu sync.Mutex
	var library, ours, body hits
	empty := 0
	var spent, plain time.Duration
	start := time.Now()
	forEach(len(pages), func(i int) {
		raw := testPage(dir, pages[i])
		if raw == nil {
			t.Errorf("%s is not there", pages[i].file)
			return
		}
		began := time.Now()
		d, err := Extract(raw, pages[i].url, "", formattest.Options)
		took := time.Since(began)
		began = time.Now()
		direct := libraryText(raw, pages[i].url)
		tookPlain := time.Since(began)
		mu.Lock()
		defer mu.Unlock()
		spent += took
		plain += tookPlain
		if err != nil {
			empty++
		}
		library.count(pages[i], direct)
		ours.count(pages[i], d.Text)
		body.count(pages[i], content(d))
	})
	t.Logf("%d pages in %v on %d cores; a core would take %v (the library alone %v); %d without text",
		len(pages), time.Since(start).Round(time.Second), runtime.GOMAXPROCS(0), spent.Round(time.Second), plain.Round(time.Second), empty)
	for _, x := range []struct {
		what string
		hits
	}{{"library", library}, {"ours", ours}, {"without furniture", body}} {
		t.Logf("%-18s precision %.3f recall %.3f F %.4f", x.what, x.precision(), x.recall(), x.f())
	}
	if ours.f() < library.f() || body.f() < library.f() {
		t.Errorf("F is below the library's")
	}
}

// libraryText is the main text as the library itself gives it.
func libraryText(raw []byte, address string) string {
	opt := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
	opt.OriginalURL, _ = url.Parse(address)
	utf8Page, _ := charset.Page(raw, "")
	doc, err := html.Parse(bytes.NewReader(utf8Page))
	if err != nil {
		return ""
	}
	r, err := trafilatura.ExtractDocument(doc, opt)
	if err != nil {
		return ""
	}
	return r.ContentText
}

// TestMeasureDates holds the days of publication to those that people read. Two
// kinds of error are told apart: a day that the page itself declares and people
// read otherwise (an update, a zone, a slip of theirs), and one that was read out
// of its visible text and is days off, which is invented.
func TestMeasureDates(t *testing.T) {
	dir := measuring(t, "github.com/markusmobius/go-htmldate")
	const near = 2 * 24 * time.Hour
	var total, all, invented int
	for _, set := range []string{"data-default.go", "data-mediacloud.go"} {
		pages := annotations(t, filepath.Join(dir, "scripts", "comparison", set))
		var mu sync.Mutex
		var right, wrong, undated, declared, read int
		forEach(len(pages), func(i int) {
			raw := testPage(dir, pages[i])
			if raw == nil {
				t.Errorf("%s is not there", pages[i].file)
				return
			}
			utf8Page, _ := charset.Page(raw, "")
			doc, err := html.Parse(bytes.NewReader(utf8Page))
			if err != nil {
				t.Errorf("%s: %v", pages[i].file, err)
				return
			}
			at, where := publicationTime(doc, pages[i].url)
			visible := strings.HasSuffix(where, "text")
			want, err := time.Parse(time.DateOnly, pages[i].date)
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil: // people found none, which is not to say that there is none
				undated++
				if visible {
					read++
				} else if where != "" {
					declared++
				}
			case at.Precision == published.NoTime:
			case at.Format(time.DateOnly) == pages[i].date:
				right++
			default:
				wrong++
				if off := at.Sub(want); visible && (off > near || off < -near) {
					invented++
					t.Logf("  got %s, want %s: %s", at, pages[i].date, pages[i].url)
				}
			}
		})
		dated := len(pages) - undated
		t.Logf("%s: of %d dated pages %d right (%.1f %%), %d wrong, %d without", set, dated, right, 100*float64(right)/float64(dated), wrong, dated-right-wrong)
		t.Logf("%s: of %d that people found no day for %d declare one, in %d one was read out of the text", set, undated, declared, read)
		total += dated
		all += right
	}
	t.Logf("right %.1f %%; read out of the text and over two days off %.1f %%", 100*float64(all)/float64(total), 100*float64(invented)/float64(total))
	if float64(all) < .80*float64(total) {
		t.Errorf("got %d of %d days right, want 80 %%", all, total)
	}
	if float64(invented) > .03*float64(total) {
		t.Errorf("%d of %d days are invented, want 3 %% at most", invented, total)
	}
}
