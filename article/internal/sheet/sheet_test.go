package sheet

import (
	"bytes"
	"encoding/binary"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

// workbook returns an XLSX; the rows of each sheet stand under its name.
func workbook(t testing.TB, sheets map[string][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	first := true
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range sheets {
			if !yield(name) {
				return
			}
		}
	}) {
		if first {
			first = false
			if err := f.SetSheetName("Sheet1", name); err != nil {
				t.Fatal(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range sheets[name] {
			cell, _ := excelize.CoordinatesToCellName(1, i+1) // the row is a number from 1
			if err := f.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// xlsx reads a workbook as package office does.
var xlsx = format.Format{
	Name: "XLSX",
	Read: func(in *format.Input, out format.Sink) bool {
		at, size, err := in.ReaderAt("XLSX")
		if err != nil {
			return out.Skip(err)
		}
		return XLSX(in, out, at, size)
	},
}

func TestXLSX(t *testing.T) {
	full := strings.Repeat("x", 32767)
	b := workbook(t, map[string][][]any{
		"Articles": {{"Articles of the week"}, {}, {"Id", "Date", "Headline", "Text"}, {1, 46090.31944444445, "Ferry", "It sank."}, {}, {2, 46090, "Bridge", full}, {3, "9 March 2026", "", ""}},
		"Notes":    {{"Who", "What"}, {"Jane", "coded"}},
		"Z":        {},
	})
	got := formattest.Read(t, &xlsx, "a.xlsx", b)
	want := []string{"a.xlsx/Articles:4 1", "a.xlsx/Articles:6 2", "a.xlsx/Articles:7 3", "a.xlsx/Notes!no text", "a.xlsx/Z!empty file"}
	if !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q, want %q", got.Outcomes, want)
	}
	for i, want := range []string{"2026-03-09T07:40:00", "2026-03-09", "2026-03-09"} {
		if got := got.Drafts[i].Published.String(); got != want {
			t.Errorf("row %d: published %s, want %s", i, got, want)
		}
	}
	if d := got.Drafts[1]; len(d.Notes) != 1 {
		t.Errorf("a full cell: got the notes %q", d.Notes)
	}
	one := workbook(t, map[string][][]any{"x": {{"text"}, {"It sank."}, {"It rose."}}})
	if got := formattest.Read(t, &xlsx, "a", one).Outcomes; !slices.Equal(got, []string{"a:2 It sank.", "a:3 It rose."}) {
		t.Errorf("one column: got %q", got)
	}
	formattest.Stops(t, &xlsx, "a", one)
	for _, damaged := range []string{"", "PK\x03\x04", one[:len(one)/2]} {
		if got := formattest.Read(t, &xlsx, "a", damaged).Outcomes; !slices.Equal(got, []string{"a!damaged input"}) {
			t.Errorf("%d bytes: got %q", len(damaged), got)
		}
	}
}

func TestODS(t *testing.T) {
	got := odsRead(t, `<table:table table:name="One"><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell><text:p>date</text:p></table:table-cell><table:table-cell/><table:table-cell><text:p>text</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:date-value="2026-03-09T07:40:00"><text:p>09.03.26</text:p></table:table-cell><table:table-cell/><table:table-cell><office:annotation><text:p>a comment</text:p></office:annotation><text:p>It <text:span>sank</text:span>.</text:p><text:p>Slowly.</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000000"/></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table><table:table table:name="Two"/>`)
	if want := []string{"a/One:4 It sank.", "a/Two!empty file"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q, want %q", got.Outcomes, want)
	}
	if d := got.Drafts[0]; d.Text != "It sank.\n\nSlowly." || d.Published.String() != "2026-03-09T07:40:00" {
		t.Errorf("got %+v", d)
	}
	for xml, want := range map[string]string{
		"":                "a!nothing readable",
		"<table:table><a": "a!damaged input",
		`<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="900"><text:p>text</text:p></table:table-cell></table:table-row></table:table>`: "a!empty file",
	} {
		got := odsRead(t, xml).Outcomes
		if len(got) == 0 || got[len(got)-1] != want {
			t.Errorf("%s: got %q, want %s at the end", xml, got, want)
		}
	}
}

// odsRead reads content.xml.
func odsRead(t testing.TB, xml string) *formattest.Result {
	f := format.Format{Read: func(in *format.Input, out format.Sink) bool { return ODS(in, out, in.R) }}
	return formattest.Read(t, &f, "a", xml)
}

func TestXLS(t *testing.T) {
	b, err := os.ReadFile("testdata/ProQuestDocuments.xls")
	if err != nil {
		t.Fatal(err)
	}
	if got := formattest.Sniff(&XLS, "a", string(b)); got != format.Sure {
		t.Errorf("sniff: got %d", got)
	}
	got := formattest.Read(t, &XLS, "a.xls", string(b))
	if len(got.Drafts) != 3 || len(got.Errs) != 0 {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[1]; d.Outlet != "Lindale Evening Post" || d.Published.String() != "2026-03-09" || d.Place != "a.xls:3" || !strings.HasPrefix(d.Text, "The ferry terminal") {
		t.Errorf("got %+v", d)
	}
	formattest.Stops(t, &XLS, "a", string(b))
	for _, n := range []int{8, 512, 2000, len(b) / 2} {
		if got := formattest.Read(t, &XLS, "a", string(b[:n])); len(got.Errs) == 0 {
			t.Errorf("%d bytes: got %q", n, got.Outcomes)
		}
	}
	word := bytes.ReplaceAll(b, []byte("W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"), []byte("B\x00o\x00o\x00k\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	if got := formattest.Read(t, &XLS, "a", string(word)).Outcomes; len(got) != 1 || strings.HasPrefix(got[0], "a ") {
		t.Errorf("another document: got %q", got)
	}
}

// biff returns a record.
func biff(kind uint16, data string) string {
	head := binary.LittleEndian.AppendUint16(nil, kind)
	return string(binary.LittleEndian.AppendUint16(head, uint16(len(data)))) + data
}

func TestBIFF(t *testing.T) {
	bof := biff(biffBOF, "\x00\x06\x05\x00\x00\x00\x00\x00")
	sst := biff(biffSST, "\x02\x00\x00\x00\x02\x00\x00\x00"+"\x04\x00\x00id"+"") + biff(biffContinue, "\x01t\x00\xe4\x00"+"\x02\x00\x08\x01\x00ab\x00\x00\x00\x00")
	globals := bof + biff(biffDateMode, "\x01\x00") + sst
	at := len(globals) + len(biff(biffBoundSheet, "\x00\x00\x00\x00\x00\x00\x01\x00x")) + len(biff(biffEOF, ""))
	globals += biff(biffBoundSheet, string(binary.LittleEndian.AppendUint32(nil, uint32(at)))+"\x00\x00\x01\x00x") + biff(biffEOF, "")
	stream := globals + bof +
		biff(biffLabelSST, "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00") +
		bof + biff(biffNumber, "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xf0\x3f") + biff(biffEOF, "") +
		biff(biffMulRK, "\x01\x00\x01\x00"+"\x00\x00\x1a\x00\x00\x00"+"\x00\x00\x07\x00\x00\x00"+"\x02\x00") +
		biff(biffFormula, "\x01\x00\x03\x00\x00\x00"+"\x00\x00\x00\x00\x00\x00\xff\xff") + biff(biffString, "\x02\x00\x00ok") +
		biff(biffLabel, "\x01\x00\x04\x00\x00\x00\x01\x00\x01\x3c\x04") + biff(biffEOF, "")
	b, err := readBook([]byte(stream))
	if err != nil {
		t.Fatal(err)
	}
	if !b.from1904 || !slices.Equal(b.strings, []string{"idtä", "ab"}) || len(b.sheets) != 1 || b.sheets[0].name != "x" {
		t.Fatalf("got %+v", b)
	}
	rows, err := b.cells(b.sheets[0])
	if err != nil || len(rows) != 2 {
		t.Fatalf("got %v, %v", rows, err)
	}
	if got := spread(rows[0]); !slices.Equal(got, []string{"idtä"}) {
		t.Errorf("got %q", got)
	}
	if got, want := spread(rows[1]), []string{"", "6", "0.01", "ok", "м"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for n := range len(stream) {
		if b, err := readBook([]byte(stream[:n])); err == nil {
			if _, err := b.cells(b.sheets[0]); err == nil {
				t.Errorf("%d of %d bytes: no error", n, len(stream))
			}
		}
	}
}

func FuzzBIFF(f *testing.F) {
	f.Add([]byte(biff(biffBOF, "\x00\x06\x05\x00") + biff(biffSST, "\x01\x00\x00\x00\x01\x00\x00\x00\x02\x00\x0cab") + biff(biffBoundSheet, "\x00\x00\x00\x00\x00\x00\x01\x00x") + biff(biffMulRK, "\x01\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x02\x00") + biff(biffEOF, "")))
	f.Fuzz(func(t *testing.T, stream []byte) {
		b, err := readBook(stream)
		if err != nil {
			return
		}
		for _, s := range b.sheets {
			rows, _ := b.cells(s) // what came before an error counts
			for _, row := range rows {
				spread(row)
			}
		}
	})
}

func FuzzXLS(f *testing.F) {
	b, err := os.ReadFile("testdata/ProQuestDocuments.xls")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) { formattest.Read(t, &XLS, "a", string(b)) })
}

func FuzzXLSX(f *testing.F) {
	f.Add([]byte(workbook(f, map[string][][]any{"x": {{"id", "text"}, {1, "It sank."}}})))
	f.Fuzz(func(t *testing.T, b []byte) { formattest.Read(t, &xlsx, "a", string(b)) })
}

func FuzzODS(f *testing.F) {
	f.Add(`<table:table table:name="x"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"><text:p>text</text:p></table:table-cell></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, xml string) { odsRead(t, xml) })
}
