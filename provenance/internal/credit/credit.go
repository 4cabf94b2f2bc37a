package credit

import (
	"slices"
	"strings"
	"unicode"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// Kind is how an article names an outlet as a source.
type Kind uint8

// The kinds of credit.
const (
	According   Kind = iota // "according to X", "citing X", "per X", "laut X"
	Reported                // "X reported", "as first reported by X", "an X poll"
	Told                    // "told X", "in an interview with X", "said on X"
	Byline                  // "By Reuters", "JANE DOE, Associated Press", the record's byline
	Dateline                // "WASHINGTON (AP) —", "LONDON, Jan 3 (Reuters) -"
	Source                  // "Source: Meduza", "© 2020 The Associated Press", "originally published by X"
	Via                     // "via X", "h/t X", "read more at X"
	Contributed             // "The Associated Press contributed to this report"
	Link                    // a URL of X in the text
)

var kindNames = [...]string{
	"according-to", "reported", "told", "byline", "dateline", "source", "via", "contributed", "link",
}

// String returns the kind's name in outputs.
func (k Kind) String() string { return kindNames[k] }

// Mention is one place where an article names an outlet as a source. An
// outlet that is only talked about ("Fox News viewers", "a Washington Post
// columnist, has died") is none, nor is the credit of a picture.
type Mention struct {
	Outlet string // the canonical name, see [OutletTable]
	Name   string // as the article writes it
	Domain string // the outlet's main domain, "" when not known
	Agency bool   // whether others print its texts
	Kind   Kind
	Span   article.Span // the words of the credit with the name, in Text; empty when they stand in the byline field
	Self   bool         // the article names its own outlet
}

// OfText reports whether m says where the article's text as a whole comes from, as
// a dateline, a byline and a source line do. "X contributed to this report" and
// "X reported" speak of parts.
func (m Mention) OfText() bool {
	return m.Kind == Byline || m.Kind == Dateline || m.Kind == Source
}

// Partial reports whether m says that X worked on the text beside others.
func (m Mention) Partial() bool { return m.Kind == Contributed }

// Find finds where a credits outlets of the table t: first those of its
// byline field, then those of its text in order. It costs a few nanoseconds a
// byte.
func Find(t *outlet.Table, a *article.Article) []Mention {
	f := finder{table: t, article: a, text: a.Text, own: -1, domain: -1}
	if i, ok := t.Index(a.Outlet); ok {
		f.own = i
	}
	if host := outlet.HostOf(a.URL); host != "" {
		if i, ok := t.IndexOfHost(host); ok {
			f.domain = i
		}
	}
	f.byline()
	f.matches = t.Find(nil, a.Text)
	f.resolveNames()
	f.textCredits()
	f.links()
	f.colleagues()
	slices.SortStableFunc(f.credits, func(x, y Mention) int {
		if x.Span.Start != y.Span.Start {
			return x.Span.Start - y.Span.Start
		}
		return x.Span.End - y.Span.End
	})
	return f.credits
}

// TextAgencies returns the canonical names of the agencies that credits give as
// the origin of the whole text, in order of appearance, without the article's own
// outlet.
func TextAgencies(credits []Mention) []string {
	var list []string
	for _, m := range credits {
		if m.Agency && m.OfText() && !m.Self && !slices.Contains(list, m.Outlet) {
			list = append(list, m.Outlet)
		}
	}
	return list
}

// finder is the work on one article.
type finder struct {
	table       *outlet.Table
	article     *article.Article
	text        string
	own, domain int32 // outlets of the article, by name and by URL; -1 unknown
	matches     []outlet.Match
	chosen      []chosenName // for each match
	furniture   int          // first furniture span that does not end before the match at hand
	credits     []Mention

	lineStart, lineEnd int     // the line of the match before
	left, right        []token // room for the words around a name
}

// chosenName is the outlet that a match stands for; outlet is -1 for none.
type chosenName struct {
	outlet int32
	weak   bool // only plain frames count
	pile   bool
}

// resolveNames decides for each match which outlet it names, or none: a short form
// names the outlet that was last named in full, or the article's own.
func (f *finder) resolveNames() {
	f.chosen = make([]chosenName, len(f.matches))
	last := map[int32]int{} // where each outlet was named last
	for i, m := range f.matches {
		f.chosen[i] = f.choose(m, last)
		if o := f.chosen[i].outlet; o >= 0 {
			last[o] = i
		}
	}
	f.sparePersons()
}

// sparePersons looks for outlets that go by a person's name: where an article has
// "Steve Forbes" or "Mr. Figaro", its "Forbes said" is no credit of the magazine.
func (f *finder) sparePersons() {
	persons := map[int32]bool{}
	for i, m := range f.matches {
		if o := f.chosen[i].outlet; o >= 0 && m.Words == 1 && f.personal(m) {
			persons[o] = true
			f.chosen[i].outlet = -1
		}
	}
	for i, m := range f.matches {
		if m.Words == 1 && persons[f.chosen[i].outlet] {
			f.chosen[i].weak = true
		}
	}
}

// personal reports whether a name of one word follows a given name or a title.
func (f *finder) personal(m outlet.Match) bool {
	name := f.text[m.Start:m.End]
	if m.Start < 3 || f.text[m.Start-1] != ' ' || strings.ToUpper(name) == name {
		return false
	}
	before := strings.TrimSuffix(f.text[max(0, m.Start-24):m.Start-1], ".")
	word := before[strings.LastIndexAny(before, " \n\t(\"“")+1:]
	if word == "" || len(word) > 14 || outlet.ByteClass[word[0]] != outlet.LetterUp || strings.ToUpper(word) == word {
		return false
	}
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return !notGiven[strings.ToLower(word)]
}

// notGiven are words with a capital before a name that are no given names: what
// begins a sentence, days, months and the places that outlets are told apart by.
var notGiven = outlet.WordSet(`a an the and but or nor so yet for in on at by to of from with as if when while where who what
	which that this these those then than after before since until because though although also both even only
	like unlike via per source sources according told says said see read watch following citing once both here
	there it its his her their our my your is was were are has had have did does do not no now today yesterday
	monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
	september october november december one two some many most new later earlier last next meanwhile however
	still when another other first u.s. german french british russian chinese american israeli spanish italian
	indian iranian turkish international news agency magazine newspaper laut der die das dem den le la les el los
	las avec con com wie mit bei für por para dans selon según report reports story updated copyright photo image credit video follow contact about`)

// choose decides for one match; last says where each outlet was named before it.
func (f *finder) choose(m outlet.Match, last map[int32]int) chosenName {
	the := precededByThe(f.text, m.Start)
	best := chosenName{outlet: -1}
	for _, n := range m.Names {
		if n.Short || n.NeedsThe && !the || n.Contracted && !f.contracts(m.Start) {
			continue
		}
		c := chosenName{n.Outlet, n.Weak && !f.guillemets(m) || n.FromPile && m.Words == 1, n.FromPile}
		if best.outlet < 0 || best.weak && !c.weak {
			best = c
		}
	}
	if best.outlet >= 0 {
		return best
	}
	if !the {
		return chosenName{outlet: -1}
	}
	for _, n := range m.Names {
		// Its own reporters write "told The Times" whatever other Times they quote.
		if n.Short && (n.Outlet == f.own || n.Outlet == f.domain) {
			return chosenName{outlet: n.Outlet}
		}
	}
	at := -1
	for _, n := range m.Names {
		if i, named := last[n.Outlet]; n.Short && named && i > at {
			at, best = i, chosenName{outlet: n.Outlet}
		}
	}
	if at >= 0 {
		return best
	}
	return chosenName{outlet: -1}
}

// contracts reports whether a French contraction of "le" or "les" stands right before i: "au
// Monde", "du Figaro", "aux Echos".
func (f *finder) contracts(i int) bool {
	before := strings.TrimRight(f.text[max(0, i-8):i], " «\u00a0")
	word := strings.ToLower(before[strings.LastIndexAny(before, " \n\t('’,")+1:])
	return len(before) < i && (word == "au" || word == "du" || word == "aux" || word == "des")
}

// guillemets reports whether a name stands alone between « and »: an everyday word is
// a name there.
func (f *finder) guillemets(m outlet.Match) bool {
	return strings.HasSuffix(f.text[:m.Start], "«") && strings.HasPrefix(f.text[m.End:], "»")
}

// precededByThe reports whether the word "the" stands right before i, quotation
// marks aside.
func precededByThe(text string, i int) bool {
	before := strings.TrimRight(text[max(0, i-12):i], " \u00a0\"'“‘«*_")
	if len(before) < 3 || !strings.EqualFold(before[len(before)-3:], "the") {
		return false
	}
	return len(before) == 3 && i <= 12 || len(before) > 3 && outlet.ByteClass[before[len(before)-4]] == outlet.OtherByte
}

// textCredits walks the groups of names that stand together ("the Washington Post
// and CNN", "Reuters/Ipsos") and asks for each what the words around it say.
func (f *finder) textCredits() {
	for i := 0; i < len(f.matches); {
		if f.chosen[i].outlet < 0 {
			i++
			continue
		}
		j := i + 1
		for j < len(f.matches) && f.chosen[j].outlet >= 0 && joined(f.text[f.matches[j-1].End:f.matches[j].Start]) {
			j++
		}
		f.group(i, j)
		i = j
	}
}

// joined reports whether what stands between two names makes them one group.
func joined(between string) bool {
	if len(between) > 24 {
		return false
	}
	for w := range strings.FieldsFuncSeq(between, func(r rune) bool {
		return r == ' ' || r == ',' || r == '/' || r == '-' || r == '–' || r == '&' || r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»'
	}) {
		switch strings.ToLower(w) {
		case "and", "or", "the", "und", "et", "y", "e", "и", "als", "well", "as", "both":
		default:
			if !joinAbroad(strings.ToLower(w)) {
				return false
			}
		}
	}
	return !strings.ContainsAny(between, "\n")
}

// group judges the matches [i, j), which share their surroundings.
func (f *finder) group(i, j int) {
	first, last := f.matches[i], f.matches[j-1]
	c := f.around(first.Start, last.End)
	c.weak = f.chosen[i].weak && j == i+1
	c.pile = f.chosen[i].pile
	c.name = f.text[first.Start:first.End]
	c.weak = c.weak && !c.plain()
	c.agency = f.table.At(f.chosen[i].outlet).Agency
	c.lang = f.table.At(f.chosen[i].outlet).Lang
	v, ok := c.judge()
	if !ok {
		return
	}
	if f.inFurniture(first.Start) && !(Mention{Kind: v.kind}).OfText() && v.kind != Contributed {
		return
	}
	for k := i; k < j; k++ {
		m := f.matches[k]
		if v.kind == Byline && f.chosen[k].weak && j > i+1 {
			continue // "By Ariane de Vogue, CNN"
		}
		span := article.Span{Start: m.Start, End: m.End}
		if k == i {
			span.Start = min(v.start, m.Start)
		}
		if k == j-1 {
			span.End = max(v.end, m.End)
		}
		f.add(f.chosen[k].outlet, f.text[m.Start:m.End], v.kind, span)
	}
}

// inFurniture reports whether i lies in page furniture. Calls come with rising i.
func (f *finder) inFurniture(i int) bool {
	spans := f.article.Furniture
	for f.furniture < len(spans) && spans[f.furniture].End <= i {
		f.furniture++
	}
	return f.furniture < len(spans) && spans[f.furniture].Start <= i
}

func (f *finder) add(outlet int32, name string, kind Kind, span article.Span) {
	o := f.table.At(outlet)
	if n := len(f.credits); n > 0 && span.Len() > 0 {
		// "on CBS's “Face the Nation”" names one outlet twice.
		last := &f.credits[n-1]
		if last.Outlet == o.Name && last.Span.Len() > 0 && span.Start < last.Span.End {
			last.Span.End = max(last.Span.End, span.End)
			return
		}
	}
	f.credits = append(f.credits, Mention{
		Outlet: o.Name, Name: name, Domain: o.Domain(), Agency: o.Agency, Kind: kind, Span: span,
		Self: outlet == f.own || outlet == f.domain,
	})
}

// byline reads the record's byline field: whatever outlet it names is credited.
func (f *finder) byline() {
	for _, m := range f.table.Find(nil, f.article.Byline) {
		for _, n := range m.Names {
			whole := len(strings.TrimSpace(f.article.Byline)) <= m.End-m.Start+len("by the ")
			if n.Short || n.Weak && !whole {
				continue
			}
			f.add(n.Outlet, f.article.Byline[m.Start:m.End], Byline, article.Span{})
			break
		}
	}
}

// links reads the URLs that stand in the text.
func (f *finder) links() {
	for at := 0; ; {
		i := strings.Index(f.text[at:], "://")
		if i < 0 {
			return
		}
		i += at
		at = i + 3
		start := i
		for start > 0 && i-start < 5 && outlet.ByteClass[f.text[start-1]] == outlet.LetterLow {
			start--
		}
		end := at
		for end < len(f.text) && f.text[end] > ' ' && !strings.ContainsRune("\"'<>()[]{}|", rune(f.text[end])) && f.text[end] < 0x80 {
			end++
		}
		if outlet, ok := f.table.IndexOfHost(outlet.HostOf(f.text[start:end])); ok {
			url := strings.TrimRight(f.text[start:end], ".,;:!?")
			f.add(outlet, url, Link, article.Span{Start: start, End: start + len(url)})
		}
		at = end
	}
}
