package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/provenance/internal/training"
)

// witnessed is a pair as the witnesses of direction see it, the text that was first
// as the first.
type witnessed struct {
	training.Sample
	pair  *pair
	class string  // what it is measured as
	known bool    // the first text is known to be the first; else neither is
	ours  float64 // how much it counts in training
	kinds [2]int  // of the two texts: human, machine, or neither known
}

// Kinds of text.
const (
	anyText = iota
	human
	machine
)

// directionClasses says of each class how much a pair of it counts, whether the
// first text is the source, and what wrote the two. Of siblings, of rewrites of
// machine-made texts and of independent reports the witnesses must learn to say
// nothing: either direction is as wrong.
var directionClasses = map[string]struct {
	weight float64
	known  bool
	kinds  [2]int
}{
	"modern":         {1, true, [2]int{human, machine}},
	"llmfake":        {.25, true, [2]int{human, machine}},
	"llmfake weak":   {.03, true, [2]int{human, machine}},
	"mixset rewrite": {.3, true, [2]int{human, machine}},
	"mixset polish":  {.08, true, [2]int{human, machine}},
	"raidar":         {.05, true, [2]int{human, machine}},
	"clough09":       {1, true, [2]int{}},
	"mixset human'd": {.15, false, [2]int{machine, machine}},
	"raidar machine": {.03, false, [2]int{machine, machine}},
	"sib modern":     {3, false, [2]int{machine, machine}},
	"sib mixset":     {.2, false, [2]int{machine, machine}},
	"sib polish":     {.04, false, [2]int{}},
	"sib raidar":     {.005, false, [2]int{machine, machine}},
	"sib llmfake":    {.2, false, [2]int{machine, machine}},
	"sib clough09":   {.06, false, [2]int{}},
	"independent":    {.2, false, [2]int{human, human}},
}

// directionClass returns the class of a pair, "" for one that is left out.
func directionClass(p *pair) string {
	m := p.mode
	siblings := strings.HasPrefix(m, "sib:")
	switch {
	case m == "articles":
		return "independent"
	case m == "sibling_pair":
		return "sib modern"
	case p.source == nil && !siblings, strings.Contains(m, "complete"), strings.Contains(m, "MGT"):
		return ""
	case siblings && p.set == "mixset":
		if strings.Contains(m, "polish") {
			return "sib polish"
		}
		return "sib mixset"
	case siblings && p.set == "llmfake" && strings.Count(m, "chatgpt") < 2:
		return ""
	case siblings:
		return "sib " + p.set
	case p.set == "llmfake" && !strings.HasPrefix(m, "chatgpt"):
		return "llmfake weak"
	case p.set == "mixset" && strings.Contains(m, "humanize"):
		return "mixset human'd"
	case p.set == "mixset" && strings.Contains(m, "polish"):
		return "mixset polish"
	case p.set == "mixset":
		return "mixset rewrite"
	case p.set == "raidar" && min(len(p.a.Text), len(p.b.Text)) < 300:
		return "" // a sentence or two
	case p.set == "raidar" && strings.Contains(p.b.ID, "GPT"):
		return "raidar machine"
	}
	return p.set
}

// siblings returns the pairs of rewrites of one source, at most three a source.
func siblings(pairs []pair) []pair {
	var out []pair
	by := map[string][]*pair{}
	for i := range pairs {
		p := &pairs[i]
		if p.set == "modern" || !p.reuse {
			continue
		}
		for _, q := range by[p.group][:min(3, len(by[p.group]))] {
			if strings.Contains(q.mode, "humanize") == strings.Contains(p.mode, "humanize") {
				out = append(out, pair{set: p.set, mode: "sib:" + q.mode + "+" + p.mode, group: p.group, a: q.a, b: p.a, reuse: true})
			}
		}
		by[p.group] = append(by[p.group], p)
	}
	return out
}

// trainDirection learns the weights of the witnesses of direction, prints how often
// they claim a direction, and rightly, on sources that they have not seen, and
// writes them.
func trainDirection(args []string) error {
	flags := pflag.NewFlagSet("direction", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/direction/weights.json", "the file to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	sets, err := development(flags.Arg(0))
	if err != nil {
		return err
	}
	samples := witnessSamples(sets)
	words := witnessWords(samples)
	fmt.Printf("%d pairs, %d words and measures; claims on sources not seen, %d folds\n", len(samples), len(words), directionFolds)
	verdicts := make([]int, len(samples))
	for k, w := range witnessesOfFolds(samples, words) {
		for i := range samples {
			if s := &samples[i]; fold(s.pair)%directionFolds == k {
				verdicts[i] = w.Claims(s.Sample)
			}
		}
	}
	reportDirection(samples, verdicts)
	data, err := json.Marshal(fitWitnesses(samples, words, func(*witnessed) bool { return true }))
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

// witnessSamples measures the pairs of all sets that the witnesses learn from.
func witnessSamples(sets []set) []witnessed {
	var samples []witnessed
	for _, s := range sets {
		t := training.NewTrainer(slices.Values(s.pile))
		pairs := append(s.pairs, siblings(s.pairs)...)
		for i := range pairs {
			p := &pairs[i]
			class := directionClass(p)
			if class == "" {
				continue
			}
			first, second := p.b, p.a
			if p.source == p.a {
				first, second = p.a, p.b
			}
			c := directionClasses[class]
			samples = append(samples, witnessed{t.Witnesses(first, second), p, class, c.known, c.weight, c.kinds})
		}
	}
	return samples
}

// witnessesOfFolds returns, for each fold, witnesses that have not seen it.
func witnessesOfFolds(samples []witnessed, words []string) []*training.Witnesses {
	var out []*training.Witnesses
	for k := range directionFolds {
		out = append(out, fitWitnesses(samples, words, func(s *witnessed) bool { return fold(s.pair)%directionFolds != k }))
	}
	return out
}

const (
	directionFolds = 5
	// wordShare is the share of the texts of a set in which a word must stand, in
	// three sets of four, to be a witness: style, not the topics of a set.
	wordShare = .01
)

// topical are words that many news texts have for what they are about.
var topical = strings.Fields(`president house news times associated post political world game team report reported
	story republican democratic white national states united american game government law party percent
	january february march april june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday`)

// witnessWords returns the words and measures that are common enough in enough sets.
func witnessWords(samples []witnessed) []string {
	counts, texts := map[string]map[string]float64{}, map[string]float64{}
	for _, s := range samples {
		texts[s.pair.set] += 2
		for _, rates := range []map[string]float64{s.StyleA, s.StyleB} {
			for w := range rates {
				if counts[w] == nil {
					counts[w] = map[string]float64{}
				}
				counts[w][s.pair.set]++
			}
		}
	}
	var words []string
	for _, w := range slices.Sorted(maps.Keys(counts)) {
		n := 0
		for _, set := range []string{"modern", "llmfake", "mixset", "raidar"} {
			if counts[w][set] >= wordShare*texts[set] {
				n++
			}
		}
		if n >= 3 && !slices.Contains(topical, w) {
			words = append(words, w)
		}
	}
	return words
}

// fitWitnesses learns the model of pairs and the model of single texts.
func fitWitnesses(samples []witnessed, words []string, in func(*witnessed) bool) *training.Witnesses {
	at := map[string]int{}
	for i, w := range words {
		at[w] = i
	}
	var pairs, texts []sparse
	sums := [3]float64{}
	for i := range samples {
		s := &samples[i]
		if !in(s) {
			continue
		}
		x := sparse{target: .5, weight: 2 * pairStrength * s.ours}
		if s.known {
			x.target = 1
		}
		diff := map[int]float64{}
		for w, v := range s.StyleA {
			if j, ok := at[w]; ok {
				diff[j] += v
			}
		}
		for w, v := range s.StyleB {
			if j, ok := at[w]; ok {
				diff[j] -= v
			}
		}
		for j, v := range s.Loss {
			diff[len(words)+j] = lossScale * v
		}
		x.set(diff)
		pairs = append(pairs, x)
		for k, rates := range []map[string]float64{s.StyleA, s.StyleB} {
			if s.kinds[k] == anyText {
				continue
			}
			y := sparse{weight: s.ours, target: float64(s.kinds[k] - human)}
			row := map[int]float64{}
			for w, v := range rates {
				if j, ok := at[w]; ok {
					row[j] = v
				}
			}
			y.set(row)
			sums[s.kinds[k]] += s.ours
			texts = append(texts, y)
		}
	}
	for i := range texts {
		texts[i].weight *= textStrength
		if texts[i].target == 1 { // humans and machines count the same
			texts[i].weight *= sums[human] / sums[machine]
		}
	}
	pair, _ := fitSparse(pairs, len(words)+len(training.LossNames()), false)
	text, constant := fitSparse(texts, len(words), true)
	m := &training.Witnesses{Words: words, LevelConstant: round(constant)}
	for i := range words {
		m.Style = append(m.Style, round(pair[i]))
		m.Level = append(m.Level, round(text[i]))
	}
	for i := range training.LossNames() {
		m.Loss = append(m.Loss, round(lossScale*pair[len(words)+i]))
	}
	return m
}

const (
	// The strength of the data against a ridge of one half the squared weights,
	// chosen on the folds among .03, .1, .3 and 1.
	pairStrength, textStrength = .1, .3
	// lossScale brings the loss features, which are shares, to the size of the rates.
	lossScale = 3
)

// sparse is a row of few features.
type sparse struct {
	at             []int
	x              []float64
	target, weight float64
}

func (s *sparse) set(row map[int]float64) {
	for _, i := range slices.Sorted(maps.Keys(row)) {
		if v := row[i]; v != 0 {
			s.at, s.x = append(s.at, i), append(s.x, v)
		}
	}
}

// fitSparse fits a logistic model with a ridge penalty of ½|w|² by cyclic coordinate
// descent with Newton steps.
func fitSparse(rows []sparse, n int, constant bool) (w []float64, b float64) {
	type entry struct {
		row int
		x   float64
	}
	columns := make([][]entry, n)
	for i, r := range rows {
		for k, j := range r.at {
			columns[j] = append(columns[j], entry{i, r.x[k]})
		}
	}
	if constant {
		var ones []entry
		for i := range rows {
			ones = append(ones, entry{i, 1})
		}
		columns = append(columns, ones)
	}
	w = make([]float64, len(columns))
	margin := make([]float64, len(rows))
	for range 120 {
		moved := 0.0
		for j, col := range columns {
			g, h := w[j], 1.0
			if j == n {
				g, h = 0, 1e-6 // the constant is free
			}
			for _, e := range col {
				r := &rows[e.row]
				p := 1 / (1 + math.Exp(-margin[e.row]))
				g += r.weight * (p - r.target) * e.x
				h += r.weight * p * (1 - p) * e.x * e.x
			}
			d := max(-.5, min(.5, -g/h))
			if math.Abs(d) < 1e-7 {
				continue
			}
			w[j] += d
			moved = max(moved, math.Abs(d))
			for _, e := range col {
				margin[e.row] += d * e.x
			}
		}
		if moved < 2e-4 {
			break
		}
	}
	if constant {
		return w[:n], w[n]
	}
	return w, 0
}

// reportDirection prints for each class how often a direction is claimed and, where
// there is one, how often rightly.
func reportDirection(samples []witnessed, verdicts []int) {
	type tally struct{ n, right, wrong int }
	classes := map[string]*tally{}
	for i, s := range samples {
		t := classes[s.class]
		if t == nil {
			t = &tally{}
			classes[s.class] = t
		}
		t.n++
		switch verdicts[i] {
		case 1:
			t.right++
		case -1:
			t.wrong++
		}
	}
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		t := classes[name]
		claimed := float64(t.right + t.wrong)
		if directionClasses[name].known || name == "mixset human'd" || name == "raidar machine" {
			fmt.Printf("  %-15s %5d  claimed %.3f  right %.3f  wrong of all %.3f\n", name, t.n, claimed/float64(t.n), float64(t.right)/max(1, claimed), float64(t.wrong)/float64(t.n))
		} else {
			fmt.Printf("  %-15s %5d  claimed %.3f\n", name, t.n, claimed/float64(t.n))
		}
	}
}
