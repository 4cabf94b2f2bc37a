// Package nexis reads downloads of Nexis, LexisNexis and Nexis Uni. A download holds up to
// some hundred documents, and begins with a cover page.
//
// A document of the older services begins with a line that counts ("1 of 50 DOCUMENTS",
// "Document 1 de 50"), then come outlet, day, title and lines with a field each, whose names
// are in capitals (BYLINE, SECTION, LENGTH), then the text, more fields (LOAD-DATE, LANGUAGE,
// SUBJECT), and the copyright. A document of Nexis Uni begins with title, outlet and time;
// "Body" stands above its text and "End of Document" below all of it. The names of fields are
// in the language of the service that the user chose.
//
// The readers of all file formats in which Nexis delivers make paragraphs of a file, and
// [Hand] makes articles of these.
package nexis

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Document is one document of a download: its paragraphs, without the line that counts it
// and without "End of Document".
type Document struct {
	Paragraphs []string
	Uni        bool // in the manner of Nexis Uni
}

// counter matches the line that a document of the older services begins with. The words are
// English, German, French, Dutch, Spanish and Italian.
var counter = regexp.MustCompile(`(?i)^\s*(?:(\d{1,6}) (?:of|von|de|van|di|sur|aus|uit) (\d{1,6}) (?:documents?|dokumenten?|documenten|documentos?|documenti|documento)|(?:document|dokument|documento) (\d{1,6}) (?:of|von|de|van|di|sur|aus|uit) (\d{1,6}))\s*$`)

// isCounter reports whether a line counts a document.
func isCounter(line string) bool {
	if len(line) > 120 {
		return false
	}
	m := counter.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	n, _ := strconv.Atoi(m[1] + m[3])
	total, _ := strconv.Atoi(m[2] + m[4])
	return n >= 1 && n <= total
}

// ends are the lines below a document of Nexis Uni.
var ends = map[string]bool{
	"end of document": true, "ende des dokuments": true, "dokumentende": true, "fin du document": true,
	"einde van document": true, "einde van het document": true, "fin del documento": true, "fine del documento": true,
}

// endsApart returns the paragraphs with the line below a document in one of its own. Office
// formats may have it as the last line of a longer paragraph.
func endsApart(paragraphs []string) []string {
	var out []string
	for _, p := range paragraphs {
		at := strings.LastIndexByte(strings.TrimRight(p, " \n\u00a0"), '\n')
		if at > 0 && isEnd(p[at:]) {
			out = append(out, p[:at])
			p = p[at:]
		}
		out = append(out, p)
	}
	return out
}

// isEnd reports whether a paragraph is the line below a document of Nexis Uni.
func isEnd(p string) bool { return len(p) < 60 && ends[strings.ToLower(tidy(p))] }

// Is reports whether the paragraphs are those of a download of Nexis.
func Is(paragraphs []string) bool {
	counted, ended, fields := false, false, 0
	for _, p := range endsApart(paragraphs) {
		switch f, ok := fieldOf(p); {
		case ok && (f.kind != unknown || isLength(f)):
			fields++
		case isCounter(p):
			counted = true
		case isEnd(p):
			ended = true
		}
	}
	return (counted || ended) && fields > 0
}

// Documents cuts the paragraphs of a download into documents. The cover page is none of
// them, but the first document of Nexis Uni has it before its title.
func Documents(paragraphs []string) []Document {
	paragraphs = endsApart(paragraphs)
	old := false
	for _, p := range paragraphs {
		old = old || isCounter(p)
	}
	var docs []Document
	from := 0
	cut := func(to int, uni bool) {
		docs = append(docs, Document{paragraphs[from:to], uni})
	}
	if old {
		begun := false
		for i, p := range paragraphs {
			if !isCounter(p) {
				continue
			}
			if begun {
				cut(i, false)
			}
			begun, from = true, i+1
		}
		cut(len(paragraphs), false)
		return docs
	}
	for i, p := range paragraphs {
		if isEnd(p) {
			cut(i, true)
			from = i + 1
		}
	}
	if !blank(paragraphs[from:]) { // the last one is cut off
		cut(len(paragraphs), true)
	}
	return docs
}

// blank reports whether the paragraphs hold nothing.
func blank(paragraphs []string) bool {
	for _, p := range paragraphs {
		if tidy(p) != "" {
			return false
		}
	}
	return true
}

// Hand hands the documents in the paragraphs of in to out, each as a record of its own. It
// returns false as soon as out does.
func Hand(in *format.Input, paragraphs []string, out format.Sink) bool {
	for i, d := range Documents(paragraphs) {
		place := fmt.Sprintf("%s#%d", in.Place, i+1)
		if in.Options.MaxRecords > 0 && i >= in.Options.MaxRecords {
			return out.Skip(record.Skipf(place, record.ReasonTooMany, "over %d", in.Options.MaxRecords))
		}
		if !out.Record(place, d) {
			return false
		}
	}
	return true
}

// Decode implements format.Raw.
func (d Document) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	out(d.Draft(place, opt))
}
