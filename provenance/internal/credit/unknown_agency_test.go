package credit

import (
	"testing"

	"copytrail/article"
)

func TestUnknownAgencies(t *testing.T) {
	for _, c := range []struct {
		a    article.Article
		want bool
	}{
		{article.Article{Text: "By Continental Wire Service\n\nDAR EL-NOUR — Rescue workers dug."}, true},
		{article.Article{Text: "Rescue workers dug.", Byline: "Meridian News Agency"}, true},
		{article.Article{Text: "Dar el-Nour (CWS)\n\nRescue workers dug."}, true},
		{article.Article{Text: "PORT VARDEN, 3 May (MNA) — A crane fell."}, true},
		{article.Article{Text: "Ostwick (pmd) A crane fell."}, false},
		{article.Article{Text: "Kranunglück im Hafen\n\nOstwick (NDA) – Ein Kran ist umgestürzt."}, true},
		{article.Article{Text: "By Ines Dahl\n\nPORT VARDEN — A crane fell."}, false},
		{article.Article{Text: "SAN MARIN (KTVX) — A crane fell."}, false},
		{article.Article{Text: "PORT VARDEN (LH) — A crane fell.", Outlet: "Lorne Herald"}, false},
		{article.Article{Text: "The ministry closed the state news agency.\n\nIts staff wept."}, false},
		{article.Article{Text: "Workers of the Union (UWP) - a small party - met on Friday."}, false},
		{article.Article{Text: "She moved to Ostwick (OW) and stayed."}, false},
	} {
		if got := unknownAgency(&c.a); got != c.want {
			t.Errorf("%q by %q in %q: %v, want %v", c.a.Text, c.a.Byline, c.a.Outlet, got, c.want)
		}
	}
}
