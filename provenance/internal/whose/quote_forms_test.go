package whose

import (
	"slices"
	"strings"
	"testing"

	"copytrail/shingle"
)

func TestQuotationsWithoutDoubleMarks(t *testing.T) {
	const clay = "We were told for eleven years that the dyke would hold"
	for _, c := range []struct {
		name, text string
		want       []string // the quoted words
	}{
		{"single curly marks", "The minister looked up.\n\n‘" + clay + ",’ she said. ‘It didn’t hold, and the workers’ huts are gone.’", []string{clay, "It didn’t hold, and the workers’ huts are gone"}},
		{"single curly marks in front of a comma", "She spoke of ‘a shelf in the very room of the decision’, and left.", []string{"a shelf in the very room of the decision"}},
		{"speech of several paragraphs", "‘" + clay + ".\n\n‘And for eleven years it did hold, you know.’", []string{clay, "And for eleven years it did hold, you know"}},
		{"straight single marks", "'" + clay + ",' she said, and didn't smile.", []string{clay}},
		{"apostrophes are no marks", "In the '90s the farmers' union and the millers' guild, who weren't friends, shared the dyke's costs. Rock 'n' roll it wasn't.", nil},
		{"a title is too short", "She read from ‘The Long Dyke’ and left.", nil},
		{"marks of typesetting", "``" + clay + ",'' she said.", []string{clay}},
		{"marks of typesetting with spaces", "She said , `` " + clay + " , '' and left .", []string{clay}},
		{"asterisks", "She said: *" + clay + ".* Nobody clapped.", []string{clay}},
		{"asterisks of a list", "* one thing\n* another thing that is longer than five words\n* 2 * 3 is 6", nil},
		{"a dash", "— " + clay + ", she said.\n\nThe hall was cold.", []string{clay + ", she said"}},
		{"a dash without speech", "— The hall in which the meeting was held is cold and damp.", nil},
		{"a block", "She said:\n\n> " + clay + ".\n> It did.\n\nThe hall was cold.", []string{clay + ".\n> It did"}},
		{"a paragraph after a colon", "Then she said:\n\n" + clay + ".\n\nThe hall in which she spoke was cold.", []string{clay}},
		{"a list after a colon", "The prices of the harbour in the new year:\n\nHerring is at two crowns, eel at nine and cod at four.", nil},
		{"other double marks", "＂" + clay + "＂ and 《" + clay + "》 and ″" + clay + "″", []string{clay, clay, clay}},
		{"Swedish and Finnish marks", "”" + clay + "”, she said. »" + clay + "», he said. The 6” pipe and the 8” pipe are of the same length as they were.", []string{clay, clay}},
		{"single low marks", "‚" + clay + ".‘ She left.", []string{clay}},
		{"a nested quotation in other marks", "« They told me “" + clay + "” again », she said.", []string{"They told me “" + clay + "” again"}},
		{"a dash before the sentence", "—" + clay + " —dijo.\n\nThe hall was cold.", []string{clay + " —dijo"}},
		{"a mark that a later paragraph closes", "“" + clay + ".\n\nIt did, and then it did not.”\n\nThe hall was cold.", []string{clay + ".\n\nIt did, and then it did not"}},
		{"a post behind a hyphen", clay + " - Ada Quist (@adaquist) January 18, 2018\n\nThe hall was cold.", []string{clay}},
		{"single within double marks", "“They told me ‘" + clay + "’ again,” she said.", []string{"They told me ‘" + clay + "’ again"}},
		{"a mark that is never closed", "She spoke of ‘a shelf in the very room of the decision and left.\n\nThe hall was cold and everybody left soon after her.", nil},
	} {
		words := shingle.AppendWords(nil, c.text)
		var got []string
		for _, r := range Quotations(c.text, words) {
			got = append(got, c.text[words[r.Start].Start:words[r.End-1].End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// A text of marks that open and never close takes no longer than one of words: a megabyte
// is done while the test runs.
func TestManyOpenMarks(t *testing.T) {
	for _, s := range []string{"'a ", "‘a ", "``a ", "*a ", "\n> a", "\n— a", "a said:\n"} {
		text := strings.Repeat(s, 1<<20/len(s))
		Quotations(text, shingle.AppendWords(nil, text))
	}
}

// FuzzQuotations: quotations are ranges of words in any text, and none overlap.
func FuzzQuotations(f *testing.F) {
	for _, s := range []string{"‘a b c d e f,’ she", "> x\n>", "said:\n\na b c d e f", "``''*'", "— said a b c d e", strings.Repeat("'a ", 50), "“a b c d” \"e f g", "— x (@y) "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := shingle.AppendWords(nil, text)
		for _, r := range Quotations(text, words) {
			if r.Start < 0 || r.Start >= r.End || r.End > len(words) {
				t.Fatalf("%q: range %v of %d words", text, r, len(words))
			}
		}
	})
}
