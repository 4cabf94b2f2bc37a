package provenance

import (
	"strings"

	"copytrail/article"
	"copytrail/letters"
	"copytrail/provenance/internal/finding"
)

// hides stands in a warning between the name of a text and what it hides.
const hides = " has "

// HiddenWarning reports whether a warning of a finding says that a text hides its words:
// "the copy has mixed scripts: 214 Cyrillic letters within Latin words".
func HiddenWarning(warning string) bool {
	i := strings.LastIndex(warning, hides)
	return i >= 0 && letters.IsNote(warning[i+len(hides):])
}

// hiddenWarnings says what the texts of a finding hide within their words: letters of
// another script, invisible characters. The words were compared without that, and it is how
// copies are kept from being found.
func hiddenWarnings(f *finding.Finding) (out []string) {
	say := func(who string, a *article.Article) {
		hidden := letters.Inspect(a.Text)
		for _, note := range hidden.Notes() {
			out = append(out, who+hides+note)
		}
	}
	if f.Direction.Known {
		say("the copy", f.Copy)
		say("the source", f.Source)
	} else {
		say("the text of "+f.Copy.ID, f.Copy)
		say("the text of "+f.Source.ID, f.Source)
	}
	return out
}
