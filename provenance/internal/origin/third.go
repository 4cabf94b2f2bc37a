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
	// unexplained is the share of what two texts have in common that a third may
	// lack and still be what both were made from: rewriters of one source also
	// agree by accident.
	unexplained = 0.2
	// unexplainedByHub is the same for a third of which there is other evidence that
	// each of the two was made from it. Two rewrites by one language model share its
	// words as well: of 14 such pairs the source lacked .10 to .33.
	unexplainedByHub = 0.45
	// hubLeast is the log odds, of both ways together, from which a third text is
	// taken for what two were made from: twice what one claim of direction asks for.
	hubLeast = 2 * direction.WitnessLeast
	// hubLeastSure is the same where all three pairs are called reuse: then only which
	// of the three was first is asked. Of 1,296 pairs of siblings of mixset, raidar and
	// llmfake (copytrail-train siblings, which the witnesses have seen) 292 have their
	// source named, with hubLeast 231. Nothing changes in scans of modern and allsides.
	hubLeastSure = direction.WitnessLeast
	// hubGrams is by how much the 3-grams that two texts share may exceed what the
	// third shares with the one it is nearer to. Beyond, one has the other's wording.
	// hubGramsSure is the same where all three pairs are called reuse.
	hubGrams     = 0.05
	hubGramsSure = 0.15
	// maxThirds bounds the articles that are tried as the third of one pair.
	maxThirds = 8
)

// linked is what a pair that may be kin says of how near its texts are.
type linked struct {
	to    uint32  // the other article
	near  float64 // share of wording and details in common
	grams float64 // share of wording alone
	sure  bool    // the pair is called reuse
	copy  bool    // the two are one text but for small edits: only time tells which was first
}

// findThirds returns, for each judgement of which, the article of the pile that both
// texts derive from, by number, or -1. That is one that is linked to both, is no
// later than either, and either has nearly all that they have in common and explains
// the two better than one of them explains it and the other, or is by the witnesses,
// credits and times what each of them was made from. The third must itself be called
// the kin of both, or in long texts of one: of 20 such claims among short reports of
// one event, where it needed only to be possible, 12 were wrong.
func (s *origins) findThirds() ([]int, error) {
	links := linkPairs(s.judged, s.pile.Len())
	thirds := make([]int, len(s.which))
	triedOf := make([][]third, len(s.which))
	if err := s.w.Each(len(s.which), func(_, k int) {
		thirds[k] = -1
		triedOf[k] = s.thirdsOf(&s.judged[s.which[k]], links)
	}); err != nil {
		return nil, err
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
			articles = append(articles, t.article)
		}
		at = append(at, k)
		needs = append(needs, articles)
	}
	pairings := judge.NewMeasurers(s.w)
	err := judge.OverDocs(s.w, s.pile, "looking for shared sources", len(needs), func(i int) []uint32 { return needs[i] }, func(worker, i int, d []*doc.Doc) {
		k := at[i]
		thirds[k] = s.chooseThird(&pairings[worker], &s.judged[s.which[k]], triedOf[k], d)
	})
	return thirds, err
}

// third is an article that is tried as what both texts of a pair derive from, and how
// it is linked to them.
type third struct {
	article uint32
	a, b    linked
}

// thirdsOf returns the articles that are tried as the third of a pair, the nearest
// first.
func (s *origins) thirdsOf(v *judge.Judgement, links links) []third {
	if !v.Relation.Reuse() && v.Relation != finding.Possible || v.Relation == finding.Excerpt || v.Statement {
		return nil
	}
	var tried []third
	short, long, ofA := links.of(v.A), links.of(v.B), true
	if len(short) > len(long) {
		short, long, ofA = long, short, false
	}
	for _, x := range short {
		at, ok := slices.BinarySearchFunc(long, x.to, func(y linked, c uint32) int { return cmp.Compare(y.to, c) })
		if !ok {
			continue
		}
		t := third{x.to, x, long[at]}
		if !ofA {
			t.a, t.b = t.b, t.a
		}
		// Of copies only time tells which was first.
		if c := x.to; s.noLater(c, v.A) && s.noLater(c, v.B) && !(t.a.copy && !s.before(c, v.A)) && !(t.b.copy && !s.before(c, v.B)) {
			tried = append(tried, t)
		}
		long = long[at:]
	}
	near := func(t third) float64 { return min(t.a.near, t.b.near) }
	slices.SortFunc(tried, func(x, y third) int { return cmp.Or(cmp.Compare(near(y), near(x)), cmp.Compare(x.article, y.article)) })
	return tried[:min(len(tried), maxThirds)]
}

// chooseThird returns which of the tried articles both texts of a pair derive from, or
// -1.
func (s *origins) chooseThird(p *judge.Measurer, v *judge.Judgement, tried []third, d []*doc.Doc) int {
	h := hub{s, p, d, map[*doc.Doc]map[string]float64{}}
	best, chosen := 1.0, -1
	for _, t := range tried {
		c := t.article
		left := p.Unexplained(d[v.A], d[v.B], d[c])
		if left >= best {
			continue
		}
		sure := t.a.sure && t.b.sure
		mayBe := sure || (t.a.sure || t.b.sure) && v.Words >= judge.LongWords
		least, grams := hubLeast, hubGrams
		if sure && v.Relation.Reuse() {
			least, grams = hubLeastSure, hubGramsSure
		}
		if sure && v.Relation.Reuse() && left <= unexplained && s.explainsBest(p, left, v.A, v.B, c, d) && h.mayBe(v.A, v.B, c) ||
			mayBe && left <= unexplainedByHub && v.TrigramShare() <= max(t.a.grams, t.b.grams)+grams && h.is(v.A, v.B, c, least) {
			best, chosen = left, int(c)
			if best == 0 {
				break // nothing explains more
			}
		}
	}
	return chosen
}

// links are the pairs that may be kin, both ways, by article.
type links struct {
	list  []linked // by the article they are of, then by the other
	start []uint32 // where those of each article begin; one more than there are
}

// of returns the links of an article, by the other.
func (l *links) of(article uint32) []linked { return l.list[l.start[article]:l.start[article+1]] }

// linkPairs returns for each of so many articles those that may be its kin. Judgements that
// are held back are among them: they are evidence. Pairs that are same-event are not: when
// that was tried, three more in a hundred siblings of mixset had their source named, and
// four rewrites of modern got a third text that is none.
func linkPairs(judged []judge.Judgement, articles int) links {
	l := links{start: make([]uint32, articles+1)}
	kin := func(v *judge.Judgement) bool { return v.Relation >= finding.Possible && !v.Statement }
	for i := range judged {
		if v := &judged[i]; kin(v) {
			l.start[v.A]++
			l.start[v.B]++
		}
	}
	sum := uint32(0)
	for i, n := range l.start {
		l.start[i] = sum
		sum += n
	}
	l.list = make([]linked, sum)
	next := slices.Clone(l.start)
	for i := range judged {
		if v := &judged[i]; kin(v) {
			x := linked{0, v.TrigramShare() + v.DetailShare(), v.TrigramShare(), v.Relation.Reuse(), v.Relation >= finding.NearCopy}
			for _, way := range [2][2]uint32{{v.A, v.B}, {v.B, v.A}} {
				x.to = way[1]
				l.list[next[way[0]]] = x
				next[way[0]]++
			}
		}
	}
	for i := range articles {
		slices.SortFunc(l.of(uint32(i)), func(x, y linked) int { return cmp.Compare(x.to, y.to) })
	}
	return l
}

// explainsBest reports whether c, which lacks the share left of what a and b have in
// common, explains them better than one of them explains c and the other. Three
// copies of one text explain each other equally well; then only time tells which is
// the third.
func (s *origins) explainsBest(p *judge.Measurer, left float64, a, b, c uint32, d []*doc.Doc) bool {
	other := min(p.Unexplained(d[a], d[c], d[b]), p.Unexplained(d[b], d[c], d[a]))
	return left < other-.02 || left <= other+.02 && s.before(c, a) && s.before(c, b)
}

// before reports whether x was published before y for certain.
func (s *origins) before(x, y uint32) bool { return s.timeOrder(x, y) < 0 }

// noLater reports whether x may have been published before y, or at the same time,
// as far as their times are known.
func (s *origins) noLater(x, y uint32) bool { return s.timeOrder(x, y) <= 0 }

func (s *origins) timeOrder(x, y uint32) int {
	return finding.TimeOrder(s.pile.Article(x).Published, s.pile.Article(y).Published)
}
