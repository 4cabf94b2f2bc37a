package provenance

import (
	"cmp"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/zeebo/xxh3"

	"copytrail/article"
)

// storyCover is the share of at least one of the two texts that a finding must
// account for to join two articles into one story. A lifted paragraph or a common
// sentence does not make two stories one.
const storyCover = 0.3

// stories joins the articles of findings and finds for each story how it spread.
func stories(findings []Finding) []Story {
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
	inside := map[*article.Article][]*Finding{}
	for i := range findings {
		f := &findings[i]
		if joins(f) {
			inside[root(f.Copy)] = append(inside[root(f.Copy)], f)
		}
	}
	var out []Story
	for r, articles := range members {
		slices.SortFunc(articles, func(x, y *article.Article) int {
			return cmp.Or(compareTime(x, y), cmp.Compare(x.ID, y.ID))
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
func joins(f *Finding) bool {
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
		if timeOrder(articles[0].Published, a.Published) >= 0 {
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
func closest(articles []*article.Article, findings []*Finding) *article.Article {
	sum := map[*article.Article]float64{}
	for _, f := range findings {
		near := f.Score * (f.CopyCovered + f.SourceCovered) / 2
		if f.Relation == SharedSource {
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

// tree picks for each article the source it most likely derives from: the surest
// directed findings first, one parent each, no circles (a maximum arborescence
// where directions do not form circles, which times never do). Articles that only
// share an unseen source hang on that.
func tree(articles []*article.Article, findings []*Finding) []Edge {
	directed := slices.DeleteFunc(slices.Clone(findings), func(f *Finding) bool {
		return !f.Direction.Known || f.Relation == SharedSource
	})
	slices.SortStableFunc(directed, func(x, y *Finding) int {
		return cmp.Compare(weight(y), weight(x))
	})
	up := map[*article.Article]*article.Article{}
	var edges []Edge
	for _, f := range directed {
		if up[f.Copy] != nil || isBelow(up, f.Source, f.Copy) {
			continue
		}
		up[f.Copy] = f.Source
		edges = append(edges, Edge{Source: f.Source, Copy: f.Copy, Finding: f})
	}
	hung := map[*article.Article]bool{}
	for _, f := range findings {
		if f.Relation != SharedSource || f.seenThird {
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
	place := map[*article.Article]int{}
	for i, a := range articles {
		place[a] = i
	}
	slices.SortStableFunc(edges, func(x, y Edge) int { return cmp.Compare(place[x.Copy], place[y.Copy]) })
	return edges
}

// weight is how sure a directed finding is, for choosing between sources: sure of
// the reuse, sure of the direction, and accounting for much of the copy.
func weight(f *Finding) float64 { return f.Score * f.Direction.Confidence * (.2 + f.CopyCovered) }

// isBelow reports whether a is below b in the tree, so that a cannot be b's source.
func isBelow(up map[*article.Article]*article.Article, a, b *article.Article) bool {
	for ; a != nil; a = up[a] {
		if a == b {
			return true
		}
	}
	return false
}
