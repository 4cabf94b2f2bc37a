package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/provenance/internal/training"
)

const (
	// liftsLost is the greatest share of the pairs that share taken wording which the
	// template rule may take for a form, by folds.
	liftsLost = .01
	// templateLifts is how many pairs of each planted setting are learned from.
	templateLifts = 60
	// swappedStories is how many stories are told again under other names.
	swappedStories = 200
	templateSeed   = 3 // of other pairs than "planted" measures
)

// trainTemplate learns what tells a form that was filled twice from wording that was taken,
// prints how well that works on events it has not seen, and writes the weights.
func trainTemplate(args []string) error {
	flags := pflag.NewFlagSet("template", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/judge/template.json", "the file to write")
	labels := flags.String("labels", "provenance/testdata", "folder of the labelled pairs of real articles")
	forms := flags.String("forms", "testdata/forms/*.txt", "files of invented forms, each filled three times: {first|second|third}")
	table := flags.String("table", "", "also write the features of all pairs to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	pairs, err := templatePairs(flags.Arg(0), *labels, *forms)
	if err != nil {
		return err
	}
	t := training.NewTrainer(func(func(*article.Article) bool) {})
	var samples []sample
	count := map[string]float64{}
	for i := range pairs {
		if x, similar := t.Form(pairs[i].a, pairs[i].b); similar {
			samples = append(samples, sample{x, pairs[i].reuse, 1, &pairs[i]})
			count[kindOfWording(&pairs[i])]++
		}
	}
	for i := range samples {
		kind := kindOfWording(samples[i].pair)
		samples[i].weight /= count[kind] // each kind counts alike
		if kind == "swapped names" || kind == "renumbered" {
			samples[i].weight = 0 // for the report only: rules of their own except them
		}
	}
	if *table != "" {
		if err := writeSamples(*table, training.FormNames(), samples); err != nil {
			return err
		}
	}
	p := crossValidate(samples, ridge, 0)
	fmt.Printf("forms filled twice and taken wording: %v, cross-validated, %d folds\n", count, folds)
	m := struct {
		Features []string  `json:"features"`
		Weights  []float64 `json:"weights"`
		Constant float64   `json:"constant"`
		Template float64   `json:"template"`
	}{Template: templateThreshold(samples, p)}
	reportTemplates(samples, p, m.Template)
	w, b := fitLogistic(samples, ridge, 0)
	m.Constant = round(b)
	for i, name := range training.FormNames() {
		if w[i] > 1e-3 {
			m.Features, m.Weights = append(m.Features, name), append(m.Weights, round(w[i]))
			fmt.Printf("  %-18s %.2f\n", name, w[i])
		}
	}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

// kindOfWording returns the kind of a pair of templatePairs. The dispatches of a wire are
// short and nearly all slots; forms of today's local news have long paragraphs that are the
// same in all.
func kindOfWording(p *pair) string {
	switch {
	case p.reuse && p.set == "invented":
		return "invented forms"
	case p.reuse:
		return "forms of a wire"
	case p.set == "swapped":
		return "swapped names"
	case p.set == "planted", p.set == "renumbered":
		return p.set
	}
	return "taken"
}

// templatePairs returns forms filled twice, as reuse, and pairs of texts of which one took
// wording from the other, as not.
func templatePairs(dir, labels, forms string) ([]pair, error) {
	out, err := labelledWording(dir, labels)
	if err != nil {
		return nil, err
	}
	invented, err := inventedForms(forms)
	if err != nil {
		return nil, err
	}
	out = append(out, invented...)
	answers, _, err := pairSet(dir, "clough09", func(label string) bool { return label != "non" })
	if err != nil {
		return nil, err
	}
	for _, p := range answers {
		if p.reuse {
			p.reuse = false
			out = append(out, p)
		}
	}
	all, err := readRecords(filepath.Join(dir, "news/allsides.jsonl.zst"))
	if err != nil {
		return nil, err
	}
	g := newGarden(all, templateSeed)
	out = append(out, plantedLifts(g)...)
	return append(out, swapped(g)...), nil
}

// labelledWording returns the pairs of real articles that are labelled forms or reuse.
func labelledWording(dir, labels string) (out []pair, err error) {
	for _, set := range realSets {
		list, err := readLabels(filepath.Join(labels, set.name+"_pairs*.tsv"))
		if err != nil {
			return nil, err
		}
		for _, name := range []string{"_excerpts*.tsv", "_templates*.tsv"} {
			if more, err := readLabels(filepath.Join(labels, set.name+name)); err == nil {
				list = append(list, more...)
			}
		}
		byID := map[string]record{}
		if err := readLines(filepath.Join(dir, "news", set.name+".jsonl.zst"), func(r *record) error {
			byID[r.ID] = *r
			return nil
		}); err != nil {
			return nil, err
		}
		for _, l := range list {
			if l.reuse || l.kind == "template" {
				group := realGroup(set.name, l.a, len(out))
				out = append(out, pair{set: set.name, mode: l.kind, group: set.name + group, a: byID[l.a].article(l.a), b: byID[l.b].article(l.b), reuse: !l.reuse})
			}
		}
	}
	return out, nil
}

// slot finds the slots of an invented form.
var slot = regexp.MustCompile(`\{[^{}|]*\|[^{}|]*\|[^{}|]*\}`)

// inventedForms returns all pairs of fillings of each form.
func inventedForms(pattern string) (out []pair, err error) {
	files, err := filepath.Glob(pattern)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("no forms in %s", pattern)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var filled []*article.Article
		for i := range 3 {
			text := slot.ReplaceAllStringFunc(string(data), func(s string) string { return strings.Split(s[1:len(s)-1], "|")[i] })
			filled = append(filled, record{Text: text}.article(name+strconv.Itoa(i)))
		}
		for i, a := range filled {
			p := pair{set: "invented", mode: filepath.Base(name), group: name, a: a, b: filled[(i+1)%len(filled)], reuse: true}
			out = append(out, p)
		}
	}
	return out, err
}

// plantedLifts returns pairs of which one has prose of the other, word for word or edited.
func plantedLifts(g *garden) (out []pair) {
	for _, form := range plantForms[:2] {
		for _, host := range plantHosts {
			for _, words := range plantLengths {
				s := plantSetting{form, host, words}
				for i, p := range g.pairs(s)[:templateLifts] {
					out = append(out, pair{set: "planted", mode: form, group: "planted" + strconv.Itoa(i), a: p.Donor.article("a"), b: p.Host.article("b")})
				}
			}
		}
	}
	return out
}

// nameInside finds a name: a word with a capital letter after a small one.
var nameInside = regexp.MustCompile(`[a-z] ([A-Z][a-z]+)\b`)

// swapped returns stories with the same stories with other numbers in half of their places,
// which are still the same stories, and told of other people in other places: each name is
// replaced by one of another article. In every second one half of the numbers are
// others, too; all else is kept.
func swapped(g *garden) (out []pair) {
	r := g.random("swapped")
	for i := range swappedStories {
		from, other := g.all[g.hosts[r.IntN(len(g.hosts))]], g.all[g.hosts[r.IntN(len(g.hosts))]]
		from.Text = firstWords(from, 150+50*(i%10))
		renumbered, told := from, from
		renumbered.Text = otherNumbers(from.Text, r)
		told.Text = swapNames(from.Text, other.Text, r)
		if i%2 == 0 {
			told.Text = otherNumbers(told.Text, r)
		}
		out = append(out, pair{set: "renumbered", mode: "renumbered", group: "swapped" + strconv.Itoa(i), a: from.article("a"), b: renumbered.article("b")})
		out = append(out, pair{set: "swapped", mode: "swapped", group: "swapped" + strconv.Itoa(i), a: from.article("a"), b: told.article("b")})
	}
	return out
}

// swapNames replaces each name of text by a name of another text.
func swapNames(text, other string, r *rand.Rand) string {
	names := func(text string) (out []string) {
		for _, m := range nameInside.FindAllStringSubmatch(text, -1) {
			if !slices.Contains(out, m[1]) {
				out = append(out, m[1])
			}
		}
		return out
	}
	own, others := names(text), names(other)
	if len(others) == 0 {
		return text
	}
	from := r.IntN(len(others))
	var pairs []string
	for i, name := range own {
		pairs = append(pairs, name, others[(from+i)%len(others)])
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// someNumber finds numbers in figures.
var someNumber = regexp.MustCompile(`[0-9]+`)

// otherNumbers changes half of the numbers of text.
func otherNumbers(text string, r *rand.Rand) string {
	return someNumber.ReplaceAllStringFunc(text, func(s string) string {
		if r.IntN(2) == 0 {
			return s
		}
		return strconv.Itoa(1 + r.IntN(99))
	})
}

// templateThreshold returns the lowest probability from which at most liftsLost of the pairs
// that share taken wording would pass for forms.
func templateThreshold(samples []sample, p []float64) float64 {
	var taken []float64
	for i, s := range samples {
		if !s.reuse && s.weight > 0 {
			taken = append(taken, p[i])
		}
	}
	for t := 50; t < 100; t++ {
		if at := float64(t) / 100; above(taken, at) <= liftsLost {
			return at
		}
	}
	return 1
}

// reportTemplates prints how many pairs of each kind the rule takes for forms.
func reportTemplates(samples []sample, p []float64, from float64) {
	kinds := map[string][]float64{}
	for i, s := range samples {
		key := fmt.Sprintf("%-5v %s %s", s.reuse, s.pair.set, s.pair.mode)
		kinds[key] = append(kinds[key], p[i])
	}
	fmt.Printf("  a form from %.2f\n", from)
	for _, k := range sortedKeys(kinds) {
		slices.Sort(kinds[k])
		n := len(kinds[k])
		fmt.Printf("    %-45s %4d  called forms %.3f; deciles %.2f %.2f %.2f\n", k, n, above(kinds[k], from), kinds[k][n/10], kinds[k][n/2], kinds[k][n*9/10])
	}
}
