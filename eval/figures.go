package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// tally is every figure that gets an interval, once for all pairs and once for
// each draw of the bootstrap.
type tally struct {
	points                       []point // by score, the best first
	recallAt                     []step
	reuse, independent           int
	auc, brier                   float64
	tp, fp, fn, tn               int
	copies, attributedRight      int
	dirRight, dirWrong, dirCalls int
}

// measure computes a tally in which the pairs of event e count weights[e] times.
func (r *run) measure(weights []int) tally {
	var t tally
	weight := func(event int) int {
		if event == fixed {
			return 1
		}
		return weights[event]
	}
	points := make([]point, 0, len(r.items)+1)
	for _, i := range r.order {
		it := &r.items[i]
		w := weight(it.event)
		if w == 0 {
			continue
		}
		points = append(points, point{it.score, it.reuse(), w})
		t.decide(it, w)
	}
	if r.unseen > 0 {
		points = append(points, point{0, false, r.unseen})
		t.tn += r.unseen
	}
	t.points = points
	for _, rate := range r.opt.Rates {
		t.recallAt = append(t.recallAt, atRate(points, rate))
	}
	t.reuse, t.independent = totals(points)
	t.auc, t.brier = auc(points), brier(points)
	for _, c := range r.copies {
		w := weights[c.event]
		t.copies += w
		if c.best == right {
			t.attributedRight += w
		}
	}
	return t
}

// decide counts what the tool said of one pair.
func (t *tally) decide(it *item, w int) {
	switch {
	case it.reuse() && it.called():
		t.tp += w
	case it.reuse():
		t.fn += w
	case it.called():
		t.fp += w
	default:
		t.tn += w
	}
	if it.label.Source == "" || !it.called() {
		return
	}
	t.dirCalls += w
	switch d := it.finding.Direction; {
	case !d.Known:
	case it.finding.Source.ID == it.label.Source:
		t.dirRight += w
	default:
		t.dirWrong += w
	}
}

// ratio is a/b, undefined when b is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}

// values lists the figures of t in a fixed order; the recalls come last.
func (t *tally) values() []float64 {
	v := []float64{
		t.auc, t.brier,
		ratio(t.tp, t.tp+t.fp), ratio(t.tp, t.tp+t.fn), ratio(2*t.tp, 2*t.tp+t.fp+t.fn),
		ratio(t.attributedRight, t.copies),
		ratio(t.dirRight, t.dirRight+t.dirWrong), ratio(t.dirRight+t.dirWrong, t.dirCalls),
	}
	for _, s := range t.recallAt {
		if t.independent == 0 { // a draw without any: every rate is met
			v = append(v, math.NaN())
			continue
		}
		v = append(v, ratio(s.reuse, t.reuse))
	}
	return v
}

// figures fills in every figure, with its interval.
func (r *run) figures(rep *Report) {
	ones := make([]int, r.events)
	for i := range ones {
		ones[i] = 1
	}
	t := r.measure(ones)
	steps(t.points, func(s step) bool {
		rep.curve = append(rep.curve, s)
		return true
	})
	low, high := r.bootstrap(len(t.values()))
	var figs []Figure
	for i, v := range t.values() {
		figs = append(figs, Figure{Number(v), Number(low[i]), Number(high[i])})
	}
	rep.AUC, rep.Calibration.Brier = figs[0], figs[1]
	d := &rep.Decisions
	d.TruePositives, d.FalsePositives, d.FalseNegatives, d.TrueNegatives = t.tp, t.fp, t.fn, t.tn
	d.Precision, d.Recall, d.F1 = figs[2], figs[3], figs[4]
	rep.Attribution.Share = figs[5]
	rep.Directions = r.directions(func(*item) bool { return true })
	rep.Directions.Correct, rep.Directions.Covered = figs[6], figs[7]
	for i, rate := range r.opt.Rates {
		if rep.Independent == 0 {
			break // without false positives there is no rate of them
		}
		at := RecallAt{Rate: rate, Recall: figs[8+i], Threshold: Number(t.recallAt[i].score)}
		at.Allowed = int(math.Floor(rate*float64(rep.Independent) + 1e-9))
		rep.RecallAt = append(rep.RecallAt, at)
	}
	a := &rep.Attribution
	for _, c := range r.copies {
		a.Copies++
		switch c.best {
		case right:
			a.Right++
		case wrong:
			a.Wrong++
		default:
			a.None++
		}
	}
	r.reliability(&rep.Calibration)
}

// bootstrap draws as many events as there are, with replacement, again and
// again, and returns between which bounds 95 % of the draws put each figure. It
// draws events, not pairs: the pairs of one event are alike, and pretending that
// they are independent would make the intervals too narrow.
func (r *run) bootstrap(figures int) (low, high []float64) {
	draws := make([][]float64, figures)
	// PCG is specified, so that a seed means the same draws in every Go version.
	rng := rand.New(rand.NewPCG(r.opt.Seed, 0x636f7079747261))
	weights := make([]int, r.events)
	for range r.opt.Draws {
		clear(weights)
		for range weights {
			weights[rng.IntN(len(weights))]++
		}
		t := r.measure(weights)
		for i, v := range t.values() {
			if !math.IsNaN(v) {
				draws[i] = append(draws[i], v)
			}
		}
	}
	for _, d := range draws {
		slices.Sort(d)
		low = append(low, quantile(d, 0.025))
		high = append(high, quantile(d, 0.975))
	}
	return low, high
}

// quantile returns the value below which a share q of the sorted values lies, by
// nearest rank; it is undefined without values.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	i := int(math.Ceil(q*float64(len(sorted)))) - 1
	return sorted[min(max(i, 0), len(sorted)-1)]
}

// binCount is how many rows the reliability table has.
const binCount = 10

// reliability fills the table of what scores say against what is.
func (r *run) reliability(c *Calibration) {
	type sums struct {
		n, reuse int
		score    float64
	}
	var bins [binCount]sums
	all := 0
	for i := range r.items {
		it := &r.items[i]
		if it.finding == nil {
			continue
		}
		b := &bins[min(int(it.score*binCount), binCount-1)]
		b.n++
		all++
		b.score += it.score
		if it.reuse() {
			b.reuse++
		}
	}
	var gap float64
	for i, b := range bins {
		bin := Bin{Low: float64(i) / binCount, High: float64(i+1) / binCount, Pairs: b.n, Score: undefined, Reuse: undefined}
		if b.n > 0 {
			bin.Score, bin.Reuse = Number(b.score/float64(b.n)), Number(ratio(b.reuse, b.n))
			gap += math.Abs(b.score - float64(b.reuse))
		}
		c.Bins = append(c.Bins, bin)
	}
	c.Gap = Number(gap / float64(all))
}

// directions counts what was said of who was first, over the items that take says.
func (r *run) directions(take func(*item) bool) Directions {
	d := Directions{Correct: Figure{undefined, undefined, undefined}, Covered: Figure{undefined, undefined, undefined}}
	for i := range r.items {
		it := &r.items[i]
		switch {
		case !take(it):
		case it.label.Source == "":
			if it.called() {
				d.Directional++
				if it.finding.Direction.Known {
					d.Unfounded++
				}
			}
		case !it.called():
			d.Missed++
		case !it.finding.Direction.Known:
			d.Unknown++
		case it.finding.Source.ID == it.label.Source:
			d.Right++
		default:
			d.Wrong++
		}
	}
	d.Correct.Value = Number(ratio(d.Right, d.Right+d.Wrong))
	d.Covered.Value = Number(ratio(d.Right+d.Wrong, d.Right+d.Wrong+d.Unknown))
	return d
}
