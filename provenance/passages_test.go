package provenance

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/measuring"
)

// TestPassagesOfTestdata: what holds of the passages of any finding holds for all pairs of
// the articles written for tests.
func TestPassagesOfTestdata(t *testing.T) {
	opt := DefaultOptions
	opt.SameOutlet = true
	opt.Keep = func(*finding.Finding) bool { return true }
	cases, err := filepath.Glob("../testdata/judging/*/in.jsonl")
	if err != nil || len(cases) == 0 {
		t.Fatalf("cases %v, %v", cases, err)
	}
	passages, rewritten := 0, 0
	for _, input := range append([]string{"../testdata/stories", "../testdata/languages"}, cases...) {
		read := article.DefaultOptions()
		res, err := Scan(t.Context(), article.Scan([]string{input}, nil, read), read, opt)
		if err != nil {
			t.Fatal(err)
		}
		p, r := checkPassages(t, res)
		passages, rewritten = passages+p, rewritten+r
	}
	if passages < 500 || rewritten < 300 {
		t.Errorf("%d passages, %d of them rewritten: too few to show anything", passages, rewritten)
	}
}

// TestPassagesOfRealArticles does the same with some of the measuring data.
func TestPassagesOfRealArticles(t *testing.T) {
	var articles []*article.Article
	measuring.Articles(t, "news/oneday_sample.jsonl.zst", func(a *article.Article) { articles = append(articles, a) })
	opt := DefaultOptions
	opt.Keep = func(f *finding.Finding) bool { return f.Relation >= SameEvent }
	res, err := ScanArticles(t.Context(), articles, opt)
	if err != nil {
		t.Fatal(err)
	}
	if passages, _ := checkPassages(t, res); passages < 100 {
		t.Errorf("%d passages: too few to show anything", passages)
	}
}

// checkPassages reports what is wrong with the passages of findings, and returns how many
// there are and how many of them are rewritten.
func checkPassages(t *testing.T, res *Result) (passages, rewritten int) {
	t.Helper()
	for i := range res.Findings {
		f := &res.Findings[i]
		pair := f.Copy.ID + " and " + f.Source.ID
		var inCopy, inSource []article.Span
		for _, p := range f.Passages {
			inCopy, inSource = append(inCopy, p.Copy), append(inSource, p.Source)
			if p.Similarity < 0 || p.Similarity > 1 {
				t.Errorf("%s: similarity %v", pair, p.Similarity)
			}
			passages++
			if p.Kind == Rewritten {
				rewritten++
			}
		}
		checkSpans(t, pair, f.Copy.Text, inCopy)
		checkSpans(t, pair, f.Source.Text, inSource)
		for _, c := range [][3]float64{{f.CopyCovered, f.CopyProse, f.CopyQuoted}, {f.SourceCovered, f.SourceProse, f.SourceQuoted}} {
			if c[0] > 1 || c[1]+c[2] > c[0]+1e-9 {
				t.Errorf("%s: covered %v, of it prose %v and quoted %v", pair, c[0], c[1], c[2])
			}
		}
		switch {
		case f.Relation == SharedQuotation && (f.Direction.Known || f.Statement.Words < 25 || len(f.Passages) == 0):
			t.Errorf("%s: a shared quotation with direction %v, %d words and %d passages", pair, f.Direction.Known, f.Statement.Words, len(f.Passages))
		case f.Relation == Rewrite && len(f.Passages) < 2:
			t.Errorf("%s: a rewrite with %d passages", pair, len(f.Passages))
		}
	}
	return passages, rewritten
}

// checkSpans reports spans that overlap, cut a character, or leave a mark behind that belongs
// to their last word.
func checkSpans(t *testing.T, pair, text string, spans []article.Span) {
	t.Helper()
	slices.SortFunc(spans, func(x, y article.Span) int { return x.Start - y.Start })
	end := 0
	for _, s := range spans {
		if s.Start < end || s.Len() <= 0 || s.End > len(text) {
			t.Errorf("%s: span %v overlaps one that ends at %d, is empty or lies outside", pair, s, end)
			return
		}
		end = s.End
		if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			t.Errorf("%s: span %v cuts a character", pair, s)
		}
		rest := text[s.End:]
		mark, size := utf8.DecodeRuneInString(rest)
		after, _ := utf8.DecodeRuneInString(rest[size:])
		if strings.ContainsRune(`.!?…”»`, mark) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			t.Errorf("%s: a passage ends before a mark: %q", pair, text[max(0, s.End-30):min(len(text), s.End+4)])
		}
	}
}
