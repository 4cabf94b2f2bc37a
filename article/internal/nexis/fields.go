package nexis

import (
	"regexp"
	"strings"
	"unicode"

	"copytrail/article/internal/published"
)

// kind is what a field of a document is for us.
type kind uint8

const (
	unknown  kind = iota
	other         // above the text, and not used
	headline      // the title
	author
	text // a label of the text itself
	tail // below the text, and not used
	language
	correction
	address
)

// names are the names of fields by kind, as [foldName] folds them.
var names = func() map[string]kind {
	m := make(map[string]kind)
	for k, list := range map[kind]string{
		headline: `headline schlagzeile überschrift titre titel título titolo title`,
		author:   `byline author auteur autor verfasser autore door firma-del-autor`,
		other: `section length highlight dateline series edition rubrik länge ressort ausgabe hervorhebung ortsmarke datumszeile
			rubrique longueur encart mise-en-évidence lieu édition chapeau sectie rubriek lengte uitgave editie samenvatting
			sección seccion longitud destacado lugar edición sezione lunghezza evidenza edizione luogo kicker cycle source-note`,
		text: `body text corps texte tekst cuerpo texto corpo testo hauptteil`,
		tail: `load-date publication-type document-type pub-type subject graphic geographic country state city person company organization
			organisation industry ticker acc-no journal-code notes note correction-date distribution publisher disclaimer category issn
			type name place region loaddate
			ladedatum datum-geladen update aktualisierung lade-datum publikationstyp publikation-typ publikations-typ zeitungstyp
			thema themen schlagwort schlagwörter grafik graphik land staat stadt firma firmen unternehmen branche branchen personen dokumenttyp
			date-chargement date-mise-à-jour type-publication type-document sujet sujets graphique illustration pays ville état entreprise
			société secteur secteur-activité personne personnes géographie localisation-géo symbole-boursier
			laad-datum laaddatum laden-datum laadt-datum publicatietype publicatie-type type-publicatie onderwerp onderwerpen grafiek stad staat
			bedrijf organisatie persoon personen bedrijfstak geografisch
			fecha-carga fecha-actualización tipo-publicación tipo-publicacion tema temas asunto gráfico gráficos país ciudad estado persona
			empresa compañía organización industria
			data-caricamento data-carico tipo-pubblicazione argomento argomenti soggetto grafico paese città stato azienda società
			organizzazione settore`,
		language:   `language sprache langue taal idioma lengua lenguaje lingua`,
		correction: `correction korrektur berichtigung correctie corrección correzione`,
		address:    `url`,
	} {
		for _, n := range strings.Fields(list) {
			m[foldName(n)] = k
		}
	}
	return m
}()

// noAccents takes the accents off the names of fields, which have them only now and then.
var noAccents = strings.NewReplacer("à", "a", "ä", "a", "á", "a", "é", "e", "è", "e", "ê", "e", "í", "i", "ì", "i", "î", "i", "ó", "o", "ò", "o", "ö", "o", "ô", "o", "ú", "u", "ù", "u", "ü", "u", "ñ", "n", "ç", "c")

// foldName folds the name of a field: "DATE DE CHARGEMENT" and "Date-chargement" are one,
// and accents do not matter.
func foldName(s string) string {
	s = noAccents.Replace(strings.ToLower(s))
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' || unicode.IsSpace(r) }), "-")
	for _, joint := range []string{"-de-la-", "-de-", "-di-", "-du-", "-van-", "-der-"} {
		s = strings.Replace(s, joint, "-", 1)
	}
	return s
}

// aField is a paragraph that holds a field.
type aField struct {
	name, value string
	kind        kind
	capitals    bool // the name is in capitals
}

// fieldOf reads a paragraph as a field, and reports whether it has the form of one: a name
// of few words and a colon. A name that is not known must be in capitals.
func fieldOf(p string) (f aField, ok bool) {
	p = strings.TrimLeftFunc(p, unicode.IsSpace)
	at := strings.IndexByte(p[:min(len(p), 40)], ':')
	if at < 2 {
		return f, false
	}
	f.name, f.value = tidy(p[:at]), strings.TrimSpace(p[at+1:])
	first := true
	for _, r := range f.name {
		if !unicode.IsLetter(r) && (first || r != '-' && r != ' ' && r != '\'') {
			return f, false
		}
		first = false
	}
	f.capitals = strings.ToUpper(f.name) == f.name
	f.kind = names[foldName(f.name)]
	return f, f.kind != unknown || f.capitals
}

// lengthValue matches the value of the field that gives the length of a text.
var lengthValue = regexp.MustCompile(`(?i)^\d[\d.,]* (?:words?|w[oö]rter|worte|mots?|woorden|woord|palabras?|parole|parola)$`)

// isLength reports whether a field gives the length of the text, whatever its name.
func isLength(f aField) bool { return len(f.value) < 40 && lengthValue.MatchString(tidy(f.value)) }

// isHead reports whether a field stands above the text.
func (f aField) isHead() bool {
	return f.kind == other || f.kind == headline || f.kind == author || f.kind == text || isLength(f)
}

// sureTail are the names of fields that are below the text also where names are not in
// capitals. Others may be the beginning of a paragraph there: "Company: …".
var sureTail = func() map[string]bool {
	m := make(map[string]bool)
	for _, n := range strings.Fields(`load-date publication-type document-type acc-no journal-code ladedatum lade-datum datum-geladen publikationstyp
		publikation-typ date-chargement type-publication laad-datum laaddatum publicatietype publicatie-type fecha-carga tipo-publicación
		data-caricamento tipo-pubblicazione language sprache langue taal idioma lingua`) {
		m[foldName(n)] = true
	}
	return m
}()

// isTail reports whether a field ends the text above it.
func (f aField) isTail() bool {
	switch f.kind {
	case tail, language, correction, address:
		return f.capitals || sureTail[foldName(f.name)]
	}
	return false
}

// headings are the words above the parts of a document of Nexis Uni: true for the text.
var headings = map[string]bool{
	"body": true, "hauptteil": true, "text": true, "corps": true, "texte": true, "corps du document": true, "tekst": true, "cuerpo": true, "corpo": true, "testo": true,
	"classification": false, "klassifizierung": false, "klassifikation": false, "classificatie": false, "clasificación": false, "classificazione": false,
	"graphic": false, "grafik": false, "graphique": false, "gráfico": false, "grafico": false, "grafiek": false, "notes": false, "correction": false,
}

// heading reports whether a paragraph is a heading of Nexis Uni, and whether of the text.
func heading(p string) (ofText, ok bool) {
	if len(p) > 40 {
		return false, false
	}
	ofText, ok = headings[strings.ToLower(tidy(p))]
	return ofText, ok
}

// copyright matches a paragraph about the rights in a document.
var copyright = regexp.MustCompile(`(?i)^(?:(?:copyright|©|\(c\))\s*(?:\(c\)|©)?\s*(?:\d{4}\b|©)|all rights reserved|tous droits r[ée]serv|alle rechte vorbehalten|alle rechten voorbehouden|todos los derechos reservados|tutti i diritti riservati|reservados todos los derechos)`)

// isCopyright reports whether a paragraph is about the rights in a document.
func isCopyright(p string) bool {
	return len(p) < 400 && copyright.MatchString(strings.TrimSpace(p))
}

// weekdays are the names of days in the languages of the services.
var weekdays = func() map[string]bool {
	m := make(map[string]bool)
	for _, d := range strings.Fields(`monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
		lundi mardi mercredi jeudi vendredi samedi dimanche maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
		lunes martes miércoles miercoles jueves viernes sábado sabado domingo lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi domenica
		segunda-feira terça-feira quarta-feira quinta-feira sexta-feira`) {
		m[d] = true
	}
	return m
}()

// maxDateWords is how many words the time of a document may have.
const maxDateWords = 14

// dateOf reads a line that begins with a day; the edition may follow: "March 9, 2026 Monday
// 7:40 AM GMT", "lundi 9 mars 2026", "9. März 2026 Montag Bundesausgabe".
func dateOf(line string) (published.Time, bool) {
	if len(line) > 160 {
		return published.Time{}, false
	}
	var words []string
	for w := range strings.FieldsSeq(line) {
		if len(words) < maxDateWords && !weekdays[strings.ToLower(strings.Trim(w, ",.;:()"))] {
			words = append(words, w)
		}
	}
	for n := len(words); n >= 1; n-- {
		t, _ := published.Parse(strings.TrimRight(strings.Join(words[:n], " "), ",;"))
		if t.Precision == published.NoTime || len(strings.Join(words[:n], "")) < 6 {
			continue
		}
		t, _ = published.NotMidnight(t)
		return t, true
	}
	return published.Time{}, false
}

// appended matches the line that says that a correction is appended.
var appended = regexp.MustCompile(`(?i)^\s*(?:correction(?:s)? appended|clarification appended|berichtigung angehängt|korrektur angehängt|correction ajoutée|correctie toegevoegd|corrección añadida|correzione aggiunta)\b`)

// appendedToTitle matches the end of a title that says so.
var appendedToTitle = regexp.MustCompile(`(?i)\s*[-–—;] corrections? appended\.?$`)

// linkLine matches a line of Nexis Uni that links to an image of the page.
var linkLine = regexp.MustCompile(`(?i)^(?:link to (?:image|pdf|the original)|https?://\S+$)`)

// edition matches a line below the day that names an edition.
var edition = regexp.MustCompile(`(?i)^[^.!?"]{0,60}(?:\bedition|ausgabe\b|auflage\b|édition|editie\b|uitgave\b|edición\b|edizione\b)[^.!?":]{0,40}$`)

// tidy returns s as one line: without white space at its ends, and one space for white space
// within.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }
