package proquestpage

import (
	"slices"
	"testing"

	"copytrail/article/internal/describe"
	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const english = `<div><a name="DocID_MSTAR_3001"></a><p></p><p style="font-weight:bold;">The tug came</p><p><strong>Author: </strong>Jane Doe</p><p><strong>Publication info: </strong>The Echo ; Port [Port]09 Mar 2026: 3.</p>` +
	`<p><a href="https://search.proquest.example/1">ProQuest document link</a></p><p><strong>Abstract: </strong></p><p>The tug came at...</p><p><strong>Full text: </strong><text wordcount="9"><title></title><p>The tug came at noon.</p><p><b>Note:</b> it sank.</p></text></p>` +
	`<p><strong>Subject: </strong>Tugs</p><p><strong>Title: </strong>The tug came</p><p><strong>Publication title: </strong>The Echo</p><p><strong>Publication date: </strong>Mar 9, 2026</p><p><strong>Language of publication: </strong>English</p><p><strong>ProQuest document ID: </strong>3001</p><p><strong>Last updated: </strong>2026-03-20</p></div>`

const french = `<div><a name="DocID_2"></a><p><b>Un renard</b></p><p><strong>Résumé : </strong>Un renard est venu.</p><p><strong>Texte intégral : </strong>Non disponible.</p><p><strong>Titre de la publication : </strong>Le Courrier</p><p><strong>Date de publication : </strong>12 mars 2026</p></div>`

const bare = `<div><a name="DocID_3"></a><p><strong>Title: </strong>Nothing</p></div>`

func TestPage(t *testing.T) {
	page := "<html><body>" + english + french + bare + "</body></html>"
	if formattest.Sniff(&Page, "a.html", page) != format.Sure || formattest.Sniff(&Page, "a.html", "<html><p>ProQuest") != format.No {
		t.Error("not recognised")
	}
	got := formattest.Read(t, &Page, "a.html", page)
	if want := []string{"a.html#1 3001", "a.html#2 Un renard", "a.html#3!no text"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[0]; d.Title != "The tug came" || d.Byline != "Jane Doe" || d.Outlet != "The Echo" || d.Published.String() != "2026-03-09" || d.Lang != "en" || d.Text != "The tug came at noon.\n\nNote: it sank." {
		t.Errorf("got %+v", d)
	}
	if d := got.Drafts[1]; d.Outlet != "Le Courrier" || d.Published.String() != "2026-03-12" || d.Text != "Un renard est venu." || !slices.Contains(d.Notes, describe.NoteSummary) {
		t.Errorf("got %+v", d)
	}
	formattest.Stops(t, &Page, "a.html", page)
}

func FuzzPage(f *testing.F) {
	f.Add(english + french + bare)
	f.Fuzz(func(t *testing.T, in string) { formattest.Read(t, &Page, "a.html", in) })
}
