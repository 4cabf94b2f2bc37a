package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

// zipped returns a zip file of names and contents.
func zipped(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// word returns a DOCX with a paragraph for each line. A line that begins with "# " is a
// heading, "|" is a line break.
func word(t testing.TB, lines string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for line := range strings.SplitSeq(strings.Trim(lines, "\n"), "\n") {
		b.WriteString("<w:p>")
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			line = rest
			b.WriteString(`<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>`)
		}
		for i, part := range strings.Split(line, "|") {
			if i > 0 {
				b.WriteString("<w:r><w:br/></w:r>")
			}
			fmt.Fprintf(&b, "<w:r><w:t>%s</w:t></w:r>", strings.ReplaceAll(part, "&", "&amp;"))
		}
		b.WriteString("</w:p>")
	}
	b.WriteString("</w:body></w:document>")
	return zipped(t, "word/document.xml", b.String(), "word/footer1.xml", "<w:ftr><w:p><w:r><w:t>Page</w:t></w:r></w:p></w:ftr>", "[Content_Types].xml", "<Types/>")
}

func TestKinds(t *testing.T) {
	for _, test := range []struct {
		name    string
		content string
		want    []string
	}{
		{"archive", zipped(t, "a.txt", "It sank.", "b/c.txt", "It rose."), []string{"a/a.txt", "a/b/c.txt"}},
		{"a file called mimetype", zipped(t, "mimetype", "The mime types of the harbour."), []string{"a/mimetype"}},
		{"DOCX", word(t, "# Ferry\nIt sank."), []string{"a Ferry"}},
		{"no text", word(t, " "), []string{"a!no text"}},
		{"presentation", zipped(t, "[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "<p/>"), []string{"a!format not supported"}},
		{"another document", zipped(t, "mimetype", "application/x-drawing", "a.txt", "x"), []string{"a!format not supported"}},
		{"damaged DOCX", zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document><w:p>"), []string{"a!damaged input"}},
		{"ODT", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			`<office:text><text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes><text:h text:outline-level="1">Ferry</text:h><text:p>It <text:span>sank</text:span>.<text:note><text:p>A note.</text:p></text:note></text:p></office:text>`), []string{"a Ferry"}},
		{"ODS", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
			`<table:table table:name="x"><table:table-row><table:table-cell><text:p>id</text:p></table:table-cell><table:table-cell><text:p>text</text:p></table:table-cell></table:table-row>`+
				`<table:table-row table:number-rows-repeated="5"><table:table-cell table:number-columns-repeated="9"/></table:table-row>`+
				`<table:table-row><table:table-cell><text:p>7</text:p></table:table-cell><table:table-cell><text:p>It sank.</text:p></table:table-cell></table:table-row></table:table>`), []string{"a:7 7"}},
		{"EPUB without a spine", zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`, "a.opf", "<package/>"), []string{"a!nothing readable"}},
		{"damaged", "PK\x03\x04", []string{"a!damaged input"}},
	} {
		got := formattest.Read(t, &Zip, "a", test.content).Outcomes
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	formattest.Stops(t, &Zip, "a", word(t, "# Ferry\nIt sank."))
	formattest.Stops(t, &Zip, "a", word(t, "Ferry\nEcho\nMay 6, 2024\nCopyright 2024 Echo\nBody\nIt sank.\nEnd of Document\nBody\nIt rose.\nEnd of Document"))
}

func TestDOCX(t *testing.T) {
	xml := `<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Ferry sinks off Port Wessel</w:t></w:r></w:p>
<w:p><w:r><w:t>By Marta Okonjo</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>1 The harbour</w:t></w:r></w:p>
<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>was</w:delText><w:t>not</w:t></w:r></w:del><w:ins><w:r><w:t>sank</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>
<w:p><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:r><w:t>Around it.</w:t></w:r></w:p></w:body></w:document>`
	got := formattest.Read(t, &Zip, "a.docx", zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", xml))
	if len(got.Drafts) != 1 {
		t.Fatalf("got %q", got.Outcomes)
	}
	want := "Ferry sinks off Port Wessel\n\nBy Marta Okonjo\n\nIt sank.\n\nIn a box.\n\nAround it."
	if d := got.Drafts[0]; d.Text != want || d.Title != "Ferry sinks off Port Wessel" || d.Byline != "Marta Okonjo" {
		t.Errorf("got %+v", d)
	} else if len(d.Furniture) != 1 || d.Text[d.Furniture[0].Start:d.Furniture[0].End] != "By Marta Okonjo" {
		t.Errorf("furniture: got %v", d.Furniture)
	}
}

func TestEPUB(t *testing.T) {
	page := func(title, body string) string {
		return `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="de"><head><title>x</title></head><body>` +
			`<div class="calibre_navbar">| <a href="x">Next</a> |</div><h2>` + title + `</h2>` + body + `</body></html>`
	}
	book := zipped(t, "mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>`,
		"OPS/a.opf", `<package><metadata><dc:language>en</dc:language></metadata><manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="i" href="i.html"/><item id="a" href="my%20a.html"/><item id="b" href="b.html"/></manifest>`+
			`<spine><itemref idref="n"/><itemref idref="i"/><itemref idref="a"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
		"OPS/nav.xhtml", page("Contents", ""),
		"OPS/i.html", page("News", `<ul><li><a href="a.html">Ferry sinks off Port Wessel</a></li><li><a href="b.html">Bridge is closed</a></li></ul>`),
		"OPS/my a.html", page("Ferry sinks off Port Wessel", `<p>Marta Okonjo</p><p>The ferry
 sank <em>off</em> Port Wessel.</p><p>This article was downloaded by <strong>calibre</strong> from <a href="https://echo.example/1">https://echo.example/1</a></p>`),
	)
	got := formattest.Read(t, &Zip, "w.epub", book)
	if want := []string{"w.epub/OPS/i.html!not an article", "w.epub/OPS/my a.html https://echo.example/1", "w.epub/OPS/b.html!damaged input"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q, want %q", got.Outcomes, want)
	}
	if d := got.Drafts[0]; d.Title != "Ferry sinks off Port Wessel" || d.Lang != "de" || d.Text != "Ferry sinks off Port Wessel\n\nMarta Okonjo\n\nThe ferry sank off Port Wessel." {
		t.Errorf("got %+v", d)
	}
}

// TestBomb holds that a document that expands without measure is not read.
func TestBomb(t *testing.T) {
	long := strings.Repeat("<w:p/>", 2<<20)
	for _, test := range []struct{ name, content string }{
		{"DOCX", zipped(t, "[Content_Types].xml", "", "word/document.xml", long)},
		{"XLSX", zipped(t, "[Content_Types].xml", "", "xl/workbook.xml", "<workbook/>", "xl/worksheets/sheet1.xml", long)},
		{"ODS", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", long)},
	} {
		if got := formattest.Read(t, &Zip, "a", test.content).Outcomes; !slices.Equal(got, []string{"a!expands too much"}) {
			t.Errorf("%s: got %q", test.name, got)
		}
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add("<w:p><w:r><w:t>Ferry</w:t></w:r></w:p><w:p><w:t>Body</w:t></w:p><w:p><w:t>End of Document</w:t></w:p>")
	f.Add("<text:h>Ferry</text:h><text:p>It <text:s text:c='9'/>sank</text:p>")
	f.Fuzz(func(t *testing.T, xml string) {
		for _, name := range []string{"word/document.xml", "content.xml"} {
			mimetype, other := "application/vnd.oasis.opendocument.text", "x"
			if name[0] == 'w' {
				mimetype, other = "", "[Content_Types].xml"
			}
			formattest.Read(t, &Zip, "a", zipped(t, "mimetype", mimetype, name, xml, other, ""))
		}
	})
}

func FuzzNexis(f *testing.F) {
	f.Add("Ferry\nEcho\nMay 6, 2024 Monday 7:40 AM GMT\nCopyright 2024\nByline:\u00a0Jane Doe\nBody\nIt sank.\nClassification\nLoad-Date: May 7, 2024")
	f.Add("Job Number: 1\nDocuments (1)\nEcho\n6 mai 2024\nCorps")
	f.Fuzz(func(t *testing.T, s string) {
		var c cutter
		in := formattest.Input("a", strings.NewReader(""))
		var n nexis
		for line := range strings.SplitSeq(s, "\n") {
			n.lines = append(n.lines, paragraph{text: trim(line)})
		}
		c.in, c.lines = in, n.lines
		isCover(c.lines)
		n.Decode("a", in.Options, func(_ draft, _ error) {})
	})
}

func FuzzZip(f *testing.F) {
	f.Add([]byte(word(f, "# Ferry\nIt sank.")))
	f.Add([]byte(zipped(f, "mimetype", "application/epub+zip", "META-INF/container.xml", `<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>`, "a.opf",
		`<package><manifest><item id="a" href="a.html"/></manifest><spine><itemref idref="a"/></spine></package>`, "a.html", "<p>It sank.</p>")))
	f.Fuzz(func(t *testing.T, b []byte) {
		formattest.Read(t, &Zip, "a", string(b))
	})
}

var _ format.Raw = (*nexis)(nil)
