package sgml

import (
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const gigaword = "<DOC id=\"XYZ_ENG_20260309.0000\" type=\"story\" >\n<HEADLINE>\nFerry &amp; storm\n</HEADLINE>\n<DATELINE>\nMERROW, March 9\n</DATELINE>\n<TEXT>\n<P>\nThe ferry sank\nin the harbour.\n</P>\n<P>\nAll were saved.\n</P>\n</TEXT>\n</DOC>\n" +
	"<DOC id=\"NYT_ENG_20260310.0001\" type=\"advis\" >\n<TEXT>\nBUDGET for Monday\n</TEXT>\n</DOC>\n"

const trec = "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<HEAD>Ferry Sinks</HEAD>\n<BYLINE>By JANE DOE</BYLINE>\n<TEXT>\n   The ferry sank\nin the harbour.\n   All were saved.\n</TEXT>\n</DOC>\n" +
	"<DOC>\n<DOCNO> LA010189-0001 </DOCNO>\n<DATE><P>January 1, 1989, Sunday, Home Edition</P></DATE>\n<HEADLINE><P>HARBOR CLOSED</P></HEADLINE>\n<TEXT><P>The harbor is closed.</P></TEXT>\n</DOC>\n" +
	"<DOC><DOCNO>FT911-3</DOCNO><DATE>910514</DATE><TEXT>One.</TEXT></DOC><DOC><DOCNO>FT911-4</DOCNO><TEXT>Two.</TEXT></DOC>\n"

const reuters = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" OLDID=\"5544\" NEWID=\"1\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TEXT>&#2;\n<TITLE>FERRY SINKS</TITLE>\n<DATELINE>    MERROW, Feb 26 - </DATELINE><BODY>The ferry sank\nin the harbour.\n    All were saved.\n Reuter\n</BODY></TEXT>\n</REUTERS>\n"

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, text, want string
		errs             int
	}{
		{"Gigaword", gigaword, "XYZ_ENG_20260309.0000|XYZ|2026-03-09|Ferry & storm|The ferry sank in the harbour.\n\nAll were saved.", 1},
		{"TREC", trec, "AP880212-0001|Associated Press|1988-02-12|Ferry Sinks|The ferry sank in the harbour.\n\nAll were saved.; LA010189-0001|Los Angeles Times|1989-01-01|HARBOR CLOSED|The harbor is closed.; " +
			"FT911-3|Financial Times|1991-05-14||One.; FT911-4|Financial Times|||Two.", 0},
		{"Reuters", reuters, "reuters-1|Reuters|1987-02-26T15:01:01|FERRY SINKS|The ferry sank in the harbour.\n\nAll were saved. Reuter", 0},
	} {
		if got := formattest.Sniff(&Documents, "a", test.text); got != format.Sure {
			t.Errorf("%s: got likeness %d", test.name, got)
		}
		got := formattest.Read(t, &Documents, "a", test.text)
		var all []string
		for _, d := range got.Drafts {
			all = append(all, strings.Join([]string{d.ID, d.Outlet, d.Published.String(), d.Title, d.Text}, "|"))
		}
		if s := strings.Join(all, "; "); s != test.want || len(got.Errs) != test.errs {
			t.Errorf("%s: got %q, want %q; %v", test.name, s, test.want, got.Errs)
		}
		formattest.Stops(t, &Documents, "a", test.text)
	}
	for _, text := range []string{"<!DOCTYPE html><html>", "<document>", "<DOCFULL>", "The <DOC> tag"} {
		if got := formattest.Sniff(&Documents, "a", text); got != format.No {
			t.Errorf("%q: got %d", text, got)
		}
	}
}

func FuzzDocuments(f *testing.F) {
	f.Add(gigaword)
	f.Add(trec)
	f.Add(reuters)
	f.Fuzz(func(t *testing.T, s string) {
		formattest.Sniff(&Documents, "a", s)
		formattest.Read(t, &Documents, "a", s)
	})
}
