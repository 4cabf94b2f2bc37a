package provenance

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// noteFile is one file of testdata/origins, whose README tells its form.
type noteFile map[string]string

func (f noteFile) notes(part string) []string {
	return strings.Split(strings.TrimRight(f[part], "\n"), "\n")
}

// with returns the file's text with a note.
func (f noteFile) with(note string) string {
	body := strings.TrimSpace(f["body.txt"])
	head, above := strings.CutPrefix(note, "^")
	if note = strings.ReplaceAll(head, `\n`, "\n"); above {
		return note + body
	}
	return body + "\n\n" + note
}

// printedAt returns an article with this text, so many hours after noon of a day.
func printedAt(id, outlet, text string, hours int) *article.Article {
	at := time.Date(2026, 5, 5, 12, 0, 0, 0, time.UTC).Add(time.Duration(hours) * time.Hour)
	host := strings.ToLower(strings.ReplaceAll(outlet, " ", "")) + ".example"
	return &article.Article{ID: id, Place: id, Outlet: outlet, URL: "https://" + host + "/" + id, Text: text,
		Published: article.Time{Time: at, Precision: article.Second}, Furniture: article.Furniture(text)}
}

func TestNotesOnOrigin(t *testing.T) {
	names, err := filepath.Glob("../testdata/origins/*.txtar")
	if err != nil || len(names) < 5 {
		t.Fatalf("%d files, %v; want one for each of five languages", len(names), err)
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := noteFile{}
		for _, part := range archive.Files {
			f[part.Name] = string(part.Data)
		}
		t.Run(filepath.Base(name), func(t *testing.T) { f.test(t) })
	}
}

func (f noteFile) test(t *testing.T) {
	for _, note := range f.notes("both.txt") {
		x := Compare(printedAt("a", "Science Daybook", f.with(note), 0), printedAt("b", "Coastal Gazette", f.with(note), 72), DefaultOptions)
		if x.Relation != finding.SharedSource || x.Direction.Known {
			t.Errorf("both with %q: %v from %q, %s first %v", note, x.Relation, x.SharedSources, x.Source.ID, x.Direction.Known)
		}
	}
	for _, note := range f.notes("one.txt") {
		for _, hours := range []int{-72, 72} {
			x := Compare(printedAt("a", "Science Daybook", f["body.txt"], 0), printedAt("b", "Coastal Gazette", f.with(note), hours), DefaultOptions)
			if x.Relation != finding.SharedSource || x.Direction.Known {
				t.Errorf("one, %d hours later, with %q: %v from %q, %s first %v", hours, note, x.Relation, x.SharedSources, x.Source.ID, x.Direction.Known)
			}
		}
	}
	for _, note := range f.notes("label.txt") {
		x := Compare(printedAt("a", "Science Daybook", f["body.txt"], 0), printedAt("b", "Coastal Gazette", f.with(note), 72), DefaultOptions)
		if x.Relation < finding.NearCopy || x.Direction.Known {
			t.Errorf("label %q: %v from %q, %s first %v", note, x.Relation, x.SharedSources, x.Source.ID, x.Direction.Known)
		}
	}
	for _, note := range f.notes("none.txt") {
		x := Compare(printedAt("a", "Science Daybook", f.with(note), 0), printedAt("b", "Coastal Gazette", f.with(note), 72), DefaultOptions)
		if x.Relation < finding.NearCopy || !x.Direction.Known || x.Source.ID != "a" {
			t.Errorf("no note, %q: %v from %q, %s first %v", note, x.Relation, x.SharedSources, x.Source.ID, x.Direction.Known)
		}
	}
	for _, note := range f.notes("credit.txt") {
		for _, hours := range []int{-3, 3} {
			x := Compare(printedAt("a", "Marsh Report", f["body.txt"], 0), printedAt("b", "Boat Digest", f.with(note), hours), DefaultOptions)
			if !x.Relation.Reuse() || x.Direction.Known && x.Source.ID == "b" || hours > 0 && !x.Credit.Given {
				t.Errorf("credit, %d hours later, %q: %v from %q, %s first %v, credit %v", hours, note, x.Relation, x.SharedSources, x.Source.ID, x.Direction.Known, x.Credit)
			}
		}
	}
}

// relationsOf scans articles and returns what is said of each pair: "a b near-copy a-first".
func relationsOf(t *testing.T, articles ...*article.Article) map[string]string {
	t.Helper()
	opt := DefaultOptions
	opt.Keep = func(*finding.Finding) bool { return true }
	res, err := ScanArticles(t.Context(), articles, opt)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for i, a := range articles {
		for _, b := range articles[i+1:] {
			relation, direction := verdictOf(res, a.ID, b.ID)
			said[a.ID+" "+b.ID] = relation + " " + direction
		}
	}
	return said
}

const chainText = `ELDERBROOK — The county board voted 5-4 late Monday to sell the bookmobile that has served the hill farms since 1958, after a debate in which three members read aloud from books they had borrowed from it.

The van, a green Corvane with 340,000 miles on it, needs a new clutch that would cost $6,100. Its driver, Orrin Pell, said that he had offered to pay half. “I have two hundred children up there who think that I am Santa Claus,” he told the board. “I would rather be the one to tell them.”

The sale is expected to bring in $900. A petition with 1,140 names, some of them in crayon, was handed over in a flour sack. The last round is on June 12, when the driver means to leave all the books where they are.`

// TestChains: one author and one text under many mastheads is one source. A desk is no author,
// and of two papers one may have copied the other with the name.
func TestChains(t *testing.T) {
	print := func(outlets int, bylines ...string) []*article.Article {
		var list []*article.Article
		for i, name := range []string{"Alder Post", "Benton Sentinel", "Caddo Daily News"}[:outlets] {
			a := printedAt(string(rune('a'+i)), name, chainText, 72*i)
			if by := bylines[i%len(bylines)]; strings.HasPrefix(by, "^") {
				a.Text = by[1:] + "\n\n" + a.Text
			} else {
				a.Byline = by
			}
			list = append(list, a)
		}
		return list
	}
	for _, c := range []struct {
		outlets int
		bylines []string
		want    string
	}{
		{3, []string{"Dana Whitcombe"}, "shared-source unknown"},
		{3, []string{"By Dana Whitcombe and Per Ek"}, "shared-source unknown"},
		{3, []string{"^By Dana Whitcombe"}, "shared-source unknown"},
		{3, []string{"Dana Whitcombe, Staff Writer", "DANA WHITCOMBE", "By Dana Whitcombe"}, "shared-source unknown"},
		{3, []string{"^Von Dana Wittkamp"}, "shared-source unknown"},
		{3, []string{"^Автор: Дана Вольская"}, "shared-source unknown"},
		{2, []string{"Dana Whitcombe, USA Heartland Network"}, "shared-source unknown"},
		{2, []string{"Dana Whitcombe | Heartland News Group"}, "shared-source unknown"},
		{2, []string{"Dana Wittkamp, Redaktionsnetzwerk Heimat"}, "shared-source unknown"},
		{2, []string{"Dana Whitcombe"}, "identical unknown"},
		// No chain.
		{3, []string{"Staff reporter"}, "identical a-first"},
		{3, []string{"By Staff Writer"}, "identical a-first"},
		{3, []string{"Web Desk"}, "identical a-first"},
		{3, []string{"Redaktion"}, "identical a-first"},
		{3, []string{"Admin"}, "identical a-first"},
		{3, []string{""}, "identical a-first"},
		{3, []string{"Dana Whitcombe", "Ines Dahl", "Per Ek"}, "identical a-first"},
		{2, []string{"Dana Whitcombe, Ines Dahl", "Dana Wicklow, Ines Dahl"}, "identical a-first"},
		{2, []string{"Dana Whitcombe, Alder Post"}, "identical a-first"},
	} {
		got := relationsOf(t, print(c.outlets, c.bylines...)...)["a b"]
		if strings.TrimPrefix(got, "near-copy") != strings.TrimPrefix(c.want, "identical") && got != c.want {
			t.Errorf("%d outlets, bylines %q: %s, want %s", c.outlets, c.bylines, got, c.want)
		}
	}
}

// TestReleaseDatedLater: the page of the institute whose release it is bears a later day than
// the papers that print it. None of them was its source, and none copied another.
func TestReleaseDatedLater(t *testing.T) {
	own := strings.Replace(chainText, "The county board", "The Elder Valley Library Trust", 1)
	for _, c := range []struct {
		mark, institute, papers string
	}{
		{"Media contact: Jo Tarn, press office.", "near-copy unknown", "shared-source unknown"},
		{"Embargoed until 5 May 2026, 10:00 GMT", "near-copy unknown", "shared-source unknown"},
		{"###", "near-copy unknown", "shared-source unknown"},
		{"Notes to editors: pictures on request.", "near-copy unknown", "shared-source unknown"},
		{"Pressekontakt: Jo Tarn", "near-copy unknown", "shared-source unknown"},
		{"Contact presse : Jo Tarn", "near-copy unknown", "shared-source unknown"},
		{"Contacto de prensa: Jo Tarn", "near-copy unknown", "shared-source unknown"},
		{"Контакты для прессы: Джо Тарн", "near-copy unknown", "shared-source unknown"},
		// No release.
		{"Contact the driver with your memories.", "near-copy a-first", "identical a-first"},
		{"The press may contact nobody until May 5.", "near-copy a-first", "identical a-first"},
	} {
		paper, release := printedAt("a", "Alder Post", own, 0), printedAt("r", "Elder Valley Library Trust", own+"\n\n"+c.mark, 144)
		warned := slices.ContainsFunc(Compare(paper, release, DefaultOptions).Warnings, func(w string) bool { return strings.Contains(w, "press release") })
		if warned != strings.HasSuffix(c.institute, "unknown") {
			t.Errorf("%q: a warning of a release %v", c.mark, warned)
		}
		got := relationsOf(t, paper, printedAt("b", "Benton Sentinel", own+" It will be missed.", 72), release)
		papers := strings.Replace(got["a b"], "near-copy", "identical", 1)
		if r := strings.Replace(got["a r"], "identical", "near-copy", 1); r != c.institute || papers != strings.Replace(c.papers, "near-copy", "identical", 1) {
			t.Errorf("%q: paper and institute %s, want %s; papers %s, want %s", c.mark, got["a r"], c.institute, got["a b"], c.papers)
		}
	}
}

// TestOriginOfAnItem: an origin that a running page names in one item says nothing of what it
// took in another.
func TestOriginOfAnItem(t *testing.T) {
	taken := strings.Join(strings.Split(chainText, "\n\n")[:2], "\n")
	for _, note := range []string{
		"^CARROW, May 5, 2026 /PRNewswire/ -- ", "^Newswise — ", "\nMaterials provided by Carrow College.", "\nSource: EurekAlert!",
		"\nMedia contact: Jo Tarn", "\n(Reporting by Ines Dahl; editing by Per Ek)", "\nThis article originally appeared on Lakeland Weekly.",
		" Read the full story at Alder Post.",
	} {
		items := append([]string{}, letterParagraphs...)
		if head, above := strings.CutPrefix(note, "^"); above {
			items[1] = head + items[1]
		} else {
			items[1] += note
		}
		items = append(items[:3:3], append([]string{taken}, items[3:]...)...)
		for i := range items {
			items[i] = "0" + string(rune('6'+i/2)) + ":" + []string{"05", "40"}[i%2] + " — " + items[i]
		}
		f := Compare(printedAt("a", "Alder Post", chainText, 0), printedAt("b", "Capital Live", strings.Join(items, "\n\n"), 72), DefaultOptions)
		if f.Relation != finding.Excerpt || !f.Direction.Known || f.Source.ID != "a" || f.Direction.By == "credit" || f.Credit.Given {
			t.Errorf("%q in another item: %v from %q, direction %+v, credit %v; want an excerpt of a by time", note, f.Relation, f.SharedSources, f.Direction, f.Credit.Given)
		}
	}
}

// TestReprintsOfAnOutletInThePile: an outlet's own page is the source of the reprints that
// name it, and the reprints share it.
func TestReprintsOfAnOutletInThePile(t *testing.T) {
	for _, c := range []struct{ outlet, note string }{
		{"ProPublica", "This story was originally published by ProPublica."},
		{"The Conversation", "This article is republished from The Conversation under a Creative Commons license. Read the original article."},
		{"Lakeland Weekly", "Originally published at lakelandweekly.example"},
		{"Lakeland Weekly", "The post Bookmobile to be sold appeared first on Lakeland Weekly."},
	} {
		a, x, y := printedAt("a", c.outlet, chainText, 0), printedAt("x", "Coastal Gazette", chainText+"\n\n"+c.note, 30), printedAt("y", "Elm Voice", chainText, 80)
		y.Text += "\n\n" + c.note
		got := relationsOf(t, a, x, y)
		if !strings.HasSuffix(got["a x"], "a-first") || !strings.HasSuffix(got["a y"], "a-first") || got["x y"] != "shared-source unknown" {
			t.Errorf("%s, %q: %v; want a the source of both, and the two to share it", c.outlet, c.note, got)
		}
	}
}

// TestReleaseOnlyMentioned: two reports that mention one release, whoever sent it out, do not
// become a shared source by that.
func TestReleaseOnlyMentioned(t *testing.T) {
	for _, mention := range []string{
		"The harbor company gave the figures in a release on Business Wire.", "A statement sent through PR Newswire says the same.",
		"According to a press release from Rook Lines, nobody was hurt.", "The figures were published on EurekAlert.",
	} {
		f := compareTwo("Harbor Courier||"+ownStart+mention, "Elm Weekly||"+ownOther+mention)
		if f.Relation.Reuse() {
			t.Errorf("%q in both: %v from %q, want no reuse", mention, f.Relation, f.SharedSources)
		}
	}
}
