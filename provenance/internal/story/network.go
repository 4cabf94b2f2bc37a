package story

import (
	"cmp"
	"slices"
	"time"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
)

// OutletEdge is one edge of the outlet network: how many articles of Copy were made from
// articles of Source, as far as directions are known.
type OutletEdge struct {
	Source, Copy string // canonical names
	Owner        string // owner of both, "" when they have none in common or none is known

	Articles int     // articles of Copy that derive from one of Source, at least 1
	Output   int     // all articles of Copy in the pile; 0: not known
	Share    float64 // Articles over Output, in [0, 1]
	Credited int     // of Articles, how many credit Source
	Licensed int     // of Articles, how many Copy may print, by the user's licences

	Lags   int              // of Articles, how many have a known lag after their source
	InDays int              // of Lags, how many are known to the day only
	Lag    [3]time.Duration // lower quartile, median and upper quartile of Lags

	Relations map[finding.Relation]int // Articles by the relation of their strongest finding
	By        map[string]int           // Articles by the cue that decided its direction: finding.Direction.By
	Examples  []*finding.Finding       // strongest findings, best first, one for each article, at most [MaxExamples]
}

// MaxExamples is the most examples of an edge.
const MaxExamples = 5

// AllLicensed reports whether Copy may print all articles of the edge.
func (e *OutletEdge) AllLicensed() bool { return e.Licensed > 0 && e.Licensed == e.Articles }

// fewArticles is the count below which a share means little: with ten articles, half of
// which credit, the 95 % interval still goes from .24 to .76.
const fewArticles = 10

// Few reports whether the edge has too few articles for its shares and its median to mean
// much.
func (e *OutletEdge) Few() bool { return e.Articles < fewArticles }

// CreditedInterval returns the 95 % confidence interval of the share of articles that credit
// their source, see [finding.Wilson].
func (e *OutletEdge) CreditedInterval() (low, high float64) {
	return finding.Wilson(e.Credited, e.Articles)
}

// OutletSharing says that two outlets have texts from one third source. It has no direction:
// neither copied from the other.
type OutletSharing struct {
	Source   string             // name of the third source
	Agency   bool               // the source is an agency
	Outlets  [2]string          // canonical names, in order of name
	Findings int                // number of pairs of articles that show it
	Licensed int                // of Findings, how many the user's licences allow
	Examples []*finding.Finding // the strongest, at most [MaxExamples]
}

// PileOutlet is an outlet with articles in the pile.
type PileOutlet struct {
	Name     string   // canonical name
	Names    []string // other names in records, sorted
	Domains  []string // registered domains of its articles' addresses, sorted
	Owner    string   // "" when not known
	Agency   bool
	Articles int // number of its articles that were compared
	Times    finding.OutletTimes
}

// networkBuilder makes the edges of a network from findings.
type networkBuilder struct {
	outlet func(*article.Article) string // canonical name of an article's outlet, "" when unknown
	output map[string]int                // number of articles by outlet
	table  *outlet.Table
}

// edges returns the edges of the findings with a known direction, most articles first and
// those with licences for all their articles last. An article counts once for each outlet that it derives from, by its strongest finding.
func (n *networkBuilder) edges(findings []finding.Finding) []OutletEdge {
	type key struct{ source, copied string }
	best := map[key]map[*article.Article]*finding.Finding{}
	credited := map[*finding.Finding]bool{}
	for i := range findings {
		f := &findings[i]
		k := key{n.outlet(f.Source), n.outlet(f.Copy)}
		if !n.isEdge(f) || k.source == "" || k.copied == "" || k.source == k.copied {
			continue
		}
		if best[k] == nil {
			best[k] = map[*article.Article]*finding.Finding{}
		}
		old := best[k][f.Copy.First()]
		given := f.Credit.Given || old != nil && credited[old]
		if old == nil || showsMore(f, old) < 0 {
			best[k][f.Copy.First()], old = f, f
		}
		credited[old] = given
	}
	var out []OutletEdge
	for k, articles := range best {
		e := OutletEdge{Source: k.source, Copy: k.copied, Owner: n.owner(k.source, k.copied), Articles: len(articles),
			Output: n.output[k.copied], Relations: map[finding.Relation]int{}, By: map[string]int{}}
		if e.Output > 0 {
			e.Share = min(1, float64(e.Articles)/float64(e.Output))
		}
		var lags []time.Duration
		for _, f := range articles {
			e.Examples = append(e.Examples, f)
			e.Relations[f.Relation]++
			e.By[f.Direction.By]++
			if credited[f] {
				e.Credited++
			}
			if f.Licensed {
				e.Licensed++
			}
			if lag, inDays, ok := edgeLag(f); ok {
				lags = append(lags, lag)
				if inDays {
					e.InDays++
				}
			}
		}
		slices.SortFunc(e.Examples, showsMore)
		e.Examples = e.Examples[:min(MaxExamples, len(e.Examples))]
		e.Lags = len(lags)
		slices.Sort(lags)
		for q := range e.Lag {
			e.Lag[q] = quantile(lags, float64(q+1)/4)
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(x, y OutletEdge) int {
		if a, b := x.AllLicensed(), y.AllLicensed(); a != b {
			if b {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), cmp.Compare(x.Source, y.Source), cmp.Compare(x.Copy, y.Copy))
	})
	return out
}

// isEdge reports whether f shows that one outlet's article was made from another's. When
// both texts name an agency, only a credit shows that: otherwise what they share may be the
// agency's, and they its customers.
func (n *networkBuilder) isEdge(f *finding.Finding) bool {
	if !f.Direction.Known || f.Further || !f.Relation.Reuse() || f.Relation == finding.SharedSource {
		return false
	}
	return f.Direction.By == "credit" || !slices.ContainsFunc(f.SharedSources, n.isAgency)
}

// showsMore orders findings, the strongest first by weight, then by ids.
func showsMore(x, y *finding.Finding) int {
	return cmp.Or(cmp.Compare(weight(y), weight(x)), cmp.Compare(x.Copy.ID, y.Copy.ID), cmp.Compare(x.Source.ID, y.Source.ID))
}

func (n *networkBuilder) isAgency(name string) bool {
	o, ok := n.table.Resolve(name)
	return ok && o.Agency
}

// owner returns the owner of both outlets, "" when they have none in common.
func (n *networkBuilder) owner(x, y string) string {
	a, _ := n.table.Resolve(x)
	b, _ := n.table.Resolve(y)
	if a.Owner == b.Owner {
		return a.Owner
	}
	return ""
}

// edgeLag returns the lag of a finding for the network. Unlike Finding.Lag it counts whole
// days when a time is known to the day only, 0 for the same day, because a median without
// the pairs of one day would be too long; inDays reports that. ok is false when a time is
// missing or contradicts the direction.
func edgeLag(f *finding.Finding) (lag time.Duration, inDays, ok bool) {
	x, y := f.Source.Published, f.Copy.Published
	if x.Believed() == article.NoTime || y.Believed() == article.NoTime {
		return 0, false, false
	}
	if x.Believed() == article.Day || y.Believed() == article.Day {
		const day = 24 * time.Hour
		lag = y.Truncate(day).Sub(x.Truncate(day))
		return lag, true, lag >= 0
	}
	lag, ok = f.Lag()
	return lag, false, ok
}

// quantile returns the p-quantile of sorted lags, with linear interpolation; 0 of none.
func quantile(lags []time.Duration, p float64) time.Duration {
	if len(lags) == 0 {
		return 0
	}
	at := p * float64(len(lags)-1)
	i := int(at)
	if i+1 >= len(lags) {
		return lags[len(lags)-1]
	}
	return lags[i] + time.Duration((at-float64(i))*float64(lags[i+1]-lags[i])).Round(time.Second)
}

// sharing returns the pairs of outlets whose articles derive from one third source, or name
// one agency and share text while neither credits the other, most findings first.
func (n *networkBuilder) sharing(findings []finding.Finding) []OutletSharing {
	type key struct{ source, a, b string }
	at := map[key][]*finding.Finding{}
	for i := range findings {
		f := &findings[i]
		a, b := n.outlet(f.Source), n.outlet(f.Copy)
		if a == "" || b == "" || a == b || f.Further || !f.Relation.Reuse() || n.isEdge(f) {
			continue
		}
		thirds := f.SharedSources
		if f.Relation == finding.SharedSource {
			thirds = thirds[:min(1, len(thirds))] // the rest are only named in both
		}
		for _, third := range thirds {
			if f.Relation == finding.SharedSource || n.isAgency(third) {
				k := key{third, min(a, b), max(a, b)}
				at[k] = append(at[k], f)
			}
		}
	}
	var out []OutletSharing
	for k, list := range at {
		slices.SortFunc(list, showsMore)
		licensed := 0
		for _, f := range list {
			if f.Licensed {
				licensed++
			}
		}
		out = append(out, OutletSharing{Licensed: licensed, Source: k.source, Agency: n.isAgency(k.source), Outlets: [2]string{k.a, k.b},
			Findings: len(list), Examples: list[:min(MaxExamples, len(list))]})
	}
	slices.SortFunc(out, func(x, y OutletSharing) int {
		return cmp.Or(cmp.Compare(y.Findings, x.Findings), cmp.Compare(x.Source, y.Source),
			cmp.Compare(x.Outlets[0], y.Outlets[0]), cmp.Compare(x.Outlets[1], y.Outlets[1]))
	})
	return out
}
