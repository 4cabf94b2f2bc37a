package view

import (
	"slices"

	"copytrail/article"
	"copytrail/provenance"
)

// Articles returns every article that the findings and stories of a result name, each
// once, in order of first mention.
func Articles(res *provenance.Result) []*article.Article {
	var all []*article.Article
	seen := map[*article.Article]bool{}
	add := func(a *article.Article) {
		if a != nil && !seen[a] {
			seen[a] = true
			all = append(all, a)
		}
	}
	for i := range res.Findings {
		add(res.Findings[i].Source)
		add(res.Findings[i].Copy)
	}
	for i := range res.Stories {
		for _, a := range res.Stories[i].Articles {
			add(a)
		}
	}
	return all
}

// WithPrintings returns articles, and after them those of their printings that are not among
// them, each once. The texts of these are not at hand.
func WithPrintings(articles []*article.Article) []*article.Article {
	seen := map[*article.Article]bool{}
	for _, a := range articles {
		seen[a] = true
	}
	all := slices.Clip(articles)
	for _, a := range articles {
		if first := a.First(); first != a && seen[first] {
			continue // then its printings are added there
		}
		for _, p := range a.Printings {
			if !seen[p] {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	return all
}

// Numbers gives the findings of a result their numbers, counted from 0 in the order of
// output. Other records refer to findings by them.
type Numbers struct {
	byAddress map[*provenance.Finding]int
	byPair    map[[2]*article.Article]int
}

// NumbersOf numbers the findings of res.
func NumbersOf(res *provenance.Result) Numbers {
	n := Numbers{map[*provenance.Finding]int{}, map[[2]*article.Article]int{}}
	for i := range res.Findings {
		f := &res.Findings[i]
		n.byAddress[f] = i
		n.byPair[[2]*article.Article{f.Source, f.Copy}] = i
	}
	return n
}

// Number returns the number of f, and reports whether f is in the output: it may be
// nil, or have been held back. A finding is known by its address, or else, since a
// caller who held some back may have copied the others, by its two articles.
func (n Numbers) Number(f *provenance.Finding) (int, bool) {
	if f == nil {
		return 0, false
	}
	i, ok := n.byAddress[f]
	if !ok {
		i, ok = n.byPair[[2]*article.Article{f.Source, f.Copy}]
	}
	return i, ok
}

// All returns the numbers of those findings that are in the output, never nil.
func (n Numbers) All(findings []*provenance.Finding) []int {
	out := []int{}
	for _, f := range findings {
		if i, ok := n.Number(f); ok {
			out = append(out, i)
		}
	}
	return out
}
