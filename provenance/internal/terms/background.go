package terms

import (
	"compress/flate"
	"embed"
	"encoding/binary"
	"io"
	"math"
	"strings"
	"sync"
)

// background is a table of document frequencies: how many articles of a collection
// have a term.
type background struct {
	articles float64     // size of the collection, as it is weighted against a pile
	scale    float64     // factor from a frequency in the table to one among articles
	levels   termCounts  // of each term 1 + round(16·log2 df)
	numbers  *background // the table to use for numbers when this one has none
}

// logStep is the resolution of the table: steps of a factor of 2^(1/16), 4.4 %.
const logStep = 16

// df returns the document frequency of the term of t.
func (b *background) df(t Info) float64 {
	if t.Number && b.numbers != nil {
		return b.numbers.df(t) / b.numbers.articles * b.articles
	}
	return b.scale * dfOfLevel[min(b.levels.of(t.Term), 256)]
}

// has reports whether the table has a term. Such a term is a common word and hardly
// ever a name.
func (b *background) has(t Term) bool { return b.levels.of(t) > 0 }

// dfOfLevel is the document frequency of each level.
var dfOfLevel = func() (f [256 + 1]float64) {
	for l := 1; l < len(f); l++ {
		f[l] = math.Exp2(float64(l-1) / logStep)
	}
	return f
}()

//go:embed english.df
var englishTable string

// wordFiles are the tables of languages other than English. They are made from the
// word lists of wordfreq (Robyn Speer, 2022, doi 10.5281/zenodo.7199437) and have
// their licence, CC BY-SA 4.0: see words/README.md.
//
//go:embed words/*.df
var wordFiles embed.FS

// wordTableArticles is the weight of a table made from word frequencies: it counts as so
// many articles beside those of a pile. Its frequency of a rare word is wrong by a factor
// of three in either direction (one standard deviation, measured on English news), so a
// pile of a few thousand articles is the better estimate.
const wordTableArticles = 2000

// WordLanguages returns the languages (ISO 639-1) other than English that have a table
// of frequencies: those of [DetectLanguage] that put spaces between words and do not
// attach particles to nouns.
func WordLanguages() []string {
	return strings.Fields("ar bg cs da de el es fa fi fr he hi hu id it nl no pl pt ro ru sr sv tr uk vi")
}

// backgroundOf returns the table of a language, or nil when there is none.
func backgroundOf(lang string) *background {
	if lang == "en" {
		return englishBackground()
	}
	if read := wordBackgrounds[lang]; read != nil {
		return read()
	}
	return nil
}

// englishBackground decodes the built-in table once.
var englishBackground = sync.OnceValue(func() *background { return readBackground(englishTable) })

// wordBackgrounds decode the table of each language once.
var wordBackgrounds = func() map[string]func() *background {
	m := map[string]func() *background{}
	for _, lang := range WordLanguages() {
		m[lang] = sync.OnceValue(func() *background {
			table, err := wordFiles.ReadFile("words/" + lang + ".df")
			if err != nil {
				panic("provenance: " + err.Error())
			}
			b := readBackground(string(table))
			b.scale, b.articles = wordTableArticles/b.articles, wordTableArticles
			b.numbers = englishBackground()
			return b
		})
	}
	return m
}()

// readBackground decodes a table. It is compressed with DEFLATE (RFC 1951). What it holds
// is the number of articles (4 bytes, little endian); the number of terms (a varint); for
// each term, in rising order of hashes, by how much its hash exceeds the one before (a
// varint); and for each, in the same order, round(16·log2 df) (1 byte). Differences take
// less than hashes, and bytes of one kind together compress best. A damaged table is an
// empty one.
func readBackground(table string) *background {
	b := &background{scale: 1}
	data, err := io.ReadAll(flate.NewReader(strings.NewReader(table)))
	if err != nil || len(data) < 4 {
		return b
	}
	n, size := binary.Uvarint(data[4:])
	if size <= 0 || n > uint64(len(data)) {
		return b
	}
	hashes, levels := data[4+size:], data[len(data)-int(n):]
	b.articles = float64(binary.LittleEndian.Uint32(data))
	hash := uint64(0)
	for _, level := range levels {
		more, size := binary.Uvarint(hashes)
		if size <= 0 {
			return &background{scale: 1}
		}
		hash, hashes = hash+more, hashes[size:]
		b.levels.add(Term(hash), uint32(level)+1)
	}
	return b
}
