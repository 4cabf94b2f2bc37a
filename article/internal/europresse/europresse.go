// Package europresse reads the pages that Europresse exports: many articles, each with the
// name of the publication (class DocPublicationName), a line with section, day and page
// (DocHeader), a title (titreArticle) and the text (DocText). In the older form section, day
// of the week, day and page have an element DocHeader each, and the text is what follows the
// title: lines divided by br, the first of them the author, if there is one. Below each article stands a certificate with the
// day on which the file was made, which is not the day of publication.
package europresse

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/export"
	"copytrail/article/internal/format"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// Page is a page of Europresse.
var Page = format.Format{
	Name:  "Europresse page",
	Sniff: export.Sniff(regexp.MustCompile(`(?i)\bDocPublicationName\b|rdp__DocPublicationName|PubliC_lbl`)),
	Read:  export.Read("Europresse", mark, draft),
}

var (
	// mark is where an article begins: the element with the name of its publication, or the
	// two of newer pages, one in the other.
	mark = regexp.MustCompile(`(?i)(?:<(?:div|span|td|p|b)\b[^<>]*\sclass\s*=\s*["']?(?:[\w-]+ )*(?:rdp__)?DocPublicationName\b[^<>]*>\s*){1,3}`)

	// written finds a day in the line with section, day and page, and a time behind it.
	written = regexp.MustCompile(`(?i)(\d{1,2}(?:er|\.|º)? (?:de )?\p{L}{3,10}\.? (?:de )?\d{4}|\p{L}{3,10}\.? \d{1,2}, \d{4}|\d{4}-\d{2}-\d{2})(?:\s*[-–,]?\s*(\d{1,2}:\d{2}(?::\d{2})?)(?: ?(UTC|GMT))?(?: ?([+-]\d{2}:?\d{2}))?)?`)

	number = regexp.MustCompile(`\b(?:news|web|tvnews|bio)[·.](\d{8})[·.][\p{L}\d]+[·.][\p{L}\d·._-]+`)

	issue = regexp.MustCompile(`(?i),? n[o°º]\.? ?[\d\s,]+$`)

	// below begins what stands below the text of an article.
	below = regexp.MustCompile(`(?i)^(?:(?:copyright )?©|copyright \d|\(c\) \d|tous droits réservés|all rights reserved|num[ée]ro de document|document number|ce certificat|this certificate|date d['’][ée]mission|illustration\(s\)|note\(s\)|le présent document|cet article est paru dans|référence bibliographique)`)
)

// class returns a condition: the element has one of the classes, with the prefix of newer
// pages or without it.
func class(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		for _, name := range names {
			if export.Class(name)(n) || export.Class("rdp__"+name)(n) {
				return true
			}
		}
		return false
	}
}

// draft returns the article in a piece of a page.
func draft(doc *html.Node, _ record.Options) (record.Draft, error) {
	name, _, _ := strings.Cut(export.Text(export.First(doc, class("DocPublicationName"))), "\n")
	d := record.Draft{Outlet: issue.ReplaceAllString(clean.Line(name), "")}
	title := export.First(doc, class("titreArticleVisu", "articletitle"))
	if title == nil {
		title = export.First(doc, class("titreArticle", "TitreArticle"))
	}
	d.Title = export.Line(title)
	var headers []string
	for _, n := range export.All(doc, class("DocHeader")) {
		if export.First(n, class("DocHeader")) == nil {
			headers = append(headers, strings.Trim(export.Line(n), ", "))
		}
	}
	header := strings.Join(headers, ", ")
	d.Published = timeIn(header)
	all := export.Text(doc)
	if m := number.FindStringSubmatch(all); m != nil {
		d.ID = m[0]
		if d.Published.Precision == published.NoTime { // the number has the day
			d.Published, _ = published.Parse(m[1])
		}
	}
	d.Byline = authors(doc, title, &d)
	text := export.First(doc, class("DocText"))
	if text != nil {
		d.Text = export.Text(text)
	} else {
		var first string
		if d.Text, first = textBelow(all, d.Title); d.Byline == "" {
			d.Byline = first
		}
	}
	if strings.TrimSpace(d.Text) == "" {
		return d, record.Skipf("", record.ReasonNoText, "an article of Europresse without its text")
	}
	return d, nil
}

// timeIn returns the time in the line with section, day and page.
func timeIn(header string) published.Time {
	for _, m := range written.FindAllStringSubmatch(header, 4) {
		day := strings.Replace(m[1], "1er ", "1 ", 1)
		zone := strings.TrimSpace(m[4])
		if zone == "" {
			zone = m[3]
		}
		for _, s := range []string{day + " " + m[2] + " " + zone, day} {
			if t, _ := published.Parse(s); t.Precision != published.NoTime {
				return t
			}
		}
	}
	return published.Time{}
}

// authors returns the byline: an element of its own, or what follows the title.
func authors(doc, title *html.Node, d *record.Draft) string {
	if n := export.First(doc, class("docAuthors", "sm-margin-bottomNews")); n != nil {
		if line := export.Line(n); byline.IsNames(line) {
			return byline.Clean(line)
		}
	}
	for n := title; n != nil && n.Data != "header" && n.Data != "body" && n.Data != "td"; n = n.Parent {
		for next := n.NextSibling; next != nil; next = next.NextSibling {
			if next.Type != html.ElementNode {
				continue
			}
			if line := export.Line(next); byline.IsNames(line) && line != d.Title {
				return byline.Clean(line)
			}
			return ""
		}
	}
	return ""
}

// textBelow returns the paragraphs between the title of an article and what stands below its
// text, and the byline, if that is the first of them.
func textBelow(all, title string) (string, string) {
	var text []string
	by, begun := "", false
	for p := range strings.SplitSeq(all, "\n\n") {
		line := clean.Line(p)
		switch {
		case !begun:
			begun = line == title
		case below.MatchString(line) || number.MatchString(line) && len(line) < 120:
			return strings.Join(text, "\n\n"), by
		case by == "" && len(text) == 0 && strings.Count(line, " ") <= 8 && byline.IsNames(line):
			by = byline.Clean(line)
		default:
			text = append(text, p)
		}
	}
	return strings.Join(text, "\n\n"), by
}
