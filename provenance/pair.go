package provenance

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/finding"
)

// namePairs gives each finding the name of its pair, [Finding].Pair. The articles and their
// first printings must have their texts.
//
// The name is a hash of what the two articles are: the letters and digits of their texts
// outside page furniture, the outlets that their records name, and their addresses. Ids and
// places are not in it, so it stays the same when a file is renamed or named by another
// path, or when a row is added above a record that has no id. Outlet and address set pairs
// apart that have the same texts. An article with several printings has the hash of the
// first, so the name also stays when an update appears; of two printings of one article, and
// in a finding of a further printing, the name is of the two themselves. Of pairs that are equal in all this, the second and each
// later one has its number in the name; which of them is which does not matter.
func namePairs(findings []finding.Finding) {
	sums := map[*article.Article]string{}
	sum := func(a *article.Article) string {
		s, ok := sums[a]
		if !ok {
			s = articleSum(a)
			sums[a] = s
		}
		return s
	}
	seen := map[string]int{}
	for i := range findings {
		f := &findings[i]
		source, copied := f.Source.First(), f.Copy.First()
		if f.Further || source == copied {
			source, copied = f.Source, f.Copy
		}
		x, y := sum(source), sum(copied)
		name := hashOf(min(x, y), max(x, y))
		if f.Further { // these may be the first printings, of which another finding has the name
			name = hashOf("further", name)
		}
		n := seen[name]
		seen[name]++
		if n > 0 {
			name = hashOf(name, strconv.Itoa(n))
		}
		f.Pair = name
	}
}

// articleSum returns a hash of what an article is, wherever it was read from.
func articleSum(a *article.Article) string {
	h := sha256.New()
	var buf []byte
	at := 0
	for _, s := range a.Furniture {
		if s.Start > len(a.Text) {
			break
		}
		buf = appendLetters(buf, a.Text[at:max(at, s.Start)])
		at = min(max(at, s.End), len(a.Text))
	}
	h.Write(appendLetters(buf, a.Text[at:]))
	outlet := strings.ToLower(strings.TrimSpace(a.Outlet))
	return hashOf(hex.EncodeToString(h.Sum(nil)), outlet, article.CanonicalURL(a.URL))
}

// appendLetters appends the letters and digits of text in lower case.
func appendLetters(dst []byte, text string) []byte {
	dst = slices.Grow(dst, len(text))
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c = lowerASCII[c]; c != 0 {
				dst = append(dst, c)
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
		i += n
	}
	return dst
}

// lowerASCII holds the letters and digits of ASCII in lower case, 0 for other characters.
var lowerASCII = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		if r := rune(c); unicode.IsLetter(r) || unicode.IsDigit(r) {
			t[c] = byte(unicode.ToLower(r))
		}
	}
	return t
}()

// hashOf returns the first 64 bits of a hash of parts, as hex.
func hashOf(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(h[:8])
}
