package report

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gonum.org/v1/gonum/graph/formats/gexf12"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/sample"
)

func TestGoldenFormats(t *testing.T) {
	for name, f := range map[string]Format{"sample.csv": CSV, "sample.outlets.csv": CSVOutlet, "sample.md": Markdown, "sample.sarif": SARIF, "sample.codequality.json": Quality,
		"sample.xml": JUnit, "sample.gexf": GEXF, "sample.graphml": GraphML} {
		golden(t, name, write(t, f, sample.Result(t), sampleOptions()))
	}
}

// validator returns a check by the JSON schema in file.
func validator(t *testing.T, file string) func([]byte) error {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	sch, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(in []byte) error {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(in))
		if err != nil {
			return err
		}
		return sch.Validate(v)
	}
}

// results are what every format must cope with.
func results(t *testing.T) map[string]*provenance.Result {
	return map[string]*provenance.Result{"sample": sample.Result(t), "hostile": sample.Hostile(t), "empty": {}}
}

func TestJSONLinesSchema(t *testing.T) {
	valid := validator(t, filepath.Join("..", "doc", "schema.json"))
	for name, res := range results(t) {
		lines := 0
		for l := range bytes.Lines(write(t, JSONLines, res, Options{Texts: true, Features: true})) {
			lines++
			if err := valid(l); err != nil {
				t.Errorf("%s: %v\n%s", name, err, l)
			}
		}
		if lines < 2 {
			t.Errorf("%s: only %d lines", name, lines)
		}
	}
	// The schema must be able to say no.
	for _, bad := range []string{`{"type":"skipped","input":"x"}`, `{"type":"run","schema":2,"tool":"copytrail","version":"","options":{}}`, `{}`} {
		if valid([]byte(bad)) == nil {
			t.Errorf("the schema accepts %s", bad)
		}
	}
}

func TestSARIFSchema(t *testing.T) {
	valid := validator(t, filepath.Join("testdata", "schemas", "sarif-2.1.0.json"))
	for name, res := range results(t) {
		out := write(t, SARIF, res, sampleOptions())
		if err := valid(out); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// What GitHub asks for beyond the schema.
	var log sarifLog
	if err := json.Unmarshal(write(t, SARIF, sample.Result(t), sampleOptions()), &log); err != nil {
		t.Fatal(err)
	}
	for _, r := range log.Runs[0].Tool.Driver.Rules {
		if r.Full.Text == "" || r.Help.Text == "" {
			t.Errorf("rule %s has no full description or no help", r.ID)
		}
	}
	alerts := map[string]bool{}
	for i, r := range log.Runs[0].Results {
		if p := r.Locations[0].Physical; p.Region == nil && !strings.Contains(p.Artifact.URI, "://") {
			t.Errorf("result %d is at %s without a region", i, p.Artifact.URI)
		}
		alerts[r.Fingerprints["primaryLocationLineHash"]] = true
	}
	if len(alerts) != len(log.Runs[0].Results) || alerts[""] {
		t.Errorf("%d results are %d alerts", len(log.Runs[0].Results), len(alerts))
	}
	// A finding must be known again when the direction turns.
	res := sample.Result(t)
	f := res.Findings[1]
	f.Copy, f.Source = f.Source, f.Copy
	if pairKey(&f) != pairKey(&res.Findings[1]) {
		t.Error("the fingerprint depends on the direction")
	}
	if pairKey(&f) == pairKey(&res.Findings[0]) {
		t.Error("two pairs have one fingerprint")
	}
}

func TestPhysical(t *testing.T) {
	tests := []struct {
		place, uri string
		line       int
	}{
		{"feeds/a.jsonl:311", "feeds/a.jsonl", 311},
		{"a b#c.txt", "a%20b%23c.txt", 1},
		{"x:0", "./x:0", 1},
		{"/abs/p.html", "file:///abs/p.html", 1},
		{"-:3", "-", 3},
		{"", "", 0},
	}
	for _, tt := range tests {
		p := physical(tt.place)
		got := 0
		if p.Region != nil {
			got = p.Region.StartLine
		}
		if p.Artifact.URI != tt.uri || got != tt.line {
			t.Errorf("physical(%q) = %q line %d, want %q line %d", tt.place, p.Artifact.URI, got, tt.uri, tt.line)
		}
	}
}

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

func TestIsolated(t *testing.T) {
	f := sample.Result(t).Findings[1]
	if got := isolated(&f, sentence(&f)); got != sentence(&f) {
		t.Errorf("a sentence without names from right to left became %q", got)
	}
	f.Copy.Outlet, f.Source.Outlet = "خبر", "خبر اليوم"
	want := "\u2068خبر\u2069 reads as a rewording of \u2068خبر اليوم\u2069."
	if got := isolated(&f, sentence(&f)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := isolated(&f, "it says “שלום”, “yes”"), "it says “\u2068שלום\u2069”, “yes”"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := plainSentence(&f, sentence(&f)), "&#x2068;خبر&#x2069; reads as a rewording of &#x2068;خبر اليوم&#x2069;."; got != want {
		t.Errorf("in Markdown %q, want %q", got, want)
	}
}

// TestGraphSharing: an edge from a third source counts articles, as those between
// outlets do, and not the pairs that they make.
func TestGraphSharing(t *testing.T) {
	var res provenance.Result
	outlets := []string{"A", "B", "C"}
	var arts []*article.Article
	for _, o := range outlets {
		arts = append(arts, &article.Article{ID: o, Outlet: o})
	}
	for _, p := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
		res.Findings = append(res.Findings, provenance.Finding{Source: arts[p[0]], Copy: arts[p[1]], Relation: provenance.SharedSource, SharedSources: []string{"Wire", "Other"}})
		res.Sharing = append(res.Sharing, provenance.OutletSharing{Source: "Wire", Outlets: [2]string{outlets[p[0]], outlets[p[1]]}, Findings: 1})
	}
	g := graphOf(&res)
	if len(g.edges) != 3 {
		t.Fatalf("%d edges, want 3", len(g.edges))
	}
	for _, e := range g.edges {
		if e.articles != 1 || e.weight != 1 {
			t.Errorf("the edge to %s has %d articles and weight %v, want 1", e.to, e.articles, e.weight)
		}
	}
}

func TestGraphs(t *testing.T) {
	for name, res := range results(t) {
		g := graphOf(res)
		// gonum knows the elements as version 1.2 has them, which are the same.
		var doc gexf12.Content
		out := bytes.Replace(write(t, GEXF, res, Options{}), []byte("http://gexf.net/1.3"), []byte("http://www.gexf.net/1.2draft"), 1)
		if err := xml.Unmarshal(out, &doc); err != nil {
			t.Fatalf("%s: gexf: %v", name, err)
		}
		if n, e := len(doc.Graph.Nodes.Nodes), len(doc.Graph.Edges.Edges); n != len(g.nodes) || e != len(g.edges) {
			t.Errorf("%s: gexf has %d nodes and %d edges, want %d and %d", name, n, e, len(g.nodes), len(g.edges))
		}
		var ml graphmlDoc
		if err := xml.Unmarshal(write(t, GraphML, res, Options{}), &ml); err != nil {
			t.Fatalf("%s: graphml: %v", name, err)
		}
		ids := map[string]bool{}
		for _, n := range ml.Graph.Nodes {
			ids[n.ID] = true
		}
		if len(ids) != len(g.nodes) || len(ml.Graph.Links) != len(g.edges) {
			t.Errorf("%s: graphml has %d nodes and %d edges, want %d and %d", name, len(ids), len(ml.Graph.Links), len(g.nodes), len(g.edges))
		}
		for _, e := range ml.Graph.Links {
			if !ids[e.Source] || !ids[e.Target] {
				t.Errorf("%s: edge %s leads from %q to %q, which are not both nodes", name, e.ID, e.Source, e.Target)
			}
		}
	}
	// Three outlets, two edges; an agency and the two outlets that share it, two edges;
	// five articles and one unseen agency, four edges.
	if g := graphOf(sample.Result(t)); len(g.nodes) != 12 || len(g.edges) != 8 {
		t.Errorf("the sample's graph has %d nodes and %d edges, want 12 and 8", len(g.nodes), len(g.edges))
	}
}

func TestJUnit(t *testing.T) {
	for name, res := range results(t) {
		var doc junitSuites
		if err := xml.Unmarshal(write(t, JUnit, res, Options{}), &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		failures := 0
		for _, c := range doc.Suite.Cases {
			if c.Failure != nil {
				failures++
			}
		}
		if failures != doc.Suite.Failures || doc.Suite.Tests != len(res.Findings)+len(res.Skipped) {
			t.Errorf("%s: %d tests, %d failures counted, %d failures; want %d tests", name, doc.Suite.Tests, doc.Suite.Failures, failures, len(res.Findings)+len(res.Skipped))
		}
	}
}

func TestCSVHostile(t *testing.T) {
	for _, f := range []Format{CSV, CSVOutlet} {
		rows, err := csv.NewReader(bytes.NewReader(write(t, f, sample.Hostile(t), Options{}))).ReadAll()
		if err != nil || len(rows) < 3 {
			t.Fatalf("%s: %d rows, %v", f, len(rows), err)
		}
		for i, row := range rows {
			for j, cell := range row {
				if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(cell)); strings.ContainsRune("=+-@|%", r) {
					t.Errorf("%s: row %d, %s: a formula: %.40q", f, i, rows[0][j], cell)
				}
				if strings.ContainsFunc(cell, clean.Hidden) {
					t.Errorf("%s: row %d, %s: control characters", f, i, rows[0][j])
				}
			}
		}
	}
	for in, want := range map[string]string{"=1+1": "'=1+1", " \t=1": "'=1", "＝1": "'＝1", "-5": "'-5", "plain": "plain", "": ""} {
		if got := defuse(in); got != want {
			t.Errorf("defuse(%q) = %q, want %q", in, got, want)
		}
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
		t.Errorf("%d rows, want a head and 4 findings", rows)
	}
	if got, want := plainMarkdown("see http://x.example/#1 @user www.y *b*"), "see http&#58;//x.example/&#35;1 &#64;user www&#46;y &#42;b&#42;"; got != want {
		t.Errorf("plainMarkdown: %s, want %s", got, want)
	}
}

// openSQLite writes a result as a database and opens it.
func openSQLite(t *testing.T, res *provenance.Result, opt Options) *sql.DB {
	path := filepath.Join(t.TempDir(), "f.sqlite")
	if err := os.WriteFile(path, write(t, SQLite, res, opt), 0o666); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestSQLite(t *testing.T) {
	for name, res := range results(t) {
		db := openSQLite(t, res, sampleOptions())
		var check string
		if err := db.QueryRow("PRAGMA integrity_check").Scan(&check); err != nil || check != "ok" {
			t.Errorf("%s: integrity %q, %v", name, check, err)
		}
		rows, err := db.Query("PRAGMA foreign_key_check")
		if err != nil {
			t.Fatal(err)
		}
		if rows.Next() {
			t.Errorf("%s: a reference leads nowhere", name)
		}
		rows.Close()
		want := 0
		for i := range res.Findings {
			want += len(res.Findings[i].Passages)
		}
		var got int
		if err := db.QueryRow("SELECT count(*) FROM passages").Scan(&got); err != nil || got != want {
			t.Errorf("%s: %d passages, %v, want %d", name, got, err, want)
		}
	}
	var texts int
	opt := sampleOptions()
	opt.NoText = true
	if err := openSQLite(t, sample.Result(t), opt).QueryRow("SELECT count(text) FROM articles").Scan(&texts); err != nil || texts != 0 {
		t.Errorf("%d texts where there should be none, %v", texts, err)
	}
}

// TestSQLQueries runs the queries of the documentation; what they print is tested
// where the documentation's commands are, in cmd/copytrail.
func TestSQLQueries(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "doc", "sql.md"))
	if err != nil {
		t.Fatal(err)
	}
	queries := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(string(page), -1)
	if len(queries) < 5 {
		t.Fatalf("found %d queries", len(queries))
	}
	db := openSQLite(t, sample.Result(t), sampleOptions())
	for _, q := range queries {
		rows, err := db.QueryContext(context.Background(), q[1])
		if err != nil {
			t.Errorf("%v:\n%s", err, q[1])
			continue
		}
		rows.Close()
	}
	var outlet string
	if err := db.QueryRow("SELECT copy_outlet FROM uncredited").Scan(&outlet); err != nil || outlet != "Daily Buzz" {
		t.Errorf("uncredited: %q, %v, want Daily Buzz", outlet, err)
	}
}

// TestHTMLHostile: no text of an article can end a script element or begin one,
// and what the policy allows is what the page has.
func TestHTMLHostile(t *testing.T) {
	for name, res := range results(t) {
		out := string(write(t, HTML, res, sampleOptions()))
		if n := strings.Count(out, "<script"); n != strings.Count(out, "</script>") || n != 2+len(articlesOf(res))+len(res.Findings) {
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

// TestNoText: with texts left out, no format holds more than excerpts.
func TestNoText(t *testing.T) {
	opt := sampleOptions()
	opt.NoText, opt.Texts = true, true
	secret := "The harbour authority denied this." // in the source, in no passage
	for _, f := range Formats() {
		if out := write(t, Format(f), sample.Result(t), opt); bytes.Contains(out, []byte(secret)) {
			t.Errorf("%s: holds text that no passage has", f)
		}
	}
	if !bytes.Contains(write(t, HTML, sample.Result(t), sampleOptions()), []byte(packed(sample.FerryText))) {
		t.Error("html: the whole text is missing where it should be")
	}
	if bytes.Contains(write(t, HTML, sample.Result(t), opt), []byte(packed(sample.FerryText))) {
		t.Error("html: holds the whole text")
	}
}

// TestHTMLSize: twenty findings of usual articles stay under 300 kB. Their texts are
// two stories each, cut to a usual length; a text repeated would pack too well.
func TestHTMLSize(t *testing.T) {
	files, err := filepath.Glob("../testdata/stories/*.txt")
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
	n := len(write(t, HTML, res, sampleOptions()))
	t.Logf("%d bytes", n)
	if n > 300_000 {
		t.Errorf("20 findings take %d bytes", n)
	}
}

// TestOutletNames: what the network calls an outlet stands with its articles too,
// so that the two can be joined, also after a way through JSON Lines.
func TestOutletNames(t *testing.T) {
	res := sample.Result(t)
	a := res.Findings[1].Copy
	res.OutletNames = map[*article.Article]string{a: "The Daily Buzz"}
	lines := write(t, JSONLines, res, sampleOptions())
	if !bytes.Contains(lines, []byte(`"outlet":"Daily Buzz","outlet_name":"The Daily Buzz"`)) {
		t.Errorf("no outlet_name in %s", lines)
	}
	back, _, err := ReadJSONLines(bytes.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	if got := back.OutletName(back.Findings[1].Copy); got != "The Daily Buzz" {
		t.Errorf("read back: %q", got)
	}
	if got := back.OutletName(back.Findings[1].Source); got != "Lund Courier" {
		t.Errorf("read back: %q", got)
	}
	var outlet string
	var lag sql.NullInt64
	db := openSQLite(t, res, sampleOptions())
	if err := db.QueryRow("SELECT copy_outlet, lag_s FROM uncredited").Scan(&outlet, &lag); err != nil || outlet != "The Daily Buzz" || lag.Int64 != 15240 {
		t.Errorf("uncredited: %q after %d s, %v", outlet, lag.Int64, err)
	}
	// The reprint's time is a day, two days later: that is known well enough.
	// Were it the day after, the order would not be.
	res.Findings[0].Copy.Published.Time = res.Findings[0].Copy.Published.AddDate(0, 0, -1)
	if err := openSQLite(t, res, sampleOptions()).QueryRow("SELECT lag_s FROM pairs WHERE id = 1").Scan(&lag); err != nil || lag.Valid {
		t.Errorf("a day is no time: %d, %v", lag.Int64, err)
	}
}

// Two reports of one event of which one credits the other are not independent.
func TestSentenceOfCreditedSameEvent(t *testing.T) {
	f := provenance.Finding{Relation: provenance.SameEvent, Copy: &article.Article{ID: "b", Outlet: "Eastmere Times"}, Source: &article.Article{ID: "a", Outlet: "Corfield Observer"}}
	if got, want := sentence(&f), "Corfield Observer and Eastmere Times appear to report the same event independently."; got != want {
		t.Errorf("without a credit: %q, want %q", got, want)
	}
	f.Credit.Given = true
	if got, want := sentence(&f), "Eastmere Times credits Corfield Observer; what it tells of the same event appears to be mostly its own."; got != want {
		t.Errorf("with a credit: %q, want %q", got, want)
	}
}

// Two notices of one form are not said to report one event.
func TestSentenceOfTemplate(t *testing.T) {
	f := provenance.Finding{
		Relation: provenance.SameEvent, Copy: &article.Article{ID: "b", Outlet: "Eastmere Times"}, Source: &article.Article{ID: "a", Outlet: "Corfield Observer"},
		Warnings: []string{provenance.TemplateWarning},
	}
	if got := sentence(&f); strings.Contains(got, "event") || !strings.Contains(got, "wording in common") {
		t.Errorf("a template is told as %q", got)
	}
}
