package jsonl

import (
	"bytes"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance"
	"copytrail/report/internal/sample"
)

// TestReadPrintings: the printings of an article come back as one list that each of them
// has, with what the output tells of those in no finding.
func TestReadPrintings(t *testing.T) {
	res := sample.Printed(t)
	doubted := &res.Findings[0].Source.Printings[2].Published
	doubted.Trust, doubted.Doubt = article.NoTrust, "not a time (its address had another text)"
	back, _, err := Read(bytes.NewReader(write(t, res, Options{})))
	if err != nil {
		t.Fatal(err)
	}
	source := back.Findings[0].Source
	list := source.Printings
	if len(list) != 3 || list[1] != source || list[0] != back.Findings[1].Source || source.First() != back.Stories[0].Articles[0] {
		t.Fatalf("printings %v, want three, of which the source is the second and the story has the first", list)
	}
	for i, p := range list {
		if &p.Printings[0] != &list[0] {
			t.Errorf("printing %d has another list", i)
		}
		if want := res.Findings[0].Source.Printings[i]; p.ID != want.ID || p.Outlet != want.Outlet || p.URL != want.URL || p.Title != want.Title || p.Place != want.Place || p.Published.String() != want.Published.String() || p.Published.Doubt != want.Published.Doubt {
			t.Errorf("printing %d is %+v, want %+v", i, p, want)
		}
	}
	if back.Findings[0].Further || !back.Findings[2].Further {
		t.Error("which finding is one of a further printing is lost")
	}
}

// TestReadFurtherAlone: findings that somebody picked out are counted without those of
// further printings.
func TestReadFurtherAlone(t *testing.T) {
	var findings []string
	for l := range strings.Lines(string(write(t, sample.Printed(t), Options{}))) {
		if strings.HasPrefix(l, `{"type":"finding"`) {
			findings = append(findings, l)
		}
	}
	res, _, err := Read(strings.NewReader(strings.Join(findings, "")))
	if err != nil {
		t.Fatal(err)
	}
	if n := res.Summary.Findings[provenance.NearCopy]; n != 2 || len(res.Findings) != 3 {
		t.Errorf("%d of %d findings are counted, want 2 of 3", n, len(res.Findings))
	}
}

func TestReadPrintingsErrors(t *testing.T) {
	finding := func(copied string) string {
		return `{"type":"finding","relation":"rewrite","direction":{"verdict":"unknown"},"source":{"id":"s"},"copy":` + copied + "}\n"
	}
	tests := []struct{ in, want string }{
		{finding(`{"id":"a","printings":[]}`), `line 1: finding: copy: printings of "a": a list of one`},
		{finding(`{"id":"a","printings":[{"id":"a"}]}`), `line 1: finding: copy: printings of "a": a list of one`},
		{finding(`{"id":"a","printings":[{"id":"b"},{"id":"c"}]}`), `line 1: finding: copy: printings of "a": it is not among them`},
		{finding(`{"id":"a","printings":[{"id":"a"},{"id":"b"},{"id":"b"}]}`), `line 1: finding: copy: printings of "a": "b" stands in it twice`},
		{finding(`{"id":"a","printings":[{"id":"a"},{}]}`), `line 1: finding: copy: printings of "a": article without "id"`},
		{finding(`{"id":"a","printings":[{"id":"a"},{"id":"b","published":"May"}]}`), `line 1: finding: copy: printings of "a": published "May" is neither`},
		{finding(`{"id":"a","printings":[{"id":"a"},{"id":"b"}]}`) + finding(`{"id":"c","printings":[{"id":"b"},{"id":"c"}]}`), `line 2: finding: copy: printings of "c": "b" was among others before`},
		{finding(`{"id":"a","printings":[{"id":"a"},{"id":"b"}]}`) + finding(`{"id":"b","printings":[{"id":"b"},{"id":"a"}]}`), `line 2: finding: copy: printings of "b": "b" was among others before`},
		{finding(`{"id":"a","printings":"many"}`), `line 1: finding: json`},
	}
	for _, tt := range tests {
		if _, _, err := Read(strings.NewReader(tt.in)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("reading %s: error %v, want %s…", tt.in, err, tt.want)
		}
	}
	// A finding of an article whose printings another one names, and the same list again.
	ok := finding(`{"id":"a","printings":[{"id":"a"},{"id":"b"}]}`) + finding(`{"id":"b"}`) + finding(`{"id":"b","printings":[{"id":"a"},{"id":"b"}]}`)
	res, _, err := Read(strings.NewReader(ok))
	if err != nil {
		t.Fatal(err)
	}
	if b := res.Findings[1].Copy; b != res.Findings[2].Copy || b.First().ID != "a" {
		t.Errorf("%q is taken for the first printing, want a", b.First().ID)
	}
}
