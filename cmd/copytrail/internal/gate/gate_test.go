package gate

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/provenance"
)

// gateOf returns a gate of the command "check" as flags say.
func gateOf(t *testing.T, flags ...string) *Gate {
	t.Helper()
	g := &Gate{}
	fs := pflag.NewFlagSet("check", pflag.ContinueOnError)
	g.Bind(fs)
	if err := fs.Parse(flags); err != nil {
		t.Fatal(err)
	}
	return g
}

// text returns a text of 200 words that has none in common with that of another seed.
func text(seed string) string {
	var b strings.Builder
	for i := range 200 {
		b.WriteString(seed + strings.Repeat("x", i%14) + strings.Repeat("y", i/14) + " ")
	}
	return b.String()
}

// result returns the result of a run: an article of each id, and a finding of each
// pair of ids "copy<source".
func result(r provenance.Relation, pairs ...string) (*provenance.Result, []*article.Article) {
	articles := map[string]*article.Article{}
	var all []*article.Article
	one := func(id string) *article.Article {
		if articles[id] == nil {
			articles[id] = &article.Article{ID: id, Text: text(id)}
			all = append(all, articles[id])
		}
		return articles[id]
	}
	res := &provenance.Result{}
	res.Summary.Findings = map[provenance.Relation]int{}
	for _, p := range pairs {
		c, s, _ := strings.Cut(p, "<")
		res.Findings = append(res.Findings, provenance.Finding{Copy: one(c), Source: one(s), Relation: r})
		res.Summary.Findings[r]++
	}
	return res, all
}

// decide takes a result through a gate as a command does.
func decide(t *testing.T, g *Gate, trouble string, partial bool, r provenance.Relation, pairs ...string) (code int, said string) {
	t.Helper()
	if err := g.Load(); err != nil {
		t.Fatal(err)
	}
	res, all := result(r, pairs...)
	if compared := g.Compared(); compared != nil {
		for _, a := range all {
			compared(a)
		}
	}
	g.Apply(res, partial)
	var errw bytes.Buffer
	code, err := g.Verdict(&cli.Streams{Err: &errw}, res, trouble)
	if err != nil {
		t.Fatal(err)
	}
	return code, strings.TrimSuffix(errw.String(), "\n")
}

func TestVerdict(t *testing.T) {
	for _, c := range []struct {
		name    string
		flags   []string
		trouble string
		pairs   []string
		code    int
		said    string
	}{
		{"no gate", nil, "", []string{"b<a"}, cli.ExitOK, ""},
		{"no gate, trouble", nil, "no article was read", nil, cli.ExitTrouble, "copytrail: no article was read"},
		{"failed", []string{"--fail-on", "any"}, "", []string{"b<a", "c<a"}, cli.ExitGate, "copytrail: gate failed: 2 findings: 2 rewrite"},
		{"another relation", []string{"--fail-on", "identical,near-copy"}, "", []string{"b<a"}, cli.ExitOK, "copytrail: gate passed: no identical or near-copy"},
		{"nothing found", []string{"--fail-on", "any"}, "", nil, cli.ExitOK, "copytrail: gate passed: no reuse"},
		{"undecided", []string{"--fail-on", "any"}, "1 input could not be read", []string{"b<a"}, cli.ExitTrouble, "copytrail: gate undecided: 1 input could not be read"},
	} {
		code, said := decide(t, gateOf(t, c.flags...), c.trouble, false, provenance.Rewrite, c.pairs...)
		if code != c.code || said != c.said {
			t.Errorf("%s: exit code %d and %q, want %d and %q", c.name, code, said, c.code, c.said)
		}
	}
}

// TestBaseline: the life of a baseline, from a first run to a partial one.
func TestBaseline(t *testing.T) {
	file := filepath.Join(t.TempDir(), "accepted.jsonl")
	write := []string{"--baseline", file, "--write-baseline"}
	read := []string{"--baseline", file, "--fail-on", "any"}
	for _, step := range []struct {
		name    string
		flags   []string
		trouble string
		partial bool
		pairs   []string
		code    int
		said    string
	}{
		{"accept", write, "", false, []string{"b<a"}, cli.ExitOK, "copytrail: gate passed: 1 finding accepted into " + file},
		{"again", read, "", false, []string{"b<a"}, cli.ExitOK, "copytrail: gate passed: no reuse; 1 accepted before"},
		{"a new copy", read, "", false, []string{"b<a", "c<a"}, cli.ExitGate, "copytrail: gate failed: 1 finding: 1 rewrite; 1 accepted before"},
		{"trouble accepts nothing", write, "something broke", false, []string{"c<a"}, cli.ExitTrouble, "copytrail: gate undecided: something broke"},
		{"a partial run adds", write, "", true, []string{"c<a"}, cli.ExitOK, "copytrail: gate passed: 2 findings accepted into " + file},
		{"both", read, "", false, []string{"b<a", "c<a"}, cli.ExitOK, "copytrail: gate passed: no reuse; 2 accepted before"},
		{"a whole run replaces", write, "", false, []string{"c<a"}, cli.ExitOK, "copytrail: gate passed: 1 finding accepted into " + file},
		{"so the first is new", read, "", false, []string{"b<a"}, cli.ExitGate, "copytrail: gate failed: 1 finding: 1 rewrite"},
	} {
		code, said := decide(t, gateOf(t, step.flags...), step.trouble, step.partial, provenance.Rewrite, step.pairs...)
		if code != step.code || said != step.said {
			t.Fatalf("%s: exit code %d and %q, want %d and %q", step.name, code, said, step.code, step.said)
		}
	}
}

// TestPrintings: a finding of another printing of an accepted pair is accepted, and one of a
// further printing counts neither as new nor as accepted.
func TestPrintings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "accepted.jsonl")
	scanned := func(update, further bool) (*provenance.Result, []*article.Article) {
		res, all := result(provenance.NearCopy, "b<a")
		if !update {
			return res, all
		}
		first := res.Findings[0].Source
		second := &article.Article{ID: "a2", Text: text("a") + text("u")}
		first.Printings = []*article.Article{first, second}
		second.Printings = first.Printings
		res.Findings[0].Source = second
		if further {
			f := res.Findings[0]
			f.Source, f.Further = first, true
			res.Findings = append(res.Findings, f)
		}
		return res, append(all, second)
	}
	pass := func(flags []string, update, further bool) (res *provenance.Result, said string) {
		t.Helper()
		g := gateOf(t, flags...)
		if err := g.Load(); err != nil {
			t.Fatal(err)
		}
		res, all := scanned(update, further)
		if compared := g.Compared(); compared != nil {
			for _, a := range all {
				compared(a)
			}
		}
		g.Apply(res, false)
		var errw bytes.Buffer
		if code, err := g.Verdict(&cli.Streams{Err: &errw}, res, ""); err != nil || code != cli.ExitOK {
			t.Fatalf("exit code %d, %v, %s", code, err, errw.String())
		}
		return res, strings.TrimSuffix(errw.String(), "\n")
	}
	write, read := []string{"--baseline", file, "--write-baseline"}, []string{"--baseline", file, "--fail-on", "any"}
	pass(write, false, false)
	for _, further := range []bool{false, true} {
		res, said := pass(read, true, further)
		if want := "copytrail: gate passed: no reuse; 1 accepted before"; said != want || len(res.Findings) != 0 {
			t.Errorf("further findings %v: %q and %d findings, want %q and none", further, said, len(res.Findings), want)
		}
	}
	if _, said := pass(write, true, true); said != "copytrail: gate passed: 1 finding accepted into "+file {
		t.Errorf("written with a further printing: %q, want one finding", said)
	}
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.txt")
	if err := os.WriteFile(other, []byte("no baseline\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	none := filepath.Join(dir, "none.jsonl")
	for want, flags := range map[string][]string{
		"check: --write-baseline without --baseline (want the file to write)": {"--write-baseline"},
		"reading " + none + ": no such file or directory":                     {"--baseline", none},
		"reading " + other + ": line 1: not a record: ":                       {"--baseline", other, "--write-baseline"},
		"writing " + none + "/x: no folder " + none:                           {"--baseline", none + "/x", "--write-baseline"},
	} {
		if err := gateOf(t, flags...).Load(); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v: got %v, want %q", flags, err, want)
		}
	}
	if err := gateOf(t, "--baseline", none, "--write-baseline").Load(); err != nil {
		t.Errorf("a baseline to be written need not exist: %v", err)
	}
}
