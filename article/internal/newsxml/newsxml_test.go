package newsxml

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const (
	first  = "The night ferry Aurora ran aground at dawn."
	second = "A tug pulled her free at noon."
	both   = "<p>" + first + "</p>\n<p>" + second + "</p>"
)

// documents are files of each format, with what each of them holds.
var documents = []struct {
	name, content string
	want          []string // outlet | time | title | byline | address
}{
	{"NITF, the lead twice", `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/x.dtd"><nitf change.date="June 10, 2025"><head><title>Ferry</title>
		<docdata><doc-id id-string="17"/><doc.copyright holder="The Company"/></docdata><pubdata date.publication="20260309T074000+0100" name="Echo" ex-ref="https://a.example/1"/></head>
		<body><body.head><hedline><hl1>Ferry aground</hl1></hedline><byline class="print_byline">By Jane Doe</byline><abstract><p>By a librarian.</p></abstract></body.head>
		<body.content><block class="lead_paragraph"><p>` + first + `</p></block><block class="full_text">` + both + `</block></body.content></body></nitf>`,
		[]string{"Echo | 2026-03-09T07:40:00+01:00 | Ferry aground | Jane Doe | https://a.example/1"}},
	{"NITF, the time in the head, a picture", `<nitf><head><title>Ferry</title><meta name="publication_year" content="1987"/><meta name="publication_month" content="3"/><meta name="publication_day_of_month" content="9"/></head>
		<body><body.content>` + both + `<media><media-caption>A pier.</media-caption></media></body.content></body></nitf>`, []string{" | 1987-03-09 | Ferry |  | "}},
	{"NewsML-G2, XHTML", `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-03-20T01:02:03Z</sent></header><itemSet>
		<newsItem guid="urn:1" xml:lang="en"><itemMeta><provider qcode="a:ECHO"><name>Echo Agency</name></provider><versionCreated>2026-03-09T09:00:00Z</versionCreated><firstCreated>2026-03-09T07:40:00Z</firstCreated></itemMeta>
		<contentMeta><headline>Ferry</headline><by>Jane Doe</by></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body>` + both + `</body></html></inlineXML></contentSet></newsItem>
		<newsItem guid="urn:2"><contentMeta><contentCreated>2026-03-10T07:40:00Z</contentCreated><infoSource literal="Echo"/><headline>Second</headline></contentMeta>
		<contentSet><inlineData>` + first + "\n\n" + second + `</inlineData></contentSet></newsItem></itemSet></newsMessage>`,
		[]string{"Echo Agency | 2026-03-09T07:40:00Z | Ferry | Jane Doe | ", "Echo | 2026-03-10T07:40:00Z | Second |  | "}},
	{"NewsML 1", `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>echo.example</ProviderId><DateId>20020309</DateId><NewsItemId>x</NewsItemId></NewsIdentifier></Identification>
		<NewsManagement><FirstCreated>20020309T074000Z</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines><ContentItem><DataContent>` + both + `</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
		[]string{"echo.example | 2002-03-09T07:40:00Z | Ferry |  | "}},
	{"trafilatura", `<doc sitename="Echo" title="Ferry" author="Jane Doe; John Roe" date="2026-03-09" url="https://a.example/1" hostname="a.example" fingerprint="x"><main>` + both + `</main><comments><p>First!</p></comments></doc>`,
		[]string{"Echo | 2026-03-09 | Ferry | Jane Doe, John Roe | https://a.example/1"}},
	{"TEI of trafilatura", `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">Ferry</title><author>Jane Doe</author></titleStmt><publicationStmt><p/></publicationStmt>
		<sourceDesc><bibl>Echo, 2026-03-09</bibl><biblFull><titleStmt><title type="main">Ferry</title></titleStmt><publicationStmt><publisher>Echo</publisher><ptr type="URL" target="https://a.example/1"/><date>2026-03-09</date></publicationStmt></biblFull></sourceDesc></fileDesc>
		<profileDesc><creation><date type="download">2026-03-20</date></creation></profileDesc></teiHeader><text><body><div type="entry">` + both + `</div><div type="comments"><p>First!</p></div></body></text></TEI>`,
		[]string{"Echo | 2026-03-09 | Ferry | Jane Doe | https://a.example/1"}},
	{"TEI of an archive", `<TEI><teiHeader><fileDesc><titleStmt><title>Ferry</title></titleStmt><publicationStmt><publisher>The Archive</publisher><date when="2015-01-01"/></publicationStmt>
		<sourceDesc><bibl><title level="j">Echo</title><date when="1911-03-09">9. März 1911</date></bibl></sourceDesc></fileDesc></teiHeader><text><body>` + both + `</body></text></TEI>`,
		[]string{"Echo | 1911-03-09 | Ferry |  | "}},
	{"cut off", `<nitf><head><title>Ferry</title></head><body><body.content>` + both + `<p>The`, []string{" |  | Ferry |  | "}},
	{"no text", `<nitf><head><title>Ferry</title></head></nitf>`, []string{"a.xml!no text"}},
	{"too deep", "<nitf>" + strings.Repeat("<x>", 400), []string{"a.xml!nested too deeply"}},
}

func TestNews(t *testing.T) {
	for _, test := range documents {
		if formattest.Sniff(&XML, "a.xml", test.content) != format.Sure {
			t.Errorf("%s: not recognised", test.name)
		}
		got := formattest.Read(t, &XML, "a.xml", test.content)
		var have []string
		for _, d := range got.Drafts {
			have = append(have, strings.Join([]string{d.Outlet, d.Published.String(), d.Title, d.Byline, d.URL}, " | "))
			if text := strings.TrimSuffix(d.Text, "\n\nThe"); text != first+"\n\n"+second {
				t.Errorf("%s: got the text %q", test.name, d.Text)
			}
		}
		for _, err := range got.Errs {
			have = append(have, err.Place+"!"+err.Reason)
		}
		if !slices.Equal(have, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, have, test.want)
		}
	}
	formattest.Stops(t, &XML, "a.xml", documents[0].content)
	if formattest.Sniff(&XML, "a.xml", "<doc><a/></doc>") != format.No {
		t.Error("a doc of another format is taken")
	}
}

// FuzzNews reads XML: every document becomes articles or an error.
func FuzzNews(f *testing.F) {
	for _, x := range documents {
		f.Add(x.content)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := formattest.Read(t, &XML, "a.xml", s); len(got.Outcomes) == 0 {
			t.Errorf("%q is lost", s)
		}
	})
}
