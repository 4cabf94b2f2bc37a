package proquest

import (
	"strings"
	"unicode"

	"copytrail/article/internal/clean"
)

// kind is what a field is for us.
type kind uint8

const (
	none    kind = iota // no field
	ignored             // a field that is not used
	fullText
	abstract
	title
	outlet
	author
	day
	info
	language
	number
)

// names are the names of fields in English, French, German, Spanish, Italian and Portuguese,
// in lower case.
var names = func() map[string]kind {
	m := make(map[string]kind)
	for k, list := range map[kind]string{
		fullText: `full text|texte intégral|texte complet|volltext|vollständiger text|texto completo|testo completo|texto integral|texto íntegro`,
		abstract: `abstract|résumé|zusammenfassung|resumen|riassunto|resumo|abstrakt`,
		title:    `title|titre|titel|título|titolo`,
		outlet: `publication title|titre de publication|titre de la publication|publikationstitel|titel der publikation|título de publicación|título de la publicación|
			titolo pubblicazione|titolo della pubblicazione|título da publicação|publication name`,
		author: `author|authors|auteur|auteurs|autor|autoren|autores|autore|autori|verfasser`,
		day: `publication date|date de publication|publikationsdatum|erscheinungsdatum|veröffentlichungsdatum|datum der publikation|fecha de publicación|
			data di pubblicazione|data de publicação`,
		info: `publication info|publication information|informations de publication|informations sur la publication|info publication|publikationsinfo|publikationsinformationen|
			información de publicación|información de la publicación|informazioni sulla pubblicazione|informações da publicação|informações de publicação`,
		language: `language of publication|language|langue de publication|langue|sprache der publikation|publikationssprache|sprache|idioma de la publicación|idioma de publicación|idioma|
			lingua di pubblicazione|lingua della pubblicazione|idioma da publicação`,
		number: `proquest document id|accession number|id du document proquest|n° de document proquest|identifiant du document proquest|proquest-dokument-id|
			id del documento de proquest|id documento proquest|id do documento proquest`,
		ignored: `subject|subjects|location|people|company / organization|company|identifier / keyword|identifier|business indexing term|classification|first page|last page|pages|
			publication year|publisher|place of publication|country of publication|source type|document type|document url|copyright|last updated|database|issn|issue|volume|section|
			publication subject|document feature|number of pages|credit|dateline|column|edition|links|
			sujet|sujets|lieu|personnes|société/organisation|entreprise/organisation|société / organisation|identificateur / mot-clé|première page|année de publication|éditeur|lieu de publication|
			pays de publication|type de source|type de document|url du document|dernière mise à jour|mis à jour|base de données|
			thema|fachgebiet|ort|personen|unternehmen/organisation|firma / organisation|erste seite|publikationsjahr|erscheinungsjahr|verlag|herausgeber|erscheinungsort|quellentyp|quellenart|
			dokumenttyp|dokumentart|dokument-url|letzte aktualisierung|zuletzt aktualisiert|datenbank|
			materia|tema|lugar|personas|empresa / organización|primera página|año de publicación|editorial|lugar de publicación|país de publicación|tipo de fuente|tipo de documento|
			url del documento|última actualización|base de datos|
			soggetto|argomento|luogo|persone|azienda / organizzazione|prima pagina|anno di pubblicazione|editore|luogo di pubblicazione|tipo di fonte|tipo di documento|url documento|
			url del documento|ultimo aggiornamento|
			assunto|local|pessoas|primeira página|ano de publicação|editora|local de publicação|tipo de fonte|url do documento|última atualização|base de dados`,
	} {
		for n := range strings.SplitSeq(list, "|") {
			m[strings.TrimSpace(n)] = k
		}
	}
	return m
}()

// aField is a line that begins a field.
type aField struct {
	kind   kind
	value  string
	listed bool // its name is known
}

// fieldOf reads a line as the beginning of a field; its kind is none when it begins none.
// A name that is not known is one of few words.
func fieldOf(line string) aField {
	line = strings.ReplaceAll(line, "\u00a0", " ")
	at := strings.IndexByte(line[:min(len(line), 70)], ':')
	if at < 3 {
		return aField{}
	}
	name := strings.TrimSpace(line[:at])
	value := strings.TrimSpace(line[at+1:])
	if k, ok := names[strings.ToLower(name)]; ok {
		return aField{k, value, true}
	}
	if strings.Count(name, " ") > 3 || strings.HasPrefix(value, "//") || strings.ContainsFunc(name, func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == ',' || r == '"' }) {
		return aField{}
	}
	return aField{ignored, value, false}
}

// languages are names of languages that are not English.
var languages = map[string]string{
	"anglais": "en", "englisch": "en", "inglés": "en", "inglese": "en", "inglês": "en",
	"français": "fr", "französisch": "fr", "francés": "fr", "francese": "fr", "francês": "fr",
	"allemand": "de", "deutsch": "de", "alemán": "de", "tedesco": "de", "alemão": "de",
	"espagnol": "es", "spanisch": "es", "español": "es", "spagnolo": "es", "espanhol": "es",
	"italien": "it", "italienisch": "it", "italiano": "it", "portugais": "pt", "portugiesisch": "pt", "portugués": "pt", "portoghese": "pt", "português": "pt",
}

// languageOf returns the code of a language.
func languageOf(name string) string {
	if code := languages[strings.ToLower(strings.TrimSpace(name))]; code != "" {
		return code
	}
	return clean.Lang(name)
}
