package pile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// In a pile of one day whose outlets are not known, nothing tells what a site puts
// under its pages from a wire story but this: the articles that share it share
// nothing else. So a run of words is boilerplate too when it stands in three
// articles that are strangers to one another, which is told from what each has of
// its own:
//
//   - a text of its own, longer than what recurs in it, whose rarest terms are not
//     those of the others. Reports of one event that quote one statement are no
//     strangers, and copies of one story have no text of their own;
//   - or, on pages of little text, a headline of its own that has nothing to do with
//     what recurs below it. The headline that a copy was given does;
//   - or a subject of its own: a headline that begins with words which come again
//     below, and which the others do not have at all. That is a form that a site fills
//     in, a table of results or of prices. What copies of one story say twice, all of
//     them say.
//
// Two are not enough: two papers may take the same filler.

const (
	strangersWanted = 3
	// strangersAsked is how many of the articles that have a run are asked.
	strangersAsked = 24
	// ownTextWords is how many words a text of its own has, and ownShare the share of the
	// article's fingerprints that are its own.
	ownTextWords = 40
	ownShare     = 0.5
	// topicTerms is how many of the rarest terms tell what a text is about, and
	// topicShared how many of them two strangers may have in common: a surname, a
	// place, a year.
	topicTerms  = 40
	topicShared = 2
	// fewRecurring is how many words may recur on a page that is told by its headline.
	// Wire stories are longer; a brief is not, but its headlines are about it.
	fewRecurring = 160
	// headlineWords and headlineTerms are how many words a headline has, and how many
	// content terms that do not stand in what recurs. Those are half of its terms.
	headlineWords = 4
	headlineTerms = 2
	headlineShare = 0.5
	// subjectTerms is how many terms of a headline must come again below it.
	subjectTerms = 2
)

// strangers tells which articles are strangers to one another.
type strangers struct {
	*Pile
	preparer *doc.Preparer
	recurs   *terms.HashSet   // fingerprints that stand in several articles
	topics   map[uint32]topic // of the articles that were asked
	scratch  []uint64
}

// topic is what an article is about by what it has of its own: terms, sorted. It has
// none when nothing is its own.
type topic struct {
	terms    []terms.Term
	headline bool         // of the headline only
	subject  []terms.Term // of a form: what its headline says again below; then there are no terms
	all      []terms.Term // of a form: every term of the article
}

func newStrangers(pile *Pile, recurs *terms.HashSet) *strangers {
	p := doc.NewPreparer()
	p.Use(pile.stats)
	return &strangers{Pile: pile, preparer: p, recurs: recurs, topics: map[uint32]topic{}}
}

// among reports whether enough of the articles are strangers to one another. Only
// those of unknown outlets are asked: where outlets are known, what each of them
// repeats is found without looking at texts, at a hundredth of the cost.
func (s *strangers) among(articles []uint32) bool {
	var met []topic
	asked := 0
	for _, i := range articles {
		if s.articles[i].outlet != "" {
			continue
		}
		if asked++; asked > strangersAsked {
			break
		}
		t, ok := s.topics[i]
		if !ok {
			t = s.topicOf(&s.articles[i])
			s.topics[i] = t
		}
		if t.terms == nil && t.subject == nil || slices.ContainsFunc(met, t.related) {
			continue
		}
		if met = append(met, t); len(met) == strangersWanted {
			return true
		}
	}
	return false
}

// related reports whether two topics have something in common.
func (t topic) related(u topic) bool {
	switch {
	case t.subject != nil && u.subject != nil:
		return sharedTerms(t.subject, u.all) > 0 || sharedTerms(u.subject, t.all) > 0
	case t.subject != nil || u.subject != nil:
		return true // a form and an article: nothing tells
	}
	shared := sharedTerms(t.terms, u.terms)
	return shared > topicShared || shared > 0 && (t.headline || u.headline)
}

// sharedTerms counts the terms that two sorted lists share.
func sharedTerms(x, y []terms.Term) (shared int) {
	for len(x) > 0 && len(y) > 0 {
		a, b := x[0], y[0]
		if a == b {
			shared++
		}
		if a <= b {
			x = x[1:]
		}
		if b <= a {
			y = y[1:]
		}
	}
	return shared
}

// topicOf finds what an article is about by what it has of its own.
func (s *strangers) topicOf(e *entry) topic {
	s.scratch = s.prints(s.scratch[:0], e)
	own := 0
	for _, x := range s.scratch {
		if !s.recurs.Has(x) {
			own++
		}
	}
	a := s.whole(e)
	words := s.preparer.Body(a)
	n := len(words)
	rest := doc.WithoutBoilerplate(a.Text, slices.Clone(words), s.recurs)
	switch {
	case len(rest) >= ownTextWords && float64(own) >= ownShare*float64(len(s.scratch)):
		return topic{terms: s.rarest(a.Text, e.lang, rest)}
	case n-len(rest) <= fewRecurring:
		if terms := s.headline(a, e.lang, words, rest); terms != nil {
			return topic{terms: terms, headline: true}
		}
		return s.form(a, e.lang, words)
	}
	return topic{}
}

// form returns the subject of a page that is mostly what others are too: those terms
// of its headline that come again below, from the first one on.
func (s *strangers) form(a *article.Article, lang string, words []shingle.Word) (t topic) {
	line := s.firstLine(a, words)
	if len(line) == 0 {
		return topic{}
	}
	below := map[terms.Term]bool{}
	for _, x := range s.preparer.TermsOf(a.Text, lang, except(words, line)) {
		below[x.Term] = true
	}
	t.all = slices.AppendSeq(t.all, maps.Keys(below))
	for _, x := range s.preparer.TermsOf(a.Text, lang, line) {
		if x.Weight == 0 || slices.Contains(t.subject, x.Term) {
			continue
		}
		if !below[x.Term] {
			break
		}
		t.subject = append(t.subject, x.Term)
	}
	if len(t.subject) < subjectTerms {
		return topic{}
	}
	t.subject = t.subject[:subjectTerms] // what it is on stands first
	slices.Sort(t.subject)
	slices.Sort(t.all)
	return t
}

// rarest returns the rarest terms of words, sorted.
func (s *strangers) rarest(text, lang string, words []shingle.Word) []terms.Term {
	freq := s.stats.Of(lang)
	counted := freq.Size() > 0
	infos := s.preparer.TermsOf(text, lang, words)
	slices.SortFunc(infos, func(x, y terms.Info) int {
		return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.Term, y.Term))
	})
	var list []terms.Term
	for _, t := range infos {
		if len(list) == topicTerms || t.Weight == 0 {
			break
		}
		if counted && freq.Count(t.Term) < 2 { // no other article has it
			continue
		}
		if n := len(list); n == 0 || list[n-1] != t.Term {
			list = append(list, t.Term)
		}
	}
	slices.Sort(list)
	return list
}

// headline returns the terms of the first line that can be a headline and do not
// stand in what recurs; nil when the line recurs itself or is about the rest.
func (s *strangers) headline(a *article.Article, lang string, words, rest []shingle.Word) []terms.Term {
	line := s.firstLine(a, words)
	if len(line) == 0 || len(rest) == 0 || !overlaps(rest, line) {
		return nil
	}
	below := map[terms.Term]bool{}
	for _, t := range s.preparer.TermsOf(a.Text, lang, except(words, rest)) {
		below[t.Term] = true
	}
	var own []terms.Term
	all := 0
	for _, t := range s.preparer.TermsOf(a.Text, lang, line) {
		if t.Weight == 0 || slices.Contains(own, t.Term) {
			continue
		}
		all++
		if !below[t.Term] {
			own = append(own, t.Term)
		}
	}
	if len(own) < headlineTerms || float64(len(own)) < headlineShare*float64(all) {
		return nil
	}
	slices.Sort(own)
	return own
}

// firstLine returns the words of the first line of a that can be a headline: it has
// words enough, and is not furniture.
func (s *strangers) firstLine(a *article.Article, words []shingle.Word) []shingle.Word {
	for span := range article.Lines(a.Text) {
		from, _ := slices.BinarySearchFunc(words, span.Start, func(w shingle.Word, at int) int { return cmp.Compare(int(w.Start), at) })
		to := from
		for to < len(words) && int(words[to].End) <= span.End {
			to++
		}
		if to-from >= headlineWords && strings.ContainsAny(a.Text[span.Start:span.End], " ") {
			return words[from:to]
		}
	}
	return nil
}

// overlaps reports whether the words of line are among those of rest. Both are in
// the order of the text.
func overlaps(rest, line []shingle.Word) bool {
	for _, w := range rest {
		if w.Start == line[0].Start {
			return true
		}
	}
	return false
}

// except returns the words that are not among those of rest, both in the order of
// the text.
func except(words, rest []shingle.Word) []shingle.Word {
	var out []shingle.Word
	for _, w := range words {
		if len(rest) > 0 && rest[0].Start == w.Start {
			rest = rest[1:]
			continue
		}
		out = append(out, w)
	}
	return out
}
