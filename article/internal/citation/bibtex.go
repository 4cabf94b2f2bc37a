package citation

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// BibTeX is a file of entries "@article{key, title = {…}, …}".
var BibTeX = format.Format{
	Name:  "BibTeX",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		text := h.Text
		if h.Ext == ".bib" || h.Ext == ".bibtex" {
			if entryStart.Match(text) || laterEntry.Match(text[:min(len(text), 4096)]) {
				return format.Sure
			}
			return format.No
		}
		if entryStart.Match(text[:min(len(text), 300)]) && laterField.Match(text) {
			return format.Sure
		}
		return format.No
	},
	Read: func(in *format.Input, out format.Sink) bool {
		c := cutter{in: in, begins: entryStart.Match, raw: func(b []byte) format.Raw { return bibEntry{b, in.Names} }}
		return c.read(out)
	},
}

var (
	entryStart = regexp.MustCompile(`^@([A-Za-z]{2,30})\s*[{(]\s*([^\s,={}"]{0,200})\s*(?:,|$)`)
	laterEntry = regexp.MustCompile(`(?m)^@[A-Za-z]{2,30}\s*[{(]`)
	laterField = regexp.MustCompile(`(?i)\b(?:title|author|abstract|journal|year|date)\s*=\s*[{"\d]`)
	months     = "janfebmaraprmayjunjulaugsepoctnovdec"
)

// bibEntry is the record of an entry of BibTeX.
type bibEntry struct {
	raw   []byte
	names *field.Names
}

// Decode implements format.Raw.
func (e bibEntry) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	b, note := charset.Text(e.raw)
	text := string(b)
	m := entryStart.FindStringSubmatchIndex(text)
	if m == nil {
		out(record.Draft{}, record.Skipf(place, record.ReasonSyntax, "BibTeX: no entry"))
		return
	}
	kind := strings.ToLower(text[m[2]:m[3]])
	if kind == "comment" || kind == "string" || kind == "preamble" {
		out(record.Draft{}, record.Skipf(place, record.ReasonNotArticle, "BibTeX: @%s", kind))
		return
	}
	v := fieldsOf(text[m[1]:])
	get := func(names ...string) string {
		for _, n := range names {
			if v[n] != "" {
				return v[n]
			}
		}
		return ""
	}
	s := source{
		id: text[m[4]:m[5]], title: get("title"), outlet: get("journal", "journaltitle", "newspaper", "publication", "maintitle", "booktitle"),
		byline: names(strings.Split(get("author"), " and ")), lang: get("langid", "language"),
		text: cmp.Or(get("fulltext", "full_text", "text", "content"), get("abstract")), published: bibDay(v), urls: []string{get("url"), get("howpublished")},
	}
	d, err := s.draft(place, e.names, opt)
	if err == nil && note != "" {
		d.LateNotes = append(d.LateNotes, note)
	}
	out(d, err)
}

// bibDay returns the day of publication. That on which the address was visited, urldate,
// is none.
func bibDay(v map[string]string) string {
	if s := day(v["date"]); s != "" {
		return s
	}
	month, dayOf := strings.ToLower(v["month"]), v["day"]
	if a, b, ok := strings.Cut(month, " "); ok && dayOf == "" { // month = "9 mar" or "mar 9"
		month, dayOf = a, strings.TrimSpace(b)
		if month != "" && month[0] <= '9' {
			month, dayOf = dayOf, month
		}
	}
	if len(month) >= 3 {
		if i := strings.Index(months, month[:3]); i >= 0 && i%3 == 0 {
			month = fmt.Sprint(i/3 + 1)
		}
	}
	if len(v["year"]) != 4 || month == "" || dayOf == "" || len(month) > 2 {
		return ""
	}
	dayOf = strings.Trim(dayOf, "., ")
	return fmt.Sprintf("%s-%02s-%02s", v["year"], month, dayOf)
}

// fieldsOf reads the fields of an entry, by their names in lower case. The first value of a
// name counts.
func fieldsOf(s string) map[string]string {
	v := map[string]string{}
	for n := 0; n < 200; n++ {
		name, rest, ok := strings.Cut(s, "=")
		if !ok {
			break
		}
		name = strings.ToLower(strings.Trim(name, " \t\r\n,"))
		var value strings.Builder
		s = rest
		for {
			var part string
			part, s = valueOf(strings.TrimLeft(s, " \t\r\n"))
			value.WriteString(part)
			after := strings.TrimLeft(s, " \t\r\n")
			if !strings.HasPrefix(after, "#") { // joins values
				break
			}
			s = after[1:]
		}
		if _, taken := v[name]; !taken && len(name) < 60 {
			v[name] = plainTeX(value.String())
		}
	}
	return v
}

// valueOf returns the value that s begins with and the rest: a text in braces, which may
// hold others, or in quotation marks, or a word.
func valueOf(s string) (value, rest string) {
	if s == "" {
		return "", ""
	}
	open := s[0]
	if open != '{' && open != '"' {
		end := strings.IndexAny(s, ",}#\n")
		if end < 0 {
			end = len(s)
		}
		return strings.TrimSpace(s[:end]), s[end:]
	}
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '"' && open == '"' && depth == 0 && i > 0:
			return s[1:i], s[i+1:]
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 && open == '{' {
				return s[1:i], s[i+1:]
			}
		}
	}
	return s[1:], "" // it does not end
}

var (
	accent  = regexp.MustCompile(`\{?\\([` + "`" + `'^"~=.cvuHk])\s*\{?\\?([A-Za-z])\}?\}?`)
	special = strings.NewReplacer(`\ss`, "ß", `\ae`, "æ", `\AE`, "Æ", `\oe`, "œ", `\OE`, "Œ", `\aa`, "å", `\AA`, "Å", `\o`, "ø", `\O`, "Ø", `\l`, "ł", `\L`, "Ł",
		`\&`, "&", `\%`, "%", `\$`, "$", `\#`, "#", `\_`, "_", `\{`, "{", `\}`, "}", `\textquotesingle`, "'", `\textendash`, "–", `\textemdash`, "—", `\\`, "\n",
		"``", "“", "''", "”", "---", "—", "--", "–", "~", " ", "{", "", "}", "")
	marks = map[string]string{"`": "\u0300", "'": "\u0301", "^": "\u0302", `"`: "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307", "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328"}
)

// plainTeX returns a value without the marks of TeX.
func plainTeX(s string) string {
	if strings.Contains(s, `\`) {
		s = accent.ReplaceAllStringFunc(s, func(m string) string {
			p := accent.FindStringSubmatch(m)
			letter := p[1] >= "A" && p[1] <= "z" && p[1] != "^" && p[1] != "`"
			if letter && !strings.ContainsAny(m[strings.Index(m, p[1])+1:], "{ ") {
				return m // the name of a command, as in \url
			}
			return norm.NFC.String(p[2] + marks[p[1]])
		})
	}
	return strings.TrimSpace(special.Replace(s))
}
