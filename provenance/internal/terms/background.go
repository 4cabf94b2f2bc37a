package terms

import (
	"embed"
	"encoding/binary"
	"math"
	"strings"
	"sync"
)

// background is a table of document frequencies: how many articles of a collection
// have a term.
type background struct {
	articles float64 // of the collection, as far as it is believed
	unit     float64 // how many believed articles one of the table is
	logs     termCounts
	numbers  *background // where the table has none: their shares are alike everywhere
}

// logStep is the resolution of the table: a factor of 2^(1/16), 4.4 %.
const logStep = 16

// df returns in how many articles the term of t stands.
func (b *background) df(t Info) float64 {
	if t.Number && b.numbers != nil {
		return b.numbers.df(t) / b.numbers.articles * b.articles
	}
	return b.unit * frequencyOf[min(b.logs.of(t.Term), 256)]
}

// has reports whether the table has a term: it is a word that people use, and hardly a
// name.
func (b *background) has(t Term) bool { return b.logs.of(t) > 0 }

// frequencyOf is the frequency that a number in the table stands for.
var frequencyOf = func() (f [256 + 1]float64) {
	for l := 1; l < len(f); l++ {
		f[l] = math.Exp2(float64(l-1) / logStep)
	}
	return f
}()

//go:embed english.df
var englishTable string

// wordFiles are the tables of languages other than English. They are made from the
// word lists of wordfreq (Robyn Speer, 2022, doi 10.5281/zenodo.7199437) and are, as
// those are, under CC BY-SA 4.0: see words/README.md.
//
//go:embed words/*.df
var wordFiles embed.FS

// wordArticles is as how many articles a table made from frequencies of words counts
// beside the articles of a pile. What it says of a rare word is wrong by a factor of
// three in either direction (one deviation, measured on English news), so that a pile of
// some thousand articles knows better.
const wordArticles = 2000

// WordLanguages returns the languages (ISO 639-1) other than English that have a table
// of frequencies: of those that are told from one another, the ones that write words
// with spaces between them and do not write particles onto nouns.
func WordLanguages() []string {
	return strings.Fields("ar bg cs da de el es fa fi fr he hi hu id it nl no pl pt ro ru sv tr uk vi")
}

// backgroundOf returns the table of a language, nil when there is none.
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
			b.unit, b.articles = wordArticles/b.articles, wordArticles
			b.numbers = englishBackground()
			return b
		})
	}
	return m
}()

// readBackground decodes a table: 4 bytes little-endian number of articles, then per
// term 4 bytes little-endian hash and 1 byte round(16·log2 df), sorted by hash.
func readBackground(table string) *background {
	b := &background{unit: 1}
	if len(table) < 4 {
		return b
	}
	b.articles = float64(binary.LittleEndian.Uint32([]byte(table[:4])))
	for rest := table[4:]; len(rest) >= 5; rest = rest[5:] {
		b.logs.add(Term(binary.LittleEndian.Uint32([]byte(rest[:4]))), uint32(rest[4])+1)
	}
	return b
}
