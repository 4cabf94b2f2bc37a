package origin

import (
	"cmp"
	"slices"

	"copytrail/provenance/internal/direction"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
)

const (
	// maxUnexplained is the greatest share of what two texts have in common that their
	// source may lack: two rewriters of one source also agree by chance.
	maxUnexplained = 0.2
	// maxUnexplainedDirected is the same when the evidence for a direction says that both
	// were made from it. Two rewrites by one language model also share its words: in 14
	// such pairs the source lacked .10 to .33.
	maxUnexplainedDirected = 0.45
	// minSource is the least sum of log odds, over both pairs, at which a third text
	// counts as the source of two: twice what one claim of direction needs.
	minSource = 2 * direction.MinClaim
	// minSourceSure is the same when all three pairs are called reuse: then the only
	// question is which of the three was first. Of 1,296 pairs of siblings of mixset,
	// raidar and llmfake (copytrail-train siblings, seen by the witnesses in training)
	// 292 have their source named, with minSource 231. Scans of modern and allsides do not
	// change.
	minSourceSure = direction.MinClaim
	// maxExtraGrams is by how much the share of 3-grams in common of two texts may exceed
	// the share that the third has in common with the nearer of them. Beyond it, one has
	// the other's wording. maxExtraGramsSure is the same when all three pairs are called
	// reuse.
	maxExtraGrams     = 0.05
	maxExtraGramsSure = 0.15
	// maxThirds is the most articles tried as the third of one pair.
	maxThirds = 8
)

// related is an article that may be reuse with another, and how near the two are.
type related struct {
	to     uint32  // its number
	near   float64 // share of 3-grams plus share of details in common
	grams  float64 // share of 3-grams in common
	sure   bool    // the pair is called reuse
	quoted bool    // the two share a quotation and nothing else
	copy   bool    // the two are one text with small edits: only time can tell which was first
}

// findThirds returns, for each judgement of which, the number of the article that both texts
// derive from, or -1. It is related to both and no later than either. Besides, it has
// nearly all that they have in common and explains them better than one of them explains
// it and the other; or the witnesses, credits and times say that both were made from it.
// It must be called reuse with both, or in long texts with one: when possible reuse was
// enough, 12 of 20 claims among short reports of one event were wrong. Of a pair that is
// called a rewrite it need only be possible, within the learned [Bounds].
func (s *search) findThirds() ([]int, error) {
	thirds := make([]int, len(s.which))
	for k := range thirds {
		thirds[k] = -1
	}
	err := s.overThirds(func(k int, h *sourceTest, v *judge.Judgement, tried []third) {
		thirds[k] = s.chooseThird(h, v, tried)
	})
	return thirds, err
}

// overThirds calls f for each k for which an article is to be tried as the third of the pair
// judged[which[k]], from several goroutines. The error is that of the workers' context.
func (s *search) overThirds(f func(k int, h *sourceTest, v *judge.Judgement, tried []third)) error {
	links := linkPairs(s.judged, s.pile.Len())
	triedOf := make([][]third, len(s.which))
	if err := s.w.Each(len(s.which), func(_, k int) { triedOf[k] = s.thirdsOf(&s.judged[s.which[k]], links) }); err != nil {
		return err
	}
	var at []int
	var needs [][]uint32
	for k, tried := range triedOf {
		if len(tried) == 0 {
			continue
		}
		v := &s.judged[s.which[k]]
		articles := []uint32{v.A, v.B}
		for _, t := range tried {
			articles = append(append(articles, t.article), t.kin...)
		}
		at = append(at, k)
		needs = append(needs, articles)
	}
	measurers := judge.NewMeasurers(s.w)
	return judge.OverDocs(s.w, s.pile, "looking for shared sources", len(needs), func(i int) []uint32 { return needs[i] }, func(worker, i int, d []*doc.Doc) {
		k := at[i]
		f(k, &sourceTest{s, &measurers[worker], d, map[*doc.Doc]map[string]float64{}}, &s.judged[s.which[k]], triedOf[k])
	})
}

// third is an article that is tried as the source of both texts of a pair, and its relation
// to them.
type third struct {
	article uint32
	a, b    related
	bounded bool     // the learned bounds are asked whether it is the source of both
	kin     []uint32 // if so: see Triple
}

// thirdsOf returns the articles to try as the third of a pair, the nearest first, at most
// maxThirds.
func (s *search) thirdsOf(v *judge.Judgement, links links) []third {
	if !v.Relation.Reuse() && v.Relation != finding.Possible || v.Relation == finding.Excerpt || v.Statement {
		return nil
	}
	var tried []third
	short, long, ofA := links.of(v.A), links.of(v.B), true
	if len(short) > len(long) {
		short, long, ofA = long, short, false
	}
	for _, x := range short {
		at, ok := slices.BinarySearchFunc(long, x.to, func(y related, c uint32) int { return cmp.Compare(y.to, c) })
		if !ok {
			continue
		}
		t := third{article: x.to, a: x, b: long[at]}
		if !ofA {
			t.a, t.b = t.b, t.a
		}
		// Among copies only time can tell which was first.
		if c := x.to; s.noLater(c, v.A) && s.noLater(c, v.B) && !(t.a.copy && !s.before(c, v.A)) && !(t.b.copy && !s.before(c, v.B)) {
			tried = append(tried, t)
		}
		long = long[at:]
	}
	near := func(t third) float64 { return min(t.a.near, t.b.near) }
	slices.SortFunc(tried, func(x, y third) int { return cmp.Or(cmp.Compare(near(y), near(x)), cmp.Compare(x.article, y.article)) })
	tried = tried[:min(len(tried), maxThirds)]
	for i := range tried {
		if t := &tried[i]; asksBounds(v, t) {
			t.kin, t.bounded = s.kinOf(v, t.article, links)
		}
	}
	return tried
}

// chooseThird returns which of the tried articles is the source of both texts of a pair, or
// -1. One that the learned bounds choose goes first, since they ask whether it was itself made
// from another. Of several others, the one that leaves least unexplained is chosen.
func (s *search) chooseThird(h *sourceTest, v *judge.Judgement, tried []third) int {
	p, d := h.p, h.d
	if c := h.chooseInBounds(v, tried); c >= 0 {
		return c
	}
	best, chosen := 1.0, -1
	for _, t := range tried {
		c := t.article
		left := p.Unexplained(d[v.A], d[v.B], d[c])
		if left >= best {
			continue
		}
		sure := t.a.sure && t.b.sure
		mayBe := sure || (t.a.sure || t.b.sure) && v.Words >= judge.LongWords
		least, grams := minSource, maxExtraGrams
		if sure && v.Relation.Reuse() {
			least, grams = minSourceSure, maxExtraGramsSure
		}
		if sure && v.Relation.Reuse() && left <= maxUnexplained && s.explainsBest(p, left, v.A, v.B, c, d) && h.mayBeSource(v.A, v.B, c) ||
			mayBe && left <= maxUnexplainedDirected && v.TrigramShare() <= max(t.a.grams, t.b.grams)+grams && h.isSource(v.A, v.B, c, least) {
			best, chosen = left, int(c)
			if best == 0 {
				break // none can explain more
			}
		}
	}
	return chosen
}

// links are the pairs that may be reuse, both ways.
type links struct {
	list  []related // by article, then by the other
	start []uint32  // where those of each article begin; one more entry than articles
}

// of returns the articles related to an article, by number.
func (l *links) of(article uint32) []related { return l.list[l.start[article]:l.start[article+1]] }

// linkPairs returns, for each article, the articles with which it may be reuse. Judgements
// that are not reported count too, as evidence. Pairs that are same-event do not: with
// them, three more in a hundred siblings of mixset had their source named, but four
// rewrites of modern got a wrong third text.
func linkPairs(judged []judge.Judgement, articles int) links {
	l := links{start: make([]uint32, articles+1)}
	mayBeReuse := func(v *judge.Judgement) bool { return v.Relation >= finding.Possible && !v.Statement }
	for i := range judged {
		if v := &judged[i]; mayBeReuse(v) {
			l.start[v.A]++
			l.start[v.B]++
		}
	}
	sum := uint32(0)
	for i, n := range l.start {
		l.start[i] = sum
		sum += n
	}
	l.list = make([]related, sum)
	next := slices.Clone(l.start)
	for i := range judged {
		if v := &judged[i]; mayBeReuse(v) {
			x := related{0, v.TrigramShare() + v.DetailShare(), v.TrigramShare(), v.Relation.Reuse(), v.Relation == finding.SharedQuotation, v.Relation >= finding.NearCopy}
			for _, way := range [2][2]uint32{{v.A, v.B}, {v.B, v.A}} {
				x.to = way[1]
				l.list[next[way[0]]] = x
				next[way[0]]++
			}
		}
	}
	for i := range articles {
		slices.SortFunc(l.of(uint32(i)), func(x, y related) int { return cmp.Compare(x.to, y.to) })
	}
	return l
}

// explainsBest reports whether c, which lacks the share left of what a and b have in common,
// explains them better than one of them explains c and the other. Three copies of one text
// explain each other equally well; then only time can tell which is the source.
func (s *search) explainsBest(p *judge.Measurer, left float64, a, b, c uint32, d []*doc.Doc) bool {
	other := min(p.Unexplained(d[a], d[c], d[b]), p.Unexplained(d[b], d[c], d[a]))
	return left < other-.02 || left <= other+.02 && s.before(c, a) && s.before(c, b)
}

// before reports whether x was certainly published before y.
func (s *search) before(x, y uint32) bool { return s.timeOrder(x, y) < 0 }

// noLater reports whether x may have been published before or with y, as far as their times
// are known.
func (s *search) noLater(x, y uint32) bool { return s.timeOrder(x, y) <= 0 }

func (s *search) timeOrder(x, y uint32) int {
	return finding.TimeOrder(s.pile.Article(x).Published, s.pile.Article(y).Published)
}
