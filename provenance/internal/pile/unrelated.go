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

// Boilerplate recurs under different stories. What recurs within one story is none: an
// agency's text that one outlet printed three times, a paragraph of background in ten
// reports on one affair. So a run of words is boilerplate only when it is in three articles
// on different stories. Where outlets and times are known, recurrence is evidence already,
// and texts are on different stories when they have less in common than two reports of one
// event.
//
// In a pile of one day with unknown outlets, only this distinguishes the boilerplate of a
// site from a wire story: the articles that share it have nothing else in common. There the
// three must be unrelated to one another, and each must have something of its own:
//
//   - a text of its own, longer than the recurring part, whose rarest terms differ from
//     those of the others. Reports of one event that quote one statement are related, and
//     copies of one story have no text of their own;
//   - or, on pages with little text, a headline of its own that is unrelated to the
//     recurring text below it. The headline of a copy is related to it;
//   - or a subject of its own: a headline that begins with words that are repeated below
//     it and that the others do not have at all. That is a form that a site fills in, a
//     table of results or of prices. Words that a story repeats are in all its copies.
//
// Two articles are not enough: two papers may print the same filler.

const (
	// unrelatedWanted is how many unrelated articles make a run boilerplate.
	unrelatedWanted = 3
	// unrelatedTried bounds the articles with a run that are examined.
	unrelatedTried = 24
	// ownTextWords is the least number of words of a text of its own, and ownShare the
	// least share of the article's fingerprints that do not recur.
	ownTextWords = 40
	ownShare     = 0.5
	// topicTerms is how many of the rarest terms represent the topic of a text, and
	// topicShared how many of them two unrelated articles may have in common: a surname, a
	// place, a year.
	topicTerms  = 40
	topicShared = 2
	// fewRecurring is the largest number of recurring words on a page that is represented
	// by its headline. Wire stories are longer; a brief may be shorter, but its headlines
	// are related to it.
	fewRecurring = 160
	// headlineWords is the least number of words of a headline. At least headlineTerms of
	// its content terms, and headlineShare of them, must not be in the recurring text.
	headlineWords = 4
	headlineTerms = 2
	headlineShare = 0.5
	// subjectTerms is how many terms of a headline must be repeated below it.
	subjectTerms = 2
	// storyShared is the least share of a text's weight in common for one story: that of
	// two reports of one event (rules.sameEvent in the room judge).
	storyShared = 0.3
	// topicBytes is how much of the text of a known outlet's article is looked at.
	topicBytes = 3000
)

// unrelatedFinder finds articles that are unrelated to one another.
type unrelatedFinder struct {
	*Pile
	preparer *doc.Preparer
	recurs   *terms.HashSet   // fingerprints that are in several articles
	topics   map[uint32]topic // of the articles examined so far
	scratch  []uint64
}

// topic is what an article is about, by the part of its text that does not recur. All
// lists are sorted. It is empty when the article has no such part.
type topic struct {
	terms    []terms.Term
	headline bool         // terms are of the headline only
	subject  []terms.Term // of a form: the terms of its headline that are repeated below; terms is then nil
	all      []terms.Term // of a form: all its terms
	text     []terms.Info // of a text of its own: all its terms with weights above 0, sorted
	mass     float64      // their weight
}

func newUnrelatedFinder(pile *Pile, recurs *terms.HashSet) *unrelatedFinder {
	p := doc.NewPreparer()
	p.Ignore(pile.ignored)
	p.Use(pile.stats)
	return &unrelatedFinder{Pile: pile, preparer: p, recurs: recurs, topics: map[uint32]topic{}}
}

// among reports whether unrelatedWanted articles of unknown outlets among these are
// unrelated to one another.
func (s *unrelatedFinder) among(articles []uint32) bool {
	return s.apart(articles, true, func(t *topic) bool { return t.terms != nil || t.subject != nil }, topic.related)
}

// onStories reports whether unrelatedWanted of the articles are on different stories.
func (s *unrelatedFinder) onStories(articles []uint32) bool {
	return s.apart(articles, false, func(t *topic) bool { return t.mass > 0 }, topic.sameStory)
}

// apart reports whether unrelatedWanted of the articles have usable topics of which no two
// are near. With strangers set, it examines only articles of unknown outlets.
func (s *unrelatedFinder) apart(articles []uint32, strangers bool, usable func(*topic) bool, near func(t, u topic) bool) bool {
	var found []topic
	tried := 0
	// Those that were examined for other runs come first: they cost nothing.
	for _, known := range []bool{true, false} {
		for _, i := range articles {
			t, ok := s.topics[i]
			if strangers && s.articles[i].outlet != "" || known != ok {
				continue
			}
			if tried++; tried > unrelatedTried {
				return false
			}
			if !ok {
				t = s.topicOf(&s.articles[i])
				s.topics[i] = t
			}
			if !usable(&t) || slices.ContainsFunc(found, func(u topic) bool { return near(t, u) }) {
				continue
			}
			if found = append(found, t); len(found) == unrelatedWanted {
				return true
			}
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
		return true // a form and an article cannot be compared
	}
	shared := sharedTerms(t.terms, u.terms)
	return shared > topicShared || shared > 0 && (t.headline || u.headline)
}

// sameStory reports whether the texts of two topics have as much in common as two reports of
// one event: the share of the weight of the lighter one that the room judge asks for.
func (t topic) sameStory(u topic) bool {
	if u.mass < t.mass {
		t, u = u, t
	}
	shared := 0.0
	for x, y := t.text, u.text; len(x) > 0 && len(y) > 0; {
		a, b := x[0].Term, y[0].Term
		if a == b {
			shared += float64(x[0].Weight)
		}
		if a <= b { // x may have the term again
			x = x[1:]
		}
		if b < a {
			y = y[1:]
		}
	}
	return shared >= storyShared*t.mass
}

// sharedTerms returns the number of terms in both of two sorted lists.
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

// topicOf returns the topic of an article.
func (s *unrelatedFinder) topicOf(e *entry) topic {
	s.scratch = s.prints(s.scratch[:0], e)
	own := 0
	for _, x := range s.scratch {
		if !s.recurs.Has(x) {
			own++
		}
	}
	a := s.whole(e)
	if e.outlet != "" {
		shorten(a)
	}
	if !e.repeats {
		s.preparer.NoRepeats()
	}
	words := s.preparer.Body(a)
	n := len(words)
	rest := doc.WithoutBoilerplate(a.Text, slices.Clone(words), s.recurs)
	switch {
	case len(rest) >= ownTextWords && float64(own) >= ownShare*float64(len(s.scratch)):
		var t topic
		t.text, t.mass = s.weighed(a.Text, e.lang, rest)
		if e.outlet == "" {
			t.terms = s.rarest(a.Text, e.lang, rest)
		}
		return t
	case n-len(rest) <= fewRecurring:
		if terms := s.headlineTopic(a, e.lang, words, rest); terms != nil {
			return topic{terms: terms, headline: true}
		}
		return s.formTopic(a, e.lang, words)
	}
	return topic{}
}

// shorten cuts an article that is not held to its first topicBytes: enough to see which
// story it tells, in half the time.
func shorten(a *article.Article) {
	if len(a.Text) <= topicBytes {
		return
	}
	at := topicBytes
	for at > 0 && a.Text[at] != ' ' && a.Text[at] != '\n' {
		at--
	}
	if at == 0 {
		return
	}
	a.Text = a.Text[:at]
	var spans []article.Span
	for _, s := range a.Furniture {
		if s.Start < at {
			spans = append(spans, article.Span{Start: s.Start, End: min(s.End, at)})
		}
	}
	a.Furniture = spans
}

// formTopic returns the topic of a page that consists mostly of recurring text: its
// subject is the first terms of its headline, if they are repeated below.
func (s *unrelatedFinder) formTopic(a *article.Article, lang string, words []shingle.Word) (t topic) {
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
	t.subject = t.subject[:subjectTerms] // a headline begins with its subject
	slices.Sort(t.subject)
	slices.Sort(t.all)
	return t
}

// rarest returns the topicTerms rarest terms of words that another article has too,
// sorted.
func (s *unrelatedFinder) rarest(text, lang string, words []shingle.Word) []terms.Term {
	freq := s.stats.Of(lang)
	counted := freq.Size() > 0
	infos := s.preparer.TermsOf(text, lang, words)
	slices.SortFunc(infos, func(x, y terms.Info) int {
		return cmp.Or(cmp.Compare(y.Weight, x.Weight), cmp.Compare(x.Term, y.Term))
	})
	list := []terms.Term{} // without any, it is still a topic, and like no other
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

// weighed returns the terms of words that have a weight, sorted, each as often as it occurs,
// and their weight.
func (s *unrelatedFinder) weighed(text, lang string, words []shingle.Word) (list []terms.Info, mass float64) {
	for _, t := range s.preparer.TermsOf(text, lang, words) {
		if t.Weight > 0 {
			list = append(list, t)
			mass += float64(t.Weight)
		}
	}
	slices.SortFunc(list, func(x, y terms.Info) int { return cmp.Compare(x.Term, y.Term) })
	return list, mass
}

// headlineTopic returns the terms of the headline that are not in the recurring text; nil
// when the headline recurs or is related to the recurring text.
func (s *unrelatedFinder) headlineTopic(a *article.Article, lang string, words, rest []shingle.Word) []terms.Term {
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

// firstLine returns the words of the first line of a that may be a headline: it has at
// least headlineWords words outside furniture.
func (s *unrelatedFinder) firstLine(a *article.Article, words []shingle.Word) []shingle.Word {
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

// overlaps reports whether rest contains the first word of line.
func overlaps(rest, line []shingle.Word) bool {
	for _, w := range rest {
		if w.Start == line[0].Start {
			return true
		}
	}
	return false
}

// except returns the words that are not in rest. Both are in the order of the text.
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
