// Package proquestpage reads the pages that ProQuest exports. Each article begins at an anchor
// "DocID_…", has its title in bold, then paragraphs with a label in strong type: "Full
// text: ", behind which the text follows, "Publication title: ", "Publication date: " and
// more. The labels are in the language of the user. The page does not say when an article
// was published other than by its day; "Last updated" and the day of the export are not it.
package proquestpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/describe"
	"copytrail/article/internal/export"
	"copytrail/article/internal/format"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// Page is a page of ProQuest.
var Page = format.Format{
	Name:  "ProQuest page",
	Sniff: export.Sniff(regexp.MustCompile(`(?i)<a\b[^<>]*\bname\s*=\s*["']?DocID_|Report Information from ProQuest`)),
	Read:  export.Read("ProQuest", mark, draft),
}

// mark is where an article begins.
var mark = regexp.MustCompile(`(?i)<a\b[^<>]*\bname\s*=\s*["']?(?:DocID_|bookmark_\d)[^<>]*>`)

// part is a labelled part of an article.
type part string

// The parts that are read; the others end the text.
const (
	title    part = "title"
	author   part = "author"
	info     part = "info"
	abstract part = "abstract"
	text     part = "text"
	outlet   part = "outlet"
	day      part = "day"
	lang     part = "lang"
	id       part = "id"
	other    part = "other"
)

// labels are the labels of the parts, in the languages of the service.
var labels = map[string]part{
	"title": title, "titre": title, "titel": title, "título": title, "titolo": title,
	"author": author, "auteur": author, "autor": author, "autore": author, "verfasser": author, "credit": other,
	"publication info": info, "informations sur la publication": info, "publikationsinfo": info, "información de publicación": info, "informazioni sulla pubblicazione": info,
	"abstract": abstract, "résumé": abstract, "zusammenfassung": abstract, "resumen": abstract, "resumo": abstract,
	"full text": text, "texte intégral": text, "texte complet": text, "volltext": text, "texto completo": text, "testo completo": text, "testo integrale": text,
	"publication title": outlet, "titre de la publication": outlet, "titre de publication": outlet, "titel der publikation": outlet, "publikationstitel": outlet, "título de publicación": outlet, "título de la publicación": outlet, "título da publicação": outlet, "titolo della pubblicazione": outlet, "titolo pubblicazione": outlet,
	"publication date": day, "date de publication": day, "date de la publication": day, "publikationsdatum": day, "erscheinungsdatum": day, "fecha de publicación": day, "data de publicação": day, "data di pubblicazione": day,
	"language of publication": lang, "langue de publication": lang, "langue de la publication": lang, "publikationssprache": lang, "idioma de la publicación": lang, "idioma de publicación": lang, "idioma da publicação": lang, "lingua di pubblicazione": lang,
	"proquest document id": id, "id de document proquest": id, "identificateur de document proquest": id, "proquest-dokument-id": id, "id del documento de proquest": id, "id do documento do proquest": id, "id documento proquest": id,
}

// others are labels that end the text and are not read.
var others = regexp.MustCompile(`(?i)^(?:subject|location|people|company|links|identifier|classification|publication year|publication subject|publisher|place of publication|country of publication|source|source type|document type|document url|issn|eissn|copyright|last updated|database|first page|pages|section|issue|volume|number of pages|illustration|caption|dateline|column|edition|sujet|lieu|personne|personnes|entreprise|liens|éditeur|lieu de publication|pays de publication|type de source|type de document|dernière mise à jour|base de données|année de publication|première page|rubrique|thema|ort|verlag|quellentyp|dokumententyp|zuletzt aktualisiert|datenbank|publikationsjahr|materia|lugar|editorial|tipo de fuente|tipo de documento|última actualización|base de datos|año de publicación|soggetto|editore|tipo di documento|ultimo aggiornamento)$`)

// draft returns the article in a piece of a page.
func draft(doc *html.Node, _ record.Options) (record.Draft, error) {
	strong := map[string]bool{}
	for _, n := range export.All(doc, export.Tag("strong", "b")) {
		if export.First(n, export.Tag("strong", "b")) == nil {
			strong[labelOf(export.Line(n))] = true
		}
	}
	parts := map[part][]string{}
	in := part("")
	for p := range strings.SplitSeq(export.Text(doc), "\n\n") {
		line := clean.Line(p)
		if head, value, ok := strings.Cut(line, ":"); ok && strong[labelOf(head+":")] {
			if next := partOf(head); next != "" {
				if in = next; len(parts[next]) > 0 && next != text {
					in = other
				}
				line, p = strings.TrimSpace(value), strings.TrimSpace(p[strings.IndexByte(p, ':')+1:])
			}
		}
		if line != "" {
			parts[in] = append(parts[in], p)
		}
	}
	return draftOf(parts)
}

// labelOf returns a label as it is compared.
func labelOf(s string) string {
	return strings.ToLower(strings.TrimSpace(strings.TrimRight(s, ": \u00a0")))
}

// partOf returns the part that a label begins, "" when it is none of ours.
func partOf(label string) part {
	label = labelOf(label)
	if p, ok := labels[label]; ok {
		return p
	}
	if others.MatchString(label) {
		return other
	}
	return ""
}

// draftOf returns the article that has the parts.
func draftOf(parts map[part][]string) (record.Draft, error) {
	one := func(p part) string { return clean.Line(strings.Join(parts[p], " ")) }
	d := record.Draft{ID: one(id), Title: one(title), Outlet: one(outlet), Byline: byline.Clean(one(author)), Text: strings.Join(parts[text], "\n\n")}
	name, _, _ := strings.Cut(one(lang), ",")
	d.Lang = record.Language(name)
	for _, p := range parts[""] { // above the labels: a count and the title
		if line := clean.Line(p); d.Title == "" && !counted.MatchString(line) {
			d.Title = line
		}
	}
	where := one(info)
	if d.Outlet == "" && where != "" {
		d.Outlet, _, _ = strings.Cut(where, ";")
		d.Outlet = strings.TrimSpace(d.Outlet)
	}
	t, note := published.Parse(one(day))
	if t.Precision == published.NoTime {
		if s := infoDay.FindString(where); s != "" {
			t, note = published.Parse(s)
		}
	}
	d.Published = t
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	if len(parts[text]) == 0 || len(parts[text]) == 1 && missing.MatchString(d.Text) {
		d.Text = strings.Join(parts[abstract], "\n\n")
		if strings.TrimSpace(d.Text) == "" {
			return d, record.Skipf("", record.ReasonNoText, "ProQuest gives no text of this article")
		}
		d.Notes = append(d.Notes, describe.NoteSummary)
	}
	return d, nil
}

var (
	counted = regexp.MustCompile(`(?i)^(?:document|dokument|documento) \d+ (?:of|de|von|di) \d+$`)
	infoDay = regexp.MustCompile(`\d{1,2} \p{L}{3,10}\.? \d{4}`)
	missing = regexp.MustCompile(`(?i)^(?:none|not available|not available\.|non disponible|nicht verfügbar|no disponible)\.?$`)
)
