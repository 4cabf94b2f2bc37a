package nexis

import (
	"bytes"
	"strings"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Text is a download as plain text. Its lines are broken at some 78 characters, and those of
// outlet, day and copyright stand in the middle.
var Text = format.Format{
	Name:  "Nexis text",
	Lines: true,
	Sniff: func(h *format.Head) format.Likeness {
		if h.HoldsTexts() || h.First() == '<' {
			return format.No
		}
		if counted, ended := marks(h.Text); counted || ended {
			return format.Sure
		}
		return format.No
	},
	Read: readText,
}

// marks reports whether text has the lines of a download of the older services or of Nexis
// Uni.
func marks(head []byte) (counted, ended bool) {
	capitals, fields := false, false
	for line := range bytes.Lines(head) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 || len(line) > 400 {
			continue
		}
		s := string(line)
		if f, ok := fieldOf(s); ok && (f.kind != unknown || isLength(f)) {
			capitals = capitals || f.capitals
			fields = fields || isLength(f) || sureTail[foldName(f.name)]
		}
		counted = counted || isCounter(s)
		ended = ended || isEnd(s)
	}
	return counted && capitals, ended && fields
}

// readText cuts a text into its documents.
func readText(in *format.Input, out format.Sink) bool {
	h, _ := in.Head()
	if counted, _ := marks(h.Text); counted {
		return format.Parts(in, out, func(line []byte) bool { return isCounter(string(line[:min(len(line), 200)])) }, func(b []byte) format.Raw { return plainText(b) })
	}
	b, err := in.All()
	if err != nil {
		return out.Skip(record.Placed(in.Place, record.InputError(in.Place, err)))
	}
	b, _ = charset.Text(b)
	text, _ := clean.Text(string(b))
	return Hand(in, strings.Split(text, "\n"), out)
}

// plainText is a document of the older services as text, with the line that counts it.
type plainText []byte

// Decode implements format.Raw.
func (b plainText) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	decoded, note := charset.Text(b)
	text, _ := clean.Text(string(decoded))
	_, text, _ = strings.Cut(text, "\n")
	d, err := Document{Paragraphs: paragraphsOf(text)}.Draft(place, opt)
	if note != "" {
		d.Notes = append(d.Notes, note)
	}
	out(d, err)
}

// indent is how many spaces stand before a line in the middle.
const indent = 5

// paragraphsOf joins the lines of a text to paragraphs. The lines of what stands in the
// middle remain lines.
func paragraphsOf(text string) []string {
	var out []string
	var lines []string
	middle, above := false, false // the lines stand in the middle; so did the paragraph above
	flush := func() {
		if len(lines) == 0 {
			return
		}
		switch _, isDate := dateOf(lastFirstLine(out)); {
		case middle && above && isDate: // the edition, below the day
			out[len(out)-1] += "\n" + strings.Join(lines, "\n")
		case middle:
			out = append(out, strings.Join(lines, "\n"))
		default:
			out = append(out, clean.Unbroken(lines))
		}
		above, lines = middle, nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		t := strings.TrimSpace(line)
		if t == "" {
			flush()
			continue
		}
		inMiddle := len(line)-len(strings.TrimLeft(line, " \t")) >= indent
		if f, ok := fieldOf(t); inMiddle != middle || ok && f.capitals && f.kind != unknown {
			flush()
		}
		middle = inMiddle
		lines = append(lines, t)
	}
	flush()
	return out
}

// lastFirstLine returns the first line of the last of the paragraphs.
func lastFirstLine(paragraphs []string) string {
	if len(paragraphs) == 0 {
		return ""
	}
	return firstLine(paragraphs[len(paragraphs)-1])
}
