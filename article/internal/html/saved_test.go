package html

import (
	"strings"
	"testing"

	"copytrail/article/internal/format/formattest"
)

// inComment returns a page with a comment behind its html element.
func inComment(comment, head string) string {
	return strings.Replace(ferryPage(head), "<head>", "<!--"+comment+"--><head>", 1)
}

func TestSavedPages(t *testing.T) {
	const address = "https://www.echo.example/ferry"
	held := "https://web.archive.org/web/20240507091011/" + address
	for _, test := range []struct{ name, page, url, fetched string }{
		{"SingleFile", inComment("\n Page saved with SingleFile \n url: "+address+" \n saved date: Tue May 07 2024 09:10:11 GMT+0200 (Central European Summer Time)\n", ""), address, "2024-05-07T09:10:11+02:00"},
		{"SingleFile without a date", inComment("\n Page saved with SingleFile \n url: "+address+"\n", ""), address, ""},
		{"SingleFile of the Wayback Machine", inComment("\n Page saved with SingleFile \n url: "+held+"\n saved date: Wed May 08 2024 09:10:11 GMT+0200 (CEST)\n", ""), address, "2024-05-07T09:10:11Z"},
		{"a browser", inComment(" saved from url=(0030)"+address+" ", ""), address, ""},
		{"a browser, from the disk", inComment(" saved from url=(0014)about:internet ", ""), "", ""},
		{"HTTrack", inComment(" Mirrored from www.echo.example/ferry by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 07 May 2024 09:10:11 GMT ", ""), address, "2024-05-07T09:10:11Z"},
		{"monolith", inComment(" Saved from "+address+" at 2024-05-07T09:10:11Z using monolith v2.8.1 ", ""), address, "2024-05-07T09:10:11Z"},
		{"Save Page WE", ferryPage(`<meta name="savepage-url" content="` + address + `"><meta name="savepage-date" content="Tue May 07 2024 09:10:11 GMT+0200 (CEST)">`), address, "2024-05-07T09:10:11+02:00"},
		{"WebScrapBook", strings.Replace(ferryPage(""), "<html", `<html data-scrapbook-source="`+address+`" data-scrapbook-create="20240507091011123"`, 1), address, "2024-05-07T09:10:11Z"},
		{"Wayback script", ferryPage(`<script>__wm.init("https://web.archive.org/web");__wm.wombat("` + address + `","20240507091011","https://web.archive.org/","web");</script>`), address, "2024-05-07T09:10:11Z"},
		{"Wayback canonical", ferryPage(`<link rel="canonical" href="` + held + `">`), address, ""},
		{"pywb", ferryPage(`<script>wbinfo.url = "` + address + `"; wbinfo.timestamp = "20240507091011";</script>`), address, "2024-05-07T09:10:11Z"},
		{"the page's own address counts", inComment("\n Page saved with SingleFile \n url: https://m.echo.example/ferry?x\n", `<link rel="canonical" href="`+address+`">`), address, ""},
	} {
		d, err := Extract([]byte(test.page), "", "", formattest.Options)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		outlet := "echo.example"
		if test.url == "" {
			outlet = ""
		}
		if d.URL != test.url || d.Outlet != outlet || d.Fetched.String() != test.fetched || d.Published.String() != "" {
			t.Errorf("%s: got url %q, outlet %q, fetched %s, published %s", test.name, d.URL, d.Outlet, d.Fetched, d.Published)
		}
	}
}

// archiveTodayPage is a page as archive.today shows it.
const archiveTodayPage = `<!DOCTYPE html><html><head><meta property="og:site_name" content="archive.ph"/><meta property="og:url" content="http://archive.ph/XyZ"/>
<meta property="og:title" content="Ferry sinks in harbour"/><meta property="article:published_time" content="2024-05-07T09:10:11Z"/><link rel="canonical" href="https://archive.ph/XyZ"/>
<link rel="bookmark" href="http://archive.today/20240507091011/https://www.echo.example/ferry"/><title>Ferry sinks in harbour</title></head><body><center>
<div id="HEADER"><div>webpage capture</div>Saved from<form><input type="text" name="q" value="https://www.echo.example/ferry"/></form></div>
<div id="CONTENT"><div><h1>Ferry sinks in harbour</h1></div><div>By Jane Doe</div><div>6 May 2024</div>
<div><span>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.</span></div>
<div><span>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</span></div>
</div></center></body></html>`

func TestArchiveToday(t *testing.T) {
	for _, page := range []string{archiveTodayPage, strings.Replace(archiveTodayPage, `<link rel="bookmark"`, `<link rel="x"`, 1)} {
		d, err := Extract([]byte(page), "", "", formattest.Options)
		if err != nil {
			t.Fatal(err)
		}
		if d.Outlet != "echo.example" || d.URL != "https://www.echo.example/ferry" || d.Published.String() != "2024-05-06" ||
			d.Fetched.String() != "2024-05-07T09:10:11Z" || d.Byline != "Jane Doe" || !strings.HasPrefix(d.Text, "The ferry Aurora") {
			t.Errorf("got %+v", d)
		}
	}
}

// TestClockOfDay takes the time of day from the time element of the article alone.
func TestClockOfDay(t *testing.T) {
	clock := `<time datetime="2024-05-06T10:20:30+02:00">2024-05-06</time>`
	for _, test := range []struct{ from, to, want string }{
		{"<p class", clock + "<p class", "2024-05-06T10:20:30+02:00"},
		{"<p class", clock + strings.Replace(clock, "10:20", "11:20", 1) + "<p class", "2024-05-06"},
		{"<nav>", "<nav>" + clock, "2024-05-06"},
	} {
		page := strings.Replace(ferryPage(`<meta name="date" content="">`), test.from, test.to, 1)
		d, err := Extract([]byte(page), "https://www.echo.example/2024/05/06/x", "", formattest.Options)
		if err != nil || d.Published.String() != test.want {
			t.Errorf("%s: got %s, %v", test.to, d.Published, err)
		}
	}
}

func FuzzSaved(f *testing.F) {
	f.Add(archiveTodayPage)
	f.Add(inComment("\n Page saved with SingleFile \n url: https://web.archive.org/web/20240507091011/https://a.example/ \n saved date: x", ""))
	f.Add(ferryPage(`<script>__wm.wombat("https://a.example/x","20240507091011");wbinfo.url="x"</script><div id="wm-ipp-base"></div>`))
	f.Fuzz(func(t *testing.T, page string) {
		Extract([]byte(page), "", "", formattest.Options) // it must not panic
	})
}
