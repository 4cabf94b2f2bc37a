package outlet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Match is the name of an outlet in a text.
type Match struct {
	Start, End int    // byte range of the name, without "the"
	Names      []Name // the names that are spelt so; not empty
	Words      int    // words of the name
}

// startFilter rejects most words that begin no name, by their first three letters: one
// bit for each of 32^3 triples. Words of one or two letters pass.
type startFilter struct {
	upper, lower [1 << 15 / 64]uint64
}

// maxNameWords and maxNameLetters (in bytes) bound the search for a name, so that each
// word of a text in capitals costs only a short look-ahead.
const (
	maxNameWords   = 7
	maxNameLetters = 48
)

// prefixFilter shows when no longer name can follow. It is a bit set of the keys of the
// first word, the first two words and so on of every name.
type prefixFilter struct {
	keys []uint64
	bits []uint64 // a power of two of them
}

// add adds the prefixes of a name. A name of one word that comes from a pile or has
// capitals inside ("HuffPost") may be several words in a text, so any of its letters may
// end a word.
func (f *prefixFilter) add(name string, pile bool) {
	key, inside := uint64(keySeed), false
	oneWord := !strings.ContainsAny(name, " -") && (pile || innerCapital(name))
	for _, r := range name {
		switch {
		case r == '&':
			f.keys = append(f.keys, key)
			key = keyAdd(keyAdd(keyAdd(key, 'a'), 'n'), 'd')
			f.keys = append(f.keys, key) // a text may have the word "and"
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			key, inside = keyAdd(key, unicode.ToLower(r)), true
			if oneWord {
				f.keys = append(f.keys, key)
			}
		case inside:
			f.keys, inside = append(f.keys, key), false
		}
	}
	f.keys = append(f.keys, key)
}

// innerCapital reports whether a capital follows a small letter in s.
func innerCapital(s string) bool {
	lower := false
	for _, r := range s {
		if lower && unicode.IsUpper(r) {
			return true
		}
		lower = unicode.IsLower(r)
	}
	return false
}

// build makes the bit set: at least 32 bits a key, so that at most one word in 32 passes
// by chance.
func (f *prefixFilter) build() {
	n := 1 << 10
	for n*64 < 32*len(f.keys) {
		n <<= 1
	}
	f.bits = make([]uint64, n)
	for _, k := range f.keys {
		i := prefixBit(k) & uint64(n*64-1)
		f.bits[i>>6] |= 1 << (i & 63)
	}
}

func prefixBit(key uint64) uint64 { return key ^ key>>29 }

func (f *prefixFilter) has(key uint64) bool {
	i := prefixBit(key) & uint64(len(f.bits)*64-1)
	return f.bits[i>>6]>>(i&63)&1 != 0
}

func triple(a, b, c byte) uint32 {
	return uint32(a&31)<<10 | uint32(b&31)<<5 | uint32(c&31)
}

// add makes the words that begin a name pass. Non-ASCII words always pass.
func (f *startFilter) add(name string) {
	var l [3]byte
	n := 0
	for _, r := range name {
		if n == len(l) || n > 0 && !(unicode.IsLetter(r) || unicode.IsDigit(r)) && n >= 2 {
			break
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if r >= 0x80 {
				break
			}
			l[n] = byte(unicode.ToLower(r))
			n++
		}
	}
	bits := &f.upper
	if StartsLower(name) {
		bits = &f.lower
	}
	set := func(t uint32) { bits[t>>6] |= 1 << (t & 63) }
	switch n {
	case 3:
		set(triple(l[0], l[1], l[2]))
	}
}

// may reports whether a name may begin at text[i], a letter or digit.
func (f *startFilter) may(text string, i int, lower bool) bool {
	if i+2 >= len(text) {
		return true
	}
	a, b, c := text[i], text[i+1], text[i+2]
	if ByteClass[b] != LetterLow && ByteClass[b] != LetterUp || ByteClass[c] != LetterLow && ByteClass[c] != LetterUp {
		// "L.A. Times", "9News", "É…": too rare for a filter of their own.
		return !lower || b == '-' // "n-tv"
	}
	bits := &f.upper
	if lower {
		bits = &f.lower
	}
	t := triple(a, b, c)
	return bits[t>>6]>>(t&63)&1 != 0
}

// Find appends the names of outlets in text to list, in order. Of names that overlap it
// takes the first, and of those the longest. It reads each byte about once.
func (t *Table) Find(list []Match, text string) []Match {
	for i := 0; i < len(text); {
		c := ByteClass[text[i]]
		if c == OtherByte {
			i++
			continue
		}
		start := i
		try := false
		switch c {
		case LetterUp:
			try = t.starts.may(text, i, false)
		case LetterLow:
			try = t.starts.may(text, i, true)
		case digitByte:
			try = true
		case HighByte:
			r, size := utf8.DecodeRuneInString(text[i:])
			if !unicode.IsLetter(r) {
				i += size
				continue
			}
			try = unicode.IsUpper(r)
		}
		if try {
			if m, ok := t.longestName(text, start); ok {
				list = append(list, m)
				i = m.End
				continue
			}
		}
		i = WordEnd(text, i)
	}
	return list
}

// longestName returns the longest name that begins at start, and reports whether there is
// one.
func (t *Table) longestName(text string, start int) (Match, bool) {
	var found Match
	key, letters, i := uint64(keySeed), 0, start
	for words := 1; words <= maxNameWords; words++ {
		end := WordEnd(text, i)
		for j := i; j < end; {
			r, size := rune(text[j]), 1
			if r >= 0x80 {
				r, size = utf8.DecodeRuneInString(text[j:])
				r = unicode.ToLower(r)
			} else if 'A' <= r && r <= 'Z' {
				r |= 0x20
			}
			key = keyAdd(key, r)
			j += size
		}
		letters += end - i
		if !t.prefixes.has(key) {
			break
		}
		if names := t.names[key]; names != nil {
			if fit := matching(names, text[start:end]); fit != nil {
				found = Match{start, end, fit, words}
			}
		}
		next, and := nextNameWord(text, end)
		if next < 0 || letters > maxNameLetters {
			break
		}
		if and {
			key = keyAdd(keyAdd(keyAdd(key, 'a'), 'n'), 'd')
			if next == end+1 || ByteClass[byteAt(text, next)] == OtherByte {
				break
			}
		}
		i = next
	}
	if found.Names != nil && partOfOtherPaper(text, found) {
		return Match{}, false
	}
	return found, found.Names != nil
}

// paperNouns are nouns in the names of newspapers, which often have two of them.
var paperNouns = WordSet(`advertiser advocate argus banner bulletin chronicle citizen courier democrat dispatch eagle
	enterprise examiner gazette herald intelligencer journal ledger leader mail observer picayune post record register
	republican sentinel standard star sun telegram telegraph times tribune`)

// partOfOtherPaper reports whether the name is only the beginning of the name of a paper
// that the table does not have: the Herald Bulletin is not the Herald.
func partOfOtherPaper(text string, found Match) bool {
	next := found.End + 1
	if next >= len(text) || text[found.End] != ' ' && text[found.End] != '-' || ByteClass[text[next]] != LetterUp {
		return false
	}
	name := text[found.Start:found.End]
	last := strings.ToLower(name[strings.LastIndexAny(name, " -")+1:])
	return paperNouns[last] && paperNouns[strings.ToLower(text[next:WordEnd(text, next)])]
}

// byteAt returns s[i], or 0 beyond the end.
func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// nextNameWord returns where the next word of a name may begin after a word that ends at
// i, and whether an "&" is between. It returns -1 when characters that are not in names
// follow.
func nextNameWord(text string, i int) (next int, and bool) {
	for n := 0; i < len(text) && n < 4; n++ {
		switch c := text[i]; {
		case ByteClass[c] == HighByte:
			r, size := utf8.DecodeRuneInString(text[i:])
			if r != '’' && r != '–' && r != '\u00a0' {
				if unicode.IsLetter(r) {
					return i, and
				}
				return -1, false
			}
			i += size
		case ByteClass[c] != OtherByte:
			return i, and
		case c == '&':
			and = true
			i++
		case c == ' ' || c == '-' || c == '.' || c == '\'' || c == '/' || c == '!' || c == '+':
			i++
		default:
			return -1, false
		}
	}
	return -1, false
}

// matching returns those of the names that may be written as s, or nil.
func matching(names []Name, s string) []Name {
	all, lower := true, StartsLower(s)
	for _, n := range names {
		if n.rejects(s, lower) {
			all = false
		}
	}
	if all {
		return names
	}
	var fit []Name
	for _, n := range names {
		if !n.rejects(s, lower) {
			fit = append(fit, n)
		}
	}
	return fit
}

// rejects reports whether the name n is never written as s, because of its capitals: "ap"
// for AP, "daily mail" for the Daily Mail. lower says whether s begins with a small letter.
func (n Name) rejects(s string, lower bool) bool {
	if lower && !n.lower || n.foreignArticle && !ForeignArticle(s) {
		return true
	}
	if n.caps {
		for i := 0; i < len(s); i++ {
			if ByteClass[s[i]] == LetterLow {
				return true
			}
		}
	}
	return false
}
