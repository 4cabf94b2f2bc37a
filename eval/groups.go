package eval

import (
	"cmp"
	"maps"
	"slices"
)

// bands are the lengths that figures are broken down by, in words of the shorter
// text. Below about 120 words evidence is thin, which is why a bound lies there.
var bands = []struct {
	below int
	name  string
}{
	{60, "under 60 words"},
	{120, "60-119 words"},
	{250, "120-249 words"},
	{500, "250-499 words"},
	{1000, "500-999 words"},
	{1 << 62, "1000 words and more"},
}

// bandOf returns the number of the band that words falls in.
func bandOf(words int) int {
	for i, b := range bands {
		if words < b.below {
			return i
		}
	}
	return len(bands) - 1
}

// groups breaks the figures down by mode and by length. The thresholds are those
// of all pairs: a user has one threshold, not one a mode.
func (r *run) groups(rep *Report) {
	modes := map[string][]int{}
	lengths := map[int][]int{}
	for i := range r.items {
		l := r.items[i].label
		modes[l.Mode] = append(modes[l.Mode], i)
		if l.Words > 0 {
			b := bandOf(l.Words)
			lengths[b] = append(lengths[b], i)
		}
	}
	for _, mode := range slices.Sorted(maps.Keys(modes)) {
		r.group(rep, cmp.Or(mode, "(no mode)"), modes[mode], &rep.Modes, &rep.OtherModes)
	}
	for _, band := range slices.Sorted(maps.Keys(lengths)) {
		r.group(rep, bands[band].name, lengths[band], &rep.Lengths, &rep.OtherLength)
	}
}

// group adds the rows of one mode or length: one for its reuse pairs and one for
// its independent pairs, where it has such.
func (r *run) group(rep *Report, name string, items []int, reuse *[]Group, other *[]OtherGroup) {
	g := Group{Name: name}
	o := OtherGroup{Name: name}
	passed := make([][2]int, len(rep.RecallAt))
	in := map[*item]bool{}
	for _, i := range items {
		it := &r.items[i]
		in[it] = true
		kind := 0
		if it.reuse() {
			g.Pairs++
			if it.called() {
				g.Found++
			}
		} else {
			kind = 1
			o.Pairs++
			if it.called() {
				o.Found++
			}
		}
		for k, at := range rep.RecallAt {
			if it.score > 0 && it.score >= float64(at.Threshold) {
				passed[k][kind]++
			}
		}
	}
	for _, p := range passed {
		g.RecallAt = append(g.RecallAt, Number(ratio(p[0], g.Pairs)))
		o.Above = append(o.Above, Number(ratio(p[1], o.Pairs)))
	}
	if g.Pairs > 0 {
		g.Direction = r.directions(func(it *item) bool { return in[it] && it.reuse() })
		*reuse = append(*reuse, g)
	}
	if o.Pairs > 0 {
		*other = append(*other, o)
	}
}
