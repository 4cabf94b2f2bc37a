package nexis

import (
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

// textOfTwo is a download in German, with a cover page.
const textOfTwo = "\ufeff\n\nDownload-Anfrage: Alle Dokumente: 1-2\nUhrzeit der Anfrage: Freitag, 20. März 2026  16:51:31\n\n\nSuchbegriffe: Fähre\n\n\n" +
	"                               Dokument 1 von 2\n\n\n\n                                   Der Bote\n\n                              Montag 9. März 2026\n                                 Bundesausgabe\n\n" +
	"Die Fähre Aurora ist im Hafen gesunken, und alle einunddreißig Fahrgäste\nwurden gerettet\n\nAUTOR: Jana Roth\n\nRUBRIK: LOKALES; S. 3\n\nLÄNGE: 30 Wörter\n\n" +
	"Die Fähre Aurora ist am Montag im Hafen gesunken, und alle einunddreißig\nFahrgäste wurden von Fischern gerettet.\n\nTaucher sehen sich am Donnerstag den Rumpf an.\n\n" +
	"UPDATE: 10. März 2026\n\nSPRACHE: GERMAN; DEUTSCH\n\nPUBLICATION-TYPE: Zeitung\n\n\n                       Copyright 2026 Der Bote\n                         Alle Rechte Vorbehalten\n\n" +
	"                               Dokument 2 von 2\n\n\n\n                                  Die Post\n\n                              10. März 2026 Dienstag\n\n" +
	"Hafen gesperrt\n\nLÄNGE: 9 Wörter\n\nDer Hafen bleibt bis Donnerstag gesperrt, sagt die Behörde.\n\nUPDATE: 11. März 2026\n"

func TestText(t *testing.T) {
	if got := formattest.Sniff(&Text, "a.TXT", textOfTwo); got != format.Sure {
		t.Errorf("got likeness %d", got)
	}
	got := formattest.Read(t, &Text, "a.TXT", textOfTwo)
	if len(got.Drafts) != 2 || len(got.Errs) != 0 {
		t.Fatalf("got %q, %v", got.Outcomes, got.Errs)
	}
	a, b := got.Drafts[0], got.Drafts[1]
	if a.Place != "a.TXT#1" || a.Outlet != "Der Bote" || a.Title != "Die Fähre Aurora ist im Hafen gesunken, und alle einunddreißig Fahrgäste wurden gerettet" || a.Byline != "Jana Roth" ||
		a.Lang != "de" || a.Published.String() != "2026-03-09" ||
		a.Text != "Die Fähre Aurora ist am Montag im Hafen gesunken, und alle einunddreißig Fahrgäste wurden von Fischern gerettet.\n\nTaucher sehen sich am Donnerstag den Rumpf an." {
		t.Errorf("got %+v", a)
	}
	if b.Outlet != "Die Post" || b.Title != "Hafen gesperrt" || b.Published.String() != "2026-03-10" || b.Text != "Der Hafen bleibt bis Donnerstag gesperrt, sagt die Behörde." {
		t.Errorf("got %+v", b)
	}
	formattest.Stops(t, &Text, "a", textOfTwo)
}

// TestUniText reads what people copy out of Nexis Uni, and what converters make of its files.
func TestUniText(t *testing.T) {
	const text = "Ferry sinks\nThe Echo\nMarch 9, 2026 Monday\nCopyright 2026 The Echo All Rights Reserved\n\nSection: NEWS\nLength: 20 words\n\nBody\n\n" + first + "\n\n" + second + "\n\nLoad-Date: March 9, 2026\n\nEnd of Document\n"
	if got := formattest.Sniff(&Text, "a.txt", text); got != format.Sure {
		t.Errorf("got likeness %d", got)
	}
	got := formattest.Read(t, &Text, "a.txt", text)
	if len(got.Drafts) != 1 || got.Drafts[0].Title != "Ferry sinks" || got.Drafts[0].Text != first+"\n\n"+second {
		t.Errorf("got %q, %+v", got.Outcomes, got.Drafts)
	}
}

// documents are the documents of a page.
const documents = `<a name="DOC_ID_0_0"></a><!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> --><br><div class="c0"><p class="c1"><span class="c2">1 of 2 DOCUMENTS</span></p></div>
<div class="c0"><br><p><span>The Echo</span></p></div><div class="c3"><p><span>March</span><span> 9, 2026 Monday<br>Final Edition</span></p></div>
<div><p><span>Ferry &amp; storm</span></p></div><div><p><span class="c8">LENGTH: </span><span>20 words</span></p></div>
<div><p>` + first + `</p>
<p>` + second + `</p></div><div><p><span>LOAD-DATE: </span><span>March 10, 2026</span></p></div><div><p>Copyright 2026 The Echo<br>All Rights Reserved</p></div>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> --><a name="DOC_ID_0_1"></a><!-- Hide XML section from browser
<DOC NUMBER=2>
<DOCFULL> --><div class="c0"><p><span>2 of 2 DOCUMENTS</span></p></div><div><p>The Post</p></div><div><p>March 10, 2026</p></div><div><p>Ferry</p></div><div><p>LENGTH: 2 words</p></div><div><p>` + second + `</p></div>`

func TestPage(t *testing.T) {
	const page = "<html><head><style>p {}</style><title>LENGTH: none</title></head><body>" + documents + "</body></html>"
	if got := formattest.Sniff(&Page, "a.HTML", page); got != format.Sure {
		t.Errorf("got likeness %d", got)
	}
	for name, page := range map[string]string{"lines": page, "comments": strings.NewReplacer("1 of 2 DOCUMENTS", "", "2 of 2 DOCUMENTS", "").Replace(page)} {
		got := formattest.Read(t, &Page, "a.HTML", page)
		if len(got.Drafts) != 2 || len(got.Errs) != 0 {
			t.Errorf("%s: got %q, %v", name, got.Outcomes, got.Errs)
			continue
		}
		a := got.Drafts[0]
		if a.Outlet != "The Echo" || a.Title != "Ferry & storm" || a.Published.String() != "2026-03-09" || a.Text != first+"\n\n"+second {
			t.Errorf("%s: got %+v", name, a)
		}
	}
	formattest.Stops(t, &Page, "a", page)
	got := formattest.Read(t, &Page, "a.HTML", page+`<A NAME="DOC_ID_0_2"></A><!-- Hide XML section from browser
<DOC NUMBER=3> --><P>We are sorry, there is an error in this document.</P>`)
	if len(got.Drafts) != 2 || len(got.Errs) != 1 || got.Errs[0].Error() != "a.HTML#3: not an article: Nexis has no document here and says: We are sorry, there is an error in this document." {
		t.Errorf("an error: got %q, %v", got.Outcomes, got.Errs)
	}
}

func TestSniff(t *testing.T) {
	for name, text := range map[string]string{
		"a.txt":  first + "\n\n1 of 50 documents was lost.\n",
		"b.txt":  "Document 1 of 3\n\nAuthor: Jane Doe\n\n" + first,
		"c.csv":  "id,text\n1,\"" + textOfTwo + "\"",
		"d":      "Subject: Nexis\n\n" + textOfTwo,
		"e.html": "<html><p>" + first + "</p></html>",
	} {
		for _, f := range []*format.Format{&Text, &Page} {
			if got := formattest.Sniff(f, name, text); got != format.No {
				t.Errorf("%s as %s: got %d", name, f.Name, got)
			}
		}
	}
}
