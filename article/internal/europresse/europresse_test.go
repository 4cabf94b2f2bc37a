package europresse

import (
	"slices"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const certificate = `<small>© 2026 L'Écho. Tous droits réservés.</small><p>Numéro de document : news·20260309·XX·0001</p><div><span>Date d'émission : <b><span id="PubliC_lblEndDate">2026-03-20</span></b></span></div>`

const newer = `<article><header><div><span class="DocPublicationName">L'Écho, no. 23 145</span></div><div><span class="DocHeader">Région, lundi 9 mars 2026 - 18:02:34 UTC +01:00 1250 mots, p. 5</span></div><div><p>RÉGION</p></div><div class="titreArticle"><p class="titreArticleVisu">Le remorqueur est là</p></div><div>Jeanne Dupont</div></header>` +
	`<section><div class="DocText"><div><p>Le remorqueur est arrivé à midi.</p><p>© dit-il.</p></div></div></section><aside><p>Illustration(s) :</p></aside><footer>` + certificate + `</footer></article>`

const older = `<table><tr><td><span class="DocPublicationName">Le Courrier, no. 12</span><br><span class="DocHeader">Actualité, </span><span class="DocHeader">dimanche, </span><span class="DocHeader">1er mars 2026, </span><span class="DocHeader">p. 2</span><br>` +
	`<span class="TitreArticleVisu">Un renard</span><br>Jean Dupont<br>Un renard est <i>venu</i>.<br><br>Il est parti.<br>Copyright © 2026 Le Courrier</td></tr><tr><td align="center">news·20260301·XX·0002</td></tr></table>`

func TestPage(t *testing.T) {
	page := `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>` + newer + older + `<div class="rdp__DocPublicationName">
<span class="DocPublicationName">Rien</span></div></body></html>`
	if formattest.Sniff(&Page, "a.HTML", page) != format.Sure || formattest.Sniff(&Page, "a.html", "<html><p>DocPublication") != format.No {
		t.Error("not recognised")
	}
	got := formattest.Read(t, &Page, "a.HTML", page)
	if want := []string{"a.HTML#1 news·20260309·XX·0001", "a.HTML#2 news·20260301·XX·0002", "a.HTML#3!no text"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[0]; d.Title != "Le remorqueur est là" || d.Byline != "Jeanne Dupont" || d.Outlet != "L'Écho" || d.Published.String() != "2026-03-09T18:02:34+01:00" || d.Text != "Le remorqueur est arrivé à midi.\n\n© dit-il." {
		t.Errorf("got %+v", d)
	}
	if d := got.Drafts[1]; d.Title != "Un renard" || d.Outlet != "Le Courrier" || d.Byline != "Jean Dupont" || d.Published.String() != "2026-03-01" || d.Text != "Un renard est venu.\n\nIl est parti." {
		t.Errorf("got %+v", d)
	}
	formattest.Stops(t, &Page, "a.HTML", page)
}

func TestTimeIn(t *testing.T) {
	for in, want := range map[string]string{
		"News, Monday, March 9, 2026, p. A1":         "2026-03-09",
		"Le Monde, mercredi 3 janvier 2024 900 mots": "2024-01-03",
		"Une, 12 rue du Port 2026":                   "",
		"2026-03-09":                                 "2026-03-09",
		"no. 2012 - jeudi 12 mars 2026":              "2026-03-12",
	} {
		if got := timeIn(in).String(); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add(newer + older)
	f.Fuzz(func(t *testing.T, in string) { formattest.Read(t, &Page, "a.html", in) })
}
