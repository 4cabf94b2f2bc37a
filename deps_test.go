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

// commands is where the rooms of the command are.
const commands = "cmd/copytrail/internal/"

// rooms is where the rooms of provenance are.
const rooms = "provenance/internal/"

// allowed says which rooms each room may import. Arrows run downward only; a new
// one is a change to this table, with its reason.
var allowed = map[string][]string{
	// The rooms of article. First those that know no format.
	"article/internal/clean":     nil,
	"article/internal/fold":      nil,
	"article/internal/charset":   nil,
	"article/internal/field":     nil,
	"article/internal/byline":    ofArticle("clean"),                                 // a byline is a line of metadata
	"article/internal/published": ofArticle("clean"),                                 // a note quotes what was not understood
	"article/internal/site":      ofArticle("clean", "fold"),                         // names of sites are lines, looked up folded
	"article/internal/record":    ofArticle("clean", "field", "published"),           // a draft has a time, an origin for each field, and a language by its name
	"article/internal/many":      ofArticle("published"),                             // fields before a text have days
	"article/internal/furniture": ofArticle("byline", "fold", "published", "record"), // it repeats bylines and dates

	// What a format is. It knows no format, and every format knows it.
	"article/internal/format":            ofArticle("field", "record"),
	"article/internal/format/formattest": ofArticle("field", "format", "record"),

	// The formats. Fields, feeds, messages and crawls may contain a page, so html is below them.
	"article/internal/html":       ofFormat("byline", "charset", "clean", "fold", "furniture", "published", "site"),
	"article/internal/describe":   ofFormat("byline", "clean", "html", "published"), // the fields of json, table and plain
	"article/internal/archive":    ofFormat("clean", "table"),
	"article/internal/json":       ofFormat("charset", "describe", "fold", "html", "plain"),
	"article/internal/table":      ofFormat("charset", "clean", "describe", "published"),
	"article/internal/plain":      ofFormat("byline", "charset", "clean", "describe", "furniture", "many", "published"),
	"article/internal/feed":       ofFormat("byline", "clean", "describe", "html", "published", "site"),
	"article/internal/mail":       ofFormat("byline", "charset", "clean", "fold", "html", "published", "site"),
	"article/internal/mhtml":      ofFormat("clean", "html", "published"), // a page, and when it was saved
	"article/internal/webarchive": ofFormat("clean", "html"),
	"article/internal/archivebox": ofFormat("byline", "clean", "html", "plain", "published"),  // a page or a text, and what is known of it
	"article/internal/refused":    ofFormat("charset", "html"),                                // XML that is not a page
	"article/internal/crawl":      ofFormat("clean", "html", "plain", "published", "refused"), // a capture is a page or a text, and has a time

	// article has the table of the formats, and finishes what they read.
	// letters: its notes say what a text hides.
	"article":                       append(ofFormat("archive", "archivebox", "charset", "citation", "clean", "crawl", "describe", "europresse", "factiva", "feed", "furniture", "html", "iramuteq", "json", "mail", "mhtml", "newsxml", "nexis", "office", "plain", "proquest", "proquestpage", "published", "refused", "retriever", "rtf", "sgml", "sheet", "site", "table", "webarchive"), "letters"),
	"article/internal/export":       ofFormat("charset", "clean", "html"),
	"article/internal/europresse":   ofFormat("byline", "clean", "export", "published"),
	"article/internal/proquestpage": ofFormat("byline", "clean", "describe", "export", "published"),
	"article/internal/factiva":      ofFormat("byline", "clean", "export", "html", "published"),
	"article/internal/rtf":          ofFormat("byline", "clean", "factiva", "plain", "published"), // a file is a text, or an export of Factiva
	"article/internal/nexis":        ofFormat("byline", "charset", "clean", "published"),          // fields of documents; office formats contain them
	"article/internal/proquest":     ofFormat("byline", "charset", "clean", "published"),
	"article/internal/retriever":    ofFormat("charset", "clean", "published"),
	"article/internal/iramuteq":     ofFormat("charset", "clean", "published"),
	"article/internal/sgml":         ofFormat("charset", "clean", "published"),
	"article/internal/newsxml":      ofFormat("byline", "clean", "describe", "html", "published"),
	"article/internal/citation":     ofFormat("charset", "describe"),
	"article/internal/sheet":        ofFormat("clean", "table"),                                            // a sheet is a table
	"article/internal/office":       ofFormat("archive", "byline", "clean", "plain", "published", "sheet"), // a zip file is a document, a workbook or an archive

	// letters knows characters, and nobody who does not read text needs it.
	"letters": nil,
	"shingle": {"letters"}, // words are folded, and letters that look alike are one
	"lsh":     nil,
	"align":   nil,

	// The rooms of provenance, each above those that it may import. The first four know
	// nothing of the detector: plain values, words, outlets, goroutines.
	"provenance/internal/finding":  {"article"},
	"provenance/internal/terms":    {"shingle", "letters"}, // a language is told from a text without what it hides
	"provenance/internal/outlet":   {"article"},
	"provenance/internal/parallel": nil,
	// Whose words the words of one text are. It takes a text cut into words, sentences and
	// terms, and knows neither articles nor what is kept of them.
	"provenance/internal/whose": {"shingle", rooms + "terms", rooms + "finding"},
	// Which times of publication are believed. It knows texts as words, not as documents.
	"provenance/internal/times": {"article", "shingle", rooms + "finding"},
	// One article, prepared.
	"provenance/internal/doc": {"article", "shingle", "align", rooms + "whose", rooms + "terms", rooms + "finding"},
	// All articles of a run: their records and which of them are candidates.
	"provenance/internal/pile": {"article", "shingle", "align", "lsh", rooms + "doc", rooms + "terms", rooms + "outlet", rooms + "times", rooms + "finding", rooms + "parallel"},
	// What a text says of its sources. It reads the articles of a pile in parallel.
	"provenance/internal/credit": {"article", rooms + "credit/pattern", rooms + "outlet", rooms + "parallel", rooms + "measuring"},
	// Patterns of words around a name. It cuts text into words as the outlets' names are cut.
	"provenance/internal/credit/pattern": {rooms + "outlet"},
	// Two articles: what they share, what that makes of them, who was first. Whose words
	// they share is told by credits too. whose: words in common are counted by first persons.
	"provenance/internal/passage": {"article", "shingle", "align", rooms + "doc", rooms + "whose", rooms + "terms", rooms + "credit", rooms + "finding"},
	// The candidates say how they were found; everything else of the pile is an interface.
	// whose: it looks for the quotations of texts of which it makes no Doc. outlet: its tests
	// make piles.
	"provenance/internal/judge": {"article", "shingle", "align", rooms + "passage", rooms + "credit", rooms + "doc", rooms + "whose", rooms + "terms", rooms + "pile", rooms + "outlet", rooms + "finding", rooms + "parallel"},
	"provenance/internal/direction": {
		"article", "shingle", "align", rooms + "passage", rooms + "credit", rooms + "doc", rooms + "terms", rooms + "outlet", rooms + "finding", rooms + "measuring",
	},
	// Three articles: the third from which two were made is told by judgements and by
	// what speaks for a direction. pile: its tests make piles.
	"provenance/internal/origin": {"article", rooms + "judge", rooms + "direction", rooms + "credit", rooms + "pile", rooms + "doc", rooms + "outlet", rooms + "finding", rooms + "parallel"},
	// Which articles of one outlet are printings of one. pile: its candidates; outlet: its tests
	// make piles.
	"provenance/internal/printing": {"article", "lsh", rooms + "judge", rooms + "doc", rooms + "pile", rooms + "outlet", rooms + "finding", rooms + "parallel"},
	// All findings.
	"provenance/internal/story": {"article", rooms + "outlet", rooms + "finding"},
	// The facade calls the stages one after another.
	"provenance": {
		"article", "letters", rooms + "story", rooms + "printing", rooms + "origin", rooms + "direction", rooms + "judge", rooms + "passage", rooms + "credit",
		rooms + "pile", rooms + "doc", rooms + "outlet", rooms + "times", rooms + "finding", rooms + "parallel", rooms + "measuring",
		"shingle", // the language of a text is told from its words
	},
	// What the program that learns needs, and nobody else. It takes the options of a scan
	// from the facade.
	"provenance/internal/training": {
		"article", "provenance", rooms + "origin", rooms + "direction", rooms + "judge", rooms + "passage", rooms + "credit",
		rooms + "pile", rooms + "doc", rooms + "terms", rooms + "outlet", rooms + "finding", rooms + "parallel",
	},
	"provenance/cmd/copytrail-train": {"article", "provenance", rooms + "training"},
	// The measuring data, for tests.
	"provenance/internal/measuring": {"article"},

	// A finding read back from JSON Lines is made of articles. The rooms below it are
	// what all formats need, and the formats that are more than a file.
	"report": {"provenance", "article", "report/page", "report/internal/terminal", "report/internal/jsonl",
		"report/internal/view", "report/internal/clean", "report/internal/sample"},
	"report/page":              {"provenance", "article", "report/internal/view", "report/internal/clean", "report/internal/worddiff", "report/internal/sample"},
	"report/internal/terminal": {"provenance", "article", "report/internal/view", "report/internal/clean", "report/internal/worddiff", "report/internal/sample"},
	"report/internal/jsonl":    {"provenance", "article", "report/internal/view", "report/internal/clean", "report/internal/sample"},
	// What all formats say of a finding is prepared once.
	"report/internal/view": {"provenance", "article", "report/internal/clean", "report/internal/sample"},
	// Parts of a text are named by an article's spans.
	"report/internal/worddiff": {"article", "letters", "report/internal/clean"}, // words that look alike are kept
	"report/internal/clean":    {"article", "report/internal/sample"},
	// Made-up results, which only the tests of these rooms import.
	"report/internal/sample": {"provenance", "article"},

	"eval": {"provenance", "article"},

	// The rooms of the command. Four leaves know nothing of ours.
	commands + "wording":  nil,
	commands + "files":    nil,
	commands + "terminal": nil,
	commands + "heap":     nil,
	// The frame of commands, and what is made of their table.
	commands + "cli":        {commands + "wording"},
	commands + "completion": {commands + "cli"},
	commands + "manual":     {commands + "cli", commands + "files"},
	// Flags that several commands take. Errors of theirs are mistakes in usage.
	commands + "flagvalue": {commands + "wording", "provenance"},
	commands + "progress":  {commands + "flagvalue", commands + "terminal", "article"}, // article: its test counts what is read
	commands + "search":    {commands + "flagvalue", "provenance", "lsh", "shingle"},   // lsh and shingle to explain the bands
	// report reads findings of an earlier scan, and writes the list of skipped records.
	commands + "input": {
		commands + "cli", commands + "files", commands + "flagvalue", commands + "fresh", commands + "wording",
		"article", "provenance", "report",
	},
	commands + "output": {
		commands + "cli", commands + "files", commands + "flagvalue", commands + "terminal", commands + "wording",
		"provenance", "report", "article", // article: its tests make findings
	},
	// What is new and what is accepted are decided over values; shingle makes the
	// fingerprints by which articles are known again.
	commands + "fresh":    {"article"},
	commands + "baseline": {"article", "provenance", "shingle"},
	commands + "gate": {
		commands + "baseline", commands + "cli", commands + "files", commands + "flagvalue", commands + "wording",
		"article", "provenance",
	},

	"cmd/copytrail": {
		"article", "provenance", "report", "eval",
		commands + "cli", commands + "completion", commands + "manual",
		commands + "input", commands + "output", commands + "gate", commands + "search", commands + "progress",
		commands + "flagvalue", commands + "files", commands + "heap", commands + "wording",
	},
	"cmd/copytrail-labels": {"article", "shingle", "eval"},
	"cmd/copytrail-bench":  {"article", "shingle", "lsh", "provenance"},
}

// ofArticle returns the paths of rooms of article.
func ofArticle(names ...string) (rooms []string) {
	for _, name := range names {
		rooms = append(rooms, "article/internal/"+name)
	}
	return rooms
}

// ofFormat returns the paths of rooms of article, and of those that every format may use.
func ofFormat(names ...string) []string {
	return append(ofArticle(names...), ofArticle("field", "format", "format/formattest", "record")...)
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
