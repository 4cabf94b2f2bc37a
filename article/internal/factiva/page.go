package factiva

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/export"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Page is a page of Factiva: each article is an element div of the class "article enArticle",
// with the language of the article. It holds a table with the codes of the fields, or the
// lines of the display without them, in which the headline has the class "enHeadline" and
// each paragraph the class "articleParagraph".
var Page = format.Format{
	Name:  "Factiva page",
	Sniff: export.Sniff(pageSign),
	Read:  export.Read("Factiva", articleMark, pageDraft),
}

var (
	articleMark = regexp.MustCompile(`(?i)<div\b[^<>]*\sclass\s*=\s*["']?article\s+[a-z]{2,4}article\b[^<>]*>`)
	pageSign    = regexp.MustCompile(`(?i)<title>\s*(?:dow jones )?factiva\s*</title>|\bclass\s*=\s*["']?factivalogo\b|\bclass\s*=\s*["']?article\s+[a-z]{2,4}article\b`)
	langArticle = regexp.MustCompile(`(?i)^([a-z]{2,4})(article|headline)$`)
)

// pageDraft returns the article in a piece of a page.
func pageDraft(doc *html.Node, opt record.Options) (record.Draft, error) {
	article := export.First(doc, export.Class("article"))
	if rows := tableRows(article); rows != nil {
		return draft(rows, opt), nil
	}
	d := proseDraft(article)
	if d.Text == "" {
		return d, record.Skipf("", record.ReasonNoText, "an article of Factiva without its text")
	}
	return d, nil
}

// langClass returns a condition: the element has the class of a part, which begins with a
// language.
func langClass(part string) func(*html.Node) bool {
	return func(n *html.Node) bool { return langOf(n, part) != "" }
}

// langOf returns the language in the class of an element.
func langOf(n *html.Node, part string) string {
	for _, a := range n.Attr {
		if a.Key != "class" {
			continue
		}
		for c := range strings.FieldsSeq(a.Val) {
			if m := langArticle.FindStringSubmatch(c); m != nil && strings.EqualFold(m[2], part) {
				return strings.ToLower(m[1])
			}
		}
	}
	return ""
}

// tableRows returns the fields in the table of an article, nil when it has none.
func tableRows(article *html.Node) (rows []Row) {
	headline := false
	taken := map[*html.Node]bool{}
	for _, tr := range export.All(article, export.Tag("tr")) {
		if within(tr, taken) { // a table in the text
			continue
		}
		var cells []*html.Node
		for c := range tr.ChildNodes() {
			if c.Type == html.ElementNode && (c.Data == "td" || c.Data == "th") {
				cells = append(cells, c)
			}
		}
		if len(cells) < 2 || export.First(cells[0], export.Tag("tr")) != nil {
			continue
		}
		row := Row{Code: code(export.Line(cells[0]))}
		if row.Code == "" {
			continue
		}
		headline = headline || row.Code == "HD"
		for _, c := range cells[1:] {
			if text := export.Text(c); text != "" {
				row.Paragraphs = append(row.Paragraphs, strings.Split(text, "\n\n")...)
			}
		}
		rows = append(rows, row)
		taken[tr] = true
	}
	if !headline {
		return nil
	}
	return rows
}

// within reports whether n is within one of the nodes. Parsed pages nest 512 deep at most.
func within(n *html.Node, nodes map[*html.Node]bool) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if nodes[n] {
			return true
		}
	}
	return false
}

// proseDraft returns the article of the display without the codes.
func proseDraft(article *html.Node) record.Draft {
	var d record.Draft
	var lines, text, rest []string
	headed, counted, ended := false, false, false
	if article != nil {
		d.Lang = clean.Lang(langOf(article, "article"))
	}
	leaf := export.Tag("p", "div", "span", "b", "h1", "h2", "h3", "pre")
	for _, n := range export.All(article, leaf) {
		switch {
		case export.Class("articleParagraph")(n):
			if export.First(n, export.Class("articleParagraph")) == nil {
				text = append(text, export.Text(n))
			}
		case langClass("headline")(n):
			d.Title, headed = export.Line(n), true
		case n.Data != "p" && n.Data != "div" && n.Data != "pre", export.First(n, export.Tag("p", "div", "table")) != nil:
		default:
			line := export.Line(n)
			switch {
			case line == "":
			case lastLine.MatchString(line):
				d.ID, ended = accession(line), true
			case wordCount.MatchString(line) && !counted:
				counted = true
			case counted && !ended:
				lines = append(lines, line)
				rest = append(rest, export.Text(n))
			case headed && d.Byline == "" && line != d.Title:
				d.Byline = byline.Clean(line)
			}
		}
	}
	n := readBelow(&d, lines)
	if len(text) == 0 { // a page in which paragraphs have no class
		text = rest[n:]
		if len(text) > 1 && ended && isPublisher(text[len(text)-1]) {
			text = text[:len(text)-1]
		}
	}
	d.Text = strings.Join(text, "\n\n")
	return d
}
