package citation

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const text = "The night ferry Aurora ran aground at dawn. A tug pulled her free at noon."

// ris is a file with two entries: one as databases write them, one with a text in lines.
const ris = "TY  - NEWS\r\nT1  - Ferry aground\r\nAN  - 17\r\nAU  - Okonjo, Marta\r\nJF  - Echo\r\nPY  - 2026\r\nDA  - 2026/03/09/Morning\r\nY2  - 2026/03/20\r\nLA  - English\r\n" +
	"AB  - The night ferry Aurora\r\nN2  - " + text + "\r\nUR  - https://search.proquest.com/docview/17\r\nUR  - https://a.example/1\r\nN1  - Last updated - 2026-03-20\r\nDB  - A Database\r\nER  - \r\n\r\n" +
	"TY  - NEWS\r\nTI  - Second\r\nT2  - Echo\r\nY1  - 2026/03/10/\r\nAB  - The night ferry Aurora ran aground at dawn.\r\n\r\nA tug pulled her free at noon.\r\nER  - \r\n" +
	"TY  - NEWS\nTI  - Third\nT2  - Echo\nPY  - 2026\nN2  - " + text

const bibtex = "% made by hand\n@comment{x}\n@newspaper{okonjo2026,\n  title = {{Ferry} aground},\n  author = {Okonjo, Marta and Doe, Jane},\n  journal = \"B{\\\"o}rde \\& Echo\",\n  year = 2026,\n  month = mar,\n  day = {9},\n" +
	"  urldate = {2026-03-20},\n  url = {https://a.example/1},\n  abstract = {" + text + "}\n}\n\n@article{b, title={Second}, journaltitle={Echo}, date={2026-03-10}, abstract={" + text + "}}\n"

func TestEntries(t *testing.T) {
	for _, test := range []struct {
		f             *format.Format
		name, content string
		want          []string
	}{
		{&RIS, "a.ris", ris, []string{
			"a.ris:1 | 17 | Echo | 2026-03-09 | Ferry aground | Marta Okonjo | https://a.example/1",
			"a.ris:18 |  | Echo | 2026-03-10 | Second |  | ", "a.ris:26 |  | Echo |  | Third |  | ",
		}},
		{&BibTeX, "a.bib", bibtex, []string{
			"a.bib:3 | okonjo2026 | Börde & Echo | 2026-03-09 | Ferry aground | Marta Okonjo, Jane Doe | https://a.example/1",
			"a.bib:15 | b | Echo | 2026-03-10 | Second |  | ",
		}},
		{&RIS, "a.ris", "TY  - NEWS\nN2  - " + strings.Repeat("x", formattest.Options.MaxRecord) + "\nER  - \nTY  - NEWS\nTI  - Second\nN2  - " + text + "\n", []string{"a.ris:4 |  |  |  | Second |  | ", "a.ris:1!record too long"}},
	} {
		if formattest.Sniff(test.f, test.name, test.content) != format.Sure {
			t.Errorf("%s: not recognised", test.name)
		}
		got := formattest.Read(t, test.f, test.name, test.content)
		var have []string
		for _, d := range got.Drafts {
			have = append(have, strings.Join([]string{d.Place, d.ID, d.Outlet, d.Published.String(), d.Title, d.Byline, d.URL}, " | "))
			if strings.Join(strings.Fields(d.Text), " ") != text {
				t.Errorf("%s: got the text %q", d.Place, d.Text)
			}
		}
		for _, err := range got.Errs {
			have = append(have, err.Place+"!"+err.Reason)
		}
		if !slices.Equal(have, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, have, test.want)
		}
		formattest.Stops(t, test.f, test.name, test.content)
	}
	for _, s := range []string{"@harbour: the ferry", "TY - see below", "@Echo{x} wrote", "The ferry"} {
		if formattest.Sniff(&RIS, "a.txt", s)+formattest.Sniff(&BibTeX, "a.txt", s) != format.No {
			t.Errorf("%q is taken for a citation", s)
		}
	}
}

// FuzzEntries reads entries of both formats: every one becomes an article or an error.
func FuzzEntries(f *testing.F) {
	f.Add(ris)
	f.Add(bibtex)
	f.Fuzz(func(t *testing.T, s string) {
		for _, x := range []*format.Format{&RIS, &BibTeX} {
			if got := formattest.Read(t, x, "a", s); len(got.Outcomes) == 0 {
				t.Errorf("%q is lost", s)
			}
		}
	})
}
