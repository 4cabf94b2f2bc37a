package credit

import (
	"embed"
	"errors"
	"strings"
	"sync"

	"copytrail/provenance/internal/credit/pattern"
)

//go:embed patterns/*.txt
var patternFiles embed.FS

// newsroom is what the pattern files say: the book of patterns, and the lists that rules
// in Go ask at every name.
type newsroom struct {
	*pattern.Book
	describe, mediaNoun, join, abbreviation, product, poll, pictureNoun map[string]bool

	openings pattern.Openings // how a note on the origin of a text may begin
}

// conditions are what a pattern may ask of a name, see [context.Is].
var conditions = []string{"weak", "strong", "agency", "pile", "short-line"}

// readNewsroom returns what the pattern files say. They are read when it is first called.
var readNewsroom = sync.OnceValue(func() *newsroom {
	r, err := newNewsroom(readPatternFiles())
	if err != nil {
		panic("credit patterns: " + err.Error())
	}
	return r
})

// readPatternFiles returns the files of the folder patterns, in the order of their names.
func readPatternFiles() []pattern.File {
	entries, err := patternFiles.ReadDir("patterns")
	if err != nil {
		panic(err)
	}
	var files []pattern.File
	for _, e := range entries {
		text, err := patternFiles.ReadFile("patterns/" + e.Name())
		if err != nil {
			panic(err)
		}
		files = append(files, pattern.File{Name: e.Name(), Text: string(text)})
	}
	return files
}

func newNewsroom(files []pattern.File) (*newsroom, error) {
	book, err := pattern.Compile(files, kindNames[:], conditions)
	if err != nil {
		return nil, err
	}
	r := &newsroom{
		Book: book, describe: book.Lists["describe"], mediaNoun: book.Lists["media-noun"], join: book.Lists["join"],
		abbreviation: book.Lists["abbreviation"], product: book.Lists["product"], poll: book.Lists["poll"],
		pictureNoun: book.Lists["picture-noun"],
	}
	if r.openings = book.Openings(originStage, labelStage, readOnStage); r.openings == nil {
		return nil, errors.New("a rule for notes does not say with which words a sentence begins")
	}
	for _, list := range []string{"release-line", "release-mark", "pool-mark"} {
		for _, phrase := range book.Phrases[list] {
			tokens, second := pattern.Tokens(nil, phrase, 0, len(phrase)), ""
			if len(tokens) > 1 && !strings.Contains("#&", tokens[1].Low) {
				second = tokens[1].Low
			}
			r.openings.Add(tokens[0].Low, second)
		}
	}
	return r, nil
}
