package eval

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"copytrail/provenance"
)

// Options says how figures are made. Start from [DefaultOptions].
type Options struct {
	Rates  []float64 // rates of false positives to report the recall at, each in [0, 1]
	Closed bool      // the truth is complete: pairs that no label names are independent
	Draws  int       // draws of the bootstrap; 0: no intervals
	Seed   uint64    // of the bootstrap
}

// DefaultOptions is what copytrail eval uses without flags. A thousand draws put
// the bounds of a 95 % interval within about a tenth of its width.
var DefaultOptions = Options{Rates: []float64{0.05, 0.01, 0.001}, Draws: 1000, Seed: 1}

// item is one labelled pair with what the scan said of it.
type item struct {
	label   *Label
	finding *provenance.Finding // nil: not among the findings
	score   float64
	event   int // number of its event; fixed for pairs that are never drawn
}

// fixed is the event of pairs that count once in every draw: those that no label
// names, under Closed.
const fixed = -1

func (it *item) reuse() bool  { return it.label.Reuse }
func (it *item) called() bool { return it.finding != nil && it.finding.Relation.Reuse() }

// run is the state of one evaluation.
type run struct {
	opt    Options
	items  []item
	order  []int // items by score, the best first
	events int
	copies []attributed
	unseen int // under Closed, pairs that are neither labelled nor found
}

// Run compares the findings in res with the labels. An error says that there is
// nothing to measure.
//
// A labelled pair that is not among the findings has score 0, so findings should
// come from a scan that held nothing back (--relation all). Scores read back from
// JSON Lines have six digits; pairs that this makes equal count as ties.
func Run(truth []Label, res *provenance.Result, opt Options) (*Report, error) {
	if len(truth) == 0 {
		return nil, errors.New("no labelled pairs")
	}
	if opt.Closed && res.Summary.Kept < 2 {
		return nil, errors.New("the findings do not say how many articles were read, which a closed truth needs")
	}
	r := &run{opt: opt}
	rep := &Report{Draws: opt.Draws, Seed: opt.Seed, Closed: opt.Closed, Warnings: []string{}}
	r.collect(truth, res, rep)
	r.attribute(truth)
	r.count(rep)
	r.figures(rep)
	r.groups(rep)
	rep.Warnings = append(rep.Warnings, r.warnings(rep)...)
	return rep, nil
}

// collect joins labels and findings.
func (r *run) collect(truth []Label, res *provenance.Result, rep *Report) {
	found := map[pair]*provenance.Finding{}
	var pairs []pair // in the order of the findings
	for i := range res.Findings {
		f := &res.Findings[i]
		p := pairOf(f.Copy.ID, f.Source.ID)
		if old, ok := found[p]; !ok {
			pairs = append(pairs, p)
			found[p] = f
		} else if f.Score > old.Score {
			found[p] = f
		}
	}
	events := map[string]int{}
	listed := map[pair]bool{}
	for i := range truth {
		l := &truth[i]
		p := pairOf(l.A, l.B)
		listed[p] = true
		it := item{label: l, finding: found[p]}
		if it.finding != nil {
			it.score = clamp(it.finding.Score)
			rep.Scored++
		}
		n, ok := events[l.Event]
		if !ok || l.Event == "" {
			n = r.events
			r.events++
			events[l.Event] = n
		}
		it.event = n
		r.items = append(r.items, it)
	}
	for _, p := range pairs {
		if listed[p] {
			continue
		}
		rep.Unlisted++
		if r.opt.Closed {
			l := &Label{A: p.a, B: p.b, Mode: "not listed"}
			r.items = append(r.items, item{label: l, finding: found[p], score: clamp(found[p].Score), event: fixed})
		}
	}
	if r.opt.Closed {
		n := res.Summary.Kept
		r.unseen = max(0, n*(n-1)/2-len(r.items))
	}
	r.order = make([]int, len(r.items))
	for i := range r.order {
		r.order[i] = i
	}
	slices.SortStableFunc(r.order, func(i, j int) int {
		switch a, b := r.items[i].score, r.items[j].score; {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
}

// clamp brings a score from a file into [0, 1]; what is no number is 0.
func clamp(score float64) float64 {
	if !(score > 0) {
		return 0
	}
	return min(score, 1)
}

// attributed is one copy and whether its source was told from the rest.
type attributed struct {
	event int
	best  verdict
}

type verdict uint8

const (
	none verdict = iota
	wrong
	right
)

// attribute finds, for each article that was made from another, which of the
// articles that it was compared with scores best. Compared means labelled: the
// other reports of the event and the sources. Pairs of reuse without a source do
// not take part, since a sibling is neither a source nor a wrong answer; nor do
// copies that were compared with nothing but their sources, which prove nothing.
func (r *run) attribute(truth []Label) {
	type state struct {
		event       int
		rivals      int     // articles that it was compared with and that are no source
		source, any float64 // the best score of a source, and of a rival
	}
	states := map[string]*state{}
	var order []string
	for i := range truth {
		if c := truth[i].Copy(); c != "" && states[c] == nil {
			states[c] = &state{event: r.items[i].event}
			order = append(order, c)
		}
	}
	for i := range r.items {
		it := &r.items[i]
		for _, id := range []string{it.label.A, it.label.B} {
			s := states[id]
			switch {
			case s == nil:
			case it.label.Copy() == id:
				s.source = max(s.source, it.score)
			case !it.reuse():
				s.rivals++
				s.any = max(s.any, it.score)
			}
		}
	}
	for _, id := range order {
		s := states[id]
		if s.rivals == 0 {
			continue
		}
		a := attributed{event: s.event, best: wrong}
		switch {
		case s.source > s.any:
			a.best = right
		case s.source == 0 && s.any == 0:
			a.best = none
		}
		r.copies = append(r.copies, a)
	}
}

// count fills in what is counted once.
func (r *run) count(rep *Report) {
	rep.Events = r.events
	rep.Independent = r.unseen
	for i := range r.items {
		it := &r.items[i]
		if it.reuse() {
			rep.Reuse++
			if it.label.Source != "" {
				rep.WithSource++
			}
		} else {
			rep.Independent++
		}
		if it.finding != nil && it.finding.Relation == provenance.Possible {
			if it.reuse() {
				rep.Decisions.Possible++
			} else {
				rep.Decisions.PossibleFalse++
			}
		}
	}
	rep.Pairs = rep.Reuse + rep.Independent
}

// warnings says what weakens the figures.
func (r *run) warnings(rep *Report) []string {
	var out []string
	if rep.Reuse == 0 {
		out = append(out, "no labelled pair is reuse: there is no recall")
	}
	if rep.Independent == 0 {
		out = append(out, "no labelled pair is independent: there are no false positives, and the curve says nothing")
	}
	for _, at := range rep.RecallAt {
		if at.Allowed == 0 && at.Rate > 0 {
			out = append(out, fmt.Sprintf("%g %% of %d independent pairs is less than one pair: that recall is the one before the first false positive",
				at.Rate*100, rep.Independent))
		}
	}
	if rep.Scored == 0 {
		out = append(out, "no labelled pair is among the findings: are the ids those of the scan?")
	} else if !slices.ContainsFunc(r.items, func(it item) bool {
		return it.finding != nil && it.finding.Relation < provenance.Possible
	}) {
		out = append(out, "the findings hold reuse and possible only, so all other pairs tie at score 0: scan with --relation all for the whole curve")
	}
	if r.opt.Draws > 0 && r.events < 20 {
		out = append(out, fmt.Sprintf("%d events are few for intervals", r.events))
	}
	return out
}

// undefined is a figure without a value.
var undefined = Number(math.NaN())
