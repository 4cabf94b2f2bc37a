package newsxml

import (
	"cmp"
	"strings"

	"copytrail/article/internal/describe"
	"copytrail/article/internal/record"
)

// newsItem reads an item of NewsML-G2. Its text is NITF, XHTML, or plain text within
// inlineData; the time is that of the content, or of the version, but not of the package
// that sent it.
func newsItem(n *node) record.Draft {
	info, meta := n.first("itemMeta"), n.first("contentMeta")
	content := cmp.Or(n.first("contentSet"), n)
	var d record.Draft
	var paragraphs []string
	var times []string
	if inner := content.first("nitf"); inner != nil {
		d = nitf(inner)
		paragraphs = strings.Split(d.Text, "\n\n")
		if d.Text == "" {
			paragraphs = nil
		}
		times = append(times, d.Published.String())
	} else if body := content.first("body"); body != nil {
		paragraphs = body.paragraphs(isBlock, isApparatus)
	} else {
		paragraphs = content.paragraphs(isBlock, isApparatus)
		if len(paragraphs) == 1 { // plain text, with blank lines between its paragraphs
			var b strings.Builder
			content.words(&b)
			paragraphs = splitPlain(b.String())
		}
	}
	d.ID = cmp.Or(n.get("guid"), d.ID)
	d.Title = cmp.Or(meta.first("headline").line(), info.first("title").line(), d.Title, content.first("title").line())
	provider := info.first("provider")
	d.Outlet = cmp.Or(sourceName(meta.first("infoSource")), sourceName(provider), d.Outlet, n.first("rightsInfo", "copyrightHolder").line())
	d.Byline = cmp.Or(meta.first("by").line(), sourceName(meta.first("creator")), d.Byline)
	d.Lang = cmp.Or(meta.first("language").get("tag"), n.get("lang"), d.Lang)
	for _, link := range n.all("link") {
		if d.URL == "" && strings.HasSuffix(link.get("rel"), "canonical") {
			d.URL = webAddress(link.get("href"))
		}
	}
	if strings.Contains(strings.ToLower(info.first("pubStatus").get("qcode")), "cancel") {
		d.Notes = append(d.Notes, "the agency has cancelled this item")
	}
	if len(paragraphs) == 0 {
		if paragraphs = meta.first("description").paragraphs(isBlock, nil); len(paragraphs) > 0 {
			d.Notes = append(d.Notes, describe.NoteSummary)
		}
	}
	times = append([]string{meta.first("contentCreated").line(), info.first("firstCreated").line(), info.first("versionCreated").line()}, times...)
	d.Notes = withoutTimes(d.Notes)
	return draft(d, paragraphs, times...)
}

// withoutTimes returns notes without those on the time of publication, which is read again.
func withoutTimes(notes []string) (kept []string) {
	for _, s := range notes {
		if !strings.HasPrefix(s, "published ") {
			kept = append(kept, s)
		}
	}
	return kept
}

// isApparatus reports whether an element holds no words of the article.
func isApparatus(n *node) bool {
	switch n.name {
	case "script", "style", "head", "remoteContent", "figure", "media", "itemMeta", "contentMeta":
		return true
	}
	return false
}

// sourceName returns the name of an organisation or a person in NewsML-G2: in words, as a
// literal, or as the end of a code.
func sourceName(n *node) string {
	code := n.get("qcode")
	if _, after, ok := strings.Cut(code, ":"); ok {
		code = after
	}
	return cmp.Or(n.first("name").line(), n.get("literal"), n.line(), code)
}

// splitPlain returns the paragraphs of a plain text.
func splitPlain(s string) (paragraphs []string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	for p := range strings.SplitSeq(s, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	return paragraphs
}

// newsML1 reads an item of NewsML 1, as agencies sent it until about 2010.
func newsML1(n *node) record.Draft {
	content := n.first("DataContent")
	var d record.Draft
	var paragraphs []string
	if inner := content.first("nitf"); inner != nil {
		d = nitf(inner)
		if d.Text != "" {
			paragraphs = strings.Split(d.Text, "\n\n")
		}
		d.Notes = withoutTimes(d.Notes)
	} else if paragraphs = content.paragraphs(isBlock, isApparatus); len(paragraphs) == 1 {
		var b strings.Builder
		content.words(&b)
		paragraphs = splitPlain(b.String())
	}
	d.ID = cmp.Or(n.first("PublicIdentifier").line(), n.first("NewsItemId").line(), d.ID)
	d.Title = cmp.Or(n.first("HeadLine").line(), d.Title)
	d.Byline = cmp.Or(n.first("ByLine").line(), d.Byline)
	d.Outlet = cmp.Or(n.first("Provider", "Party").get("FormalName"), n.first("Source", "Party").get("FormalName"), n.first("ProviderId").line(), d.Outlet)
	d.Lang = cmp.Or(n.first("Language").get("FormalName"), d.Lang)
	day := n.first("DateId").line()
	return draft(d, paragraphs, n.first("FirstCreated").line(), n.first("ThisRevisionCreated").line(), d.Published.String(), day)
}

// trafilatura reads what trafilatura writes as XML. Readers' comments are not the article.
func trafilatura(n *node) record.Draft {
	d := record.Draft{
		ID:     n.get("id"),
		URL:    webAddress(cmp.Or(n.get("url"), n.get("source"))),
		Title:  n.get("title"),
		Outlet: cmp.Or(n.get("sitename"), n.get("hostname")),
		Byline: strings.ReplaceAll(n.get("author"), "; ", ", "),
		Lang:   n.get("language"),
	}
	body := cmp.Or(n.first("main"), n.first("body"), n)
	return draft(d, body.paragraphs(isBlock, isComments), n.get("date"))
}

// isComments reports whether an element holds comments of readers, or a picture.
func isComments(n *node) bool {
	return n.name == "comments" || n.name == "graphic" || n.name == "div" && n.get("type") == "comments"
}

// tei reads a text in TEI: what trafilatura writes, and editions of newspapers. The time is
// that of the source. The day and the publisher of the electronic edition are those of an
// archive and are not read.
func tei(n *node) record.Draft {
	header := n.first("teiHeader")
	bibl := cmp.Or(header.first("sourceDesc", "biblFull"), header.first("sourceDesc", "bibl"), header.first("sourceDesc", "biblStruct"))
	full := header.first("sourceDesc", "biblFull")
	d := record.Draft{
		Title:  cmp.Or(header.first("titleStmt", "title").line(), bibl.first("title").line()),
		Byline: cmp.Or(header.first("titleStmt", "author").line(), bibl.first("author").line()),
		Outlet: cmp.Or(full.first("publicationStmt", "publisher").line(), bibl.first("publisher").line()),
		Lang:   cmp.Or(header.first("langUsage", "language").get("ident"), n.get("lang")),
	}
	for _, p := range append(bibl.all("ptr"), header.all("ptr")...) {
		d.URL = cmp.Or(d.URL, webAddress(p.get("target")))
	}
	for _, x := range header.all("idno") {
		if strings.EqualFold(x.get("type"), "url") {
			d.URL = cmp.Or(d.URL, webAddress(x.line()))
		}
	}
	for _, x := range bibl.all("title") { // the journal that the text stood in
		if level := x.get("level"); level == "j" || level == "m" && d.Outlet == "" {
			d.Outlet = cmp.Or(x.line(), d.Outlet)
		}
	}
	body := cmp.Or(n.first("text", "body"), n.first("body"))
	var main []string
	for _, c := range body.all("div") {
		if c.get("type") == "entry" {
			main = append(main, c.paragraphs(isBlock, isComments)...)
		}
	}
	if len(main) == 0 {
		main = body.paragraphs(isBlock, isComments)
	}
	return draft(d, main, when(bibl.first("date")), when(header.first("creation", "date")))
}

// when returns the time of an element of TEI, "" for that of the download.
func when(n *node) string {
	if n.get("type") == "download" {
		return ""
	}
	return cmp.Or(n.get("when"), n.get("when-iso"), n.line())
}
