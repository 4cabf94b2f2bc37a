package office

import (
	"cmp"
	"regexp"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// A download of Nexis Uni is one DOCX with all articles, or a zip file of one DOCX each. A
// cover page may come first: the day of the download, and the list of the documents with what
// was searched for. Each article is
//
//	Title
//	The Newspaper
//	March 9, 2026 Monday 7:40 AM GMT
//	Copyright 2026 The Newspaper
//	Section: NEWS; Pg. 3          labels are followed by a no-break space
//	Length: 275 words
//	Byline: Jane Doe
//	Body                          alone in its paragraph
//	the text ...
//	Classification                alone in its paragraph
//	Language: ENGLISH
//	Load-Date: March 9, 2026      the day on which the database took it in: not that of publication
//	End of Document
//
// Labels are in the language of the reader's account.

// nexis is the record of an article of Nexis.
type nexis struct {
	lines []paragraph
	first bool // of its document: a cover may stand above it
}

// label is what a label of Nexis means.
type label uint8

const (
	noLabel label = iota
	other         // one that we know, and whose value we do not use
	author
	language
	loaded
)

// labels are the labels of Nexis in English, German, French, Dutch, Spanish and Italian.
var labels = func() map[string]label {
	m := make(map[string]label)
	for l, names := range map[label]string{
		author:   `byline|author|autor|autorin|verfasser|verfasserin|auteur|auteurs|signature|autore|autores|autori|firma`,
		language: `language|sprache|langue|taal|idioma|lengua|lingua`,
		loaded: `load-date|load date|ladedatum|lade-datum|update|aktualisierung|date de chargement|date-chargement|date du chargement|laaddatum|laad-datum|` +
			`fecha de carga|fecha-carga|data di caricamento|data caricamento|data-caricamento`,
		other: `section|rubrik|ressort|abschnitt|rubrique|rubriek|sectie|katern|sección|seccion|sezione|rubrica|` +
			`length|länge|longueur|lengte|longitud|extensión|lunghezza|` +
			`dateline|datumszeile|lieu|dagtekening|datelínea|highlight|hervorhebung|points forts|` +
			`publication-type|publication type|publikationstyp|publikationsart|zeitungstyp|type de publication|type-publication|publicatietype|soort publicatie|` +
			`tipo de publicación|tipo di pubblicazione|subject|thema|schlagwort|sujet|onderwerp|asunto|tema|soggetto|argomento|` +
			`journal code|journal-code|zeitschriftencode|zeitungscode|code de revue|code du journal|tijdschriftcode|código de la revista|codice della rivista|` +
			`industry|branche|secteur|industrie|sector|settore|geographic|geografie|geographie|géographie|géographique|geografía|geografia|` +
			`person|personne|persoon|persona|company|firma-info|entreprise|unternehmen|bedrijf|empresa|società|organization|organisation|organisatie|organización|organizzazione|` +
			`ticker|copyright|series|correction-date|enhancement|document-type|state|city|country|land|pays|país|paese|isin|cusip`,
	} {
		for name := range strings.SplitSeq(names, "|") {
			m[name] = l
		}
	}
	return m
}()

// words that stand alone in their paragraph, in the six languages.
var (
	ends = set(`end of document|ende des dokuments|ende des dokumentes|dokumentende|fin du document|fin de document|fin du documents|` +
		`einde van document|einde van het document|einde document|einde van documenten|fin del documento|final del documento|fin de documento|fine del documento|fine documento`)
	bodies          = set(`body|textkörper|haupttext|hauptteil|artikeltext|text|volltext|corps|corps du texte|corps de l'article|texte|texte intégral|hoofdtekst|tekst|cuerpo|cuerpo del texto|texto|corpo|corpo del testo|testo`)
	classifications = set(`classification|klassifizierung|klassifikation|einstufung|classificatie|indeling|clasificación|clasificacion|classificazione`)
	graphics        = set(`graphic|graphics|grafik|abbildung|graphique|illustration|grafisch|afbeelding|gráfico|grafico|immagine`)
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.SplitSeq(words, "|") {
		m[w] = true
	}
	return m
}

var (
	labelled   = regexp.MustCompile(`(?s)^(\p{L}[\p{L}'’ /-]{1,40}?)[  ]?:[  \n]*(.*)$`)
	pageNumber = regexp.MustCompile(`^(?i:page|seite|pagina|página) \d+ (?i:of|von|sur|de|van|di) \d+$`)
	copyright  = regexp.MustCompile(`^(?i:copyright|©|\(c\)|all rights reserved|alle rechte vorbehalten|tous droits réservés)`)
	year       = regexp.MustCompile(`\b(?:1[6-9]|20)\d\d\b`)
	listTitle  = regexp.MustCompile(`^\p{L}+ ?\(\d{1,5}\)$`)
	coverLine  = regexp.MustCompile(`^(?i:job number|auftragsnummer|numéro de (?:la )?(?:tâche|travail|commande)|taaknummer|opdrachtnummer|número de (?:trabajo|tarea)|numero (?:di )?(?:lavoro|processo)|client/matter|mandant/|client/dossier|client/affaire|cliënt/|cliente/)`)
)

// isEnd reports whether a paragraph says that an article ends.
func isEnd(s string) bool { return len(s) < 40 && ends[strings.ToLower(s)] }

// labelOf returns what the label of a paragraph means, with its value. A no-break space after
// the colon is the mark of Nexis, so an unknown label with one is a label too.
func labelOf(s string) (label, string) {
	m := labelled.FindStringSubmatch(s)
	if m == nil {
		return noLabel, ""
	}
	if l := labels[strings.ToLower(m[1])]; l != noLabel {
		return l, strings.TrimSpace(m[2])
	}
	if strings.Contains(s[:min(len(s), len(m[1])+4)], ":\u00a0") {
		return other, m[2]
	}
	return noLabel, ""
}

// bodyAt returns the index of the paragraph that says where the body begins, -1 when there
// is none. Words like "Text" are only a label behind the head of an article.
func bodyAt(lines []paragraph) int {
	for i, p := range lines {
		if len(p.text) < 30 && bodies[strings.ToLower(p.text)] {
			return i
		}
	}
	return -1
}

// isNexis reports whether the paragraphs above an end of document are an article of Nexis.
// Other documents too say where they end.
func isNexis(lines []paragraph) bool {
	if bodyAt(lines) >= 0 {
		return true
	}
	found := 0
	for _, p := range lines {
		if l, _ := labelOf(p.text); l != noLabel {
			found++
		}
	}
	return found >= 2
}

// hasLoadDate reports whether a document without an end of document is one of Nexis.
func hasLoadDate(lines []paragraph) bool {
	for _, p := range lines[max(0, len(lines)-20):] {
		if l, _ := labelOf(p.text); l == loaded {
			return true
		}
	}
	return false
}

// isCover reports whether the paragraphs are a cover page: it numbers the job and names who
// asked for it.
func isCover(lines []paragraph) bool {
	found := 0
	for _, p := range lines {
		if coverLine.MatchString(p.text) {
			found++
		}
	}
	return found > 0 && found >= len(lines)/20
}

// Decode implements format.Raw.
func (n *nexis) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	b := bodyAt(n.lines)
	if b < 0 {
		what := ""
		if len(n.lines) > 0 {
			what = clean.Clip(n.lines[0].text, 60)
		}
		out(record.Draft{}, record.Skipf(place, record.ReasonNoText, "Nexis: an article without a body: %q", what))
		return
	}
	d := record.Draft{Place: place, Text: bodyText(n.lines[b+1:])}
	d.KeepOrigins(opt)
	n.readHead(&d, n.lines[:b])
	for _, p := range n.lines[b+1:] {
		if l, value := labelOf(p.text); l == language {
			value, _, _ = strings.Cut(value, ";")
			d.Lang = cmp.Or(clean.Lang(value), d.Lang)
		}
	}
	if d.Published.Precision == published.NoTime {
		d.Notes = append(d.Notes, "no time of publication that was understood")
	}
	d.CameFrom("the fields of Nexis")
	if strings.TrimSpace(d.Text) == "" {
		out(d, record.Skipf(place, record.ReasonNoText, "Nexis: an empty body: %q", clean.Clip(d.Title, 60)))
		return
	}
	out(d, nil)
}

// readHead reads title, outlet, time and author from the paragraphs above the body.
func (n *nexis) readHead(d *record.Draft, lines []paragraph) {
	start, covered := 0, false
	for i, p := range lines {
		if n.first && (coverLine.MatchString(p.text) || listTitle.MatchString(p.text)) {
			start, covered = i+1, true
		}
	}
	// The head ends where the copyright stands, or else the first label; look from the body up.
	end := len(lines)
	for i := len(lines) - 1; i >= start; i-- {
		if l, value := labelOf(lines[i].text); l != noLabel {
			if l == author {
				d.Byline = byline.Clean(clean.Line(value))
			}
			end = i
		} else if copyright.MatchString(lines[i].text) {
			end = i
			break
		} else if _, ok := readDay(lines[i].text); ok {
			break // titles stand above it, and they may look like labels
		}
	}
	day := dayAt(lines, start, end, d)
	head := lines[start:end]
	if day >= 0 {
		head = lines[start:day]
	}
	if covered { // the cover ends with what was searched for, then the title and the outlet come
		for i := len(head) - 1; i >= 0; i-- {
			if isHeading(head[i].style) {
				head = head[i:]
				break
			}
		}
		head = head[max(0, len(head)-2):]
	}
	switch len(head) {
	case 0:
	case 1:
		d.Outlet = clean.Line(head[0].text) // Nexis always names it; some items have no title
	default:
		var title []string
		for _, p := range head[:len(head)-1] {
			title = append(title, p.text)
		}
		d.Title = clean.Line(strings.Join(title, " "))
		d.Outlet = clean.Line(head[len(head)-1].text)
	}
}

// dayAt returns the index of the paragraph with the day of publication between start and
// end, and takes the time into d; -1 when there is none. It is the last one that is a date, or
// else the last one that has a year.
func dayAt(lines []paragraph, start, end int, d *record.Draft) int {
	vague := -1
	for i := end - 1; i >= start; i-- {
		s := lines[i].text
		if t, ok := readDay(s); ok {
			d.Published = t
			return i
		}
		if vague < 0 && i > start && len(s) < 80 && year.MatchString(s) && end-i <= 3 {
			vague = i
		}
	}
	return vague
}

// bodyText returns the text that follows the label of the body.
func bodyText(lines []paragraph) string {
	end := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		if classifications[strings.ToLower(lines[i].text)] {
			end = i
			break
		}
	}
	for end > 0 {
		if l, _ := labelOf(lines[end-1].text); l == noLabel {
			break
		}
		end--
	}
	for i := max(0, end-6); i < end; i++ { // the captions of pictures
		if graphics[strings.ToLower(lines[i].text)] {
			end = i
			break
		}
	}
	var b strings.Builder
	for i, p := range lines[:end] {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p.text)
	}
	return b.String()
}
