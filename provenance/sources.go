package provenance

import (
	"cmp"
	"slices"

	"copytrail/article"
)

// This file decides when two texts that are alike derive from a third, and who is
// credited. Saying "A copied B" of two customers of one agency is the worst mistake
// there is, so every doubt here goes to shared-source.

// attribution is what an article says of its sources.
type attribution struct {
	mentions []CreditMention
	agencies []string // canonical names of agencies that the whole text is credited to
	origins  []string // those of outlets, agencies or not, that the whole text is credited to
	parts    []string // those of agencies that it says a part is from
	wires    bool     // it says that an agency had a part in it, without a name
	pictures bool     // it has the credit of an agency's picture
	agency   bool     // the article's own outlet is an agency
}

// names reports whether the article credits the outlet of that canonical name.
func (c *attribution) names(outlet string) (CreditMention, bool) {
	for _, m := range c.mentions {
		if m.Outlet == outlet && !m.Self {
			return m, true
		}
	}
	return CreditMention{}, false
}

// readCredits reads the credits of the articles of all pairs that may become
// findings.
func (s *scan) readCredits(which []int) (map[uint32]*attribution, error) {
	var numbers []uint32
	for _, i := range which {
		numbers = append(numbers, s.judged[i].a, s.judged[i].b)
	}
	return s.readCreditsOf(numbers)
}

// readCreditsOf reads the credits of the articles with these numbers, which it sorts.
func (s *scan) readCreditsOf(numbers []uint32) (map[uint32]*attribution, error) {
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	list := make([]attribution, len(numbers))
	err := forEach(s.ctx, s.jobs, len(numbers), func(_, i int) {
		e := &s.pile[numbers[i]]
		list[i] = s.credits(s.whole(e), e.outlet)
	})
	out := make(map[uint32]*attribution, len(numbers))
	for i, n := range numbers {
		out[n] = &list[i]
	}
	return out, err
}

// credits reads the credits of a, whose outlet has that canonical name.
func (s *scan) credits(a *article.Article, outlet string) attribution {
	c := attribution{mentions: s.outlets.FindCredits(a)}
	c.agencies, c.parts = TextAgencies(c.mentions), PartAgencies(c.mentions)
	c.wires, c.pictures = ofWires(a), ofPictures(a.Text)
	for _, m := range c.mentions {
		if m.OfText() && !m.Self {
			c.origins = addNew(c.origins, []string{m.Outlet})
		}
	}
	if o, ok := s.outlets.Resolve(outlet); ok {
		c.agency = o.Agency
	}
	return c
}

// shareSources turns judgements into shared-source where credits or a third article
// of the pile say so, and notes the names of what both derive from.
func (s *scan) shareSources(which []int, credits map[uint32]*attribution) error {
	thirds, err := s.findThirds(which, credits)
	if err != nil {
		return err
	}
	s.inherit(which, credits)
	for k, i := range which {
		v := &s.judged[i]
		a, b := s.pile[v.a], s.pile[v.b]
		v.shared = inBoth(credits[v.a], credits[v.b], a.outlet, b.outlet)
		if !v.relation.Reuse() {
			if thirds[k] >= 0 {
				s.shareThird(v, thirds[k])
			}
			continue
		}
		if agencies := sharedAgencies(v, credits[v.a], credits[v.b], a.outlet, b.outlet); len(agencies) > 0 {
			v.relation, v.shared = SharedSource, agencies // what both only quote is not where they are from
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
	v.relation, v.third, v.shared = SharedSource, true, addNew([]string{name}, v.shared)
}

// sharedAgencies returns the agencies that the texts of a pair are credited to,
// when that explains the pair without one having taken from the other: both are
// credited to one agency or outlet, or one is to an agency and the other is the same text without the credit. An
// agency's own article is a source like any other; so is one that the other credits.
func sharedAgencies(v *judgement, a, b *attribution, outletA, outletB string) []string {
	if a.agency && slices.Contains(addNew(slices.Clone(b.agencies), b.parts), outletA) ||
		b.agency && slices.Contains(addNew(slices.Clone(a.agencies), a.parts), outletB) {
		return nil
	}
	var both []string
	bs := addNew(slices.Clone(b.agencies), b.origins)
	for _, x := range addNew(slices.Clone(a.agencies), a.origins) {
		if x != outletA && x != outletB && slices.Contains(bs, x) {
			both = append(both, x)
		}
	}
	if len(both) > 0 {
		return both
	}
	if !credits(a, outletB) && !credits(b, outletA) {
		if both := spread(a, b); len(both) > 0 {
			return both
		}
	}
	// A printing that has lost its credit, or gives it differently.
	if v.relation >= NearCopy || v.relation == Excerpt && v.verbatim >= 100 {
		from := addNew(slices.Clone(a.agencies), b.agencies)
		if len(from) == 0 && (a.wires || b.wires) {
			from = []string{someAgency}
		}
		return from
	}
	return nil
}

// credits reports whether a text gives another outlet as a source of what it says:
// more than that somebody spoke to it.
func credits(c *attribution, outlet string) bool {
	return outlet != "" && slices.ContainsFunc(c.mentions, func(m CreditMention) bool {
		return m.Outlet == outlet && !m.Self && m.Kind != CreditTold
	})
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
func (s *scan) findThirds(which []int, credits map[uint32]*attribution) ([]int, error) {
	links := s.links()
	thirds := make([]int, len(which))
	var at []int
	var groups []group
	for k, i := range which {
		thirds[k] = -1
		v := &s.judged[i]
		if !v.relation.Reuse() && v.relation != Possible || v.relation == Excerpt || v.statement {
			continue
		}
		var tried []uint32
		for c := range links[v.a] {
			if _, ok := links[v.b][c]; ok && s.noLater(c, v.a) && s.noLater(c, v.b) {
				tried = append(tried, c)
			}
		}
		near := func(c uint32) float64 { return min(links[v.a][c].near, links[v.b][c].near) }
		slices.SortFunc(tried, func(x, y uint32) int { return cmp.Or(cmp.Compare(near(y), near(x)), cmp.Compare(x, y)) })
		if len(tried) > 0 {
			at = append(at, k)
			groups = append(groups, group{append([]uint32{v.a, v.b}, tried[:min(len(tried), maxThirds)]...)})
		}
	}
	err := s.overGroups("looking for shared sources", groups, func(worker, g int, d []*Doc) {
		p := s.pairings[worker]
		needs, v := groups[g].needs, &s.judged[which[at[g]]]
		best := 1.0
		for _, c := range needs[2:] {
			ca, cb := links[v.a][c], links[v.b][c]
			left := p.unexplained(d[v.a], d[v.b], d[c])
			if left >= best || ca.copy && !s.before(c, v.a) || cb.copy && !s.before(c, v.b) {
				continue
			}
			sure := ca.sure && cb.sure
			hub := sure || (ca.sure || cb.sure) && v.words >= LongWords
			least, grams := hubLeast, hubGrams
			if sure && v.relation.Reuse() {
				least, grams = hubLeastSure, hubGramsSure
			}
			if sure && v.relation.Reuse() && left <= unexplained && s.explainsBest(p, left, v.a, v.b, c, d) && s.mayBeHub(p, v.a, v.b, c, d, credits) ||
				hub && left <= unexplainedByHub && v.v[fTrigrams] <= max(ca.grams, cb.grams)+grams && s.isHub(p, v.a, v.b, c, d, credits, least) {
				best = left
				thirds[at[g]] = int(c)
			}
		}
	})
	return thirds, err
}

// links returns for each article those that may be its kin. Judgements that are held
// back are among them: they are evidence. Pairs that are same-event are not: when that was
// tried, three more in a hundred siblings of mixset had their source named, and four
// rewrites of modern got a third text that is none.
func (s *scan) links() map[uint32]map[uint32]linked {
	links := map[uint32]map[uint32]linked{}
	link := func(a, b uint32, l linked) {
		if links[a] == nil {
			links[a] = map[uint32]linked{}
		}
		links[a][b] = l
	}
	for i := range s.judged {
		if v := &s.judged[i]; v.relation >= Possible && !v.statement {
			l := linked{v.v[fTrigrams] + v.v[fDetails], v.v[fTrigrams], v.relation.Reuse(), v.relation >= NearCopy}
			link(v.a, v.b, l)
			link(v.b, v.a, l)
		}
	}
	return links
}

// explainsBest reports whether c, which lacks the share left of what a and b have in
// common, explains them better than one of them explains c and the other. Three
// copies of one text explain each other equally well; then only time tells which is
// the third.
func (s *scan) explainsBest(p *pairing, left float64, a, b, c uint32, d []*Doc) bool {
	other := min(p.unexplained(d[a], d[c], d[b]), p.unexplained(d[b], d[c], d[a]))
	return left < other-.02 || left <= other+.02 && s.before(c, a) && s.before(c, b)
}

// isHub reports whether a and b were both made from c, by what speaks for a
// direction in each of the two pairs. Whether b was made from c by way of a cannot be
// told and does not matter: it derives from c all the same.
func (s *scan) isHub(p *pairing, a, b, c uint32, d []*Doc, credits map[uint32]*attribution, least float64) bool {
	toA := s.leaning(p, c, a, d, credits)
	toB := s.leaning(p, c, b, d, credits)
	return toA > faint && toB > faint && toA+toB >= least
}

// mayBeHub reports whether nothing speaks against c having been before a and b: the
// first of two rewrites of one source has nearly all that the other shares with the
// source.
func (s *scan) mayBeHub(p *pairing, a, b, c uint32, d []*Doc, credits map[uint32]*attribution) bool {
	return s.leaning(p, c, a, d, credits) > -witnessLeast/2 && s.leaning(p, c, b, d, credits) > -witnessLeast/2
}

// maxLeaning bounds what one pair says of a hub, so that one pair cannot say it alone.
const maxLeaning = witnessLeast + 1

// leaning returns the log odds that x was first of a pair, by all that speaks for a
// direction, also what is too weak to decide.
func (s *scan) leaning(p *pairing, x, y uint32, d []*Doc, credits map[uint32]*attribution) float64 {
	c := directionCase{a: d[x], b: d[y], outletA: s.pile[x].outlet, outletB: s.pile[y].outlet}
	if cx, cy := credits[x], credits[y]; cx != nil && cy != nil {
		c.creditsA, c.creditsB = cx.mentions, cy.mentions
	}
	sum := 0.0
	for _, h := range append(c.credit(), c.time()...) {
		sum += float64(h.sign) * logOdds(h.p)
	}
	if d[x].Lang == "en" && d[y].Lang == "en" && min(len(d[x].words), len(d[y].words)) >= witnessWords {
		l := p.losses(d[x], d[y])
		t := learnedWitnesses().testify(styleRates(d[x]), styleRates(d[y]), l.x, 0)
		sum += t.style + t.loss
	}
	return max(-maxLeaning, min(maxLeaning, sum))
}

// unexplained returns the share of the details that a and b have in common that c
// does not have.
func (p *pairing) unexplained(a, b, c *Doc) float64 {
	m := p.measure(a, b)
	p.exclusive(a, b, asOthers(c), m)
	return m.v[fExclusive]
}

// before reports whether x was published before y for certain.
func (s *scan) before(x, y uint32) bool {
	return timeOrder(s.article(&s.pile[x]).Published, s.article(&s.pile[y]).Published) < 0
}

// noLater reports whether x may have been published before y, or at the same time,
// as far as their times are known.
func (s *scan) noLater(x, y uint32) bool {
	return timeOrder(s.article(&s.pile[x]).Published, s.article(&s.pile[y]).Published) <= 0
}

// timeOrder returns -1 or +1 when the precision of both times allows to say that x
// was before or after y, otherwise 0.
func timeOrder(x, y article.Time) int {
	if x.Precision == article.NoTime || y.Precision == article.NoTime {
		return 0
	}
	if x.Precision == article.Day || y.Precision == article.Day {
		// A day is the day somewhere: only days two apart are in order everywhere.
		switch d := y.Unix()/86400 - x.Unix()/86400; {
		case d > 1:
			return -1
		case d < -1:
			return 1
		}
		return 0
	}
	d := y.Sub(x.Time)
	slack := int64(0)
	if x.Precision == article.Minute || y.Precision == article.Minute {
		slack = 60 // 10:00 may be 10:00:59
	}
	if !x.ZoneKnown || !y.ZoneKnown {
		slack = 14 * 3600
	}
	switch {
	case int64(d.Seconds()) > slack:
		return -1
	case int64(d.Seconds()) < -slack:
		return 1
	}
	return 0
}

// inBoth returns the outlets that both articles credit, other than their own.
func inBoth(a, b *attribution, outletA, outletB string) []string {
	var out []string
	for _, m := range a.mentions {
		if m.Self || m.Outlet == outletA || m.Outlet == outletB || slices.Contains(out, m.Outlet) {
			continue
		}
		if _, ok := b.names(m.Outlet); ok {
			out = append(out, m.Outlet)
		}
	}
	return out
}

// addNew appends to list the names of more that it does not have.
func addNew(list, more []string) []string {
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}
