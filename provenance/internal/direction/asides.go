package direction

import (
	"slices"
	"strings"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
)

// maxAside is the greatest length of an aside in bytes: a longer one is a paragraph.
const maxAside = 120

// aside is a piece of text in parentheses: the sorted hashes of its words, and its span in
// bytes.
type aside struct {
	words      []uint64
	start, end int
}

// labels are words by which parentheses are recognised as the label of a picture or of an
// agency's report. Outlets that reprint the text leave labels out or replace them.
var labels = outlet.WordSet(`photo photos file image images getty video courtesy screenshot ap afp upi reuters dpa tass efe`)

// labelled reports whether one of the words in parentheses is a label.
func labelled(words string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(words), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if labels[w] {
			return true
		}
	}
	return false
}

// asides returns the asides of d: parentheses with at least one word, within one line.
func asides(d *doc.Doc) []aside {
	var out []aside
	text := d.Article.Text
	w := 0
	for i := 0; i < len(text); {
		at := strings.IndexByte(text[i:], '(')
		if at < 0 {
			break
		}
		at += i
		i = at + 1
		end := strings.IndexAny(text[i:min(len(text), i+maxAside)], "()\n")
		if end < 0 || text[i+end] != ')' {
			continue
		}
		a := aside{start: at, end: i + end + 1}
		for w < len(d.Words) && int(d.Words[w].Start) < a.start {
			w++
		}
		for ; w < len(d.Words) && int(d.Words[w].End) < a.end; w++ {
			a.words = append(a.words, d.Hashes[w])
		}
		if len(a.words) > 0 && !labelled(text[a.start:a.end]) {
			slices.Sort(a.words)
			out = append(out, a)
		}
	}
	return out
}

// lostAsides returns the asides in of that have no word in common with the asides in other.
func lostAsides(of, other []aside) []aside {
	in := map[uint64]bool{}
	for _, a := range other {
		for _, h := range a.words {
			in[h] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(of), func(a aside) bool {
		return slices.ContainsFunc(a.words, func(h uint64) bool { return in[h] })
	})
}
