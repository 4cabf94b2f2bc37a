package iramuteq

import (
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const corpus = "\n**** *source_lecho *date_2026-03-09 *titre_0\nLe bac a coulé.\n\nTrente et une personnes sont sauves.\n\n" +
	"**** *journal_La_Poste *date_20260310 *titre_Le_port_est_fermé *auteur_NA\n-*thème_1\nLe port est fermé.\n**** *journal_x\n"

func TestRead(t *testing.T) {
	for text, want := range map[string]string{
		corpus: "lecho|2026-03-09||Le bac a coulé.\n\nTrente et une personnes sont sauves.; La Poste|2026-03-10|Le port est fermé|Le port est fermé.",
		"0001 *media_lecho *jour_2026_03_09\nLe bac.": "lecho|2026-03-09||Le bac.",
	} {
		if got := formattest.Sniff(&Corpus, "a.txt", text); got != format.Sure {
			t.Errorf("%.20q: got likeness %d", text, got)
		}
		got := formattest.Read(t, &Corpus, "a.txt", text)
		var all []string
		for _, d := range got.Drafts {
			all = append(all, strings.Join([]string{d.Outlet, d.Published.String(), d.Title, d.Text}, "|"))
		}
		if s := strings.Join(all, "; "); s != want {
			t.Errorf("got %q, want %q; %v", s, want, got.Errs)
		}
		formattest.Stops(t, &Corpus, "a", text)
	}
	if got := formattest.Read(t, &Corpus, "a", corpus); len(got.Errs) != 1 || got.Errs[0].Error() != "a#3: no text" {
		t.Errorf("got %v", got.Errs)
	}
	for _, text := range []string{"**** * * *", "2026 *was* a year", "**bold** text", "Le bac."} {
		if got := formattest.Sniff(&Corpus, "a.txt", text); got != format.No {
			t.Errorf("%q: got %d", text, got)
		}
	}
}

func FuzzCorpus(f *testing.F) {
	f.Add(corpus)
	f.Fuzz(func(t *testing.T, s string) {
		formattest.Sniff(&Corpus, "a", s)
		formattest.Read(t, &Corpus, "a", s)
	})
}
