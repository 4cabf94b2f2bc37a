package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"copytrail/provenance/internal/training"
)

// claims counts the pairs for which a third is claimed.
type claims struct{ right, wrong, of int }

// claimsWithin returns, for each kind and for each kind and class, for how many pairs a third is
// claimed within the bounds. of counts the triples.
func claimsWithin(samples []thirdSample, b *training.ThirdBounds) map[string]*claims {
	out := map[string]*claims{}
	at := func(name string) *claims {
		if out[name] == nil {
			out[name] = &claims{}
		}
		return out[name]
	}
	type key struct{ kind, class, a, b string }
	best := map[key]*thirdSample{}
	for i := range samples {
		s := &samples[i]
		at(s.kind).of++
		at(s.kind+" "+s.class).of++
		if !b.Allow(&s.Triple.Triple) {
			continue
		}
		k := key{s.kind, s.class, s.A, s.B}
		if old := best[k]; old == nil || s.ToA+s.ToB > old.ToA+old.ToB {
			best[k] = s
		}
	}
	for _, s := range best {
		for _, c := range []*claims{at(s.kind), at(s.kind + " " + s.class)} {
			if s.right {
				c.right++
			} else {
				c.wrong++
			}
		}
	}
	return out
}

// fine reports whether no more is wrong than may be: nothing among real articles.
func fine(c map[string]*claims) bool {
	at := func(name string) claims {
		if c[name] == nil {
			return claims{}
		}
		return *c[name]
	}
	share := func(c claims, of float64) bool { return float64(c.wrong) <= of*float64(c.right+c.wrong) }
	other := at(kindOther)
	return at(kindReal).wrong == 0 && share(at(kindFamily), wrongMade) && share(at(kindChain), wrongMade) &&
		share(at(kindCrowd), wrongCrowd) && float64(other.wrong) <= wrongOther*float64(other.of)
}

// bestBounds returns the bounds with which most families have their source named, of those with
// which no more is wrong than may be. Of several the strictest are chosen: they come first.
func bestBounds(samples []thirdSample) training.ThirdBounds {
	var best training.ThirdBounds
	most := -1
	samples = slices.DeleteFunc(slices.Clone(samples), func(s thirdSample) bool {
		loosest := training.ThirdBounds{Each: .2, Left: .45, Grams: .15, Apart: 1.6, Kin: .3}
		return s.kind != kindOther && !loosest.Allow(&s.Triple.Triple)
	})
	for each := 40; each >= 4; each-- { // in twentieths
		for _, left := range []float64{.1, .15, .2, .25, .3, .35, .4, .45} {
			for _, grams := range []float64{0, .05, .1, .15} {
				for _, apart := range []float64{.7, .85, 1, 1.15, 1.3, 1.45, 1.6} { // from 1.6 on the witnesses claim a direction in any pair
					for _, kin := range []float64{-.6, -.45, -.3, -.15, 0, .15, .3} {
						b := training.ThirdBounds{Each: float64(each) / 20, Left: left, Grams: grams, Apart: apart, Kin: kin}
						c := claimsWithin(samples, &b)
						if f := c[kindFamily]; f != nil && f.right > most && fine(c) {
							best, most = b, f.right
						}
					}
				}
			}
		}
	}
	return best
}

// reportThirds prints what is claimed within the bounds, and without each of them.
func reportThirds(samples []thirdSample, b *training.ThirdBounds) {
	fmt.Printf("bounds: %+v\n", *b)
	c := claimsWithin(samples, b)
	for _, name := range slices.SortedFunc(maps.Keys(c), cmp.Compare[string]) {
		fmt.Printf("  %-24s %5d triples: %3d pairs right, %2d wrong\n", name, c[name].of, c[name].right, c[name].wrong)
	}
	for _, x := range []struct {
		name string
		with func(*training.ThirdBounds)
	}{
		{"without each", func(b *training.ThirdBounds) { b.Each = -9 }},
		{"without left", func(b *training.ThirdBounds) { b.Left = 1 }},
		{"without grams", func(b *training.ThirdBounds) { b.Grams = 1 }},
		{"without apart", func(b *training.ThirdBounds) { b.Apart = 9 }},
		{"without kin", func(b *training.ThirdBounds) { b.Kin = 9 }},
	} {
		looser := *b
		x.with(&looser)
		c := claimsWithin(samples, &looser)
		fmt.Printf("  %-20s", x.name)
		for _, kind := range []string{kindFamily, kindChain, kindCrowd, kindOther, kindReal} {
			if c[kind] != nil {
				fmt.Printf("  %s %d right %d wrong", kind, c[kind].right, c[kind].wrong)
			}
		}
		fmt.Println()
	}
}
