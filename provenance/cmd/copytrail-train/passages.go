package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/provenance/internal/training"
)

// measurePassages prints how good the passages are that the detector shows: rewritten
// ones on raidar, mixset and modern, verbatim ones on pan13. It learns nothing.
func measurePassages(args []string) error {
	flags := pflag.NewFlagSet("passages", pflag.ContinueOnError)
	if err := flags.Parse(args); err != nil {
		return err
	}
	dir := flags.Arg(0)
	for _, set := range []string{"raidar", "mixset"} {
		if err := parallelPassages(dir, set); err != nil {
			return err
		}
	}
	if err := modernPassages(dir); err != nil {
		return err
	}
	return verbatimPassages(dir)
}

// parallelPassages measures the passages of a set whose rewrites keep the order of
// their source. Where both have as many sentences, the i-th answers the i-th.
func parallelPassages(dir, set string) error {
	pairs, _, err := pairSet(dir, set, func(string) bool { return true })
	if err != nil {
		return err
	}
	texts, sentences, answered, shown, right := 0, 0, 0, 0, 0
	for n, p := range pairs {
		if n%4 != 0 || strings.HasSuffix(p.mode, "_complete") {
			continue
		}
		x, y := training.Sentences(p.a), training.Sentences(p.b)
		if len(x) < 2 || len(x) != len(y) {
			continue
		}
		texts++
		sentences += len(x)
		f := provenance.Compare(p.a, p.b, provenance.DefaultOptions)
		seen := make([]bool, len(x))
		for _, q := range f.Passages {
			from, to := q.Copy, q.Source
			if f.Copy != p.a {
				from, to = to, from
			}
			shown++
			ok := false
			for i := range x {
				if overlap(x[i], from) > 0 {
					seen[i] = true
					ok = ok || overlap(y[i], to) > 0
				}
			}
			if ok {
				right++
			}
		}
		for _, s := range seen {
			if s {
				answered++
			}
		}
	}
	fmt.Printf("%-7s %5d texts, %5d sentences: %.3f answered, %d passages, %.3f of them in the right place\n", set, texts, sentences,
		float64(answered)/float64(sentences), shown, float64(right)/float64(shown))
	return nil
}

// overlap returns how many bytes two spans have in common.
func overlap(x, y article.Span) int { return max(0, min(x.End, y.End)-max(x.Start, y.Start)) }

// modernPassages counts the rewritten passages of the rewrites of modern against their
// sources, and against independent reports of the same events, where each is wrong
// unless both tell the same in the same words.
func modernPassages(dir string) error {
	pairs, _, err := modern(dir)
	if err != nil {
		return err
	}
	for _, reuse := range []bool{true, false} {
		texts, sentences, shown := 0, 0, 0
		for _, p := range pairs {
			if p.mode == "articles" || p.mode == "sibling_pair" || p.reuse != reuse {
				continue
			}
			texts++
			sentences += len(training.Sentences(p.a))
			for _, q := range provenance.Compare(p.a, p.b, provenance.DefaultOptions).Passages {
				if q.Kind != provenance.Verbatim {
					shown++
				}
			}
		}
		what := "source"
		if !reuse {
			what = "independent report"
		}
		fmt.Printf("modern  %5d rewrites against a %s: %.1f rewritten passages to 100 sentences\n", texts, what, 100*float64(shown)/float64(sentences))
	}
	return nil
}

// driftBytes is how far the labels of pan13 are off, at most: their offsets count
// otherwise than the texts that came with them.
const driftBytes = 150

// verbatimPassages measures, by bytes of the copy, the passages of pan13.
func verbatimPassages(dir string) error {
	type line struct {
		Copy, Source record
		Passages     []struct{ Copy, Source string }
	}
	var shown, labelled, strict, near, inner, reached int
	err := readLines(filepath.Join(dir, "passages/pan13.jsonl.zst"), func(l *line) error {
		a, b := l.Copy.article("copy"), l.Source.article("source")
		a.Furniture, b.Furniture = nil, nil
		label, wide, core := make([]bool, len(a.Text)), make([]bool, len(a.Text)), make([]bool, len(a.Text))
		for _, p := range l.Passages {
			at := strings.Index(a.Text, p.Copy)
			if at < 0 {
				continue
			}
			mark(label, at, at+len(p.Copy))
			mark(wide, at-driftBytes, at+len(p.Copy)+driftBytes)
			mark(core, at+driftBytes, at+len(p.Copy)-driftBytes)
		}
		found := make([]bool, len(a.Text))
		f := provenance.Compare(a, b, provenance.DefaultOptions)
		for _, q := range f.Passages {
			span := q.Copy
			if f.Copy != a {
				span = q.Source
			}
			if q.Kind != provenance.Rewritten {
				mark(found, span.Start, span.End)
			}
		}
		for i := range found {
			shown += one(found[i])
			labelled += one(label[i])
			strict += one(found[i] && label[i])
			near += one(found[i] && wide[i])
			inner += one(core[i])
			reached += one(core[i] && found[i])
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("pan13   identical and edited passages, by bytes of the copy: precision %.3f, recall %.3f;", float64(strict)/float64(shown), float64(strict)/float64(labelled))
	fmt.Printf(" with the labels' drift of %d bytes allowed for: %.3f, %.3f\n", driftBytes, float64(near)/float64(shown), float64(reached)/float64(inner))
	return nil
}

func mark(b []bool, from, to int) {
	for i := max(0, from); i < min(to, len(b)); i++ {
		b[i] = true
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
