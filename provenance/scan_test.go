package provenance

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// stories reads the invented stories of testdata.
func readStories(t testing.TB) ([]article.Record, article.Options) {
	t.Helper()
	opt := article.DefaultOptions()
	var records []article.Record
	for r, err := range article.Scan([]string{"../testdata/stories"}, nil, opt) {
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	if len(records) < 40 {
		t.Fatalf("read %d records of testdata/stories, want all of some 55", len(records))
	}
	return records, opt
}

func each[T any](list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func scanStories(t testing.TB, change func(*Options)) *Result {
	t.Helper()
	records, read := readStories(t)
	opt := DefaultOptions
	if change != nil {
		change(&opt)
	}
	res, err := Scan(context.Background(), each(records), read, opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// label is a line of testdata/truth.jsonl.
type label struct{ A, B, Label, Source, Mode string }

func readTruth(t testing.TB) []label {
	t.Helper()
	data, err := os.ReadFile("../testdata/truth.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var out []label
	for line := range strings.Lines(string(data)) {
		var l label
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		out = append(out, l)
	}
	if len(out) < 100 {
		t.Fatalf("read %d labels, want all of some 119", len(out))
	}
	return out
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

func TestStories(t *testing.T) {
	res := scanStories(t, nil)
	found := map[[2]string]*finding.Finding{}
	for i := range res.Findings {
		f := &res.Findings[i]
		found[pairOf(f.Copy.ID, f.Source.ID)] = f
	}
	reuse, called := 0, 0
	for _, l := range readTruth(t) {
		f := found[pairOf(l.A, l.B)]
		if l.Label == "independent" {
			if f != nil && f.Relation.Reuse() {
				t.Errorf("%s and %s are independent, called %s with score %.2f", l.A, l.B, f.Relation, f.Score)
			}
			continue
		}
		reuse++
		if f == nil || !f.Relation.Reuse() {
			t.Logf("missed: %s and %s (%s)", l.A, l.B, l.Mode)
			continue
		}
		called++
		// A pair with a source has one; the other way round is an accusation.
		if f.Direction.Known && l.Source != "" && f.Source.ID != l.Source {
			t.Errorf("%s and %s: source is %s, called %s (%s)", l.A, l.B, l.Source, f.Source.ID, f.Direction.By)
		}
	}
	// Measured: 35 of 37. Missed are a credited quotation of 48 words and a Spanish
	// rewrite of 200, which is called possible.
	if called < 33 {
		t.Errorf("called %d of %d pairs reuse, want at least 33", called, reuse)
	}
}

// Customers of one agency must never be said to have copied each other.
func TestWireCopiesAreSharedSource(t *testing.T) {
	n := 0
	for _, f := range scanStories(t, nil).Findings {
		story, _, _ := strings.Cut(f.Copy.ID, "/")
		if story != "slide" && story != "merger" {
			continue
		}
		n++
		if f.Relation != finding.SharedSource || len(f.SharedSources) == 0 {
			t.Errorf("%s and %s: %s from %v, want shared-source with the agency named", f.Copy.ID, f.Source.ID, f.Relation, f.SharedSources)
		}
	}
	if n < 4 {
		t.Errorf("found %d pairs of wire copies, want at least 4", n)
	}
}

// render writes a result out so that any difference shows.
func render(res *Result) string {
	var b strings.Builder
	for _, f := range res.Findings {
		fmt.Fprintf(&b, "%s %s %s %v %v %v %v %v %v %v %v %v\n", f.Copy.ID, f.Source.ID, f.Relation, f.Score, f.Direction, f.CopyCovered,
			f.SourceCovered, f.Exclusive, f.Passages, f.Credit, f.SharedSources, f.Warnings)
	}
	for _, s := range res.Stories {
		fmt.Fprintf(&b, "%s", s.ID)
		for _, e := range s.Edges {
			fmt.Fprintf(&b, " %s<-%v/%s", e.Copy.ID, e.Source != nil, e.Unseen)
		}
		fmt.Fprintln(&b)
	}
	for _, e := range res.Outlets {
		for _, f := range e.Examples {
			fmt.Fprintf(&b, "%s<-%s ", f.Copy.ID, f.Source.ID)
		}
		e.Examples = nil // addresses differ
		fmt.Fprintln(&b, e)
	}
	fmt.Fprintln(&b, res.Pile, res.Skipped, res.Summary)
	return b.String()
}

func TestSameResultForAnyJobsAndOrder(t *testing.T) {
	records, read := readStories(t)
	all := DefaultOptions
	all.Keep = func(*finding.Finding) bool { return true }
	all.Jobs = 1
	run := func(records []article.Record, opt Options) string {
		res, err := Scan(context.Background(), each(records), read, opt)
		if err != nil {
			t.Fatal(err)
		}
		return render(res)
	}
	want := run(records, all)
	if !strings.Contains(want, "harbor/") {
		t.Fatal("the rendered result has no finding of the harbor story")
	}
	for seed := range uint64(3) {
		shuffled := slices.Clone(records)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		opt := all
		opt.Jobs = 3
		if got := run(shuffled, opt); got != want {
			t.Errorf("shuffled with seed %d on 3 jobs: the result differs", seed)
		}
	}
}

// The three searches must find what judging every pair finds.
func TestCandidatesOfALargerPile(t *testing.T) {
	records, read := readStories(t)
	// Enough filler to leave the size below which every pair is judged.
	const tiny = 128 // articles up to which every pair is judged, see the room pile
	filler := make([]article.Record, 0, tiny)
	for r, err := range article.Scan([]string{"-"}, strings.NewReader(fillerLines(tiny)), read) {
		if err != nil {
			t.Fatal(err)
		}
		filler = append(filler, r)
	}
	whole := map[[2]string]finding.Relation{}
	for _, f := range scanStories(t, nil).Findings {
		whole[pairOf(f.Copy.ID, f.Source.ID)] = f.Relation
	}
	res, err := Scan(context.Background(), each(slices.Concat(records, filler)), read, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	missing := len(whole)
	for _, f := range res.Findings {
		if _, ok := whole[pairOf(f.Copy.ID, f.Source.ID)]; ok {
			missing--
		}
	}
	if missing > 1 {
		t.Errorf("%d of %d pairs are no candidates in a larger pile", missing, len(whole))
	}
}

// fillerLines makes n unlike articles of made-up words.
func fillerLines(n int) string {
	r := rand.New(rand.NewPCG(7, 7))
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"filler/%d","outlet":"filler%d.example","text":"`, i, i%9)
		for range 150 {
			for range 2 + r.IntN(7) {
				b.WriteByte(byte('a' + r.IntN(26)))
			}
			b.WriteString([]string{" ", " ", " ", ". "}[r.IntN(4)])
		}
		b.WriteString("\"}\n")
	}
	return b.String()
}

func TestTakenIDIsSkippedAndCounted(t *testing.T) {
	in := `{"id":"x","outlet":"a.example","text":"One text about the harbour and its cranes."}
{"id":"x","outlet":"b.example","text":"Another text that has the same id as the first."}
{"id":"y","outlet":"b.example","text":"A third text that stands alone."}
`
	read := article.DefaultOptions()
	res, err := Scan(context.Background(), article.Scan([]string{"-"}, strings.NewReader(in), read), read, DefaultOptions)
	if err != nil {
		t.Fatal(err)
	}
	s := res.Summary
	if s.Read != 3 || s.Kept != 2 || len(res.Skipped) != 1 || s.Skips["id is taken"] != 1 {
		t.Errorf("read %d, kept %d, skipped %v, counted %v; want 3, 2 and one taken id", s.Read, s.Kept, res.Skipped, s.Skips)
	}
	if got := res.Skipped[0]; !strings.Contains(got.Input, "2") || !strings.Contains(got.Reason, `"x"`) {
		t.Errorf("skipped %+v, want the second record with its id", got)
	}
}

func TestCancelledScanStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	records, read := readStories(t)
	if _, err := Scan(ctx, each(records), read, DefaultOptions); err == nil {
		t.Error("Scan of a cancelled context returned no error")
	}
}

func TestCompareAgreesWithScan(t *testing.T) {
	res := scanStories(t, nil)
	checked := 0
	for _, f := range res.Findings {
		if f.Relation < finding.NearCopy {
			continue
		}
		checked++
		if g := Compare(f.Copy, f.Source, DefaultOptions); g.Relation != f.Relation {
			t.Errorf("%s and %s: Compare says %s, Scan %s", f.Copy.ID, f.Source.ID, g.Relation, f.Relation)
		}
	}
	if checked == 0 {
		t.Error("no copy among the stories")
	}
}

func TestPassagesLieInBothTexts(t *testing.T) {
	n := 0
	for _, f := range scanStories(t, nil).Findings {
		end := 0
		for _, p := range f.Passages {
			n++
			for _, s := range []struct {
				span article.Span
				text string
			}{{p.Copy, f.Copy.Text}, {p.Source, f.Source.Text}} {
				if s.span.Start < 0 || s.span.End > len(s.text) || s.span.Start >= s.span.End {
					t.Fatalf("%s and %s: passage %v is out of bounds", f.Copy.ID, f.Source.ID, p)
				}
			}
			if p.Copy.Start < end {
				t.Errorf("%s and %s: passage %v overlaps the one before", f.Copy.ID, f.Source.ID, p)
			}
			end = p.Copy.End
			a, b := f.Copy.Text[p.Copy.Start:p.Copy.End], f.Source.Text[p.Source.Start:p.Source.End]
			if p.Kind == finding.Verbatim && squash(a) != squash(b) {
				t.Errorf("%s and %s: %q and %q are called identical", f.Copy.ID, f.Source.ID, a, b)
			}
		}
	}
	if n < 50 {
		t.Errorf("looked at %d passages, want the stories' hundreds", n)
	}
}

// squash keeps letters and digits, in lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 128 && (r < '0' || r > '9' && r < 'A' || r > 'Z' && r < 'a' || r > 'z') || r == '’' || r == '“' || r == '”' || r == '—' || r == '–' || r == '‘' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
