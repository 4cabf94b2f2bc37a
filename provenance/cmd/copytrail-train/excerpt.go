package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

// excerptPrecision is what share of the excerpts that are called reuse must be, by
// folds, among the labelled pairs.
const excerptPrecision = .95

// trainExcerpt learns which words in common were taken and which are somebody's that
// both quote, prints how well that works on days that it has not seen, and writes
// the weights.
func trainExcerpt(args []string) error {
	flags := pflag.NewFlagSet("excerpt", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/passage/excerpt.json", "the file to write")
	labels := flags.String("labels", "provenance/testdata", "folder of the labelled pairs of real articles, SET_excerpts*.tsv and SET_pairs*.tsv")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var samples []sample
	for _, set := range realSets {
		var list []label
		for _, name := range []string{"_excerpts*.tsv", "_pairs*.tsv"} {
			more, err := readLabels(filepath.Join(*labels, set.name+name))
			if err != nil && name == "_pairs*.tsv" {
				return err
			}
			list = append(list, more...)
		}
		measured, err := measureReal(flags.Arg(0), set.name, set.sameOutlet, list)
		if err != nil {
			return err
		}
		for i, l := range list {
			if m := measured[i]; m.IsExcerpt && !set.sameOutlet {
				p := &pair{set: set.name, mode: l.kind, group: realGroup(set.name, l.a, m.Day), reuse: l.reuse}
				samples = append(samples, sample{m.Excerpt, l.reuse, 1, p})
			}
		}
	}
	made, err := plantedPassages(flags.Arg(0))
	if err != nil {
		return err
	}
	samples = append(samples, made...)
	p := crossValidate(samples, ridge, 0)
	fmt.Printf("words in common: %d pairs, cross-validated by day, %d folds\n", len(samples), folds)
	reportExcerpts(samples, p)
	w, b := fitLogistic(samples, ridge, 0)
	m := struct {
		Features []string  `json:"features"`
		Weights  []float64 `json:"weights"`
		Constant float64   `json:"constant"`
		Reuse    float64   `json:"reuse"`
		Possible float64   `json:"possible"`
	}{Constant: round(b)}
	for i, name := range training.ExcerptNames() {
		if w[i] > 1e-3 {
			m.Features, m.Weights = append(m.Features, name), append(m.Weights, round(w[i]))
			fmt.Printf("  %-18s %.2f\n", name, w[i])
		}
	}
	m.Reuse, m.Possible = excerptThresholds(samples, p)
	fmt.Printf("  reuse from %.2f, possible from %.2f\n", m.Reuse, m.Possible)
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

const (
	// Passages are lifted from one real article into another that has nothing to do
	// with it: one of liftEvery articles takes from the next, liftLeast to liftMost
	// words from a sentence's beginning on. In the labelled pairs those that lift are
	// few, since few outlets do it without a word.
	liftEvery           = 40
	liftLeast, liftMost = 60, 200
	liftWeight          = .15
	// Likewise one of statementEvery articles with a quotation of statementLeast
	// bytes and more lends it, its marks lost, to another: somebody's words that both
	// print.
	statementEvery  = 8
	statementLeast  = 250
	statementWeight = .15
)

// longQuotation returns where the first quotation of statementLeast bytes and more
// stands in text, its marks included.
func longQuotation(text string) (from, to int, ok bool) {
	for at := 0; ; {
		i := strings.Index(text[at:], "“")
		if i < 0 {
			return 0, 0, false
		}
		from = at + i
		at = from + len("“")
		n := strings.IndexAny(text[at:], "“”")
		if n >= statementLeast && strings.HasPrefix(text[at+n:], "”") {
			return from, at + n + len("”"), true
		}
	}
}

// plantedPassages returns pairs of which one has a passage of the other, told by the other's
// reporter or by somebody whom it quotes.
func plantedPassages(dir string) ([]sample, error) {
	var lenders, borrowers []string
	var quoting []string
	n := 0
	quotes := func(text string) bool { _, _, ok := longQuotation(text); return ok }
	err := readLines(filepath.Join(dir, "news/allsides.jsonl.zst"), func(r *record) error {
		n++
		if len(strings.Fields(r.Text)) <= 3*liftMost {
			return nil
		}
		switch {
		case n%liftEvery == 0:
			lenders = append(lenders, r.Text)
		case n%liftEvery < 4:
			borrowers = append(borrowers, r.Text)
		case n%statementEvery == 4 && quotes(r.Text):
			quoting = append(quoting, r.Text)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	t := training.NewTrainer(func(func(*article.Article) bool) {})
	var out []sample
	plant := func(i int, mode string, from, passage string, reuse bool, weight float64) {
		into := borrowers[i%len(borrowers)]
		at := strings.Index(into[len(into)/2:], "\n")
		if passage == "" || at < 0 {
			return
		}
		at += len(into) / 2
		copied := record{Text: into[:at] + "\n\n" + passage + "\n\n" + into[at:]}.article("copy")
		if x, copies := t.Excerpt(record{Text: from}.article("source"), copied); copies {
			p := &pair{set: "planted", mode: mode, group: "planted" + strconv.Itoa(i%len(borrowers)), reuse: reuse}
			out = append(out, sample{x, reuse, weight, p})
		}
	}
	for i, text := range lenders {
		plant(i, "lift", text, lifted(text, liftLeast+i*7%(liftMost-liftLeast)), true, liftWeight)
	}
	for i, text := range quoting {
		from, to, _ := longQuotation(text)
		said := text[from+len("“") : to-len("”")]
		if i%2 == 0 {
			text = text[:from] + said + text[to:] // without marks here, too
		}
		if i%4 < 2 {
			said = "The statement:\n\n" + said
		}
		plant(i+len(lenders), "statement", text, said, false, statementWeight)
	}
	return out, nil
}

// lifted returns so many words of text from the beginning of the sentence on that
// follows its first third.
func lifted(text string, words int) string {
	from := strings.Index(text[len(text)/3:], ". ")
	if from < 0 {
		return ""
	}
	from += len(text)/3 + 2
	end, n := from, 0
	for end < len(text) && n < words {
		if text[end] == ' ' || text[end] == '\n' {
			n++
		}
		end++
	}
	return text[from:end]
}

// excerptThresholds returns the lowest score from which excerptPrecision of the pairs
// are reuse, and the lowest from which at least every second of the rest is.
func excerptThresholds(samples []sample, p []float64) (reuse, possible float64) {
	share := func(from, below float64) float64 {
		right, all := 0.0, 1e-9
		for i, s := range samples {
			if p[i] >= from && p[i] < below && s.pair.set != "planted" {
				all++
				if s.reuse {
					right++
				}
			}
		}
		return right / all
	}
	reuse = .99
	for t := 30; t < 99; t++ {
		if at := float64(t) / 100; share(at, 2) >= excerptPrecision {
			reuse = at
			break
		}
	}
	possible = reuse
	for t := 5; t < 99; t++ {
		if at := float64(t) / 100; at < reuse && share(at, reuse) >= .5 {
			return reuse, at
		}
	}
	return reuse, possible
}

// reportExcerpts prints the area under the curve and right and wrong at some scores.
func reportExcerpts(samples []sample, p []float64) {
	var pos, neg []float64
	kinds := map[string][]float64{}
	for i, s := range samples {
		if s.pair.set == "planted" {
			kinds["planted "+s.pair.mode] = append(kinds["planted "+s.pair.mode], p[i])
			continue
		}
		if s.reuse {
			pos = append(pos, p[i])
		} else {
			neg = append(neg, p[i])
		}
		key := fmt.Sprint(s.reuse, " ", s.pair.mode)
		kinds[key] = append(kinds[key], p[i])
	}
	fmt.Printf("  %d reuse, %d not: AUC %.3f\n", len(pos), len(neg), auc(pos, neg))
	for _, t := range []float64{.3, .5, .6, .7, .8, .9} {
		r, w := above(pos, t)*float64(len(pos)), above(neg, t)*float64(len(neg))
		fmt.Printf("  over %.1f: %3.0f right %3.0f wrong  precision %.3f recall %.3f\n", t, r, w, r/(r+w), above(pos, t))
	}
	for _, k := range sortedKeys(kinds) {
		slices.Sort(kinds[k])
		fmt.Printf("    %-22s %3d  median %.2f, lower decile %.2f\n", k, len(kinds[k]), kinds[k][len(kinds[k])/2], kinds[k][len(kinds[k])/10])
	}
}
