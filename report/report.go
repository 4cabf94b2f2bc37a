// Package report says what a run found, to people and to programs.
//
// [Write] prints a [provenance.Result] in one of the [Formats]. The text and
// HTML forms are for people; JSON Lines is the stable interface for programs,
// and [ReadJSONLines] reads it back, so that every other form can be made
// later. [WriteComparison] explains one pair in full on a terminal.
//
// Three things hold for every format. The same result gives the same bytes: no
// clock, no random value, no order out of a map. Articles are hostile input:
// nothing in a title or a text can drive a terminal, run in a browser, compute
// in a spreadsheet or change the meaning of a file. And the wording stays
// within the evidence: where the direction is not known nobody is called a
// copy.
//
// Each format is a file here or a room of its own: the HTML page (report/page), the
// text for terminals (report/internal/terminal), JSON Lines (report/internal/jsonl).
// What they say of a finding is prepared once, in report/internal/view. A new format is
// a file with a function that writes a result, and a line in the table of this file.
package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"copytrail/provenance"
)

// Options says how a result is printed. The zero value prints plainly: no
// colour, 80 columns, full texts where a format shows texts.
type Options struct {
	Run      Run  // what made the result; printed by the formats that have a place for it
	Color    bool // text only: use ANSI colours
	Width    int  // text only: columns to fit; 0 means 80
	Quiet    bool // text only: one line a finding or statement
	Verbose  bool // text only: every finding in full, with all cues and more passages; and what was skipped, merged or noted
	NoText   bool // leave article texts out; short excerpts of the passages stay as evidence
	Features bool // JSON formats: print what the judge measured
	Texts    bool // JSON formats: also print every article with its text, which HTML needs when made later
}

// Run describes what made a result.
type Run struct {
	Version string         // the version of the tool
	Options map[string]any // the options that the result depends on, as JSON can hold them
}

// Format names one form of output.
type Format string

// The formats.
const (
	Text      Format = "text"
	JSONLines Format = "jsonl"
	JSON      Format = "json"
	HTML      Format = "html"
	CSV       Format = "csv"         // one row a finding
	CSVOutlet Format = "csv-outlets" // one row a pair of outlets
	Markdown  Format = "markdown"
	SARIF     Format = "sarif"
	JUnit     Format = "junit"
	Quality   Format = "code-quality" // what GitLab shows in merge requests
	GEXF      Format = "gexf"
	GraphML   Format = "graphml"
	SQLite    Format = "sqlite"
)

// A formatInfo is one row of the table of formats.
type formatInfo struct {
	format Format
	exts   []string // file name endings that mean this format, the usual one first
	write  func(io.Writer, *provenance.Result, Options) error
}

// formats holds every format in the order that help texts list them. It is a
// function because the writers in it lead back to it.
func formats() []formatInfo {
	return []formatInfo{
		{Text, []string{".txt"}, writeText},
		{JSONLines, []string{".jsonl", ".ndjson"}, writeJSONLines},
		{JSON, []string{".json"}, writeJSON},
		{HTML, []string{".html", ".htm"}, writePage},
		{CSVOutlet, []string{".outlets.csv"}, writeOutletsCSV},
		{CSV, []string{".csv"}, writeCSV},
		{Markdown, []string{".md", ".markdown"}, writeMarkdown},
		{SARIF, []string{".sarif", ".sarif.json"}, writeSARIF},
		{JUnit, []string{".junit.xml", ".xml"}, writeJUnit},
		{Quality, []string{".codequality.json"}, writeCodeQuality},
		{GEXF, []string{".gexf"}, writeGEXF},
		{GraphML, []string{".graphml"}, writeGraphML},
		{SQLite, []string{".sqlite", ".sqlite3", ".db"}, writeSQLite},
	}
}

// Formats returns the names of all formats, in a fixed order.
func Formats() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, string(f.format))
	}
	return names
}

// Extensions returns the usual ending of a file's name for each format, in the order
// of [Formats].
func Extensions() []string {
	var exts []string
	for _, f := range formats() {
		exts = append(exts, f.exts[0])
	}
	return exts
}

// FormatOf returns the format that the extension of path means, and reports
// whether it means one. Of two extensions that fit, as ".outlets.csv" and ".csv"
// do, the longer one counts.
func FormatOf(path string) (Format, bool) {
	base := strings.ToLower(filepath.Base(path))
	var found Format
	longest := 0
	for _, f := range formats() {
		for _, e := range f.exts {
			if len(e) > longest && strings.HasSuffix(base, e) {
				found, longest = f.format, len(e)
			}
		}
	}
	return found, longest > 0
}

// Write prints res to w in the format f. It fails when w does, when the format is
// unknown, and when [Run.Options] holds what JSON cannot.
func Write(w io.Writer, f Format, res *provenance.Result, opt Options) error {
	for _, fi := range formats() {
		if fi.format != f {
			continue
		}
		buf := bufio.NewWriterSize(w, 1<<16)
		if err := fi.write(buf, res, opt); err != nil {
			return fmt.Errorf("writing %s: %w", f, err)
		}
		if err := buf.Flush(); err != nil {
			return fmt.Errorf("writing %s: %w", f, err)
		}
		return nil
	}
	return fmt.Errorf("unknown format %q (want %s)", f, strings.Join(Formats(), ", "))
}
