package factiva

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const pageHead = `<!DOCTYPE html><html><head><title>Factiva</title><script>var _d = new Date(1993,0,1);</script></head><body><div class="factivalogo"><h1>Factiva</h1></div>`

const pageFoot = `<div id="pageFooter"><span>© 1993-2026 Factiva, Inc. All rights reserved.</span></div></body></html>`

const prose = `<div id="article-ECHO1" class="article"><div class="article enArticle"><p></p><div>NEWS</div><div id="hd"><span class="enHeadline">The tug came</span></div><div class="author">Jane Doe</div>` +
	`<div>1,212 words</div><div>9 March 2026</div><div>07:40</div><div>The Echo</div><div>ECHO</div><div>3</div><div>English</div><div>(c) 2026 The Echo.</div>` +
	`<p class="articleParagraph enarticleParagraph">The tug came at noon.</p><p class="articleParagraph enarticleParagraph">It had <b>12</b> men.</p><p>The Echo Media</p><p>Document ECHO000020260309em390000a</p></div></div>`

const indexed = `<div class='article deArticle'><table><tr><td class="index"><b>HD</b></td><td><b class="deHeadline">Ein Fuchs kam</b></td></tr><tr><td><b>WC</b></td><td>9 Wörter</td></tr><tr><td><b>PD</b></td><td>10 März 2026</td></tr>` +
	`<tr><td><b>SN</b></td><td>Die Post</td></tr><tr><td><b>LA</b></td><td>Deutsch</td></tr><tr><td><p><b>LP</b></p></td><td><p>Ein Fuchs kam.</p></td></tr><tr><td><b>TD</b></td><td><p>Er ging.</p><table><tr><td>SN</td><td>7</td></tr></table><p>Er kam wieder.</p></td></tr>` +
	`<tr><td><br /><b>NS</b></td><td><br />gcat : News</td></tr><tr><td><b>AN</b></td><td><br />Document POST000020260310em390000b</td></tr></table></div>`

func TestPage(t *testing.T) {
	got := formattest.Read(t, &Page, "a.html", pageHead+prose+indexed+`<div class="article enArticle"><p>x</p></div>`+pageFoot)
	if want := []string{"a.html#1 ECHO000020260309em390000a", "a.html#2 POST000020260310em390000b", "a.html#3!no text"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[0]; d.Title != "The tug came" || d.Byline != "Jane Doe" || d.Outlet != "The Echo" || d.Published.String() != "2026-03-09T07:40:00" || d.Lang != "en" || d.Text != "The tug came at noon.\n\nIt had 12 men." {
		t.Errorf("got %+v", d)
	}
	if d := got.Drafts[1]; d.Title != "Ein Fuchs kam" || d.Outlet != "Die Post" || d.Published.String() != "2026-03-10" || d.Lang != "de" || d.Text != "Ein Fuchs kam.\n\nEr ging.\n\nSN\n\n7\n\nEr kam wieder." {
		t.Errorf("got %+v", d)
	}
	if got := formattest.Read(t, &Page, "a.html", pageHead+"<p>None</p>"+pageFoot).Outcomes; !slices.Equal(got, []string{"a.html!not an article"}) {
		t.Errorf("without articles: got %q", got)
	}
	formattest.Stops(t, &Page, "a.html", pageHead+prose+indexed)
}

const answerXML = `<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="2"><ppsarticle><article>` +
	`<accessionNo>ECHO1</accessionNo><baseLanguage>EN</baseLanguage><headline><paragraph>The <hlt>tug</hlt> came</paragraph></headline><byline>Jane Doe</byline><leadParagraph><paragraph>One.</paragraph></leadParagraph>` +
	`<publicationDate><dateTime>2026-03-09T07:40:00Z</dateTime></publicationDate><modificationDate><dateTime>2026-03-20T00:00:00Z</dateTime></modificationDate><sourceName>The Echo</sourceName><newsSubject code="g"><name>News</name></newsSubject><tailParagraphs><paragraph>Two  &amp; three.</paragraph><paragraph>Four.</paragraph></tailParagraphs></article></ppsarticle>` +
	`<ppsarticle><article><reference>distdoc:archive/ArchiveDoc::Article/ECHO2</reference><publicationDate><date>2026-03-10T00:00:00</date></publicationDate><headline><paragraph>Next</paragraph></headline><leadParagraph><paragraph>Five.</paragraph></leadParagraph></article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>`

func TestXML(t *testing.T) {
	if formattest.Sniff(&XML, "a.xml", answerXML) != format.Sure || formattest.Sniff(&XML, "a.xml", "<?xml version='1.0'?><rss/>") != format.No {
		t.Error("not recognised")
	}
	got := formattest.Read(t, &XML, "a.xml", answerXML)
	if want := []string{"a.xml#1 ECHO1", "a.xml#2 ECHO2"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[0]; d.Title != "The tug came" || d.Byline != "Jane Doe" || d.Outlet != "The Echo" || d.Published.String() != "2026-03-09T07:40:00Z" || d.Lang != "en" || d.Text != "One.\n\nTwo & three.\n\nFour." {
		t.Errorf("got %+v", d)
	}
	if d := got.Drafts[1]; d.Published.String() != "2026-03-10" || d.Text != "Five." {
		t.Errorf("got %+v", d)
	}
	for in, want := range map[string][]string{
		answerXML[:len(answerXML)-200]:                       {"a#1 ECHO1", "a#2!not valid"},
		"<ppsresponse></ppsresponse>":                        {"a!empty file"},
		"<ppsresponse>" + strings.Repeat("<a>", 200):         {"a!nested too deeply"},
		"<ppsresponse><article></b></article></ppsresponse>": {"a#1 ", "a!not valid"},
	} {
		if got := formattest.Read(t, &XML, "a", in).Outcomes; !slices.Equal(got, want) {
			t.Errorf("%.60s: got %q, want %q", in, got, want)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add(pageHead + prose + indexed + pageFoot)
	f.Fuzz(func(t *testing.T, in string) { formattest.Read(t, &Page, "a.html", in) })
}

func FuzzXML(f *testing.F) {
	f.Add(answerXML)
	f.Fuzz(func(t *testing.T, in string) { formattest.Read(t, &XML, "a.xml", in) })
}
