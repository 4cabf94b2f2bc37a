package view

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/clean"
)

// Statements groups the shared quotations of a result for readers: one entry for each
// statement and not one for each pair of articles that carry it. Twelve articles with the
// same statement are 66 pairs. Entries are ordered by the number of articles, then by
// the length of the words.
type Statements struct {
	res     *provenance.Result
	places  *places
	entries []entry
	pairs   int
}

// StatementsOf groups the shared quotations of res. A statement is the same words, or
// parts of them, in several articles: passages that have half of the shorter in common.
// A pair with several statements stands with the one that most articles carry.
func StatementsOf(res *provenance.Result) *Statements {
	var findings []int
	for i := range res.Findings {
		if Quotation(&res.Findings[i]) {
			findings = append(findings, i)
		}
	}
	p, of := placesOf(res, findings)
	return &Statements{res, p, entriesOf(p, findings, of), len(findings)}
}

// Len returns how many statements there are.
func (s *Statements) Len() int { return len(s.entries) }

// Pairs returns how many findings that is.
func (s *Statements) Pairs() int { return s.pairs }

// Only reports whether the result has nothing else than shared quotations. Then they were
// asked for, and no output leaves any out for want of room.
func (s *Statements) Only() bool { return s.pairs > 0 && s.pairs == FindingCount(s.res.Findings) }

// Total says how many pairs and statements there are: "5201 pairs share a quotation, in
// 2731 statements".
func (s *Statements) Total() string {
	verb := "share"
	if s.pairs == 1 {
		verb = "shares"
	}
	total := fmt.Sprintf("%s %s a quotation", Count(s.pairs, "pair"), verb)
	if s.Len() < s.pairs {
		total += ", in " + Count(s.Len(), "statement")
	}
	return total
}

// After says what is left when n statements are shown: "2721 more statements, in 4981
// pairs".
func (s *Statements) After(n int) string {
	pairs := 0
	for _, e := range s.entries[n:] {
		pairs += len(e.findings)
	}
	return fmt.Sprintf("%s, in %s", Count(s.Len()-n, "more statement"), Count(pairs, "pair"))
}

// A Statement is what somebody said, with the articles that carry it.
type Statement struct {
	Findings []int     // the numbers of the findings for which it stands, in their order
	Carriers []Carrier // the articles that carry the words, by time, then by id
	Sentence string    // what is claimed: "12 articles carry the same statement by Ada Lund, 133 words. …"
	Brief    string    // the same for a list of lines, with the words as far as they fit: "12 articles, Ada Lund: “…”"
	Pairs    string    // how many findings that is: "66 pairs"
	Text     string    // the words, as an article has them that has most of them; "" when no text is at hand
	Credits  []string  // who names whom, as far as that is told
	Warnings []string  // what weakens the findings

	speakers []string
}

// A Carrier is an article that carries a statement.
type Carrier struct {
	Article
	Words int // how many of the words it carries; 0 when its text is not at hand
}

// At returns the statement of that number, counted from 0.
func (s *Statements) At(i int) *Statement {
	e := s.entries[i]
	v := &Statement{Findings: e.findings, Pairs: Count(len(e.findings), "pair")}
	var pairs []*Finding
	var said, alone []provenance.SharedStatement // of all pairs, and of those that share nothing else
	for _, n := range e.findings {
		f := &s.res.Findings[n]
		pairs = append(pairs, FindingOf(f))
		said = append(said, f.Statement)
		if s.places.within(f, e.fragments) {
			alone = append(alone, f.Statement)
		}
	}
	if len(e.fragments) > 0 {
		v.carriers(s.places, e.fragments)
	} else {
		v.Carriers = []Carrier{{Article: pairs[0].Source}, {Article: pairs[0].Copy}}
	}
	v.speakers = speakersOf(said, alone)
	v.weaken(pairs)
	if len(pairs) == 1 && len(v.Carriers) == 2 {
		v.Sentence, v.Brief = pairs[0].Sentence, pairs[0].quotation()
		return v
	}
	v.Sentence = v.claim(said)
	v.Brief = v.Sentence
	if v.Text != "" {
		v.Brief = strings.Join(append([]string{Count(len(v.Carriers), "article")}, v.speakers...), ", ") + ": " + Said(v.Text)
	}
	oneSided := func(f *Finding) bool { return slices.Contains(f.Of.Warnings, provenance.OneSidedWarning) }
	if len(v.Credits) == 0 && !slices.ContainsFunc(pairs, oneSided) {
		v.Sentence += " Nothing shows that one of them took it from another."
	}
	return v
}

// carriers sets the articles of a statement, and its words as one of them has them, of
// those with the most.
func (v *Statement) carriers(p *places, fragments []*fragment) {
	articles := slices.SortedFunc(maps.Keys(fragments[0].spans), func(x, y int) int {
		return compareArticles(p.articles[x], p.articles[y])
	})
	var best carried
	at := map[*article.Article]int{} // of the first printing of an article, where it is in v.Carriers
	for _, n := range articles {
		a := p.articles[n]
		var spans []article.Span
		for _, f := range fragments {
			spans = append(spans, f.spans[n]...)
		}
		text := joined(a.Text, spans)
		c := carried{text, countWords(text), hasEnds(text)}
		if c.better(best) {
			best = c
		}
		if i, again := at[a.First()]; again {
			v.Carriers[i].Words = max(v.Carriers[i].Words, c.words)
			continue
		}
		at[a.First()] = len(v.Carriers)
		v.Carriers = append(v.Carriers, Carrier{ArticleOf(a), c.words})
	}
	v.Text = best.text
}

// carried is what one article has of a statement.
type carried struct {
	text  string
	words int
	ends  bool
}

// better reports whether a reader is better shown c than other: it has more of the words, or
// nearly as many and ends where the speaker does.
func (c carried) better(other carried) bool {
	switch {
	case c.ends == other.ends:
		return c.words > other.words
	case c.ends:
		return c.words*10 > other.words*9
	}
	return c.words*9 > other.words*10
}

// hasEnds reports whether s, a clean line, begins and ends as a quotation does: with marks, or
// with a capital and a full stop.
func hasEnds(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return (unicode.IsUpper(first) || opens(first)) && strings.ContainsRune("”\"“»’」.!?。", last)
}

// opens reports whether r opens a quotation.
func opens(r rune) bool { return strings.ContainsRune("“\"„«‘「", r) }

// Said returns the words of a statement in quotation marks, unless they begin with one: they
// are cut anywhere, and may have "she said" in them.
func Said(s string) string {
	if first, _ := utf8.DecodeRuneInString(s); opens(first) {
		return s
	}
	return "“" + s + "”"
}

// compareArticles orders articles by time, those without one last, then by id.
func compareArticles(x, y *article.Article) int {
	timed := func(a *article.Article) bool { return a.Published.Precision != article.NoTime }
	switch {
	case timed(x) && timed(y):
		return cmp.Or(x.Published.Compare(y.Published.Time), cmp.Compare(x.ID, y.ID))
	case timed(x):
		return -1
	case timed(y):
		return 1
	}
	return cmp.Compare(x.ID, y.ID)
}

// joined returns what spans of a text say, as one clean line in the order of the text, with
// an ellipsis where it leaves something out.
func joined(text string, spans []article.Span) string {
	var b strings.Builder
	slices.SortFunc(spans, func(x, y article.Span) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	end := 0
	for _, s := range spans {
		s.Start = max(s.Start, end)
		part := clean.Line(clean.Slice(text, s))
		if part == "" {
			continue
		}
		if b.Len() > 0 && countWords(clean.Slice(text, article.Span{Start: end, End: s.Start})) > 0 {
			b.WriteString(" …")
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
		end = s.End
	}
	return b.String()
}

// countWords returns how many words s has. In scripts without spaces each character counts
// as one.
func countWords(s string) int {
	n, inside := 0, false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			n++
			inside = false
		case unicode.IsSpace(r):
			inside = false
		case !inside && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n++
			inside = true
		}
	}
	return n
}

// speakersOf returns who said the words, given what all pairs tell, and what those tell that
// share nothing else: the names that more than half of all tell; or else, where two and more
// of the latter tell any, those that more than half of these tell. A name that one pair
// among several tells, or pairs that share more, is often that of other words.
// The name most told comes first, then the one of most words.
func speakersOf(all, alone []provenance.SharedStatement) []string {
	if names := toldByMost(all); len(names) > 0 {
		return names
	}
	alone = slices.DeleteFunc(alone, func(s provenance.SharedStatement) bool { return len(s.Speakers) == 0 })
	if len(alone) < 2 {
		return nil
	}
	return toldByMost(alone)
}

// toldByMost returns the names that more than half tell, the most told first. Names with
// the same last word are one person, called by the full name most told.
func toldByMost(said []provenance.SharedStatement) []string {
	told := map[string]int{}
	names := map[string]map[string]int{} // by last word: each name, and how many pairs tell it
	var order []string                   // the last words, in order of first mention
	for _, s := range said {
		seen := map[string]bool{}
		for _, n := range s.Speakers {
			n = clean.Line(n)
			last := strings.ToLower(n[strings.LastIndexByte(n, ' ')+1:])
			if !seen[last] {
				seen[last] = true
				told[last]++
			}
			if names[last] == nil {
				names[last] = map[string]int{}
				order = append(order, last)
			}
			names[last][n]++
		}
	}
	slices.SortStableFunc(order, func(x, y string) int { return cmp.Compare(told[y], told[x]) })
	var out []string
	for _, last := range order {
		if 2*told[last] > len(said) {
			out = append(out, fullName(names[last]))
		}
	}
	return out
}

// fullName returns the name that is told most often, of those of more than one word if there
// are any.
func fullName(told map[string]int) string {
	best := ""
	for _, n := range mostFirst(told) {
		if best == "" || !strings.Contains(best, " ") && strings.Contains(n, " ") {
			best = n
		}
	}
	return best
}

// claim says in one sentence how many articles carry the words, and whose they are.
func (v *Statement) claim(said []provenance.SharedStatement) string {
	least, most := v.Carriers[0].Words, 0
	for _, c := range v.Carriers {
		least, most = min(least, c.Words), max(most, c.Words)
	}
	words, parts := fmt.Sprintf("%d to %d words", least, most), least*10 < most*9
	switch {
	case least == 0: // some text is not at hand
		for _, s := range said {
			most = max(most, s.Words)
		}
		words, parts = "up to "+Count(most, "word"), false
	case least == most:
		words = Count(most, "word")
	}
	articles := Count(len(v.Carriers), "article")
	switch last := len(v.speakers) - 1; {
	case last < 0 && parts:
		return articles + " quote the same words or some of them, " + words + " each."
	case last < 0 && least == 0:
		return articles + " quote the same words, " + words + "."
	case last < 0:
		return articles + " quote the same " + words + "."
	case last == 0 && parts:
		return articles + " carry the same statement by " + v.speakers[0] + " or a part of it, " + words + " each."
	case last == 0:
		return articles + " carry the same statement by " + v.speakers[0] + ", " + words + "."
	default:
		names := strings.Join(v.speakers[:last], ", ") + " and " + v.speakers[last]
		if parts {
			return articles + " carry the same statements by " + names + " or parts of them, " + words + " each."
		}
		return articles + " carry the same statements by " + names + ", " + words + "."
	}
}

// weaken gathers what the pairs say of credit, and what weakens them, each once.
func (v *Statement) weaken(pairs []*Finding) {
	warnings := map[string]int{}
	for _, f := range pairs {
		if f.Of.Credit.Given && !slices.Contains(v.Credits, f.Credit) {
			v.Credits = append(v.Credits, f.Credit)
		}
		for _, w := range f.Warnings {
			warnings[w]++
		}
	}
	for _, w := range mostFirst(warnings) {
		if len(pairs) > 1 {
			w = fmt.Sprintf("%s (%d of %s)", w, warnings[w], v.Pairs)
		}
		v.Warnings = append(v.Warnings, w)
	}
}

// Isolated returns s, a sentence about v, with the names and quotations in it that are
// written from right to left set apart; see [clean.Isolated].
func (v *Statement) Isolated(s string) string {
	names := slices.Clone(v.speakers)
	for _, c := range v.Carriers {
		names = append(names, c.Name)
	}
	return clean.Isolated(s, names)
}
