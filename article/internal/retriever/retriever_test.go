package retriever

import (
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const (
	rule  = "==============================================================================\n"
	first = "Färjan Aurora sjönk i hamnen på måndagen, och alla 31 passagerare räddades av\nfiskare som hade sett röken."
)

const swedish = "Universitetets bibliotek\r\nDatum 2026-03-20\n\nNyheter:\n\n> Färjan sjönk, Ekot, 2026-03-09 05:45\n\n> Hamnen stängd, Posten, 2026-03-10\n\n\n" +
	"Färjan sjönk\nEkot, 2026-03-09 05:45\nPublicerat på webb. \n\n" + first + "\n\nDykare ska se på skrovet.\n\n©Ekot<br>Alla artiklar är skyddade.\n\nSe webartikeln på http://ret.example/1\n" + rule +
	"\nHamnen stängd\nPosten, 2026-03-10\nSida 15\nPublicerat i print. \n\nHamnen är stängd till torsdag.\n©Posten<br>Alla artiklar är skyddade.\n\nLäs hela artikeln på http://ret.example/2\n" + rule

const norwegian = "Treff:\n\nFergen sank\n------------------------------------------------------------------------------\nEkkoet, 09.03.2026 05:45\nPublisert på nett.\n\nFergen sank i havnen.\n\n© Ekkoet\n\nSe webartikkelen på http://ret.example/1\n" + rule +
	"\nHavnen stengt\n------------------------------------------------------------------------------\nPosten, 10.03.2026\nSide 4\nSeksjon: Nyheter\nPublisert i print.\n\nHavnen er stengt.\n\n© Posten\n"

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"Swedish", swedish, []string{
			"Färjan sjönk|Ekot|2026-03-09T05:45:00|http://ret.example/1|" + strings.ReplaceAll(first, "\n", " ") + "\n\nDykare ska se på skrovet.",
			"Hamnen stängd|Posten|2026-03-10|http://ret.example/2|Hamnen är stängd till torsdag."}},
		{"Norwegian", norwegian, []string{
			"Fergen sank|Ekkoet|2026-03-09T05:45:00|http://ret.example/1|Fergen sank i havnen.",
			"Havnen stengt|Posten|2026-03-10||Havnen er stengt."}},
	} {
		if got := formattest.Sniff(&Text, "a.txt", test.text); got != format.Sure {
			t.Errorf("%s: got likeness %d", test.name, got)
		}
		got := formattest.Read(t, &Text, "a.txt", test.text)
		if len(got.Drafts) != len(test.want) || len(got.Errs) != 0 {
			t.Errorf("%s: got %q, %v", test.name, got.Outcomes, got.Errs)
			continue
		}
		for i, d := range got.Drafts {
			if s := strings.Join([]string{d.Title, d.Outlet, d.Published.String(), d.ID, d.Text}, "|"); s != test.want[i] {
				t.Errorf("%s: got %q, want %q", test.name, s, test.want[i])
			}
		}
		formattest.Stops(t, &Text, "a", test.text)
	}
	if got := formattest.Sniff(&Text, "a.txt", first+"\n"+rule+first); got != format.No {
		t.Errorf("a text with a rule: got %d", got)
	}
}

func FuzzText(f *testing.F) {
	f.Add(swedish)
	f.Add(norwegian)
	f.Fuzz(func(t *testing.T, s string) {
		formattest.Sniff(&Text, "a", s)
		formattest.Read(t, &Text, "a", s)
	})
}
