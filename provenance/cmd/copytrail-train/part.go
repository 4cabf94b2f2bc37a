package main

import "fmt"

const (
	// partsMeasured is the share of the pairs with a part of a rewrite whose stretches are
	// measured.
	partsMeasured = .6
	// partPrecision is what share must be right of the labelled real pairs that are called
	// for their stretches and not for the whole texts.
	partPrecision = .9
	// partLeast is the least number of right real pairs for that: one or two show nothing.
	partLeast = 8
	// partWorth is the same for stretches that are worth a look. Real reports of one event
	// have such stretches more often than anybody takes one.
	partWorth = .25
)

// learnPartAlone learns which pairs may be reuse in a part, by the whole texts without
// their story: the stretches of these are measured.
func learnPartAlone(names []string, samples []sample) fitted {
	samples = inPieces(samples, func(p *pair) int { return p.words })
	p := crossValidate(samples, pieceRidge, pieceDeviation)
	f := learned(names, samples)
	in := func(p *pair) bool { return p.mode != "half" }
	all, _ := overIn("composed", samples, p, 0, in)
	for t := 1; t < 1000; t++ {
		at := float64(t) / 1000
		if right, _ := overIn("composed", samples, p, at, in); right < partsMeasured*all {
			break
		}
		f.Possible = at
	}
	_, wrong := overIn("composed", samples, p, f.Possible, in)
	_, of := overIn("composed", samples, p, 0, in)
	fmt.Printf("pairs whose stretches are measured: from %.3f, %.3f of the independent ones\n", f.Possible, wrong/of)
	return f
}

// learnPart learns to judge stretches. called says which pairs are called for the whole
// texts already.
func learnPart(names []string, samples []sample, called map[*pair]bool) fitted {
	fmt.Printf("stretches: cross-validated by event and source, %d folds\n", folds)
	p := crossValidate(samples, pieceRidge, pieceDeviation)
	f := learned(names, samples)
	samples, p = best(samples, p)
	report(samples, p)
	reportParts(samples, p, called)
	f.Possible = max(possibleFrom(samples, p), partFrom(samples, p, called, 1, partWorth, 0))
	f.Reuse = partFrom(samples, p, called, falseReuse, partPrecision, partLeast)
	f.Short = f.Reuse // nearly all stretches are short
	fmt.Printf("  reuse from %.3f, possible from %.2f\n", f.Reuse, f.Possible)
	return f
}

// best keeps of the samples of each pair the one with the highest probability.
func best(samples []sample, p []float64) ([]sample, []float64) {
	at := map[*pair]int{}
	var kept []sample
	var scores []float64
	for i, s := range samples {
		k, ok := at[s.pair]
		switch {
		case !ok:
			at[s.pair] = len(kept)
			kept, scores = append(kept, s), append(scores, p[i])
		case p[i] > scores[k]:
			kept[k], scores[k] = s, p[i]
		}
	}
	return kept, scores
}

// partFrom returns the lowest score, in steps of .005 from .5 on, from which at most the share
// wrong of the independent reports is called for its stretches, and the share precision of
// the real pairs is right, at least some of them; .995 if there is none.
func partFrom(samples []sample, p []float64, called map[*pair]bool, share, precision, some float64) float64 {
	fresh := func(p *pair) bool { return !called[p] }
	for t := 500; t < 995; t += 5 {
		at, fine := float64(t)/1000, true
		for _, set := range []string{"modern", "planted", "invented", "composed", "composed-planted"} {
			_, wrong := overIn(set, samples, p, at, fresh)
			fine = fine && wrong <= share*count(set, samples, false)
		}
		right, wrong := 0.0, 0.0
		for _, set := range realSets {
			if set.decides {
				r, w := overIn(set.name, samples, p, at, fresh)
				right, wrong = right+r, wrong+w
			}
		}
		if fine && right >= some && right >= precision*(right+wrong) {
			return at
		}
	}
	return .995
}

// reportParts prints what calling pairs for their stretches from some scores on adds.
func reportParts(samples []sample, p []float64, called map[*pair]bool) {
	for _, at := range []float64{.5, .6, .7, .8, .85, .9, .92, .94, .96, .98, .99} {
		fmt.Printf("    from %.2f, not called before:", at)
		for _, set := range []string{"modern", "planted", "invented", "composed", "composed-planted", "allsides", "ecbplus", "oneday_sample"} {
			right, wrong := overIn(set, samples, p, at, func(p *pair) bool { return !called[p] })
			fmt.Printf("  %s %3.0f right %2.0f wrong", set, right, wrong)
		}
		fmt.Println()
	}
}
