// Package retriever reads the texts that Retriever exports (Mediearkivet, Atekst): Swedish,
// Norwegian and Danish papers, some hundred articles in a file.
//
// A list of the articles stands above the first of them. Lines of "=" divide the articles.
// Each begins with its title and a line with outlet and time; "Publicerat på webb." and the
// page may follow, then the text, the copyright and an address at Retriever:
//
//	Färjan ligger still
//	Lugnviks-Posten, 2026-03-10 06:20
//	Sida 5
//	Publicerat i print.
//
//	…
//
//	©Lugnviks-Posten<br>Alla artiklar är skyddade …
//	Läs hela artikeln på http://ret.nu/…
//	==============================================================================
package retriever

import (
	"bytes"
	"regexp"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// Text is an export as plain text.
var Text = format.Format{
	Name:  "Retriever text",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if h.HoldsTexts() || h.First() == '<' {
			return format.No
		}
		sources, marks := 0, 0
		for line := range bytes.Lines(h.Text) {
			line = bytes.TrimSpace(line)
			switch {
			case len(line) > 300:
			case source.Match(line):
				sources++
			case isRule(line), medium.Match(line), link.Match(line):
				marks++
			}
		}
		if sources > 0 && marks > 1 && (bytes.Contains(h.Text, []byte("Publi")) || bytes.Contains(h.Text, []byte("ret.nu/"))) {
			return format.Sure
		}
		return format.No
	},
	Read: func(in *format.Input, out format.Sink) bool {
		first := true
		return format.Parts(in, out, func(line []byte) bool {
			begins := first || isRule(bytes.TrimSpace(line))
			first = false
			return begins
		}, func(b []byte) format.Raw { return part(b) })
	},
}

var (
	// source matches the line with the outlet and the time of an article.
	source = regexp.MustCompile(`^(\S.{0,98}?), (\d{4}-\d\d-\d\d|\d\d?\.\d\d?\.\d{4})(?:,? (?:kl\.? ?)?(\d\d)[:.](\d\d))?$`)

	// medium matches the line that says where an article was published.
	medium = regexp.MustCompile(`^(?:Publicerat|Publicerad|Publisert|Publiceret|Udgivet) (?:på|i|in) [\p{L} ]{2,30}\.?$`)

	// page matches the lines with page and section.
	page = regexp.MustCompile(`^(?:(?:Sida|Side|Sidor|Sider) \d.{0,40}|(?:Sektion|Seksjon|Del|SEKSJON|Avdelning|Utgåva|Utgave|Edition)\s*:.{0,80})$`)

	// link matches the line with the address of an article at Retriever.
	link = regexp.MustCompile(`(?i)^(?:se|läs|les|læs|vis)\b.{0,60}?\b(?:på|i|her|här)?:? (https?://\S+)$`)
)

// isRule reports whether a line divides two articles.
func isRule(line []byte) bool { return len(line) >= 40 && len(bytes.Trim(line, "=")) == 0 }

// part is the record of an article, with the rule above it, or with what stands above the
// first article.
type part []byte

// Decode implements format.Raw.
func (b part) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	decoded, note := charset.Text(b)
	text, _ := clean.Text(string(decoded))
	if strings.Trim(text, "= \n\t\ufeff") == "" {
		return // below the last rule
	}
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	at := sourceLine(lines)
	if at < 0 {
		out(record.Draft{}, record.Skipf(place, record.ReasonNotArticle, "a part of a Retriever export without a line of outlet and day: %s", clean.Clip(strings.Join(strings.Fields(strings.Trim(text, "= \n")), " "), 60)))
		return
	}
	d := record.Draft{Place: place, Title: title(lines[:at])}
	d.KeepOrigins(opt)
	m := source.FindStringSubmatch(lines[at])
	d.Outlet = clean.Line(m[1])
	stamp := m[2]
	if m[3] != "" {
		stamp += " " + m[3] + ":" + m[4]
	}
	d.Published, _ = published.Parse(stamp)
	d.Text, d.ID = body(lines[at+1:])
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	d.CameFrom("the lines of the Retriever export")
	if d.Text == "" {
		out(d, record.Skip(place, record.ReasonNoText, nil))
		return
	}
	out(d, nil)
}

// sourceLine returns the number of the line with outlet and time, -1 when there is none: the
// one above the line that says where the article was published, or the first one. In the
// list above the first article, such lines begin with ">".
func sourceLine(lines []string) int {
	first, last := -1, -1
	for i, line := range lines {
		if last >= 0 && medium.MatchString(line) {
			return last
		}
		if !strings.HasPrefix(line, ">") && source.MatchString(line) {
			if last = i; first < 0 {
				first = i
			}
		}
		if last >= 0 && i-last > 8 {
			last = -1 // a line of the text
		}
	}
	return first
}

// title returns the title that ends the lines above outlet and time.
func title(above []string) string {
	var kept []string
	for i := len(above) - 1; i >= 0 && len(kept) < 4; i-- {
		line := above[i]
		if strings.Trim(line, "-=") == "" {
			if len(kept) > 0 {
				break
			}
			continue
		}
		if strings.HasPrefix(line, ">") {
			break
		}
		kept = append([]string{line}, kept...)
	}
	return clean.Line(strings.Join(kept, " "))
}

// body returns the text in the lines below outlet and time, and the address at Retriever.
func body(lines []string) (text, address string) {
	end := len(lines)
	for i, line := range lines {
		if i <= len(lines)-12 {
			continue
		}
		if m := link.FindStringSubmatch(line); m != nil {
			address, end = m[1], min(end, i)
		}
	}
	for i := end - 1; i >= 0 && i >= end-12; i-- {
		if strings.HasPrefix(lines[i], "©") {
			end = i
		}
	}
	from := 0
	for from < end && from < 8 {
		line := lines[from]
		if line != "" && !medium.MatchString(line) && !page.MatchString(line) && strings.Trim(line, "-") != "" {
			break
		}
		from++
	}
	return strings.Join(clean.Paragraphs(strings.Join(lines[from:end], "\n")), "\n\n"), address
}
