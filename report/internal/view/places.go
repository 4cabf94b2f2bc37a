package view

import (
	"cmp"
	"slices"

	"copytrail/article"
	"copytrail/provenance"
)

// A place is a span of an article in which words stand that another article quotes too.
type place struct {
	article int // its number in places.articles
	span    article.Span
}

// places holds all places that the passages of shared quotations name, and joins those
// with the same words: the two sides of a passage, and places of one article of which
// the shorter lies at least half in the longer. What is joined, also over several steps,
// is a fragment of a statement.
type places struct {
	articles []*article.Article // in order of first mention
	all      []place            // each once
	parent   []int              // of each place, a place of the same fragment; of the first one itself
	number   map[place]int
	known    map[*article.Article]int
}

// placesOf joins the places that some findings of a result name. of holds for each of these
// findings one place of each of its passages.
func placesOf(res *provenance.Result, findings []int) (p *places, of [][]int) {
	p = &places{number: map[place]int{}, known: map[*article.Article]int{}}
	for _, n := range findings {
		f := &res.Findings[n]
		var its []int
		for _, x := range quoted(f.Passages) {
			a, b := p.add(f.Copy, x.Copy), p.add(f.Source, x.Source)
			p.join(a, b)
			its = append(its, a)
		}
		of = append(of, its)
	}
	p.joinOverlaps()
	return p, of
}

// quoted returns those passages that are somebody's words, or all when none is.
func quoted(ps []provenance.Passage) (out []provenance.Passage) {
	for _, want := range []bool{true, false} {
		for _, x := range ps {
			if x.Words.Said() == want && x.Copy.Len() > 0 && x.Source.Len() > 0 {
				out = append(out, x)
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

// add returns the number of a place.
func (p *places) add(a *article.Article, s article.Span) int {
	i, ok := p.known[a]
	if !ok {
		i = len(p.articles)
		p.known[a] = i
		p.articles = append(p.articles, a)
	}
	at := place{i, s}
	n, ok := p.number[at]
	if !ok {
		n = len(p.all)
		p.number[at] = n
		p.all = append(p.all, at)
		p.parent = append(p.parent, n)
	}
	return n
}

// joinOverlaps joins the places of one article that have half of the shorter in common.
func (p *places) joinOverlaps() {
	order := make([]int, len(p.all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		a, b := p.all[x], p.all[y]
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End))
	})
	for i, x := range order {
		a := p.all[x]
		for _, y := range order[i+1:] {
			b := p.all[y]
			if b.article != a.article || b.span.Start >= a.span.End {
				break
			}
			if common := min(a.span.End, b.span.End) - b.span.Start; common >= min(a.span.Len(), b.span.Len())-common {
				p.join(x, y)
			}
		}
	}
}

// join makes one fragment of those of two places. Its first place speaks for it.
func (p *places) join(x, y int) {
	x, y = p.fragment(x), p.fragment(y)
	p.parent[max(x, y)] = min(x, y)
}

// fragment returns the place that speaks for the fragment of a place.
func (p *places) fragment(x int) int {
	for p.parent[x] != x {
		p.parent[x] = p.parent[p.parent[x]]
		x = p.parent[x]
	}
	return x
}

// A fragment is the same words in several articles.
type fragment struct {
	spans   map[int][]article.Span // of each article that carries it, by its number
	longest int                    // length of its longest place, in bytes
	first   int                    // the place that speaks for it
}

// fragments gathers the fragments, by the places that speak for them.
func (p *places) fragments() map[int]*fragment {
	out := map[int]*fragment{}
	for i, at := range p.all {
		first := p.fragment(i)
		f := out[first]
		if f == nil {
			f = &fragment{spans: map[int][]article.Span{}, first: first}
			out[first] = f
		}
		f.spans[at.article] = append(f.spans[at.article], at.span)
		f.longest = max(f.longest, at.span.Len())
	}
	return out
}

// compareFragments orders fragments: what more articles carry comes first, then what is
// longer, then what was mentioned first.
func compareFragments(x, y *fragment) int {
	return cmp.Or(cmp.Compare(len(y.spans), len(x.spans)), cmp.Compare(y.longest, x.longest), cmp.Compare(x.first, y.first))
}

// An entry is one statement: its fragments, the one that tells the entry first, and the
// numbers of the findings for which it stands.
type entry struct {
	fragments []*fragment
	findings  []int
}

// entriesOf groups findings that share a quotation. Each stands in one entry: that of the
// fragment that most articles carry. What three quarters of these articles carry beside it
// is a part of the same statement. Findings without passages are entries of their own,
// and come last.
func entriesOf(p *places, findings []int, of [][]int) []entry {
	all := p.fragments()
	byMain := map[int]*entry{}
	beside := map[int]map[int]bool{} // fragments that the findings of an entry have, by the first one of the entry
	var out []entry
	var alone []entry
	for i, n := range findings {
		var main *fragment
		for _, x := range of[i] {
			if f := all[p.fragment(x)]; main == nil || compareFragments(f, main) < 0 {
				main = f
			}
		}
		if main == nil {
			alone = append(alone, entry{findings: []int{n}})
			continue
		}
		if byMain[main.first] == nil {
			byMain[main.first] = &entry{fragments: []*fragment{main}}
			beside[main.first] = map[int]bool{main.first: true}
		}
		byMain[main.first].findings = append(byMain[main.first].findings, n)
		for _, x := range of[i] {
			if f := all[p.fragment(x)]; !beside[main.first][f.first] {
				beside[main.first][f.first] = true
				if e := byMain[main.first]; mostCarry(main, f) {
					e.fragments = append(e.fragments, f)
				}
			}
		}
	}
	for _, e := range byMain {
		out = append(out, *e)
	}
	slices.SortFunc(out, func(x, y entry) int { return compareFragments(x.fragments[0], y.fragments[0]) })
	return append(out, alone...)
}

// within reports whether the fragments hold all that f's articles both quote.
func (p *places) within(f *provenance.Finding, fragments []*fragment) bool {
	for _, x := range quoted(f.Passages) {
		n := p.number[place{p.known[f.Copy], x.Copy}]
		if !slices.ContainsFunc(fragments, func(fr *fragment) bool { return fr.first == p.fragment(n) }) {
			return false
		}
	}
	return true
}

// mostCarry reports whether at least three quarters of the articles that carry main carry f
// too: of two and of three articles all. What fewer carry is often of another speaker.
func mostCarry(main, f *fragment) bool {
	both := 0
	for a := range main.spans {
		if f.spans[a] != nil {
			both++
		}
	}
	return 4*both >= 3*len(main.spans)
}
