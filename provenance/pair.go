package provenance

import (
	"crypto/sha256"
	"encoding/hex"
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
	buf := make([]byte, 0, 1<<10)
	furniture := a.Furniture
	for i, r := range a.Text {
		for len(furniture) > 0 && furniture[0].End <= i {
			furniture = furniture[1:]
		}
		if len(furniture) > 0 && i >= furniture[0].Start {
			continue
		}
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			buf = append(buf, byte(r))
		case 'A' <= r && r <= 'Z':
			buf = append(buf, byte(r)+'a'-'A')
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		if len(buf) > 1<<10-8 {
			h.Write(buf)
			buf = buf[:0]
		}
	}
	h.Write(buf)
	outlet := strings.ToLower(strings.TrimSpace(a.Outlet))
	return hashOf(hex.EncodeToString(h.Sum(nil)), outlet, article.CanonicalURL(a.URL))
}

// hashOf returns the first 64 bits of a hash of parts, as hex.
func hashOf(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(h[:8])
}
