package terminal

import (
	"fmt"
	"strings"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
	"copytrail/report/internal/view"
)

// tree prints who took from whom. At the left edge stand the articles without a known
// source and the sources that are not in the pile.
func (t *terminal) tree(s *provenance.Story) {
	below := map[*article.Article][]provenance.Edge{}
	unseen := map[string][]provenance.Edge{}
	var names []string
	hangs := map[*article.Article]bool{}
	parents := map[*article.Article]int{}
	for _, e := range s.Edges {
		hangs[e.Copy] = true
		parents[e.Copy]++
		if e.Source != nil {
			below[e.Source] = append(below[e.Source], e)
			continue
		}
		if unseen[e.Unseen] == nil {
			names = append(names, e.Unseen)
		}
		unseen[e.Unseen] = append(unseen[e.Unseen], e)
	}
	tr := treePrinter{terminal: t, below: below, parents: parents, most: maxTree, seen: map[*article.Article]bool{}}
	if t.Verbose {
		tr.most = len(s.Articles) + len(names)
	}
	for _, n := range names {
		label := "a source that is not in the pile"
		if clean.Line(n) != "" {
			label = clean.Line(n) + ", not in the pile"
		}
		tr.add(t.paint(dim, fit(label, t.width-2)))
		tr.children(unseen[n], "")
	}
	for _, a := range s.Articles {
		if !hangs[a] {
			tr.node("", "", a, nil, "")
			tr.children(below[a], "")
		}
	}
	if tr.left > 0 {
		t.line(t.paint(dim, fmt.Sprintf("  … and %s more", view.Count(tr.left, "article"))))
	}
}

// treePrinter prints the lines of a tree until it has printed most of them, and counts
// the rest in left.
type treePrinter struct {
	*terminal
	below   map[*article.Article][]provenance.Edge
	parents map[*article.Article]int  // how many edges lead to it
	seen    map[*article.Article]bool // what is below it was printed; in a damaged file edges may form a circle
	most    int
	left    int
}

// add prints one line, or counts it.
func (tr *treePrinter) add(s string) {
	if tr.most == 0 {
		tr.left++
		return
	}
	tr.most--
	tr.line("  " + s)
}

// node prints an article after its branch, with its relation to its source and, when it
// has more than one source, the share that it has from this one.
func (tr *treePrinter) node(indent, branch string, a *article.Article, f *provenance.Finding, share string) {
	lead := indent + branch
	room := tr.width - 2
	if width(lead) > room/2 {
		lead = "… "
	}
	what := ""
	if f != nil {
		what = f.Relation.String() + " " + view.Score(f.Score) + "  " + share
	}
	v := view.ArticleOf(a)
	stamp := stampOf(v, f, room-width(lead)-width(what)-12)
	n := fit(v.Name, max(room-width(lead)-width(what)-width(stamp), 4))
	if f != nil {
		what = tr.paint(relationStyle(f.Relation), f.Relation.String()) + strings.TrimPrefix(what, f.Relation.String())
	}
	tr.add(tr.paint(dim, lead) + what + n + tr.paint(dim, stamp))
}

// stampOf returns what fits into so many columns of an article's time, its printings, and
// which printings f, the finding that leads to it, is about.
func stampOf(v view.Article, f *provenance.Finding, room int) string {
	stamp, others, which := "  "+v.When, "", ""
	if v.Printings != "" {
		others = ", " + v.Printings
	}
	if f != nil {
		if s := view.Version(f.Copy); s != "" {
			which = ", in " + s
		}
		if s := view.Version(f.Source); s != "" {
			which += ", from " + s
		}
	}
	for _, s := range []string{stamp + others + which, stamp + which, stamp} {
		if width(s) <= room {
			return s
		}
	}
	return ""
}

// children prints the articles at the ends of edges and all below them.
func (tr *treePrinter) children(edges []provenance.Edge, indent string) {
	for i, e := range edges {
		again := tr.seen[e.Copy]
		tr.seen[e.Copy] = true
		branch, below := "├─ ", "│  "
		if i == len(edges)-1 {
			branch, below = "└─ ", "   "
		}
		share := ""
		if tr.parents[e.Copy] > 1 && e.Share > 0 {
			share = fmt.Sprintf("%.0f %% of ", 100*e.Share)
		}
		tr.node(indent, branch, e.Copy, e.Finding, share)
		if !again { // a merged article stands below both its sources, what was made from it once
			tr.children(tr.below[e.Copy], indent+below)
		}
	}
}
