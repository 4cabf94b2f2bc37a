package manual

import (
	"bytes"
	"strings"
)

// writeText writes the paragraphs of a help text. Lines that begin with two spaces are
// not filled.
func writeText(b *bytes.Buffer, help string) {
	literal, empty := false, true
	for l := range strings.Lines(strings.TrimSpace(help)) {
		l = strings.TrimRight(l, "\n")
		indented := strings.HasPrefix(l, "  ")
		switch {
		case indented && !literal:
			b.WriteString(".PP\n.RS 4\n.nf\n")
			literal = true
		case !indented && literal:
			b.WriteString(".fi\n.RE\n")
			literal = false
			empty = true
		}
		if l == "" {
			empty = true
			continue
		}
		if empty && !indented {
			b.WriteString(".PP\n")
		}
		empty = false
		b.WriteString(roff(strings.TrimPrefix(l, "  ")) + "\n")
	}
	if literal {
		b.WriteString(".fi\n.RE\n")
	}
}

// roff returns s as text that troff prints as it is.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}
