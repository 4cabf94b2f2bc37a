// Package proquest reads the texts that ProQuest exports, up to some hundred documents in a
// file. Rules of "_" divide the documents, and a cover and a list of titles stand above
// them. A document is its title and fields with a name each; one of them is the full text.
// The names are in the language of the service that the user chose.
package proquest

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// NoteAbstract says that the export holds no full text of an article.
const NoteAbstract = "only the abstract: the export holds no full text"

// Text is an export as plain text.
var Text = format.Format{
	Name:  "ProQuest text",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if h.HoldsTexts() || h.First() == '<' || !bytes.Contains(h.Text, []byte("ProQuest")) {
			return format.No
		}
		rules, fields := 0, 0
		for line := range bytes.Lines(h.Text) {
			if isRule(line) {
				rules++
			} else if f := fieldOf(string(line[:min(len(line), 100)])); f.kind == fullText || f.kind == outlet || f.kind == day {
				fields++
			}
		}
		if rules > 0 && fields > 1 {
			return format.Sure
		}
		return format.No
	},
	Read: readText,
}

// isRule reports whether a line divides two documents.
func isRule(line []byte) bool {
	line = bytes.TrimSpace(line)
	return len(line) >= 30 && len(bytes.Trim(line, "_")) == 0
}

// counter matches the line above a document: "Document 1 of 50".
var counter = regexp.MustCompile(`(?i)^\s*(?:document|dokument|documento) \d{1,6} (?:of|de|von|van|di|sur|av) \d{1,6}\s*$`)

// readText cuts an export into its documents: where a line counts them, and at the rules of
// exports that do not.
func readText(in *format.Input, out format.Sink) bool {
	h, _ := in.Head()
	counted := false
	for line := range bytes.Lines(h.Text) {
		counted = counted || counter.Match(line[:min(len(line), 200)])
	}
	return format.Parts(in, out, func(line []byte) bool {
		if counted {
			return counter.Match(line[:min(len(line), 200)])
		}
		return isRule(line)
	}, func(b []byte) format.Raw { return document(b) })
}

// document is the record of a document: its lines, below the line that counts it or the rule
// above it.
type document []byte

// Decode implements format.Raw.
func (b document) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	decoded, note := charset.Text(b)
	text, _ := clean.Text(string(decoded))
	_, text, _ = strings.Cut(text, "\n")
	r := reader{draft: record.Draft{Place: place}}
	r.draft.KeepOrigins(opt)
	for line := range strings.SplitSeq(text, "\n") {
		r.line(strings.TrimSpace(line))
	}
	r.end()
	if r.known == 0 {
		if said := r.heading(); said != "" && !isCover(said) {
			out(record.Draft{}, record.Skipf(place, record.ReasonNotArticle, "a part of a ProQuest export without fields: %s", clean.Clip(said, 60)))
		}
		return
	}
	d, err := r.finish(place)
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	out(d, err)
}

// cover matches the beginning of the parts of an export that are no documents.
var cover = regexp.MustCompile(`(?i)^(?:report information|table of contents|informations? (?:sur le|du) rapport|table des matières|inhaltsverzeichnis|berichtinformationen|información del informe|tabla de contenido|índice|sommario|indice|bibliograph|citation style|contact us|database copyright|copyright ©|terms and conditions|search strategy)`)

// isCover reports whether what a part without fields says is no loss.
func isCover(said string) bool { return cover.MatchString(said) || strings.Contains(said, "ProQuest") }

// reader reads the lines of a document.
type reader struct {
	draft     record.Draft
	above     []string // the lines above the first field
	known     int      // how many fields are known
	in        kind     // the field that the line belongs to
	value     []string // its lines
	abstract  string
	info      string // the field that gives outlet, place and day together
	languages string
}

// line reads a line. A field goes on to the next one; the full text goes on to a field that
// can stand below it.
func (r *reader) line(s string) {
	f := fieldOf(s)
	switch {
	case isRule([]byte(s)):
		r.end()
		r.in = ignored
		return
	case r.in == fullText && (f.kind == none || f.kind == ignored && !f.listed || f.kind == fullText):
		r.value = append(r.value, s)
		return
	case f.kind != none:
		r.end()
		r.in, r.value = f.kind, []string{f.value}
		if f.listed {
			r.known++
		}
		return
	case r.known == 0 && r.in == none:
		r.above = append(r.above, s)
		return
	}
	if s == "" && r.in != abstract { // other fields have one paragraph
		r.end()
		r.in = ignored
		return
	}
	r.value = append(r.value, s)
}

// end takes the value of the field that was read.
func (r *reader) end() {
	x := &r.draft
	value := strings.TrimSpace(strings.Join(r.value, "\n"))
	line := clean.Line(value)
	switch r.in {
	case fullText:
		if x.Text == "" {
			x.Text = value
		}
	case abstract:
		r.abstract = value
	case title:
		if line != "" {
			x.Title = line
		}
	case outlet:
		x.Outlet = line
	case author:
		x.Byline = byline.Clean(line)
	case day:
		if t, _ := published.Parse(line); t.Precision != published.NoTime {
			x.Published, _ = published.NotMidnight(t)
		}
	case info:
		r.info = line
	case language:
		r.languages = line
	case number:
		x.ID = "proquest-" + line
	}
	r.value = nil
}

// heading returns what stands above the first field as one line.
func (r *reader) heading() string { return clean.Line(strings.Join(r.above, " ")) }

// infoDay matches the day in the field that gives outlet, place and day together.
var infoDay = regexp.MustCompile(`(?:^|[.\]] ?|, )(\d{1,2}\.? (?:de )?\p{L}{3,10}\.? (?:de )?\d{4}|\p{L}{3,10}\.? \d{1,2}, \d{4})(?:: |\.|$| )`)

// finish returns the draft of the document.
func (r *reader) finish(place string) (record.Draft, error) {
	x := &r.draft
	if x.Title == "" {
		x.Title = clean.Line(firstParagraph(r.above))
	}
	if x.Outlet == "" {
		name, _, _ := strings.Cut(r.info, ";")
		x.Outlet = clean.Line(name)
	}
	if m := infoDay.FindStringSubmatch(r.info); m != nil && x.Published.Precision == published.NoTime {
		x.Published, _ = published.Parse(m[1])
	}
	name, _, _ := strings.Cut(r.languages, ";")
	x.Lang = languageOf(name)
	x.Text = strings.TrimFunc(x.Text, unicode.IsSpace)
	if len(x.Text) < 40 && notAvailable.MatchString(x.Text) {
		x.Text = ""
	}
	if x.Text == "" && r.abstract != "" {
		x.Text = r.abstract
		x.Notes = append(x.Notes, NoteAbstract)
	}
	x.CameFrom("the fields of the ProQuest export")
	if x.Text == "" {
		return *x, record.Skipf(place, record.ReasonNoText, "the export holds no full text of %q", clean.Clip(x.Title, 60))
	}
	return *x, nil
}

// notAvailable matches what stands in the place of a full text that there is not.
var notAvailable = regexp.MustCompile(`(?i)^(?:not available|none available|non disponible|no disponible|nicht verfügbar|non disponibile)\.?$`)

// firstParagraph returns the first lines that are not blank, up to a blank one.
func firstParagraph(lines []string) string {
	var kept []string
	for _, line := range lines {
		if line == "" && len(kept) > 0 {
			break
		}
		if line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, " ")
}
