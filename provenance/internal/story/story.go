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
	Earliest *article.Article   // the earliest by time as far as precision allows; nil when it cannot be told
	Closest  *article.Article   // the article that the others are closest to; nil when it cannot be told
	Edges    []Edge
}

// Edge is one step of a story's provenance tree. Source is nil for a source that
// is not in the pile; Unseen then names it, "" when its name is not known. A copy that
// was merged from two sources has two edges.
type Edge struct {
	Source, Copy *article.Article
	Unseen       string
	Finding      *finding.Finding
	Share        float64 // of the copy's content, that Source accounts for and no earlier edge of the copy does; 0 for an unseen source
}

// storyCover is the share of at least one of the two texts that a finding must
// account for to join two articles into one story. A lifted paragraph or a common
// sentence does not make two stories one.
const storyCover = 0.3

// Of joins the articles of findings and finds for each story how it spread.
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
			x, y := root(findings[i].Copy), root(findings[i].Source)
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
			inside[root(f.Copy)] = append(inside[root(f.Copy)], f)
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

// joins reports whether a finding makes its two articles one story.
func joins(f *finding.Finding) bool {
	return f.Relation.Reuse() && max(f.CopyCovered, f.SourceCovered) >= storyCover
}

// storyID names a story after its articles, so that it keeps its name from run to run.
func storyID(articles []*article.Article) string {
	ids := make([]string, len(articles))
	for i, a := range articles {
		ids[i] = a.ID
	}
	slices.Sort(ids)
	h := xxh3.HashString128(strings.Join(ids, "\x00")).Bytes()
	return "story-" + hex.EncodeToString(h[:6])
}

// earliest returns the first article by time, nil when another may be as early.
func earliest(articles []*article.Article) *article.Article {
	for _, a := range articles[1:] {
		if finding.TimeOrder(articles[0].Published, a.Published) >= 0 {
			return nil
		}
	}
	return articles[0]
}

// sharedNearness is what a shared-source finding counts for beside one in which a
// text was made from the other: siblings are near each other because both are near
// their source.
const sharedNearness = 0.25

// closest returns the article that the others are closest to, by the scores of the
// findings that it is the source in; nil when two are level.
func closest(articles []*article.Article, findings []*finding.Finding) *article.Article {
	sum := map[*article.Article]float64{}
	for _, f := range findings {
		near := f.Score * (f.CopyCovered + f.SourceCovered) / 2
		if f.Relation == finding.SharedSource {
			near *= sharedNearness
		}
		sum[f.Source] += near
		sum[f.Copy] += near
	}
	var best *article.Article
	level := false
	for _, a := range articles {
		switch {
		case best == nil || sum[a] > sum[best]+1e-9:
			best, level = a, false
		case sum[a] > sum[best]-1e-9:
			level = true
		}
	}
	if level {
		return nil
	}
	return best
}

// tree picks for each article the source it most likely derives from: of all choices
// of one directed finding an article, without circles, that which is surest in all
// (a maximum arborescence). An article that was merged from two has a second parent.
// Articles that only share an unseen source hang on that.
func tree(articles []*article.Article, findings []*finding.Finding) []Edge {
	place := make(map[*article.Article]int, len(articles))
	for i, a := range articles {
		place[a] = i
	}
	var directed []*finding.Finding
	var arrows []arrow
	for _, f := range findings {
		if f.Direction.Known && f.Relation != finding.SharedSource {
			directed = append(directed, f)
			arrows = append(arrows, arrow{place[f.Source], place[f.Copy], weight(f)})
		}
	}
	up := map[*article.Article]*article.Article{}
	first := map[*article.Article]*finding.Finding{}
	for _, i := range arborescence(len(articles), arrows) {
		if i >= 0 {
			f := directed[i]
			up[f.Copy], first[f.Copy] = f.Source, f
		}
	}
	second := secondParents(articles, findings, up, first)
	var edges []Edge
	for _, a := range articles {
		f, g := first[a], second[a]
		if f == nil {
			continue
		}
		edges = append(edges, Edge{Source: f.Source, Copy: a, Finding: f, Share: f.CopyCovered})
		if g != nil {
			edges = append(edges, Edge{Source: g.Source, Copy: a, Finding: g, Share: g.CopyCovered * alone(g, f)})
		}
	}
	hung := map[*article.Article]bool{}
	for _, f := range findings {
		if f.Relation != finding.SharedSource || f.ThirdInPile {
			continue
		}
		for _, a := range []*article.Article{f.Source, f.Copy} {
			if up[a] == nil && !hung[a] {
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

// mergedShare is the share of a text that each of two sources must account for, where
// the other does not, for the text to be merged from the two.
const mergedShare = 0.1

// secondParents returns for each article that was merged from two sources the finding
// of the one that is not its parent. The two must each account for a part of their
// own and not be kin: a text that follows a copy of its source has one source.
func secondParents(articles []*article.Article, findings []*finding.Finding, up map[*article.Article]*article.Article, first map[*article.Article]*finding.Finding) map[*article.Article]*finding.Finding {
	type pair struct{ x, y *article.Article }
	kin := map[pair]bool{}
	sources := map[*article.Article][]*finding.Finding{}
	for _, f := range findings {
		kin[pair{f.Source, f.Copy}], kin[pair{f.Copy, f.Source}] = true, true
		if f.Direction.Known && f.Relation != finding.SharedSource && first[f.Copy] != f {
			sources[f.Copy] = append(sources[f.Copy], f)
		}
	}
	second := map[*article.Article]*finding.Finding{}
	// below reports whether a derives from b, by second parents as well.
	below := func(a, b *article.Article) bool {
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
			todo = append(todo, up[x])
			if g := second[x]; g != nil {
				todo = append(todo, g.Source)
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
			own := g.CopyCovered * alone(g, f)
			if own <= best || own < mergedShare || f.CopyCovered*alone(f, g) < mergedShare || kin[pair{f.Source, g.Source}] || below(g.Source, a) {
				continue
			}
			best, second[a] = own, g
		}
	}
	return second
}

// alone returns the share of the copy's passages in f that no passage of the same copy
// in g touches, by their length.
func alone(f, g *finding.Finding) float64 {
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

// weight is how sure a directed finding is, for choosing between sources: sure of
// the reuse, sure of the direction, and accounting for much of the copy.
func weight(f *finding.Finding) float64 {
	return f.Score * f.Direction.Confidence * (.2 + f.CopyCovered)
}
