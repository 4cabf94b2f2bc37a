// Package credit reads what an article says of its sources: which outlets and agencies
// it names as such ("according to Reuters", "an aide told CNN", "Source: Meduza"), and
// how.
//
// [Find] looks for the names of outlets, decides which outlet each stands for, and asks
// of each what the words around it say. Two things can say it: rules about the line
// that a name stands in (datelines, bylines, source lines), in Go, and patterns of words
// in its sentence, which stand in the text files of the folder patterns, one a language.
// A credit of a picture is none. [Read] sums up what an article's credits say of it.
package credit

import (
	"slices"
	"strings"

	"copytrail/article"
	"copytrail/provenance/internal/credit/pattern"
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
	Twins  []string     // canonical names of other outlets of the pile that a text writes like this one

	Unlisted bool // no outlet of the table: Outlet is the name of an origin as the article writes it, [PressRelease] or [PoolReport]
	Loose    bool // in a note that may also mean a chart, a picture or the own outlet: an origin only when two texts have it
}

// Means reports whether m may be of the outlet with that canonical name.
func (m *Mention) Means(outlet string) bool {
	return m.Outlet == outlet || slices.Contains(m.Twins, outlet)
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
	return slices.DeleteFunc(find(t, a), func(m Mention) bool { return m.Unlisted })
}

// find finds the credits of outlets and those of origins that are none.
func find(t *outlet.Table, a *article.Article) []Mention {
	f := newFinder(readNewsroom(), t, a)
	f.textCredits()
	f.links()
	f.colleagues()
	f.notes()
	if at, ok := releaseEnd(f.text); ok {
		f.addNote(Mention{Outlet: PressRelease, Name: f.text[at : at+3], Kind: Source, Span: article.Span{Start: at, End: at + 3}, Unlisted: true})
	}
	slices.SortStableFunc(f.credits, func(x, y Mention) int {
		if x.Span.Start != y.Span.Start {
			return x.Span.Start - y.Span.Start
		}
		return x.Span.End - y.Span.End
	})
	return f.credits
}

// newFinder prepares the search in one article: the names in it and the outlets that
// they stand for.
func newFinder(r *newsroom, t *outlet.Table, a *article.Article) *finder {
	f := &finder{room: r, table: t, article: a, text: a.Text, own: -1, domain: -1}
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
	return f
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
	room        *newsroom
	table       *outlet.Table
	article     *article.Article
	text        string
	own, domain int32 // outlets of the article, by name and by URL; -1 unknown
	matches     []outlet.Match
	chosen      []chosenName // for each match
	noted       int          // notes added
	furniture   int          // first furniture span that does not end before the match at hand
	credits     []Mention
	seen        func(pattern.Match) // called with each pattern that gives credit, for tests

	lineStart, lineEnd int             // the line of the match before
	left, right        []pattern.Token // room for the words around a name
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
		for j < len(f.matches) && f.chosen[j].outlet >= 0 && f.room.joined(f.text[f.matches[j-1].End:f.matches[j].Start]) {
			j++
		}
		f.group(i, j)
		i = j
	}
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
	v, p, ok := c.judge()
	if !ok {
		return
	}
	if f.seen != nil && p.Rule != nil {
		f.seen(p)
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
		if f.own < 0 && f.domain < 0 && v.kind == Source && c.copyright(f.text[c.lineStart:m.Start]) >= 0 {
			f.credits[len(f.credits)-1].Loose = true // of a page without an outlet it is the outlet's own
		}
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

// isOwn reports whether outlet is the article's own.
func (f *finder) isOwn(outlet int32) bool { return outlet == f.own || outlet == f.domain }

// ownTwin returns the article's own outlet if a text writes it like this one, else this one:
// its own reporters write "told the Gazette" whatever other Gazette there is.
func (f *finder) ownTwin(outlet int32) int32 {
	for _, i := range f.table.Twins(outlet) {
		if f.isOwn(i) {
			return i
		}
	}
	return outlet
}

// twins returns the names of the outlets that a text writes like this one.
func (f *finder) twins(outlet int32) (names []string) {
	for _, i := range f.table.Twins(outlet) {
		names = append(names, f.table.At(i).Name)
	}
	return names
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
		Self: f.isOwn(outlet), Twins: f.twins(outlet),
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
			f.add(f.ownTwin(n.Outlet), f.article.Byline[m.Start:m.End], Byline, article.Span{})
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
