package factiva

import (
	"fmt"
	"regexp"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

var (
	// wordCount is the line that every article has.
	wordCount = regexp.MustCompile(`(?i)^[\d.,'\x{a0}\x{202f} ]{1,12} (?:words?|mots?|wörter|palabras?|palavras?|parole|parola|woorden|ord|слов[ао]?)$`)

	// lastLine is the last line of an article, with its number.
	lastLine = regexp.MustCompile(`^(?:Document|Dokument|Documento|Документ) [A-Z0-9]{6,12}[A-Za-z0-9]{6,32}$`)

	sourceCode = regexp.MustCompile(`^[A-Z][A-Z0-9]{1,9}$`)
	rights     = regexp.MustCompile(`(?i)^(?:\(c\)|©|copyright\b|tous droits|alle rechte|reservados|todos los derechos)`)
	clockLine  = regexp.MustCompile(`(?i)^\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?(?: [a-z]{2,4})?$`)
)

// DecodeLines decodes the articles of a file in the display without the indexing. It
// returns false when lines are no such file.
func DecodeLines(place string, lines []string, opt record.Options, out func(record.Draft, error)) bool {
	var articles [][]string
	from, counted := 0, false
	for i, line := range lines {
		line = clean.Line(line)
		counted = counted || wordCount.MatchString(line)
		if lastLine.MatchString(line) && counted {
			articles = append(articles, lines[from:i+1])
			from, counted = i+1, false
		}
	}
	if len(articles) == 0 {
		return false
	}
	if counted { // the file is cut off
		articles = append(articles, lines[from:])
	}
	for i, a := range articles {
		d := linesDraft(a, opt)
		d.Place = fmt.Sprintf("%s#%d", place, i+1)
		out(d, nil)
	}
	return true
}

// linesDraft returns the article in its lines.
func linesDraft(lines []string, opt record.Options) record.Draft {
	var full []string
	for _, line := range lines {
		if line = clean.Line(line); line != "" {
			full = append(full, line)
		}
	}
	var d record.Draft
	count := 0
	for count < len(full) && !wordCount.MatchString(full[count]) {
		count++
	}
	readAbove(&d, full[:count])
	rest := full[min(count+1, len(full)):]
	n := readBelow(&d, rest)
	text := rest[n:]
	if n := len(text); n > 0 && lastLine.MatchString(text[n-1]) {
		d.ID = accession(text[n-1])
		text = text[:n-1]
	}
	if n := len(text); n > 1 && isPublisher(text[n-1]) {
		text = text[:n-1]
	}
	d.Text = strings.Join(text, "\n\n")
	d.KeepOrigins(opt)
	d.CameFrom("the lines of Factiva")
	return d
}

// readAbove reads what stands above the count of words: a section, the headline, a byline.
func readAbove(d *record.Draft, lines []string) {
	n := len(lines)
	if n >= 2 && byline.IsNames(lines[n-1]) && len(lines[n-1]) < len(lines[n-2]) {
		d.Byline = byline.Clean(lines[n-1])
		n--
	}
	if n > 0 {
		d.Title = lines[n-1]
	}
}

// readBelow reads what stands below the count of words, and returns how many lines that is:
// the day, the time, the source and its code, the edition, the page, the language, the
// copyright.
func readBelow(d *record.Draft, lines []string) int {
	day, clock := "", ""
	n := 0
lines:
	for i, line := range lines[:min(len(lines), 14)] {
		switch {
		case rights.MatchString(line):
			n = i + 1
			break lines
		case len(line) > 150:
			break lines
		case clockLine.MatchString(line) && clock == "" && d.Outlet == "":
			clock, n = line, i+1
		case day == "" && d.Outlet == "" && isDay(line):
			day, n = line, i+1
		case d.Outlet == "" && (day != "" || i > 0):
			d.Outlet, n = line, i+1
		case d.Lang == "" && d.Outlet != "" && record.Language(line) != "" && len(line) > 3:
			d.Lang, n = record.Language(line), i+1
		case sourceCode.MatchString(line):
			n = i + 1
		}
	}
	setTime(d, day, clock)
	return n
}

// isDay reports whether line is a date.
func isDay(line string) bool {
	_, ok := published.Visible(line)
	return ok
}

// isPublisher reports whether the last line above the number of an article can be the name
// of its publisher: it is short and does not end like a sentence.
func isPublisher(line string) bool {
	return line != "" && len(line) < 90 && !strings.ContainsAny(line[len(line)-1:], `.!?:"'`)
}
