package provenance

import (
	"cmp"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"slices"
)

// This file decides when two texts that are alike derive from a third, and who is
// credited. Saying "A copied B" of two customers of one agency is the worst mistake
// there is, so every doubt here goes to shared-source.

// readCredits reads the credits of the articles of all pairs that may become
// findings.
func (s *scan) readCredits(which []int) (map[uint32]*credit.Attribution, error) {
	var numbers []uint32
	for _, i := range which {
		numbers = append(numbers, s.judged[i].a, s.judged[i].b)
	}
	return s.readCreditsOf(numbers)
}

// readCreditsOf reads the credits of the articles with these numbers, which it sorts.
func (s *scan) readCreditsOf(numbers []uint32) (map[uint32]*credit.Attribution, error) {
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	list := make([]credit.Attribution, len(numbers))
	err := forEach(s.ctx, s.jobs, len(numbers), func(_, i int) {
		e := &s.pile[numbers[i]]
		list[i] = credit.Read(s.outlets, s.whole(e), e.outlet)
	})
	out := make(map[uint32]*credit.Attribution, len(numbers))
	for i, n := range numbers {
		out[n] = &list[i]
	}
	return out, err
}

// shareSources turns judgements into shared-source where credits or a third article
// of the pile say so, and notes the names of what both derive from.
func (s *scan) shareSources(which []int, credits map[uint32]*credit.Attribution) error {
	thirds, err := s.findThirds(which, credits)
	if err != nil {
		return err
	}
	s.inherit(which, credits)
	for k, i := range which {
		v := &s.judged[i]
		a, b := s.pile[v.a], s.pile[v.b]
		v.shared = credit.InBoth(credits[v.a], credits[v.b], a.outlet, b.outlet)
		if !v.relation.Reuse() {
			if thirds[k] >= 0 {
				s.shareThird(v, thirds[k])
			}
			continue
		}
		if agencies := sharedAgencies(v, credits[v.a], credits[v.b], a.outlet, b.outlet); len(agencies) > 0 {
			v.relation, v.shared = finding.SharedSource, agencies // what both only quote is not where they are from
			continue
		}
		if thirds[k] >= 0 {
			s.shareThird(v, thirds[k])
		}
	}
	return nil
}

// shareThird makes an article of the pile what both texts of a pair derive from.
func (s *scan) shareThird(v *judgement, third int) {
	name := s.pile[third].outlet
	if name == "" {
		name = s.article(&s.pile[third]).ID
	}
	v.relation, v.third, v.shared = finding.SharedSource, true, outlet.AddNew([]string{name}, v.shared)
}

// sharedAgencies returns the agencies that the texts of a pair are credited to,
// when that explains the pair without one having taken from the other: both are
// credited to one agency or outlet, or one is to an agency and the other is the same text without the credit. An
// agency's own article is a source like any other; so is one that the other credits.
func sharedAgencies(v *judgement, a, b *credit.Attribution, outletA, outletB string) []string {
	if a.Agency && slices.Contains(outlet.AddNew(slices.Clone(b.Agencies), b.Parts), outletA) ||
		b.Agency && slices.Contains(outlet.AddNew(slices.Clone(a.Agencies), a.Parts), outletB) {
		return nil
	}
	var both []string
	bs := outlet.AddNew(slices.Clone(b.Agencies), b.Origins)
	for _, x := range outlet.AddNew(slices.Clone(a.Agencies), a.Origins) {
		if x != outletA && x != outletB && slices.Contains(bs, x) {
			both = append(both, x)
		}
	}
	if len(both) > 0 {
		return both
	}
	if !a.Gives(outletB) && !b.Gives(outletA) {
		if both := credit.Spread(a, b); len(both) > 0 {
			return both
		}
	}
	// A printing that has lost its credit, or gives it differently.
	if v.relation >= finding.NearCopy || v.relation == finding.Excerpt && v.verbatim >= 100 {
		from := outlet.AddNew(slices.Clone(a.Agencies), b.Agencies)
		if len(from) == 0 && (a.Wires || b.Wires) {
			from = []string{credit.SomeAgency}
		}
		return from
	}
	return nil
}

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
	hubLeast = 2 * witnessLeast
	// hubLeastSure is the same where all three pairs are called reuse: then only which
	// of the three was first is asked. Of 1,296 pairs of siblings of mixset, raidar and
	// llmfake (copytrail-train siblings, which the witnesses have seen) 292 have their
	// source named, with hubLeast 231. Nothing changes in scans of modern and allsides.
	hubLeastSure = witnessLeast
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
func (s *scan) findThirds(which []int, credits map[uint32]*credit.Attribution) ([]int, error) {
	links := s.links()
	thirds := make([]int, len(which))
	triedOf := make([][]third, len(which))
	if err := forEach(s.ctx, s.jobs, len(which), func(_, k int) {
		thirds[k] = -1
		triedOf[k] = s.thirdsOf(&s.judged[which[k]], links)
	}); err != nil {
		return nil, err
	}
	var at []int
	var groups []group
	for k, tried := range triedOf {
		if len(tried) == 0 {
			continue
		}
		v := &s.judged[which[k]]
		needs := []uint32{v.a, v.b}
		for _, t := range tried {
			needs = append(needs, t.article)
		}
		at = append(at, k)
		groups = append(groups, group{needs})
	}
	err := s.overGroups("looking for shared sources", groups, func(worker, g int, d []*doc.Doc) {
		k := at[g]
		thirds[k] = s.chooseThird(s.pairings[worker], &s.judged[which[k]], triedOf[k], d, credits)
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
func (s *scan) thirdsOf(v *judgement, links links) []third {
	if !v.relation.Reuse() && v.relation != finding.Possible || v.relation == finding.Excerpt || v.statement {
		return nil
	}
	var tried []third
	short, long, ofA := links.of(v.a), links.of(v.b), true
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
		if c := x.to; s.noLater(c, v.a) && s.noLater(c, v.b) && !(t.a.copy && !s.before(c, v.a)) && !(t.b.copy && !s.before(c, v.b)) {
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
func (s *scan) chooseThird(p *pairing, v *judgement, tried []third, d []*doc.Doc, credits map[uint32]*credit.Attribution) int {
	h := hub{s: s, p: p, d: d, credits: credits, styles: map[uint32]map[string]float64{}}
	best, chosen := 1.0, -1
	for _, t := range tried {
		c := t.article
		left := p.unexplained(d[v.a], d[v.b], d[c])
		if left >= best {
			continue
		}
		sure := t.a.sure && t.b.sure
		mayBe := sure || (t.a.sure || t.b.sure) && v.words >= LongWords
		least, grams := hubLeast, hubGrams
		if sure && v.relation.Reuse() {
			least, grams = hubLeastSure, hubGramsSure
		}
		if sure && v.relation.Reuse() && left <= unexplained && s.explainsBest(p, left, v.a, v.b, c, d) && h.mayBe(v.a, v.b, c) ||
			mayBe && left <= unexplainedByHub && v.v[fTrigrams] <= max(t.a.grams, t.b.grams)+grams && h.is(v.a, v.b, c, least) {
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

// links returns for each article those that may be its kin. Judgements that are held
// back are among them: they are evidence. Pairs that are same-event are not: when that was
// tried, three more in a hundred siblings of mixset had their source named, and four
// rewrites of modern got a third text that is none.
func (s *scan) links() links {
	l := links{start: make([]uint32, len(s.pile)+1)}
	kin := func(v *judgement) bool { return v.relation >= finding.Possible && !v.statement }
	for i := range s.judged {
		if v := &s.judged[i]; kin(v) {
			l.start[v.a]++
			l.start[v.b]++
		}
	}
	sum := uint32(0)
	for i, n := range l.start {
		l.start[i] = sum
		sum += n
	}
	l.list = make([]linked, sum)
	next := slices.Clone(l.start)
	for i := range s.judged {
		if v := &s.judged[i]; kin(v) {
			x := linked{0, v.v[fTrigrams] + v.v[fDetails], v.v[fTrigrams], v.relation.Reuse(), v.relation >= finding.NearCopy}
			for _, way := range [2][2]uint32{{v.a, v.b}, {v.b, v.a}} {
				x.to = way[1]
				l.list[next[way[0]]] = x
				next[way[0]]++
			}
		}
	}
	for i := range s.pile {
		slices.SortFunc(l.of(uint32(i)), func(x, y linked) int { return cmp.Compare(x.to, y.to) })
	}
	return l
}

// explainsBest reports whether c, which lacks the share left of what a and b have in
// common, explains them better than one of them explains c and the other. Three
// copies of one text explain each other equally well; then only time tells which is
// the third.
func (s *scan) explainsBest(p *pairing, left float64, a, b, c uint32, d []*doc.Doc) bool {
	other := min(p.unexplained(d[a], d[c], d[b]), p.unexplained(d[b], d[c], d[a]))
	return left < other-.02 || left <= other+.02 && s.before(c, a) && s.before(c, b)
}

// hub asks whether two texts were both made from a third, by what speaks for a
// direction in each of the two pairs. One goroutine uses it, for one pair.
type hub struct {
	s       *scan
	p       *pairing
	d       []*doc.Doc
	credits map[uint32]*credit.Attribution
	styles  map[uint32]map[string]float64 // of the articles that were asked about
}

// is reports whether a and b were both made from c. Whether b was made from c by way of
// a cannot be told and does not matter: it derives from c all the same.
func (h *hub) is(a, b, c uint32, least float64) bool {
	toA := h.leaning(c, a)
	toB := h.leaning(c, b)
	return toA > faint && toB > faint && toA+toB >= least
}

// mayBe reports whether nothing speaks against c having been before a and b: the
// first of two rewrites of one source has nearly all that the other shares with the
// source.
func (h *hub) mayBe(a, b, c uint32) bool {
	return h.leaning(c, a) > -witnessLeast/2 && h.leaning(c, b) > -witnessLeast/2
}

// maxLeaning bounds what one pair says of a hub, so that one pair cannot say it alone.
const maxLeaning = witnessLeast + 1

// leaning returns the log odds that x was first of a pair, by all that speaks for a
// direction, also what is too weak to decide.
func (h *hub) leaning(x, y uint32) float64 {
	s, d, credits := h.s, h.d, h.credits
	c := directionCase{a: d[x], b: d[y], outletA: s.pile[x].outlet, outletB: s.pile[y].outlet}
	if cx, cy := credits[x], credits[y]; cx != nil && cy != nil {
		c.creditsA, c.creditsB = cx.Mentions, cy.Mentions
	}
	sum := 0.0
	for _, h := range append(c.credit(), c.time()...) {
		sum += float64(h.sign) * logOdds(h.p)
	}
	if d[x].Body != d[y].Body && d[x].Lang == "en" && d[y].Lang == "en" && min(len(d[x].Words), len(d[y].Words)) >= witnessWords {
		l := h.p.losses(d[x], d[y])
		t := learnedWitnesses().testify(h.style(x), h.style(y), l.x, 0)
		sum += t.style + t.loss
	}
	return max(-maxLeaning, min(maxLeaning, sum))
}

// style returns how an article is worded.
func (h *hub) style(x uint32) map[string]float64 {
	if h.styles[x] == nil {
		h.styles[x] = styleRates(h.d[x])
	}
	return h.styles[x]
}

// unexplained returns the share of the details that a and b have in common that c
// does not have.
func (p *pairing) unexplained(a, b, c *doc.Doc) float64 {
	if c.Body == a.Body || c.Body == b.Body {
		return 0 // it is the same text
	}
	m := p.measure(a, b)
	p.exclusive(a, b, asOthers(c), m)
	return m.v[fExclusive]
}

// before reports whether x was published before y for certain.
func (s *scan) before(x, y uint32) bool {
	return finding.TimeOrder(s.article(&s.pile[x]).Published, s.article(&s.pile[y]).Published) < 0
}

// noLater reports whether x may have been published before y, or at the same time,
// as far as their times are known.
func (s *scan) noLater(x, y uint32) bool {
	return finding.TimeOrder(s.article(&s.pile[x]).Published, s.article(&s.pile[y]).Published) <= 0
}

// mostlyFrom is the share of a text's words that must stand word for word in another
// for what that says of its origin to hold for the text.
const mostlyFrom = 0.7

// inherit gives every article the agencies of those that it is a copy of, or that
// have most of its words: a printing often loses its dateline, and two printings that
// have lost it would look as if one had copied the other. It goes on through copies
// of copies.
func (s *scan) inherit(which []int, credits map[uint32]*credit.Attribution) {
	type link struct{ to, from uint32 }
	var links []link
	for _, i := range which {
		v := &s.judged[i]
		for _, l := range []link{{v.a, v.b}, {v.b, v.a}} {
			if v.relation >= finding.NearCopy || v.relation == finding.Excerpt && float64(v.verbatim) >= mostlyFrom*float64(s.pile[l.to].words) {
				links = append(links, l)
			}
		}
	}
	for changed := true; changed; { // each round gives some article an agency more
		changed = false
		for _, l := range links {
			to, from := credits[l.to], credits[l.from]
			more := from.Agencies
			if from.Agency {
				more = outlet.AddNew([]string{s.pile[l.from].outlet}, more)
			}
			for _, x := range more {
				if x != s.pile[l.to].outlet && !slices.Contains(to.Agencies, x) {
					to.Agencies, changed = append(to.Agencies, x), true
				}
			}
			if from.Wires && !to.Wires {
				to.Wires, changed = true, true
			}
		}
	}
	for _, c := range credits {
		slices.Sort(c.Agencies) // whatever the order in which they came
	}
}
