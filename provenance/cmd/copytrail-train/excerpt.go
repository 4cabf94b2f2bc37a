package main

import (
	"encoding/json"
	"fmt"
	"maps"
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
	from := flags.String("from", "", "learn from the features that --table has written, without measuring")
	table := flags.String("table", "", "also write the features of all pairs to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var samples []sample
	var err error
	if *from != "" {
		samples, err = readSamples(*from)
	} else {
		samples, err = excerptSamples(flags.Arg(0), *labels)
	}
	if err != nil {
		return err
	}
	if *table != "" {
		if err := writeSamples(*table, training.ExcerptNames(), samples); err != nil {
			return err
		}
	}
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
		Plain    float64   `json:"plain"`
		Sure     float64   `json:"sure"`
	}{Constant: round(b)}
	for i, name := range training.ExcerptNames() {
		if w[i] > 1e-3 {
			m.Features, m.Weights = append(m.Features, name), append(m.Weights, round(w[i]))
			fmt.Printf("  %-18s %.2f\n", name, w[i])
		}
	}
	m.Reuse, m.Possible = excerptThresholds(samples, p)
	m.Plain, m.Sure = plainThreshold(samples, p, m.Reuse)
	fmt.Printf("  reuse from %.2f, possible from %.2f; plain from %.2f, of which %.3f are reuse\n", m.Reuse, m.Possible, m.Plain, m.Sure)
	reportPlain(samples, p, m.Reuse, m.Plain)
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

// excerptSamples measures the labelled pairs of real articles and the planted ones.
func excerptSamples(dir, labels string) ([]sample, error) {
	var samples []sample
	for _, set := range realSets {
		var list []label
		var stands []float64
		for _, name := range []string{"_excerpts.tsv", "_excerpts_2.tsv", "_excerpts_3.tsv", "_pairs*.tsv"} {
			more, err := readLabels(filepath.Join(labels, set.name+name))
			if err != nil && name == "_pairs*.tsv" {
				return nil, err
			}
			list = append(list, more...)
			for range more {
				n := 1.
				if name == "_excerpts_2.tsv" {
					n = randomExcerpts
				}
				stands = append(stands, n)
			}
		}
		measured, err := measureReal(dir, set.name, set.sameOutlet, list)
		if err != nil {
			return nil, err
		}
		for i, l := range list {
			if m := measured[i]; m.IsExcerpt && !set.sameOutlet {
				p := &pair{set: set.name, mode: l.kind, group: realGroup(set.name, l.a, m.Day), reuse: l.reuse, stands: stands[i], a: &article.Article{ID: l.a}, b: &article.Article{ID: l.b}}
				samples = append(samples, sample{m.Excerpt, l.reuse, 1, p})
			}
		}
	}
	made, err := plantedPassages(dir)
	if err != nil {
		return nil, err
	}
	return append(samples, made...), nil
}

const (
	// Stretches of prose are put from one real article into another that has nothing to
	// do with it, word for word and edited, in hosts and of lengths as "planted" measures
	// them, but other pairs: liftPairs of each setting. In the labelled pairs those that
	// lift are few, since few outlets do it without a word.
	liftPairs  = 24
	liftWeight = .15
	// The same stretches as quotations in marks: quotationPairs of each setting.
	quotationPairs  = 12
	quotationWeight = .15
	// Likewise one of statementEvery articles with a quotation of statementLeast
	// bytes and more lends it, its marks lost, to another: somebody's words that both
	// print.
	statementEvery  = 8
	statementLeast  = 250
	statementHost   = 600 // least number of words of the article that prints it
	statementWeight = .15
	// randomExcerpts is how many pairs of a pile each pair of "_excerpts_2" stands for:
	// they were drawn from all that had few words in common. In the other files are
	// nearly all that there were.
	randomExcerpts = 4
	// plantedFound is how much less a planted pair that is found counts than its weight,
	// beside a real one, when thresholds are chosen.
	plantedFound = .2
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
	all, err := readRecords(filepath.Join(dir, "news/allsides.jsonl.zst"))
	if err != nil {
		return nil, err
	}
	t := training.NewTrainer(func(func(*article.Article) bool) {})
	var out []sample
	add := func(mode, group string, source, copied record, reuse bool, weight float64) {
		if x, copies := t.Excerpt(source.article("source"), copied.article("copy")); copies {
			p := &pair{set: "planted", mode: mode, group: "planted" + group, reuse: reuse}
			out = append(out, sample{x, reuse, weight, p})
		}
	}
	g := newGarden(all, templateSeed)
	for _, form := range plantForms {
		n, reuse, weight := liftPairs, true, liftWeight
		if form == "quotation" {
			n, reuse, weight = quotationPairs, false, quotationWeight
		}
		for _, host := range plantHosts {
			for _, words := range plantLengths {
				for i, p := range g.pairs(plantSetting{form, host, words})[:n] {
					add(fmt.Sprint(form, " ", words), strconv.Itoa(i), p.Donor, p.Host, reuse, weight)
				}
			}
		}
	}
	plantStatements(all, add)
	return out, nil
}

// plantStatements adds pairs that print a statement without marks, or one of them with.
func plantStatements(all []record, add func(mode, group string, source, copied record, reuse bool, weight float64)) {
	var quoting, hosts []record
	for n, r := range all {
		_, _, ok := longQuotation(r.Text)
		switch long := len(strings.Fields(r.Text)) > statementHost; {
		case long && n%statementEvery == 4 && ok:
			quoting = append(quoting, r)
		case long && n%statementEvery == 1:
			hosts = append(hosts, r)
		}
	}
	for i, source := range quoting {
		from, to, _ := longQuotation(source.Text)
		said := source.Text[from+len("“") : to-len("”")]
		if i%2 == 0 {
			source.Text = source.Text[:from] + said + source.Text[to:] // without marks here, too
		}
		if i%4 < 2 {
			said = "The statement:\n\n" + said
		}
		host := hosts[i%len(hosts)]
		at := strings.Index(host.Text[len(host.Text)/2:], "\n")
		if at < 0 {
			continue
		}
		at += len(host.Text) / 2
		host.Text = host.Text[:at] + "\n\n" + said + "\n\n" + host.Text[at:]
		add("statement", "statement"+strconv.Itoa(i%len(hosts)), source, host, false, statementWeight)
	}
}

// staysExcerpt reports whether a labelled pair is an excerpt when it is called reuse. Where an
// agency is credited it becomes shared-source.
func staysExcerpt(s *sample) bool {
	return s.pair.set != "planted" && s.x[slices.Index(training.ExcerptNames(), "agency")] == 0
}

// isPlain reports whether nothing in the words in common speaks for a quotation.
func isPlain(s *sample, from float64) bool {
	return s.x[slices.Index(training.ExcerptNames(), "plain")] >= from
}

// plainPrecision is what share must be reuse of the excerpts that are called as plain or for
// their score. It is less than excerptPrecision: nearly all that is lost at that is prose
// which one outlet lifted from another, of which the labelled pairs have little.
const plainPrecision = .93

// plainThreshold returns the value of "plain" from which words are called copied: the least
// with which plainPrecision of all that is called is reuse, 2 if there is none. sure is the
// share of the plain pairs that are reuse.
func plainThreshold(samples []sample, p []float64, reuse float64) (plain, sure float64) {
	for t := 50; t <= 100; t++ {
		at := float64(t) / 100
		if precision, share, _ := calledExcerpts(samples, p, reuse, at); precision >= plainPrecision {
			return at, round(share)
		}
	}
	return 2, 0
}

// calledExcerpts returns, of the pairs that are called by their score or as plain, what share
// is reuse, what share of the plain ones, and the weight of the reuse that is found.
func calledExcerpts(samples []sample, p []float64, reuse, plain float64) (precision, sure, found float64) {
	var all, right, plains, rightPlains float64
	for i := range samples {
		s := &samples[i]
		isIt := isPlain(s, plain)
		if !isIt && p[i] < reuse {
			continue
		}
		n, label := s.pair.stands, 0.
		if s.reuse {
			label = n
			if s.pair.set != "planted" {
				found += s.weight
			} else {
				found += s.weight * plantedFound
			}
		}
		if !staysExcerpt(s) {
			continue
		}
		all, right = all+n, right+label
		if isIt {
			plains, rightPlains = plains+n, rightPlains+label
		}
	}
	return right / max(all, 1), rightPlains / max(plains, 1), found
}

// reportPlain prints how many pairs of each kind are called reuse by the score or as plain.
func reportPlain(samples []sample, p []float64, reuse, plain float64) {
	called, all := map[string]int{}, map[string]int{}
	for i := range samples {
		s := &samples[i]
		key := fmt.Sprint(s.reuse, " ", s.pair.set, " ", s.pair.mode)
		if s.pair.set != "planted" && !staysExcerpt(s) {
			key += ", an agency's"
		}
		all[key]++
		if p[i] >= reuse || isPlain(s, plain) {
			called[key]++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		fmt.Printf("    %-40s %3d of %3d called\n", k, called[k], all[k])
	}
}

// excerptThresholds returns the lowest score from which excerptPrecision of the pairs
// are reuse, and the lowest from which at least every second of the rest is.
func excerptThresholds(samples []sample, p []float64) (reuse, possible float64) {
	share := func(from, below float64) float64 {
		right, all := 0.0, 1e-9
		for i, s := range samples {
			if p[i] >= from && p[i] < below && staysExcerpt(&s) {
				all += s.pair.stands
				if s.reuse {
					right += s.pair.stands
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
