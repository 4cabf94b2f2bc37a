package credit

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/credit/pattern"
	"copytrail/provenance/internal/outlet"
)

// This file reads notes on where a whole text is from, whoever is named there: "This
// article originally appeared on Marsh Report", "Materials provided by the Institute for
// Coastal Soils", "Originally published at marshreport.example". A name that no outlet has
// is an origin all the same, when two texts name it.

const (
	// noteHead and noteTail are how much of a paragraph is read for notes, in bytes; a
	// shorter paragraph is read whole.
	noteHead, noteTail = 240, 320
	// labelTail is how far from the end of a text a label of an unknown source may stand, in
	// bytes: those within it are mostly of pictures and charts.
	labelTail = 400
	// maxOriginTokens bounds the name of an origin.
	maxOriginTokens = 14
	// maxSmallWords bounds the small words at the end of a name, in languages that write
	// them so: "Institut des sols côtiers".
	maxSmallWords = 7
	// maxNotes is how many notes are read in one article. Each is compared with all credits
	// before it, so that a text of nothing but notes would take long.
	maxNotes = 300
)

// The stages of patterns for notes, see patterns/any.txt.
const (
	originStage = "origin"
	labelStage  = "label"
	readOnStage = "read-on"
)

// notes adds a credit for each note on where the text is from.
func (f *finder) notes() {
	for line := range article.Lines(f.text) {
		if line.Len() <= noteHead+noteTail {
			f.notesIn(line.Start, line.End, true)
			continue
		}
		f.notesIn(line.Start, runeStart(f.text, line.Start+noteHead), true)
		f.notesIn(runeStart(f.text, line.End-noteTail), line.End, false)
	}
}

// runeStart returns the first byte of a character from i on.
func runeStart(s string, i int) int {
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// notesIn reads the sentences of text[from:to], which begin with it when whole is true and
// else with the first one that begins in it.
func (f *finder) notesIn(from, to int, whole bool) {
	if !f.mayHaveNote(from, to) {
		return
	}
	tokens := pattern.Tokens(nil, f.text, from, to)
	start, open := 0, whole
	for i := range tokens {
		if i+1 < len(tokens) && !f.room.sentenceEnd(tokens, i, false) {
			continue
		}
		if open {
			f.noteIn(tokens[start : i+1])
		}
		start, open = i+1, true
	}
}

// noteIn looks for an origin in one sentence.
func (f *finder) noteIn(sentence []pattern.Token) {
	for len(sentence) > 0 && !sentence[0].Is(pattern.Word) {
		sentence = sentence[1:]
	}
	if len(sentence) == 0 || len(sentence) > 1 && !f.room.openings.Fit(sentence[0].Low, sentence[1].Low) {
		return
	}
	f.releaseIn(sentence)
	for i := 1; i < len(sentence); i++ {
		if !f.nameMayBegin(sentence, i) {
			continue
		}
		ends := f.nameEnds(sentence, i)
		for k, end := range ends {
			if f.note(sentence, i, end, k < len(ends)-1) {
				i = end
				break
			}
		}
	}
}

// nameMayBegin reports whether the name of an origin may begin with a token: it is a word
// with a capital, or the host of an address.
func (f *finder) nameMayBegin(sentence []pattern.Token, i int) bool {
	t := &sentence[i]
	if !t.Is(pattern.Word) || i > 0 && sentence[i-1].Low == "." && sentence[i-1].End == t.Start {
		return false
	}
	if t.Is(pattern.Number) || f.room.Lists["no-origin"][t.Low] {
		return false
	}
	word := f.text[t.Start:t.End]
	return t.Is(pattern.Capital) || elided(word) > 0 && unicode.IsUpper(firstRune(word[elided(word):])) || i+2 < len(sentence) && (sentence[i+1].Low == "." || sentence[i+1].Low == ":") && sentence[i+1].Start == t.End && f.hostEnd(sentence, i) > i
}

// elided returns the length of an article that has lost its vowel, at the head of a word:
// "l'Office".
func elided(word string) int {
	for _, article := range []string{"l'", "l’", "d'", "d’"} {
		if strings.HasPrefix(word, article) {
			return len(article)
		}
	}
	return 0
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// hostEnd returns the end of the address that begins with token i, or i when none does.
func (f *finder) hostEnd(sentence []pattern.Token, i int) int {
	end := i
	for end < len(sentence) && (end == i || sentence[end].Start == sentence[end-1].End) {
		end++
	}
	for end > i && !sentence[end-1].Is(pattern.Word) {
		end--
	}
	if end > i && outlet.HostOf(f.text[sentence[i].Start:sentence[end-1].End]) != "" {
		return end
	}
	return i
}

// nameEnds returns where the name that begins with token i may end, the likeliest first.
func (f *finder) nameEnds(sentence []pattern.Token, i int) []int {
	if end := f.hostEnd(sentence, i); end > i+1 {
		return []int{end}
	}
	end, at := i+1, i+1
	for at < len(sentence) && at < i+maxOriginTokens {
		t := &sentence[at]
		switch {
		case t.Is(pattern.Capital):
			end = at + 1
		case t.Low == "'s":
		case t.Low == "." && sentence[at-1].End == t.Start && at+1 < len(sentence) && sentence[at+1].Is(pattern.Capital): // an abbreviation
		case t.Low == "-" || t.Low == "&" || t.Low == "'" || t.Is(pattern.Quote) && at+1 < len(sentence):
		case t.Is(pattern.Word) && (f.room.Lists["name-joint"][t.Low] || f.room.Lists["place-joint"][t.Low] || f.room.Lists["origin-joint"][t.Low]):
		default:
			return f.longerNames(sentence, i, end, at)
		}
		at++
	}
	return []int{end}
}

// longerNames returns the end of a name and, when small words follow it up to a mark, the
// end of the name with them. at is the first token that is no part of the shorter one.
func (f *finder) longerNames(sentence []pattern.Token, i, end, at int) []int {
	long := end
	for long < len(sentence) && sentence[long].Is(pattern.Word) && long < end+maxSmallWords {
		if sentence[long].Is(pattern.Number) || f.room.Lists["origin-ends"][sentence[long].Low] || f.room.Lists["says"][sentence[long].Low] {
			return []int{end}
		}
		long++
	}
	if long == end || long < len(sentence) && sentence[long].Is(pattern.Word) {
		return []int{end}
	}
	if _, ok := f.listed(f.text[sentence[i].Start:sentence[end-1].End]); ok {
		return []int{end}
	}
	return []int{long, end}
}

// note asks the patterns of notes what a sentence says of the name sentence[i:end], which has
// small words at its end when small is true, and adds the credit.
func (f *finder) note(sentence []pattern.Token, i, end int, small bool) bool {
	p := &pattern.Place{Start: sentence[i].Start, End: sentence[end-1].End, Left: sentence[:i], Right: sentence[end:]}
	p.Described = f.room.peeled(p.Left)
	skip := func(r *pattern.Rule) bool { return small && !f.namesInSmall(r.File) }
	for _, stage := range []string{originStage, labelStage, readOnStage} {
		m, ok := f.room.MatchIn(stage, p, skip)
		if !ok {
			continue
		}
		if f.quoted(m.Start) || stage == readOnStage && f.elsewhere(p) {
			return false
		}
		if f.addOrigin(p, m, stage) && f.seen != nil {
			f.seen(m)
		}
		return true
	}
	return false
}

// elsewhere reports whether a link lies in page furniture within the text, as those to other
// articles do. Below the text it leads to the rest of it.
func (f *finder) elsewhere(p *pattern.Place) bool {
	return len(f.text)-p.End > noteTail && slices.ContainsFunc(f.article.Furniture, func(s article.Span) bool { return s.Start <= p.Start && p.Start < s.End })
}

// namesInSmall reports whether the language of a pattern file, or of the article, writes most
// words of a name small.
func (f *finder) namesInSmall(file string) bool {
	language, _, _ := strings.Cut(file, ".")
	small := f.room.Lists["names-in-small"]
	return small[language] || small[f.article.Lang]
}

// addOrigin adds the credit of the name at p, which the match of a stage gives. It reports
// whether the name is a known outlet's or may be an origin without being one.
func (f *finder) addOrigin(p *pattern.Place, m pattern.Match, stage string) bool {
	name := f.text[p.Start:p.End]
	name = strings.Trim(name[elided(name):], " \t\"“”„«»'’‘*_.")
	span := article.Span{Start: min(m.Start, p.Start), End: p.End}
	if o, ok := f.listed(name); ok {
		f.addNote(Mention{
			Outlet: f.table.At(o).Name, Name: name, Domain: f.table.At(o).Domain(), Agency: f.table.At(o).Agency,
			Kind: Kind(m.Rule.Kind), Span: span, Self: o == f.own || o == f.domain,
		})
		return true
	}
	if stage == readOnStage || stage == labelStage && span.Start > noteHead && len(f.text)-span.End > labelTail {
		return f.seen != nil // tests of the patterns use names that nobody has
	}
	if host := outlet.HostOf(name); host != "" {
		name = host
	}
	own := f.article.Outlet
	self := own != "" && (f.table.Same(name, own) || strings.HasPrefix(name, own+" ")) // "Reuters Fact Check"
	f.addNote(Mention{Outlet: name, Name: name, Kind: Kind(m.Rule.Kind), Span: span, Self: self, Unlisted: true, Loose: stage == labelStage})
	return true
}

// listed returns the outlet that a name or an address in a note means.
func (f *finder) listed(name string) (int32, bool) {
	if host := outlet.HostOf(name); host != "" {
		return f.table.IndexOfHost(host)
	}
	if o, ok := f.table.Index(name); ok {
		return o, true
	}
	// "Marsh Report: New strain of grass" is one run of words with capitals at times.
	for _, m := range f.table.Find(nil, name) {
		for _, n := range m.Names {
			if m.Start == 0 && m.End == len(name) && !n.Short {
				return n.Outlet, true
			}
		}
	}
	return -1, false
}

// addNote adds a credit unless the same words give one to the same outlet already, or give
// several outlets together.
func (f *finder) addNote(m Mention) {
	if f.noted++; f.noted > maxNotes {
		return
	}
	for i := range f.credits {
		c := &f.credits[i]
		if c.Span.Len() == 0 || c.Span.Start >= m.Span.End || m.Span.Start >= c.Span.End {
			continue
		}
		if c.Outlet == m.Outlet && m.OfText() && !c.OfText() {
			c.Kind = m.Kind // an address in a note is more than a link
			return
		}
		if c.Outlet == m.Outlet || m.Unlisted && c.Kind != Link {
			return
		}
	}
	f.credits = append(f.credits, m)
}

// lowered returns the words and marks of a sentence in small letters, with one space between
// those that have some.
func lowered(sentence []pattern.Token, n int) string {
	var b strings.Builder
	for i := range sentence[:min(n, len(sentence))] {
		if i > 0 && sentence[i].Start > sentence[i-1].End {
			b.WriteByte(' ')
		}
		b.WriteString(sentence[i].Low)
	}
	return b.String()
}

// beginsWithPhrase reports whether s begins with a phrase, up to the end of a word, and how
// long the phrase is.
func beginsWithPhrase(s string, phrases []string) (int, bool) {
	i := slices.IndexFunc(phrases, func(p string) bool {
		rest, ok := strings.CutPrefix(s, p)
		if !ok {
			return false
		}
		r, _ := utf8.DecodeRuneInString(rest)
		return rest == "" || !unicode.IsLetter(r) || strings.HasSuffix(p, "#")
	})
	if i < 0 {
		return 0, false
	}
	return len(phrases[i]), true
}
