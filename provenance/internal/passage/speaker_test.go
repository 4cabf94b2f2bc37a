package passage

import (
	"slices"
	"strings"
	"testing"

	"copytrail/provenance/internal/finding"
	"copytrail/shingle"
)

// TestSpeakers: who says a quotation, by what stands around it. Nobody is named when the text
// does not tell.
func TestSpeakers(t *testing.T) {
	const q = "We shall open the pier in June, whatever it costs, and not a day later"
	for _, c := range []struct{ text, want string }{
		{"“" + q + ",” said Gov. Ada Lund.", "Ada Lund"},
		{"“" + q + ",” said Lund, who leads it. Earlier Ada Lund had been ill.", "Ada Lund"},
		{"“" + q + ",” Mayor Ada Lund of Elm said on Monday.", "Ada Lund"},
		{"“" + q + ",” Lund, the mayor, also said Monday.", "Lund"},
		{"Ada Lund wrote: “" + q + ".”", "Ada Lund"},
		{"In a letter to the council, Ada Lund wrote:\n\n“" + q + ".”\n\nThat was all.", "Ada Lund"},
		{"Ada Lund looked at the sea. “" + q + ",” she said.", "Ada Lund"},
		{"Ada Lund met the harbor board. It rained. “" + q + ",” she told the Elm Weekly.", "Ada Lund"},
		{"Ada Lund met Tobias Varga of the harbor board. “" + q + ",” she said.", ""},
		{"The pier in May. Credit: Tobias Varga/Nordpress\n\n“" + q + ",” she said.", ""},
		{"“" + q + ",” said Chief of Staff Ada Lund.", "Ada Lund"},
		{"“" + q + ",” said Ursula von der Leyen.", "Ursula von der Leyen"},
		{"« " + q + " », a déclaré Ada Lund.", "Ada Lund"},
		{"„" + q + "“, sagte Ada Lund.", "Ada Lund"},
		{"“" + q + ",” said a spokesman for Ada Lund.", ""},
		{"“" + q + ",” White House officials said.", ""},
		{"“" + q + ",” he said. Ada Lund was not there.", ""},
		{"“" + q + ",” said the mayor.", ""},
		{"The New York Times asked again. “" + q + ",” she said.", ""},
		{"“" + q + ".”\n\nAda Lund said nothing.", ""},
		{"“" + q + ".” The crowd of forty stayed for two hours more and then went home in the rain. Ada Lund said so.", ""},
		{"„" + q + "“, sagte die Ministerin.", ""},
	} {
		d := docOf(c.text)
		if strings.HasPrefix(c.text, "„") {
			d.Lang = "de"
		}
		whose := d.Whose()
		from := slices.IndexFunc(whose, finding.Words.Said)
		if from < 0 {
			t.Fatalf("%q: no quotation", c.text)
		}
		if got := speakerOf(d, whose, shingle.Range{Start: from, End: from + 10}); got.name != c.want {
			t.Errorf("%q: %q, want %q", c.text, got.name, c.want)
		}
	}
}

// TestSpeakersOfTwoTexts: what the attribution names is believed before a pronoun, and two
// names that differ are none.
func TestSpeakersOfTwoTexts(t *testing.T) {
	direct := func(n string) speaker { return speaker{n, true} }
	pronoun := func(n string) speaker { return speaker{n, false} }
	for _, c := range []struct {
		a, b speaker
		want string
	}{
		{direct("Lund"), direct("Ada Lund"), "Ada Lund"},
		{speaker{}, pronoun("Ada Lund"), "Ada Lund"},
		{direct("Ada Lund"), pronoun("Tobias Varga"), "Ada Lund"},
		{pronoun("Tobias Varga"), direct("Ada Lund"), "Ada Lund"},
		{direct("Ada Lund"), direct("Tobias Varga"), ""},
		{speaker{}, speaker{}, ""},
	} {
		if got := agreed(c.a, c.b); got != c.want {
			t.Errorf("%+v and %+v: %q, want %q", c.a, c.b, got, c.want)
		}
	}
	var s speakers
	s.add(30, direct("Lund"), speaker{})
	s.add(40, direct("Tobias Varga"), speaker{})
	s.add(20, speaker{}, direct("Ada Lund"))
	s.add(10, speaker{}, speaker{})
	if got := s.statement(); got.Words != 100 || !slices.Equal(got.Speakers, []string{"Ada Lund", "Tobias Varga"}) {
		t.Errorf("statement %+v, want 100 words by Ada Lund and Tobias Varga", got)
	}
	s.add(200, speaker{}, speaker{})
	if got := s.statement(); len(got.Speakers) != 0 {
		t.Errorf("most words are nobody's that is told, and %v are named", got.Speakers)
	}
}
