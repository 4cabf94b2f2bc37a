package rtf

import (
	"fmt"
	"regexp"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// The export of Nexis has many articles in one file. The newer services (Nexis Uni, Lexis
// Advance) write for each of them
//
//	title
//	outlet
//	date, perhaps with a time, a day of the week and an edition
//	Copyright …
//	Section: …, Length: … words, Byline: …
//	Body
//	the text
//	Classification
//	Language: …, Load-Date: …, and more
//	End of Document
//
// and before the first a cover with the terms of the search. The older ones write "1 of
// 161 DOCUMENTS", outlet, date, title, labels in capitals, the text, labels again.
var (
	docEnd = regexp.MustCompile(`(?i)^(?:end of document|ende des dokuments?|dokumentende|fin du document|fin de document|fin del documento|fine del documento|fine documento|fim do documento|einde van (?:het )?document|einde document)$`)

	bodyLine = regexp.MustCompile(`(?i)^(?:body|volltext|haupttext|textk(?:ö|oe)rper|corps(?: de l['’]article| du texte)?|texte(?: int(?:é|e)gral)?|cuerpo|texto(?: completo)?|contenido|corpo(?: del testo)?|testo|tekst|inhoud|hoofdtekst)$`)

	tailLine = regexp.MustCompile(`(?i)^(?:classification|klassifi(?:kation|zierung)|clasificaci(?:ó|o)n|classificazione|classificatie|classifica(?:ç|c)(?:ã|a)o|graphic|grafik|graphique|gr(?:á|a)fico|grafica|afbeelding|load-date|notes)$`)

	docCount = regexp.MustCompile(`(?i)^(?:\d{1,6} (?:of|von|de|di|van|sur) \d{1,6} (?:documents?|dokumente[n]?|documenten|documentos|documenti)|(?:document|dokument|documento) \d{1,6} (?:of|von|de|di|van|sur) \d{1,6})$`)

	label = regexp.MustCompile(`^(\p{L}[\p{L}' -]{2,28}?)\s?:\s*(.*)$`)

	copyright = regexp.MustCompile(`(?i)^(?:copyright\b|©|\(c\) ?\d|tous droits réservés|alle rechte vorbehalten)`)

	coverLine = regexp.MustCompile(`(?i)^(?:\d{1,4}\. |documents? ?\(\d|dokumente? ?\(\d)|^[^:]{2,40}: ?-?none-?$`)
)

// labels are the names of the fields in the languages of the service. What is in no field
// of an article is "-".
var labels = map[string]field.Field{
	"byline": field.Byline, "author": field.Byline, "autor": field.Byline, "auteur": field.Byline, "autore": field.Byline, "autoren": field.Byline, "auteurs": field.Byline, "autori": field.Byline, "autores": field.Byline, "by": field.Byline,
	"language": field.Lang, "sprache": field.Lang, "langue": field.Lang, "idioma": field.Lang, "lingua": field.Lang, "taal": field.Lang,
	"headline": field.Title, "titre": field.Title, "titel": field.Title,
	"section": field.None, "rubrik": field.None, "rubrique": field.None, "ressort": field.None, "sección": field.None, "seccion": field.None, "sezione": field.None, "sectie": field.None, "rubriek": field.None,
	"length": field.None, "länge": field.None, "laenge": field.None, "longueur": field.None, "longitud": field.None, "extensión": field.None, "lunghezza": field.None, "lengte": field.None,
	"load-date": field.None, "update": field.None, "date-chargement": field.None, "date de chargement": field.None, "ladedatum": field.None, "fecha de carga": field.None, "data di caricamento": field.None, "laaddatum": field.None,
	"graphic": field.None, "grafik": field.None, "graphique": field.None, "publication-type": field.None, "type-publication": field.None, "type de publication": field.None, "publikationstyp": field.None, "zeitungstyp": field.None,
	"dateline": field.None, "highlight": field.None, "subject": field.None, "series": field.None, "journal-code": field.None, "issn": field.None, "company": field.None, "organization": field.None, "geographic": field.None, "person": field.None, "industry": field.None, "copyright": field.None, "correction-date": field.None,
}

// closing are the labels that stand behind the text.
var closing = regexp.MustCompile(`(?i)^(?:load-date|update|language|sprache|langue|idioma|lingua|taal|date-chargement|date de chargement|ladedatum|update-datum|fecha de carga|data di caricamento|laaddatum|graphic|grafik|graphique|publication-type|type-publication|type de publication|publikationstyp|zeitungstyp|subject|journal-code|classification|correction-date)$`)

// decodeNexis decodes the articles of an export of Nexis. It returns false when lines are
// no such export.
func decodeNexis(place string, lines []string, opt record.Options, out func(record.Draft, error)) bool {
	for i, line := range lines {
		lines[i] = clean.Line(line)
	}
	blocks := cutNexis(lines)
	if blocks == nil {
		return false
	}
	for i, b := range blocks {
		place := fmt.Sprintf("%s#%d", place, i+1)
		d, err := nexisDraft(b, opt)
		d.Place = place
		if err != nil {
			err = record.Placed(place, err)
		}
		out(d, err)
	}
	return true
}

// cutNexis returns the lines of each article, nil when lines are no export of Nexis.
func cutNexis(lines []string) (blocks [][]string) {
	ends, bodies, counts := 0, 0, 0
	for _, line := range lines {
		switch {
		case docEnd.MatchString(line):
			ends++
		case bodyLine.MatchString(line):
			bodies++
		case docCount.MatchString(line):
			counts++
		}
	}
	from := 0
	add := func(end int) {
		if strings.TrimSpace(strings.Join(lines[from:end], "")) != "" {
			blocks = append(blocks, lines[from:end])
		}
		from = end + 1
	}
	switch {
	case ends > 0 && bodies > 0:
		for i, line := range lines {
			if docEnd.MatchString(line) {
				add(i)
			}
		}
		if contains(lines[min(from, len(lines)):], bodyLine) { // the file is cut off
			add(len(lines))
		}
	case counts > 0:
		from = -1
		for i, line := range lines {
			switch {
			case !docCount.MatchString(line):
			case from < 0: // what is before it is the cover
				from = i + 1
			default:
				add(i)
			}
		}
		add(len(lines))
	}
	return blocks
}

// contains reports whether a line matches.
func contains(lines []string, re *regexp.Regexp) bool {
	for _, line := range lines {
		if re.MatchString(line) {
			return true
		}
	}
	return false
}

// nexisDraft returns the article in the lines of one.
func nexisDraft(lines []string, opt record.Options) (record.Draft, error) {
	var d record.Draft
	from := -1
	for i, line := range lines {
		if bodyLine.MatchString(line) {
			from = i
			break
		}
	}
	var head []string
	if from >= 0 {
		head = newHead(lines[:from], &d)
	} else {
		from = oldHead(lines, &d)
		head = lines[:from+1]
	}
	if len(head) == 0 && d.Title == "" {
		return d, record.Skipf("", record.ReasonNotArticle, "a part of an export of Nexis without the line that begins the text")
	}
	readLabels(head, &d)
	body := lines[from+1:]
	for i, line := range body {
		m := label.FindStringSubmatch(line)
		if tailLine.MatchString(line) || m != nil && closing.MatchString(m[1]) {
			readLabels(body[i:], &d)
			body = body[:i]
			break
		}
	}
	d.Text = joinLines(body)
	d.KeepOrigins(opt)
	d.CameFrom("the export of Nexis")
	return d, nil
}

// newHead reads title, outlet and time from the lines above the text of a newer export,
// and returns the lines below these.
func newHead(head []string, d *record.Draft) []string {
	end := len(head)
	for i := len(head) - 1; i >= 0; i-- { // the lines above the copyright and the labels
		m := label.FindStringSubmatch(head[i])
		if coverLine.MatchString(head[i]) {
			break
		}
		if _, known := labelOf(m); copyright.MatchString(head[i]) || known {
			end = i
		}
	}
	date := -1
	for i := end - 1; i >= 0 && i >= end-12 && date < 0; i-- {
		if t, ok := nexisTime(head[i]); ok {
			d.Published, date = t, i
		}
	}
	at := date - 1 // the outlet
	if date < 0 {
		at = end - 1
		if t := lastFull(head, at); t > 0 && head[t-1] != "" && hasDigit(head[t]) {
			at = t - 1 // a date that is not known to the day: "March 2026"
		}
	}
	if at = lastFull(head, at); at < 0 {
		return head[end:]
	}
	d.Outlet = head[at]
	title := lastFull(head, at-1)
	if title < 0 || coverLine.MatchString(head[title]) {
		return head[end:]
	}
	first := title
	for first > 0 && head[first-1] != "" && !coverLine.MatchString(head[first-1]) && title-first < 4 {
		if m := label.FindStringSubmatch(head[first-1]); m != nil && title-first > 0 {
			break
		}
		first--
	}
	d.Title = strings.Join(head[first:title+1], " ")
	return head[end:]
}

// oldHead reads outlet, time and title from the first lines of an article in an older
// export, and returns where the last line above the text is.
func oldHead(lines []string, d *record.Draft) int {
	last := -1
	for i, line := range lines[:min(len(lines), 60)] {
		m := label.FindStringSubmatch(line)
		_, known := labelOf(m)
		switch {
		case line == "" || copyright.MatchString(line) && d.Title == "":
		case known && closing.MatchString(m[1]):
			return last
		case known:
			last = i
		case d.Published.Precision == published.NoTime && d.Title == "" && d.Outlet != "":
			if t, ok := nexisTime(line); ok {
				d.Published, last = t, i
			} else if len(line) > 200 {
				return last
			}
		case d.Outlet == "":
			d.Outlet, last = line, i
		case d.Title == "":
			d.Title, last = line, i
		case last == i-1 && last >= 0 && lines[last] == d.Title: // a title in several lines
			d.Title, last = d.Title+" "+line, i
		default:
			return last
		}
	}
	return last
}

// readLabels takes the fields that lines name by their labels.
func readLabels(lines []string, d *record.Draft) {
	for _, line := range lines {
		m := label.FindStringSubmatch(line)
		f, ok := labelOf(m)
		if !ok || m[2] == "" {
			continue
		}
		switch f {
		case field.Byline:
			if d.Byline == "" {
				d.Byline = byline.Clean(m[2])
			}
		case field.Lang:
			name, _, _ := strings.Cut(m[2], ";")
			if d.Lang == "" {
				d.Lang = record.Language(name)
			}
		case field.Title:
			if d.Title == "" {
				d.Title = m[2]
			}
		}
	}
}

// labelOf returns the field of a match of label.
func labelOf(m []string) (field.Field, bool) {
	if m == nil {
		return field.None, false
	}
	f, ok := labels[strings.ToLower(strings.TrimSpace(m[1]))]
	return f, ok
}

// nexisTime reads the line of the date. Behind the date there may be an edition.
func nexisTime(line string) (published.Time, bool) {
	if len(line) > 120 || !hasDigit(line) {
		return published.Time{}, false
	}
	for range 6 {
		if t, ok := published.Visible(line); ok {
			return t, true
		}
		at := strings.LastIndexAny(line, " ,")
		if at < 8 {
			break
		}
		line = strings.TrimRight(line[:at], " ,")
	}
	return published.Time{}, false
}

// lastFull returns the index of the last line of lines[:at+1] that is not blank, -1 when
// there is none.
func lastFull(lines []string, at int) int {
	for at >= 0 && lines[at] == "" {
		at--
	}
	return at
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// joinLines returns the text that lines hold. A blank line divides paragraphs; in a text
// without blank lines each line is one.
func joinLines(lines []string) string {
	blank, full := 0, 0
	for _, line := range lines {
		if line == "" {
			blank++
		} else {
			full++
		}
	}
	if blank*3 < full {
		return strings.Join(lines, "\n\n")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
