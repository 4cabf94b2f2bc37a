package factiva

import (
	"strings"
	"testing"

	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/record"
)

func TestDecodeRows(t *testing.T) {
	rows := func(pairs ...string) (rows []Row) {
		for i := 0; i < len(pairs); i += 2 {
			rows = append(rows, Row{pairs[i], strings.Split(pairs[i+1], "|")})
		}
		return rows
	}
	var got []record.Draft
	decode := func(rows []Row) bool {
		got = nil
		return DecodeRows("a", rows, formattest.Options, func(d record.Draft, _ error) { got = append(got, d) })
	}
	if decode(rows("Name", "Jane", "HD", "x")) {
		t.Error("a table is taken for fields of Factiva")
	}
	if !decode(rows("SE", "News", "HD", "The tug", "BY", "By Jane Doe", "WC", "12 words", "PD", "9 mars 2026", "ET", "07:40", "SN", "The Echo", "LA", "Français", "LP", "One.", "TD", "Two.|Three.", "NS", "gcat", "AN", "Document ECHO000020260309em390000a",
		"HD", "No day", "SN", "The Post", "LP", "One.", "AN", "Document POST1")) || len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	d := got[0]
	if d.Title != "The tug" || d.Byline != "Jane Doe" || d.Published.String() != "2026-03-09T07:40:00" || d.Outlet != "The Echo" || d.Lang != "fr" || d.ID != "ECHO000020260309em390000a" || d.Text != "One.\n\nTwo.\n\nThree." || d.Place != "a#1" {
		t.Errorf("got %+v", d)
	}
	if got[1].Published.String() != "" || got[1].Title != "No day" {
		t.Errorf("got %+v", got[1])
	}
}

func TestDecodeLines(t *testing.T) {
	lines := strings.Split("NEWS\nThe tug came at noon\nJane Doe\n1,212 words\n9 March 2026\n07:40\nThe Echo\nECHO\n3\nEnglish\nCopyright 2026 The Echo.\nThe tug came at noon.\nIt sank.\nThe Echo Media\nDocument ECHO000020260309em390000a\n"+
		"Ein Fuchs\n193 Wörter\n10 März 2026\nDie Post\nPOST\nDeutsch\n(c) 2026 Die Post\nEin Fuchs kam.\nDocument POST000020260309em390000a", "\n")
	var got []record.Draft
	if !DecodeLines("a", lines, formattest.Options, func(d record.Draft, _ error) { got = append(got, d) }) || len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	if d := got[0]; d.Title != "The tug came at noon" || d.Byline != "Jane Doe" || d.Outlet != "The Echo" || d.Published.String() != "2026-03-09T07:40:00" || d.Lang != "en" || d.Text != "The tug came at noon.\n\nIt sank." {
		t.Errorf("got %+v", d)
	}
	if d := got[1]; d.Title != "Ein Fuchs" || d.Outlet != "Die Post" || d.Published.String() != "2026-03-10" || d.Lang != "de" || d.Text != "Ein Fuchs kam." {
		t.Errorf("got %+v", d)
	}
	if DecodeLines("a", []string{"It had 12 words.", "Document"}, formattest.Options, nil) {
		t.Error("a text is taken for lines of Factiva")
	}
}
