package judge

import (
	"fmt"
	"strings"
	"testing"

	"copytrail/provenance/internal/finding"
)

// paragraph returns a paragraph of invented words, other ones for each name.
func paragraph(name string) string {
	var b strings.Builder
	for i := range 12 {
		b.WriteString(" The " + name + strings.Repeat("o", i+1) + " of the old " + strings.Repeat("e", i+1) + name + " went to sea.")
	}
	return b.String()[1:]
}

const apology = "We are sorry for the crossings that were lost in March and for the two nights that some of our passengers spent on the pier.\n\n" +
	"Our engineers have looked at the ramp, and we will not open it again before each of its forty bolts has been changed and tried."

func TestWhatIsSetAside(t *testing.T) {
	table := "Varden | 12 | 30\nOstwick | 11 | 28\nSkagness | 12 | 19\nLorne | 10 | 12\nMarwick | 12 | 9"
	essay := "I was born on the ferry, and my mother never let me forget it, not even on the day on which the ramp fell into the sea.\n\n" +
		"We crossed the sound twice a day in those years.\n\nI know the ramp better than the stairs of my own house.\n\nMy father painted it red.\n\nI still have the brush."
	for _, c := range []struct {
		name, a, b string
		words      int // of b that are set aside, at least
		verbatim   bool
	}{
		{"a statement in both", paragraph("ka") + "\n\nThe company wrote:\n\n" + apology, "Here is the full statement:\n\n" + apology + "\n\n" + paragraph("lu"), 40, false},
		{"prose that the other text introduces", paragraph("ka") + "\n\nThe Lorne Herald reported:\n\n" + strings.ReplaceAll(strings.ReplaceAll(apology, "We are", "They were"), "Our", "Its"),
			strings.ReplaceAll(strings.ReplaceAll(apology, "We are", "They were"), "Our", "Its") + "\n\n" + paragraph("lu"), 0, true},
		{"an essay that the other text quotes", paragraph("ka") + "\n\n" + paragraph("mi") + "\n\nShe writes:\n\n> " + strings.ReplaceAll(essay, "\n\n", "\n>\n> "), essay, 0, true},
		{"a table", paragraph("ka") + "\n\n" + table, paragraph("lu") + "\n\n" + table, 15, false},
		{"a table in one", paragraph("ka"), paragraph("lu") + "\n\n" + table, 15, false},
	} {
		a, b := docOf(t, c.a), docOf(t, c.b)
		var p Measurer
		m := p.Measure(a, b)
		if n := len(b.Words) - m.wordsB; n < c.words || c.words == 0 && n > 0 {
			t.Errorf("%s: %d words of the second text are set aside, want %d", c.name, n, c.words)
		}
		if (m.verbatim >= 40) != c.verbatim {
			t.Errorf("%s: %d words in runs", c.name, m.verbatim)
		}
	}
}

// Two pages of results are most of their table; what they have of their own decides.
func TestATableIsNoNearCopy(t *testing.T) {
	var rows strings.Builder
	for i := range 60 {
		fmt.Fprintf(&rows, "\nDistrict %d: Ada Quist %d; Per Aune %d", i+1, 1000+37*i, 900+31*i)
	}
	own := []string{
		"Thirteen votes part the two who want the council's last seat, and they will be counted once more, by hand, in the gymnasium.",
		"The sheriff has survived the evening and the jail has not, since nobody wished to pay for its new roof out of the tax.",
	}
	a, b := docOf(t, own[0]+"\n"+rows.String()), docOf(t, own[1]+"\n"+rows.String())
	var p Measurer
	m := p.Measure(a, b)
	if min(m.TrigramsA, m.TrigramsB) < rules.nearCopy {
		t.Fatalf("%.2f of the wording is in common, so this tests nothing", min(m.TrigramsA, m.TrigramsB))
	}
	if v := Alone(a, b, m); v.Relation.Reuse() {
		t.Errorf("two texts above one table are called %s", v.Relation)
	}
	if v := Alone(a, docOf(t, own[0]+" So it goes.\n"+rows.String()), p.Measure(a, docOf(t, own[0]+" So it goes.\n"+rows.String()))); v.Relation != finding.NearCopy {
		t.Errorf("a text with its table and one sentence more is called %s", v.Relation)
	}
}

// Figures are set aside in measuring a pair.
func TestFiguresAreSetAside(t *testing.T) {
	a := docOf(t, "Profit of the Varden brewery was 118 million crowns, or 41 a share, against 171 million and 59 a share. Its director sold the horses.")
	b := docOf(t, "Earnings at Varden came to 118 million crowns, 41 a share, down from 171 million or 59. Traders had bet on worse.")
	var p Measurer
	m := p.Measure(a, b)
	if m.v[fNumbers] != 0 {
		t.Errorf("share of numbers in common: %.2f", m.v[fNumbers])
	}
	for i, x := range a.Figures() {
		if x && !p.skipA[i] {
			t.Errorf("figure %d counts", i)
		}
	}
}
