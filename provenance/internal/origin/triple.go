package origin

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"math"
	"slices"
	"sync"

	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
)

// Triple is a pair of articles, A and B, that is called a rewrite, and a third, C, that may
// have been the source of both: each of the two may be reuse with it, but they are not both
// called so.
type Triple struct {
	A, B, C  uint32   // numbers in the pile
	Kin      []uint32 // the other articles that may be reuse with C and that are not known to be later
	Left     float64  // share, in [0, 1], of the details in common of A and B that C does not have
	Grams    float64  // share of 3-grams in common of A and B minus that of C and the nearer of them
	ToA, ToB float64  // log odds that C was before A, and before B, by credits and wording, without times
	Apart    float64  // log odds, whichever way, that one of A and B was before the other, likewise
	FromKin  float64  // the greatest log odds that one of Kin was before C, likewise; NoKin when there is none
}

// NoKin is FromKin of a third that is related to nothing but the pair: less than any log odds.
const NoKin = -9

// Bounds say which triples are two rewrites and their source. They are made by
// copytrail-train.
type Bounds struct {
	Each  float64 `json:"each"`  // least log odds, for each of the two, that the third was first
	Left  float64 `json:"left"`  // greatest Left
	Grams float64 `json:"grams"` // greatest Grams
	Apart float64 `json:"apart"` // greatest Apart: where wording says that one of the two was first, it was hardly made beside the other
	Kin   float64 `json:"kin"`   // greatest FromKin: a third that was itself made from another is a third rewrite
}

// Allow reports whether C is the source of A and B.
func (b *Bounds) Allow(t *Triple) bool {
	return min(t.ToA, t.ToB) >= b.Each && t.Left <= b.Left && t.Grams <= b.Grams && t.Apart <= b.Apart && t.FromKin <= b.Kin
}

//go:embed third.json
var boundsData []byte

// learnedBounds decodes the committed bounds once.
var learnedBounds = sync.OnceValue(func() *Bounds {
	b := &Bounds{}
	if err := json.Unmarshal(boundsData, b); err != nil {
		panic("provenance: third.json: " + err.Error())
	}
	return b
})

// asksBounds reports whether a pair and a third are a Triple. A third that is a copy of one
// of the two is none: only time can tell which copy was first. Nor is one that shares a
// quotation and nothing else.
//
// Only rewrites are asked about. Of triples of real articles whose pair is only possible,
// wording speaks for a source in up to one in ten; two excerpts or copies are often of an
// agency, and so is the third.
func asksBounds(v *judge.Judgement, t *third) bool {
	related := func(r *related) bool { return !r.copy && !r.quoted }
	return v.Relation == finding.Rewrite && !(t.a.sure && t.b.sure) && related(&t.a) && related(&t.b)
}

// maxKin is the most articles that a third is compared with to see whether it was made from
// one of them.
const maxKin = 8

// kinOf returns the articles nearest to a third, without the pair, that may be reuse with it and
// that are not known to be later. ok is false if one of them is a copy of the third: then only
// time can tell which of the two copies was first.
func (s *search) kinOf(v *judge.Judgement, c uint32, links links) (kin []uint32, ok bool) {
	var near []related
	for _, r := range links.of(c) {
		if r.to == v.A || r.to == v.B || r.quoted || s.before(c, r.to) {
			continue
		}
		if r.copy {
			return nil, false
		}
		near = append(near, r)
	}
	slices.SortStableFunc(near, func(x, y related) int { return cmp.Compare(y.near, x.near) })
	for _, r := range near[:min(len(near), maxKin)] {
		kin = append(kin, r.to)
	}
	return kin, true
}

// triple measures a pair and a third.
func (t *sourceTest) triple(v *judge.Judgement, c *third) *Triple {
	x := &Triple{
		A: v.A, B: v.B, C: c.article, Kin: c.kin,
		Left:  t.p.Unexplained(t.d[v.A], t.d[v.B], t.d[c.article]),
		Grams: v.TrigramShare() - max(c.a.grams, c.b.grams),
		ToA:   t.textLogOdds(c.article, v.A), ToB: t.textLogOdds(c.article, v.B),
		Apart:   math.Abs(t.textLogOdds(v.A, v.B)),
		FromKin: NoKin,
	}
	for _, k := range c.kin {
		x.FromKin = max(x.FromKin, t.textLogOdds(k, c.article))
	}
	return x
}

// chooseInBounds returns which of the tried articles is the source of a pair by the learned
// bounds, or -1; of several, the one that the evidence says is the first.
func (t *sourceTest) chooseInBounds(v *judge.Judgement, tried []third) int {
	most, chosen := 0.0, -1
	for i := range tried {
		if !tried[i].bounded {
			continue
		}
		if x := t.triple(v, &tried[i]); learnedBounds().Allow(x) && x.ToA+x.ToB > most {
			most, chosen = x.ToA+x.ToB, int(x.C)
		}
	}
	return chosen
}
