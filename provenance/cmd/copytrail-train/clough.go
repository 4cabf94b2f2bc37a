package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/provenance"
	"copytrail/provenance/internal/training"
)

// cloughClasses are the labels of clough09, from the least reuse.
var cloughClasses = []string{"non", "heavy", "light", "cut"}

const (
	cloughRidge  = 1e-2 // penalty of the models; three times as much gives the same, a third of it two points less
	cloughRounds = 10   // how often the answers are shuffled into folds anew
	cloughSeed   = 1
)

// clough asks how well what the detector measures tells the four degrees of reuse in
// the answers of clough09 apart, and reuse from none: a multinomial logistic model, ten
// times ten-fold cross-validation. It prints a table and writes nothing.
func clough(args []string) error {
	flags := pflag.NewFlagSet("clough", pflag.ContinueOnError)
	if err := flags.Parse(args); err != nil {
		return err
	}
	pairs, pile, err := pairSet(flags.Arg(0), "clough09", func(label string) bool { return label != "non" })
	if err != nil {
		return err
	}
	t := training.NewTrainer(slices.Values(pile))
	names, four, two := []string(nil), make([]example, len(pairs)), make([]example, len(pairs))
	for i := range pairs {
		var x []float64
		names, x = cloughFeatures(t, &pairs[i])
		class := slices.Index(cloughClasses, pairs[i].mode)
		four[i] = example{x, class, 1}
		two[i] = example{x, min(class, 1), 1}
	}
	fmt.Printf("%d answers, %d features (%s)\n", len(pairs), len(names), strings.Join(names, ", "))
	for _, task := range []struct {
		name      string
		examples  []example
		classes   []string
		published string
	}{
		{"four classes", four, cloughClasses, "80 %, naive Bayes over n-gram containment and longest common subsequence, Clough & Stevenson 2011"},
		{"reuse or not", two, []string{"non", "reuse"}, "about 95 %, the same"},
	} {
		confusion, rounds, err := cloughRound(task.examples, len(task.classes))
		if err != nil {
			return err
		}
		mean, deviation := meanDeviation(rounds)
		fmt.Printf("\n%s: accuracy %.3f (deviation of %d rounds of 10 folds %.3f); published: %s\n", task.name, mean, cloughRounds, deviation, task.published)
		printConfusion(confusion, task.classes)
	}
	return nil
}

// cloughFeatures returns what is measured of an answer and its source: wording and
// order as the judge sees them, and how much of the answer the passages account for.
func cloughFeatures(t *training.Trainer, p *pair) (names []string, x []float64) {
	add := func(name string, v float64) { names, x = append(names, name), append(x, v) }
	judged := training.FeatureNames()
	v, _ := t.Features(p.a, p.b, nil)
	for _, name := range []string{"order-gain", "local-gain", "details"} {
		add(name, v[slices.Index(judged, name)])
	}
	a, b := plainWords(p.a.Text), plainWords(p.b.Text)
	for _, n := range []int{1, 3, 5} {
		add(fmt.Sprintf("containment-%d", n), wordContainment(a, b, n))
	}
	add("common-subsequence", float64(commonSubsequence(a, b))/float64(max(1, len(a))))
	f := provenance.Compare(p.a, p.b, provenance.DefaultOptions)
	var bytes [provenance.Rewritten + 1]int
	for _, q := range f.Passages {
		span := q.Copy
		if f.Copy != p.a {
			span = q.Source
		}
		bytes[q.Kind] += span.Len()
	}
	for kind, n := range bytes {
		add("share-"+provenance.PassageKind(kind).String(), float64(n)/float64(len(p.a.Text)))
	}
	return names, x
}

// plainWords returns the runs of ASCII letters and digits of a text, lower-case.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
}

// wordContainment returns the share of the different n-grams of a that b has.
func wordContainment(a, b []string, n int) float64 {
	grams := func(w []string) map[string]bool {
		m := map[string]bool{}
		for i := range len(w) - n + 1 {
			m[strings.Join(w[i:i+n], " ")] = true
		}
		return m
	}
	x, y := grams(a), grams(b)
	in := 0
	for g := range x {
		if y[g] {
			in++
		}
	}
	return float64(in) / float64(max(1, len(x)))
}

// commonSubsequence returns the length of the longest common subsequence.
func commonSubsequence(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

// cloughRound cross-validates a model in cloughRounds rounds and returns the counts by
// label and answer, and the accuracy of each round.
func cloughRound(all []example, classes int) (confusion [][]int, accuracy []float64, err error) {
	confusion = make([][]int, classes)
	for i := range confusion {
		confusion[i] = make([]int, classes)
	}
	r := rand.New(rand.NewPCG(cloughSeed, 0))
	for range cloughRounds {
		order := r.Perm(len(all))
		right := 0
		for k := range folds {
			var rest []example
			for at, i := range order {
				if at%folds != k {
					rest = append(rest, all[i])
				}
			}
			m, err := fitSoftmax(rest, classes, cloughRidge)
			if err != nil {
				return nil, nil, err
			}
			for at, i := range order {
				if at%folds != k {
					continue
				}
				p := m.probabilities(all[i].x)
				said := slices.Index(p, slices.Max(p))
				confusion[all[i].class][said]++
				if said == all[i].class {
					right++
				}
			}
		}
		accuracy = append(accuracy, float64(right)/float64(len(all)))
	}
	return confusion, accuracy, nil
}

func meanDeviation(x []float64) (mean, deviation float64) {
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		deviation += (v - mean) * (v - mean) / float64(len(x)-1)
	}
	return mean, math.Sqrt(deviation)
}

// printConfusion prints which labels were taken for which, in shares of the label.
func printConfusion(n [][]int, classes []string) {
	fmt.Printf("  %-8s", "is")
	for _, c := range classes {
		fmt.Printf("%8s", c)
	}
	fmt.Println()
	for i, row := range n {
		sum := 0
		for _, v := range row {
			sum += v
		}
		fmt.Printf("  %-8s", classes[i])
		for _, v := range row {
			fmt.Printf("%8.2f", float64(v)/float64(sum))
		}
		fmt.Println()
	}
}
