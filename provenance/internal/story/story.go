package story

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// Story is a set of articles joined by findings.
type Story struct {
	ID       string             // stable: derived from the ids of its articles
	Articles []*article.Article // by time, then id
	Earliest *article.Article   // first by time, as far as precision allows; nil when that is open
	Closest  *article.Article   // the article that the others are closest to; nil on a tie
	Edges    []Edge             // by the time of the copy
}

// Edge is one step of a story's provenance tree. Source is nil for a source that is not in
// the pile; Unseen then is its name, "" when unknown. A copy that was merged from two
// sources has two edges.
type Edge struct {
	Source, Copy *article.Article
	Unseen       string
	Finding      *finding.Finding
	Share        float64 // share of the copy's content, in [0, 1], that this source explains and no earlier edge of the copy does; 0 for an unseen source
}

// storyCover is the least share of at least one of the two texts that a finding must cover
// to join two articles into one story. A copied paragraph or a common sentence does not
// join two stories.
const storyCover = 0.3

// Of joins the articles of findings into stories and finds how each story spread. The
// largest story comes first.
func Of(findings []finding.Finding) []Story {
	parent := map[*article.Article]*article.Article{}
	var root func(a *article.Article) *article.Article
	root = func(a *article.Article) *article.Article {
		p, ok := parent[a]
		if !ok || p == a {
			parent[a] = a
			return a
		}
		r := root(p)
		parent[a] = r
		return r
	}
	for i := range findings {
		if joins(&findings[i]) {
			x, y := root(findings[i].Copy.First()), root(findings[i].Source.First())
			if x != y {
				parent[x] = y
			}
		}
	}
	members := map[*article.Article][]*article.Article{}
	for a := range parent {
		r := root(a)
		members[r] = append(members[r], a)
	}
	inside := map[*article.Article][]*finding.Finding{}
	for i := range findings {
		f := &findings[i]
		if joins(f) {
			inside[root(f.Copy.First())] = append(inside[root(f.Copy.First())], f)
		}
	}
	var out []Story
	for r, articles := range members {
		slices.SortFunc(articles, func(x, y *article.Article) int {
			return cmp.Or(finding.CompareTime(x, y), cmp.Compare(x.ID, y.ID))
		})
		out = append(out, Story{
			ID: storyID(articles), Articles: articles, Earliest: earliest(articles),
			Closest: closest(articles, inside[r]), Edges: tree(articles, inside[r]),
		})
	}
	slices.SortFunc(out, func(x, y Story) int {
		return cmp.Or(cmp.Compare(len(y.Articles), len(x.Articles)), cmp.Compare(x.ID, y.ID))
	})
	return out
}

// joins reports whether a finding joins its two articles into one story. A shared quotation
// does not: reports of different events quote one statement, sometimes years apart, and a
// story of all who quote it would have no source, tree or order.
func joins(f *finding.Finding) bool {
	return f.Relation.Reuse() && !f.Further && max(f.CopyCovered, f.SourceCovered) >= storyCover
}

// storyID returns an ID derived from the articles' ids, so that it stays the same from run to
// run.
func storyID(articles []*article.Article) string {
	ids := make([]string, len(articles))
	for i, a := range articles {
		ids[i] = a.ID
	}
	slices.Sort(ids)
	h := xxh3.HashString128(strings.Join(ids, "\x00")).Bytes()
	return "story-" + hex.EncodeToString(h[:6])
}

// earliest returns the first article by time, nil when another may be earlier or as early.
func earliest(articles []*article.Article) *article.Article {
	for _, a := range articles[1:] {
		if finding.TimeOrder(articles[0].Published, a.Published) >= 0 {
			return nil
		}
	}
	return articles[0]
}

// sharedNearness is the weight of a shared-source finding relative to others: siblings are
// near each other only because both are near their source.
const sharedNearness = 0.25

// closest returns the article with the largest sum of score times coverage over its
// findings, nil on a tie.
func closest(articles []*article.Article, findings []*finding.Finding) *article.Article {
	sum := map[*article.Article]float64{}
	for _, f := range findings {
		near := f.Score * (f.CopyCovered + f.SourceCovered) / 2
		if f.Relation == finding.SharedSource {
			near *= sharedNearness
		}
		sum[f.Source.First()] += near
		sum[f.Copy.First()] += near
	}
	var best *article.Article
	tied := false
	for _, a := range articles {
		switch {
		case best == nil || sum[a] > sum[best]+1e-9:
			best, tied = a, false
		case sum[a] > sum[best]-1e-9:
			tied = true
		}
	}
	if tied {
		return nil
	}
	return best
}

// tree chooses for each article the source that it most likely derives from: of all choices
// of one directed finding for each article, without cycles, the one with the largest sum of
// weights. An article that was merged from two has a second source. Articles that only
// share an unseen source get an edge from that.
func tree(articles []*article.Article, findings []*finding.Finding) []Edge {
	place := make(map[*article.Article]int, len(articles))
	for i, a := range articles {
		place[a] = i
	}
	var directed []*finding.Finding
	var arcs []arc
	for _, f := range findings {
		if f.Direction.Known && f.Relation != finding.SharedSource {
			directed = append(directed, f)
			arcs = append(arcs, arc{place[f.Source.First()], place[f.Copy.First()], weight(f)})
		}
	}
	parent := map[*article.Article]*article.Article{}
	first := map[*article.Article]*finding.Finding{}
	for _, i := range arborescence(len(articles), arcs) {
		if i >= 0 {
			f := directed[i]
			parent[f.Copy.First()], first[f.Copy.First()] = f.Source.First(), f
		}
	}
	second := secondParents(articles, findings, parent, first)
	var edges []Edge
	for _, a := range articles {
		f, g := first[a], second[a]
		if f == nil {
			continue
		}
		edges = append(edges, Edge{Source: f.Source.First(), Copy: a, Finding: f, Share: f.CopyCovered})
		if g != nil {
			edges = append(edges, Edge{Source: g.Source.First(), Copy: a, Finding: g, Share: g.CopyCovered * uniqueShare(g, f)})
		}
	}
	hung := map[*article.Article]bool{}
	for _, f := range findings {
		if f.Relation != finding.SharedSource || f.ThirdInPile {
			continue
		}
		for _, a := range []*article.Article{f.Source.First(), f.Copy.First()} {
			if parent[a] == nil && !hung[a] {
				hung[a] = true
				name := ""
				if len(f.SharedSources) > 0 {
					name = f.SharedSources[0]
				}
				edges = append(edges, Edge{Copy: a, Unseen: name, Finding: f})
			}
		}
	}
	slices.SortStableFunc(edges, func(x, y Edge) int { return cmp.Compare(place[x.Copy], place[y.Copy]) })
	return edges
}

// mergedShare is the least share of a text that each of two sources must explain alone for
// the text to count as merged from both.
const mergedShare = 0.1

// secondParents returns, for each article that was merged from two sources, the finding of
// the second. Each of the two must explain a part of its own, and there must be no finding
// between them: a text made from a copy of its source has only one source.
func secondParents(articles []*article.Article, findings []*finding.Finding, parent map[*article.Article]*article.Article, first map[*article.Article]*finding.Finding) map[*article.Article]*finding.Finding {
	type pair struct{ x, y *article.Article }
	related := map[pair]bool{}
	sources := map[*article.Article][]*finding.Finding{}
	for _, f := range findings {
		related[pair{f.Source.First(), f.Copy.First()}], related[pair{f.Copy.First(), f.Source.First()}] = true, true
		if f.Direction.Known && f.Relation != finding.SharedSource && first[f.Copy.First()] != f {
			sources[f.Copy.First()] = append(sources[f.Copy.First()], f)
		}
	}
	second := map[*article.Article]*finding.Finding{}
	// derivesFrom reports whether a derives from b, also through second sources.
	derivesFrom := func(a, b *article.Article) bool {
		todo, seen := []*article.Article{a}, map[*article.Article]bool{}
		for len(todo) > 0 {
			x := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			switch {
			case x == nil || seen[x]:
				continue
			case x == b:
				return true
			}
			seen[x] = true
			todo = append(todo, parent[x])
			if g := second[x]; g != nil {
				todo = append(todo, g.Source.First())
			}
		}
		return false
	}
	for _, a := range articles {
		f := first[a]
		if f == nil {
			continue
		}
		best := 0.0
		for _, g := range sources[a] {
			own := g.CopyCovered * uniqueShare(g, f)
			if own <= best || own < mergedShare || f.CopyCovered*uniqueShare(f, g) < mergedShare || related[pair{f.Source.First(), g.Source.First()}] || derivesFrom(g.Source.First(), a) {
				continue
			}
			best, second[a] = own, g
		}
	}
	return second
}

// uniqueShare returns the share of the copy's passages in f that no passage of the same copy
// in g touches, by their length.
func uniqueShare(f, g *finding.Finding) float64 {
	covered := make([]article.Span, 0, len(g.Passages))
	for _, p := range g.Passages {
		covered = append(covered, p.Copy)
	}
	slices.SortFunc(covered, func(x, y article.Span) int { return cmp.Compare(x.Start, y.Start) })
	total, own := 0, 0
	for _, p := range f.Passages {
		total += p.Copy.Len()
		own += p.Copy.Len()
		at := p.Copy.Start
		for _, c := range covered {
			if lo, hi := max(at, c.Start), min(p.Copy.End, c.End); lo < hi {
				own -= hi - lo
				at = hi
			}
		}
	}
	if total == 0 {
		return 0
	}
	return float64(own) / float64(total)
}

// weight is the weight of a directed finding when choosing among sources: high when reuse and
// direction are certain and much of the copy is covered.
func weight(f *finding.Finding) float64 {
	return f.Score * f.Direction.Confidence * (.2 + f.CopyCovered)
}
