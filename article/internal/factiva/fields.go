// Package factiva reads the exports of Factiva: pages (in the display "article", and with
// the indexing), XML, and the fields and lines that its RTF files are made of. One file
// holds many articles.
//
// Factiva names its fields by codes, which are the same in all languages: SE section, HD
// headline, BY byline, CR credit, WC count of words, PD day and ET time of publication, SN
// name and SC code of the source, ED edition, PG page, VOL volume, LA language, CY
// copyright, LP lead paragraph, TD the text below it; behind them CO, IN, NS, RE, IPC, IPD,
// PUB and AN, the number of the article. Without the indexing the values stand in this
// order and without the codes.
package factiva

import (
	"fmt"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// Row is one field of an article: its code and the paragraphs of its value.
type Row struct {
	Code       string
	Paragraphs []string
}

// names are the codes of the fields, and what displays in other languages call them.
var names = map[string]string{
	"se": "SE", "hd": "HD", "by": "BY", "cr": "CR", "wc": "WC", "pd": "PD", "et": "ET", "sn": "SN", "sc": "SC", "ed": "ED", "pg": "PG",
	"vol": "VOL", "la": "LA", "cy": "CY", "lp": "LP", "td": "TD", "clm": "CLM", "ct": "CT", "art": "ART", "rf": "RF", "co": "CO", "in": "IN",
	"ns": "NS", "re": "RE", "ipc": "IPC", "ipd": "IPD", "pub": "PUB", "an": "AN", "de": "DE",
	"headline": "HD", "titre": "HD", "schlagzeile": "HD", "titel": "HD", "titular": "HD", "titolo": "HD",
	"byline": "BY", "author": "BY", "auteur": "BY", "autor": "BY", "autore": "BY", "verfasser": "BY",
	"word count": "WC", "nombre de mots": "WC", "wortanzahl": "WC", "número de palabras": "WC", "numero di parole": "WC",
	"publication date": "PD", "date de publication": "PD", "veröffentlichungsdatum": "PD", "fecha de publicación": "PD", "data di pubblicazione": "PD",
	"publication time": "ET", "heure de publication": "ET", "uhrzeit": "ET", "hora de publicación": "ET", "ora di pubblicazione": "ET",
	"source name": "SN", "source": "SN", "nom de la source": "SN", "quellenname": "SN", "quelle": "SN", "nombre de la fuente": "SN", "fuente": "SN", "nome della fonte": "SN", "fonte": "SN",
	"language": "LA", "langue": "LA", "sprache": "LA", "idioma": "LA", "lingua": "LA",
	"lead paragraph": "LP", "premier paragraphe": "LP", "erster absatz": "LP", "primer párrafo": "LP", "primo paragrafo": "LP",
	"text": "TD", "texte": "TD", "texto": "TD", "testo": "TD",
	"accession number": "AN", "numéro d'accès": "AN", "dokumentnummer": "AN", "número de acceso": "AN", "numero di accesso": "AN",
}

// code returns the code of a field by what is printed before its value, "" when it is none.
func code(s string) string {
	return names[strings.ToLower(strings.TrimSpace(strings.TrimRight(clean.Line(s), ": ")))]
}

// DecodeRows decodes the articles that rows describe one after the other. It returns false
// when they are not fields of Factiva.
func DecodeRows(place string, rows []Row, opt record.Options, out func(record.Draft, error)) bool {
	var articles [][]Row
	seen := map[string]bool{}
	known := false
	for _, row := range rows {
		row.Code = code(row.Code)
		if row.Code == "" {
			continue
		}
		ended := seen["AN"] || row.Code == "HD" && seen["HD"]
		if len(articles) == 0 || ended {
			articles, seen = append(articles, nil), map[string]bool{}
		}
		seen[row.Code] = true
		known = known || seen["HD"] && (seen["PD"] || seen["SN"]) && (seen["LP"] || seen["TD"])
		last := len(articles) - 1
		articles[last] = append(articles[last], row)
	}
	if !known {
		return false
	}
	for i, rows := range articles {
		d := draft(rows, opt)
		d.Place = fmt.Sprintf("%s#%d", place, i+1)
		out(d, nil)
	}
	return true
}

// draft returns the article that the fields of one describe.
func draft(rows []Row, opt record.Options) record.Draft {
	var d record.Draft
	var day, clock string
	var text []string
	for _, row := range rows {
		line := clean.Line(strings.Join(row.Paragraphs, " "))
		switch row.Code {
		case "HD":
			d.Title = line
		case "BY":
			d.Byline = byline.Clean(line)
		case "PD":
			day = line
		case "ET":
			clock = line
		case "SN":
			d.Outlet = line
		case "LA":
			d.Lang = record.Language(line)
		case "AN":
			d.ID = accession(line)
		case "LP", "TD":
			text = append(text, row.Paragraphs...)
		}
	}
	d.Text = strings.Join(text, "\n\n")
	setTime(&d, day, clock)
	d.KeepOrigins(opt)
	d.CameFrom("the fields of Factiva")
	return d
}

// setTime sets the time of publication from the day and the time of day, which may be "".
func setTime(d *record.Draft, day, clock string) {
	if day == "" {
		return
	}
	t, note := published.Parse(day)
	if clock != "" && t.Precision == published.Day {
		if with, _ := published.Parse(day + " " + clock); with.Precision > published.Day {
			t, note = with, ""
		}
	}
	d.Published = t
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
}

// accession returns the number of an article without the word before it.
func accession(line string) string {
	if at := strings.LastIndexByte(line, ' '); at >= 0 {
		line = line[at+1:]
	}
	return line
}
