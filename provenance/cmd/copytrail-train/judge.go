package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/provenance/internal/training"
)

// trained says how much a pair of each set counts. modern is what present-day
// rewriting looks like and has real reports as negatives; the others keep the
// judge from forgetting cruder reuse. Rows of one pair set are many and alike.
//
// allsides, ecbplus and reuters21578 are pairs of real articles that the detector
// itself brought up and that were labelled by reading: what it is most easily wrong
// about.
var trained = map[string]float64{"modern": 1, "llmfake": .05, "clough09": .3, "mixset": .01, "raidar": .005,
	"planted": 1, "invented": .15, "composed": .3, "composed-planted": 1, "allsides": .5, "ecbplus": .2, "oneday": .2, "oneday_sample": .2, "reuters21578": .03}

const (
	folds = 10
	ridge = 1e-3
	// pieceRidge and pieceDeviation are the penalty on the slopes of curves and the
	// least deviation of a piece. From 1e-3 to 3e-3 and from .01 to .04 they give the
	// same to a hundredth; without a least deviation pieces that hardly any pair
	// reaches get slopes in the hundreds.
	pieceRidge     = 3e-3
	pieceDeviation = .04
)

// trainJudge learns the models of the judge, prints what they reach on events
// and sources that they have not seen, and writes them.
func trainJudge(args []string) error {
	flags := pflag.NewFlagSet("judge", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/judge/judge.json", "the file to write")
	labels := flags.String("labels", "provenance/testdata", "folder of the labelled pairs of real articles, SET_pairs*.tsv")
	scores := flags.String("scores", "", "also write the cross-validated score of each pair in its story to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	m, err := measureAll(flags.Arg(0), *labels)
	if err != nil {
		return err
	}
	names := training.FeatureNames()
	learn := func(title string, samples []sample, less float64) (fitted, []float64) {
		fmt.Printf("%s: cross-validated by event and source, %d folds\n", title, folds)
		samples = inPieces(samples, func(p *pair) int { return p.words })
		p := crossValidate(samples, pieceRidge, pieceDeviation)
		report(samples, p)
		f := learned(names, samples)
		f.Possible = possibleFrom(samples, p)
		admit(samples, p, f.Possible)
		reportThresholds(samples, p)
		f.Reuse = reuseFrom(samples, p, .5, less*realPrecision, func(p *pair) bool { return p.words >= training.LongWords })
		f.Short = reuseFrom(samples, p, f.Reuse, less*shortPrecision, func(p *pair) bool { return p.words < training.LongWords })
		fmt.Printf("  reuse from %.3f, in short texts from %.3f, possible from %.2f\n", f.Reuse, f.Short, f.Possible)
		return f, p
	}
	var models struct {
		Prefilter fitted `json:"prefilter"`
		Pair      fitted `json:"pair"`
		Story     fitted `json:"story"`
		PartAlone fitted `json:"part-alone"`
		Part      fitted `json:"part"`
	}
	models.Pair, _ = learn("pair alone", m.alone, aloneLess)
	story, p := learn("pair in its story", m.story, 1)
	models.Story = story
	called := map[*pair]bool{}
	for i, s := range m.story {
		called[s.pair] = p[i] >= story.Reuse
	}
	if *scores != "" {
		if err := writeScores(*scores, m.story, p); err != nil {
			return err
		}
	}
	models.PartAlone = learnPartAlone(names, slices.Concat(m.alone, m.composed))
	models.Part = learnPart(names, m.parts, called)
	models.Prefilter = learnPrefilter(m.alone)
	data, err := json.MarshalIndent(models, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(*out, append(data, '\n'), 0o644)
}

// writeScores writes pairs with their scores, tab-separated.
func writeScores(name string, samples []sample, p []float64) error {
	var b strings.Builder
	b.WriteString("set\tmode\tgroup\ta\tb\treuse\twords\tlonger\tcredited\tscore\n")
	for i, s := range samples {
		x := s.pair
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%v\t%d\t%d\t%v\t%.4f\n", x.set, x.mode, x.group, x.a.ID, x.b.ID, x.reuse, x.words, x.longer, x.credited, p[i])
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

// fitted is a model as the file has it.
type fitted struct {
	Features []string    `json:"features"`
	Slopes   [][]float64 `json:"slopes"`
	Constant float64     `json:"constant"`
	Reuse    float64     `json:"reuse"`
	Short    float64     `json:"short"`
	Possible float64     `json:"possible"`
}

// learned fits a model to samples in pieces.
func learned(names []string, samples []sample) fitted {
	w, b := fitLogistic(samples, pieceRidge, pieceDeviation)
	return curvesOf(names, w, b)
}

// curvesOf returns the model of features by these names whose pieces have the
// weights w.
func curvesOf(names []string, w []float64, constant float64) fitted {
	f := fitted{Constant: round(constant)}
	for i, name := range names {
		slopes := slices.Clone(w[i*training.Pieces : (i+1)*training.Pieces])
		for k, x := range slopes {
			slopes[k] = round(x)
		}
		if slices.Max(slopes) > 0 {
			f.Features, f.Slopes = append(f.Features, name), append(f.Slopes, slopes)
		}
	}
	return f
}

// inPieces returns the samples with the pieces of each feature's curve in place of
// the feature; words says how many words the shorter text of a pair has.
func inPieces(samples []sample, words func(*pair) int) []sample {
	out := slices.Clone(samples)
	for i := range out {
		out[i].x = training.AppendPieces(nil, out[i].x, words(out[i].pair))
	}
	return out
}

// admit raises the scores of the pairs that may be reuse and have a credit between
// them, as a scan does.
func admit(samples []sample, p []float64, possible float64) {
	for i, s := range samples {
		if s.pair.credited && p[i] >= possible {
			p[i] = training.ScoreWithCredit(p[i])
		}
	}
}

const (
	// falseReuse is the share of independent reports of modern that may be called
	// reuse, and falsePossible the share that may be called possible.
	falseReuse    = .001
	falsePossible = .005
	// realPrecision is what share of the labelled real pairs that are called reuse
	// must be. They are the hardest there are: versions of the detector called them, and
	// many were labelled because they looked wrong; what is decided by common words, of
	// which more is right, is not among them.
	realPrecision = .8
	// shortPrecision is the same where the shorter text has fewer than LongWords words.
	// There a wrong accusation is nearer, and what is missed is still called possible.
	shortPrecision = .9
	// aloneLess is how much less is asked where there is no story. The real pairs all
	// had one, and much of what made them hard is that there were other reports.
	aloneLess = .85
)

// reuseFrom returns the lowest score, in steps of .005 from least on, from which those
// pairs that in picks may be called reuse: precision is what share of the real ones
// must be.
func reuseFrom(samples []sample, p []float64, least, precision float64, in func(*pair) bool) float64 {
	for t := int(math.Round(1000 * least)); t < 995; t += 5 {
		at := float64(t) / 1000
		wrong := 0.0
		for _, set := range []string{"modern", "planted", "invented"} {
			_, w := overIn(set, samples, p, at, in)
			wrong = max(wrong, w)
		}
		right, alsoWrong := 0.0, 0.0
		for _, set := range realSets {
			if !set.decides {
				continue
			}
			r, w := overIn(set.name, samples, p, at, in)
			right, alsoWrong = right+r, alsoWrong+w
		}
		if wrong <= falseReuse*count("modern", samples, false) && right >= precision*(right+alsoWrong) {
			return at
		}
	}
	return .995
}

func anyLength(*pair) bool { return true }

// possibleFrom returns the lowest score from which pairs are worth a look.
func possibleFrom(samples []sample, p []float64) float64 {
	for t := 20; t < 99; t++ {
		at := float64(t) / 100
		if _, wrong := overIn("modern", samples, p, at, anyLength); wrong <= falsePossible*count("modern", samples, false) {
			return at
		}
	}
	return .99
}

// reportThresholds prints what calling pairs reuse from some scores on gives, for
// long and for short texts.
func reportThresholds(samples []sample, p []float64) {
	for _, long := range []bool{true, false} {
		fmt.Printf("    %d words and more: %v\n", training.LongWords, long)
		in := func(p *pair) bool { return p.words >= training.LongWords == long }
		for _, at := range []float64{.6, .7, .8, .85, .9, .92, .94, .96, .98, .99} {
			fmt.Printf("    from %.2f:", at)
			for _, set := range []string{"modern", "planted", "invented", "allsides", "ecbplus"} {
				right, wrong := overIn(set, samples, p, at, in)
				fmt.Printf("  %s %3.0f right %2.0f wrong", set, right, wrong)
			}
			fmt.Println()
		}
	}
}

// overIn counts the pairs of a set with a score of at least t, by their label, among
// those that in picks.
func overIn(set string, samples []sample, p []float64, t float64, in func(*pair) bool) (reuse, not float64) {
	for i, s := range samples {
		if s.pair.set != set || p[i] < t || !in(s.pair) {
			continue
		}
		if s.reuse {
			reuse++
		} else {
			not++
		}
	}
	return reuse, not
}

// count counts the pairs of a set with that label.
func count(set string, samples []sample, reuse bool) float64 {
	n := 0.0
	for _, s := range samples {
		if s.pair.set == set && s.reuse == reuse {
			n++
		}
	}
	return n
}

// crossValidate returns for each sample the probability given by a model that has
// seen nothing of its event or source.
func crossValidate(samples []sample, l2, least float64) []float64 {
	p := make([]float64, len(samples))
	for k := range folds {
		var rest []sample
		for _, s := range samples {
			if fold(s.pair) != k {
				rest = append(rest, s)
			}
		}
		w, b := fitLogistic(rest, l2, least)
		for i, s := range samples {
			if fold(s.pair) == k {
				p[i] = probability(w, b, s.x)
			}
		}
	}
	return p
}

// fold assigns the group of a pair to a fold.
func fold(p *pair) int {
	h := fnv.New32a()
	set := p.set
	if set == "planted" || set == "composed" || set == "composed-planted" {
		set = "modern" // the same events
	}
	h.Write([]byte(set + "/" + p.group))
	return int(h.Sum32()>>8) % folds
}

// report prints for each set the area under the curve and the recall at bounds of
// false positives, and for modern the recall by mode.
func report(samples []sample, p []float64) {
	for _, name := range []string{"modern", "planted", "invented", "composed", "composed-planted", "llmfake", "clough09", "allsides", "ecbplus", "reuters21578"} {
		var pos, neg []float64
		modes := map[string][]float64{}
		for i, s := range samples {
			if s.pair.set != name {
				continue
			}
			if s.reuse {
				pos = append(pos, p[i])
				modes[s.pair.mode] = append(modes[s.pair.mode], p[i])
			} else {
				neg = append(neg, p[i])
			}
		}
		if len(pos) == 0 || len(neg) == 0 {
			continue
		}
		slices.SortFunc(neg, func(x, y float64) int { return cmp.Compare(y, x) })
		at := func(rate float64, of []float64) float64 {
			return above(of, neg[int(rate*float64(len(neg)))])
		}
		fmt.Printf("  %-12s %5d reuse %5d not  AUC %.4f  recall at 5%% %.3f  3%% %.3f  1%% %.3f  .1%% %.3f  over .9: %.3f, false %.4f\n", name,
			len(pos), len(neg), auc(pos, neg), at(.05, pos), at(.03, pos), at(.01, pos), at(.001, pos), above(pos, .9), above(neg, .9))
		if name == "modern" || name == "composed" || name == "invented" {
			for _, m := range sortedKeys(modes) {
				fmt.Printf("    %-16s %3d  recall at 1%% %.2f\n", m, len(modes[m]), at(.01, modes[m]))
			}
		}
	}
}

func above(p []float64, t float64) float64 {
	n := 0
	for _, x := range p {
		if x > t {
			n++
		}
	}
	return float64(n) / float64(len(p))
}

func auc(pos, neg []float64) float64 {
	sum := 0.0
	for _, x := range pos {
		for _, y := range neg {
			switch {
			case x > y:
				sum++
			case x == y:
				sum += .5
			}
		}
	}
	return sum / float64(len(pos)) / float64(len(neg))
}

func sortedKeys[T any](m map[string]T) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func round(x float64) float64 { return float64(int64(x*10000+.5*sign(x))) / 10000 }

func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}
