// Package many tells a text that is many articles from one that is an article. Databases
// export hundreds of articles into one file; where no reader knows the form, such a file
// must not become one article without a word.
//
// It goes by what a file has for each of its articles and no article has twice: a line that
// counts documents, the number of a document, fields with the same names again and again.
package many

import (
	"fmt"
	"regexp"
	"strings"

	"copytrail/article/internal/published"
)

// Export is what a text of many articles looks like.
type Export struct {
	Name  string // "Factiva", "a numbered export"
	Marks int    // how many articles it seems to hold
	Mark  string // the first line that says so
	Hint  string // what to do
}

// Error says what the text is, and what to do.
func (e *Export) Error() string {
	if e.Marks == 1 {
		return fmt.Sprintf("looks like %s, which is not read (by the line %q); %s", e.Name, e.Mark, e.Hint)
	}
	return fmt.Sprintf("looks like %s of %d articles in a form that is not read (by lines like %q); %s", e.Name, e.Marks, e.Mark, e.Hint)
}

// hints are what to do with an export, by the database.
const (
	hintCut = "cut it into one file for each article, or into a table with a row for each"
	hintTry = "export it in another format, or cut it into one file for each article"
)

// form is a line that an export has once for each article.
type form struct {
	name, hint string
	line       *regexp.Regexp
	least      int // how many such lines are many articles
	prose      int // how many bytes of text there must be for each, where others have such lines
}

// forms are the lines by which exports are recognised, the surest first.
var forms = []form{
	{"an export of Factiva", hintTry, regexp.MustCompile(`^(?:Document|Dokument|Documento|Documento|Документ) [A-Z][A-Z0-9]{5,7}0020\d{6}[a-z0-9]{7,9}$`), 2, 0},
	{"an export of Europresse", hintTry, regexp.MustCompile(`^news[·•]\d{8}[·•][A-Z0-9]{1,8}[·•]`), 2, 0},
	{"an export of PressReader", hintTry, regexp.MustCompile(`^Article Name: ?\S`), 2, 0},
	{"an export of NewsBank", hintTry, regexp.MustCompile(`(?i)^Record Number: ?\S{1,40}$`), 2, 0},
	{"an export of Gale", hintTry, regexp.MustCompile(`^(?:Full Text: COPYRIGHT \d{4}|Gale Document Number: ?\S)`), 2, 0},
	{"an export of WISO", hintTry, regexp.MustCompile(`^(?:Dokumentnummer|Dauerhafte Adresse des Dokuments): ?\S`), 2, 0},
	{"an export of ProQuest", hintTry, regexp.MustCompile(`(?i)^(?:ProQuest document ID|ID du document ProQuest|ProQuest-Dokument-ID) ?: ?\d`), 2, 0},
	{"a RIS file", "export it as a table (CSV) with the full text in a column", regexp.MustCompile(`^TY {1,2}- ?[A-Z]{2,8}$`), 1, 0},
	{"a BibTeX file", "export it as a table (CSV) with the full text in a column", regexp.MustCompile(`^@(?:article|misc|news|online|newspaper)\{\S{0,80},$`), 1, 0},
	{"an IRaMuTeQ corpus", "begin the file with its first line of stars", regexp.MustCompile(`^\*{4} \*\S`), 2, 0},
	{"a file of SGML documents", "begin the file with its first <DOC>", regexp.MustCompile(`^<(?:DOC|doc)(?:\s[^>]*)?>`), 2, 0},
	{"a corpus with a number before each text", hintCut, regexp.MustCompile(`^(?:##|@@)\d{3,12}\s`), 2, 0},
	{"an export of Nexis", hintTry, regexp.MustCompile(`(?i)^(?:end of document|ende des dokuments|fin du document|fin del documento|fine del documento|einde van het document)$`), 2, 0},
	{"an export with numbered documents", hintTry, regexp.MustCompile(`(?i)^(?:\d{1,6} (?:of|von|de|van|di|sur) \d{1,6} (?:documents?|dokumenten?|documentos?|documenti|articles?|artikel)|(?:document|dokument|documento|article|artikel|artículo|articolo|record) \d{1,6} (?:of|von|de|van|di|sur|/) \d{1,6})[.:]?$`), 2, leastProse},
	{"an export of a database", hintTry, regexp.MustCompile(`(?i)^(?:(?:length|länge|longueur|lengte|longitud|lunghezza)\s?:\s?)?\d[\d.,]{0,6} (?:words|wörter|mots|woorden|palabras|parole)$`), 3, leastProse},
}

// longest is the length in bytes of the longest line that is looked at.
const longest = 200

// Find returns what text looks like if it is an export of many articles, nil otherwise.
func Find(text string) *Export {
	found := make([]Export, len(forms))
	var l labels
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) > longest {
			l.prose += len(line)
			continue
		}
		line = strings.Trim(line, " \t\r\f\u00a0\ufeff")
		if line == "" {
			continue
		}
		if !l.line(line) {
			l.prose += len(line)
		}
		for i := range forms {
			if !forms[i].line.MatchString(line) {
				continue
			}
			if found[i].Marks++; found[i].Marks == 1 {
				found[i].Mark = line
			}
			break
		}
	}
	for i, f := range forms {
		if e := &found[i]; e.Marks >= f.least && len(text) >= f.prose*e.Marks {
			e.Name, e.Hint = f.name, f.hint
			return e
		}
	}
	if e := l.find(); e != nil {
		return e
	}
	return pages(text)
}

// labels counts the fields that stand before texts: "Title: …", "Date: …".
type labels struct {
	titles, days map[string]int // the values of each, and how often
	first        string
	prose        int // bytes of lines that are no field
}

// label matches a line with a field that is a title or a day.
var label = regexp.MustCompile(`(?i)^(?:(title|headline|titel|schlagzeile|überschrift|titre|título|titolo|kop|tittel|rubrik|заголовок|tytuł)|(date|published|publication date|datum|fecha|data|dato|дата|date de publication)) ?: {0,20}(\S.{0,180})$`)

// line reads a line and reports whether it is a field.
func (l *labels) line(s string) bool {
	if len(s) < 5 || !strings.Contains(s[:min(len(s), 44)], ":") {
		return false
	}
	m := label.FindStringSubmatch(s)
	if m == nil {
		return false
	}
	if m[1] != "" {
		if l.titles == nil {
			l.titles, l.first = make(map[string]int), s
		}
		l.titles[m[3]]++
		return true
	}
	if t, _ := published.Parse(m[3]); t.Precision == published.NoTime {
		return false
	}
	if l.days == nil {
		l.days = make(map[string]int)
	}
	l.days[m[3]]++
	return true
}

// Fewer fields than these, or less text for each of them, may be a list in an article.
const (
	leastLabels = 3
	leastProse  = 250 // bytes
)

// find returns what the fields say.
func (l *labels) find() *Export {
	titles, days := len(l.titles), 0
	for _, n := range l.days {
		days += n
	}
	if titles < leastLabels || days < leastLabels || l.prose < leastProse*titles {
		return nil
	}
	return &Export{Name: "an export with fields before each text", Marks: titles, Mark: l.first, Hint: hintCut}
}

// headLines is how many lines of a page may hold its day.
const headLines = 6

// pages returns what a text with page breaks is: many articles if most of its pages begin
// with a day, and not all with the same one. That day would be the one of printing.
func pages(text string) *Export {
	if strings.Count(text, "\f") < 2 {
		return nil
	}
	all, dated := 0, 0
	days := make(map[string]bool)
	mark := ""
	for page := range strings.SplitSeq(text, "\f") {
		if strings.TrimSpace(page) == "" {
			continue
		}
		all++
		n := 0
		for line := range strings.SplitSeq(page, "\n") {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if n++; n > headLines {
				break
			}
			if t, ok := published.Visible(line); ok && len(line) < longest {
				days[t.String()] = true
				if dated++; dated == 1 {
					mark = line
				}
				break
			}
		}
	}
	if dated < 3 || dated*4 < all*3 || len(days) < 2 {
		return nil
	}
	return &Export{Name: "a text with page breaks", Marks: dated, Mark: mark, Hint: hintCut}
}
