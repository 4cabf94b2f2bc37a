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

// allowed says which rooms each room may import. Arrows run downward only; a new
// one is a change to this table, with its reason.
var allowed = map[string][]string{
	"article": nil,
	"shingle": nil,
	"lsh":     nil,
	"align":   nil,

	"provenance": {"article", "shingle", "lsh", "align"},

	// A finding read back from JSON Lines is made of articles.
	"report": {"provenance", "article"},
	"eval":   {"provenance", "article"},

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
