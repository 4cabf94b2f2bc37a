package rtf

import "strings"

// document is the text of a file in its order.
type document struct {
	blocks []block
	broken bool // the file ends within a group: the rest is missing
}

// block is a paragraph, or a row of a table.
type block struct {
	text  string     // of a paragraph; \line is a line feed in it
	cells [][]string // of a row: the paragraphs of each cell
}

// empty reports whether the block is a paragraph without text.
func (b *block) empty() bool { return b.cells == nil && b.text == "" }

// lines returns the lines of the document, blank ones included. The paragraphs of the
// cells of a row are lines of their own.
func (d *document) lines() (out []string) {
	for _, b := range d.blocks {
		if b.cells == nil {
			out = append(out, strings.Split(b.text, "\n")...)
			continue
		}
		for _, cell := range b.cells {
			for _, p := range cell {
				out = append(out, strings.Split(p, "\n")...)
			}
		}
	}
	return out
}

// text returns the document as a plain text: a blank line divides paragraphs. A file that
// divides its paragraphs by empty ones breaks its lines by paragraphs, as the text that it
// was made of did; there a paragraph is a line.
func (d *document) text() string {
	blank, full := 0, 0
	for _, b := range d.blocks {
		if b.cells == nil && strings.TrimSpace(b.text) == "" {
			blank++
		} else {
			full++
		}
	}
	gap := "\n\n"
	if blank*3 >= full && blank > 1 {
		gap = "\n"
	}
	var out strings.Builder
	for _, b := range d.blocks {
		out.WriteString(b.line())
		out.WriteString(gap)
	}
	return out.String()
}

// line returns the text of a block. A row of short cells is one line; of longer ones each
// paragraph stands for itself.
func (b *block) line() string {
	if b.cells == nil {
		return b.text
	}
	short := true
	var all []string
	for _, cell := range b.cells {
		short = short && len(cell) <= 1
		for _, p := range cell {
			short = short && len(p) <= 60
			all = append(all, p)
		}
	}
	if short {
		return strings.Join(all, "\t")
	}
	return strings.Join(all, "\n\n")
}
