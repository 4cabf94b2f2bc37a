// Package copytrail holds nothing but this test: the rooms of the project and the
// arrows between them.
package copytrail

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which rooms each room may import. Arrows run downward only; a new
// one is a change to this table, with its reason.
var allowed = map[string][]string{
	// The rooms of article. First those that know no format.
	"article/internal/clean":     nil,
	"article/internal/fold":      nil,
	"article/internal/charset":   nil,
	"article/internal/field":     nil,
	"article/internal/byline":    {"article/internal/clean"},                               // a byline is a line of metadata
	"article/internal/published": {"article/internal/clean"},                               // a note quotes what was not understood
	"article/internal/site":      {"article/internal/clean", "article/internal/fold"},      // names of sites are lines, looked up folded
	"article/internal/record":    {"article/internal/field", "article/internal/published"}, // a draft has a time, and an origin for each field
	// Furniture repeats bylines and dates; its wording is looked up folded.
	"article/internal/furniture": {"article/internal/byline", "article/internal/fold", "article/internal/published", "article/internal/record"},

	// What a format is. It knows no format, and every format knows it.
	"article/internal/format":            {"article/internal/field", "article/internal/record"},
	"article/internal/format/formattest": {"article/internal/field", "article/internal/format", "article/internal/record"},

	// Formats. A page is the only one that others contain: as a field, a part of a message, an item, a capture.
	"article/internal/html": {"article/internal/byline", "article/internal/charset", "article/internal/clean", "article/internal/field", "article/internal/fold", "article/internal/format", "article/internal/published", "article/internal/record", "article/internal/site",
		"article/internal/format/formattest", "article/internal/furniture"}, // in tests
	"article/internal/describe": {"article/internal/byline", "article/internal/clean", "article/internal/field", "article/internal/html", "article/internal/published", "article/internal/record"}, // a field may hold a page
	"article/internal/archive":  {"article/internal/clean", "article/internal/format", "article/internal/format/formattest", "article/internal/record"},
	"article/internal/json":     {"article/internal/charset", "article/internal/describe", "article/internal/field", "article/internal/fold", "article/internal/format", "article/internal/format/formattest", "article/internal/record"},
	"article/internal/table":    {"article/internal/charset", "article/internal/clean", "article/internal/describe", "article/internal/field", "article/internal/format", "article/internal/format/formattest", "article/internal/published", "article/internal/record"},
	"article/internal/plain":    {"article/internal/byline", "article/internal/charset", "article/internal/clean", "article/internal/describe", "article/internal/field", "article/internal/format", "article/internal/format/formattest", "article/internal/furniture", "article/internal/published", "article/internal/record"},
	"article/internal/feed":     {"article/internal/byline", "article/internal/clean", "article/internal/describe", "article/internal/format", "article/internal/format/formattest", "article/internal/html", "article/internal/published", "article/internal/record", "article/internal/site"},
	"article/internal/mail":     {"article/internal/byline", "article/internal/charset", "article/internal/clean", "article/internal/fold", "article/internal/format", "article/internal/format/formattest", "article/internal/html", "article/internal/published", "article/internal/record", "article/internal/site"},
	"article/internal/refused":  {"article/internal/charset", "article/internal/format", "article/internal/format/formattest", "article/internal/html", "article/internal/record"},                                                                               // XML that is no page
	"article/internal/crawl":    {"article/internal/clean", "article/internal/field", "article/internal/format", "article/internal/format/formattest", "article/internal/html", "article/internal/plain", "article/internal/record", "article/internal/refused"}, // a capture is a page or a text

	// The table of formats, and what they share.
	"article": {"article/internal/archive", "article/internal/charset", "article/internal/clean", "article/internal/crawl", "article/internal/describe", "article/internal/feed", "article/internal/field", "article/internal/format", "article/internal/furniture", "article/internal/html", "article/internal/json", "article/internal/mail", "article/internal/plain", "article/internal/published", "article/internal/record", "article/internal/refused", "article/internal/site", "article/internal/table"},

	"shingle": nil,
	"lsh":     nil,
	"align":   nil,

	"provenance": {"article", "shingle", "lsh", "align"},

	// A finding read back from JSON Lines is made of articles.
	"report": {"provenance", "article"},
	"eval":   {"provenance", "article"},

	"cmd/copytrail":        {"article", "shingle", "lsh", "provenance", "report", "eval"},
	"cmd/copytrail-labels": {"article", "shingle", "eval"},
	"cmd/copytrail-train":  {"article", "provenance"},
	"cmd/copytrail-bench":  {"article", "shingle", "lsh", "provenance"},
}

func TestImportsRunDownward(t *testing.T) {
	const module = "copytrail/"
	files := 0
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if path.Ext(name) != ".go" || filepath.Dir(name) == "." {
			return nil
		}
		files++
		room := filepath.ToSlash(filepath.Dir(name))
		arrows, known := allowed[room]
		if !known {
			t.Errorf("%s: the room %s is not in the table", name, room)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			if to, ours := strings.CutPrefix(p, module); ours && to != room && !slices.Contains(arrows, to) {
				t.Errorf("%s imports %s: %s may import %v", name, to, room, arrows)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Fatalf("looked at %d files, want all of the project", files)
	}
}
