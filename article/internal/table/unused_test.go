package table

import (
	"strings"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

// TestColumnsAbroad reads tables whose columns are named in other languages.
func TestColumnsAbroad(t *testing.T) {
	for header, want := range map[string]string{
		"Nr;Medium;Datum;Titel;Autor;Text;Link":           "Echo",
		"N°;Journal;Date;Titre;Auteur;Texte;Lien":         "Echo",
		"N;Medio;Fecha;Título;Autor;Texto;Enlace":         "Echo",
		"N;Testata;Data;Titolo;Autore;Testo;Collegamento": "Echo",
		"N;Krant;Datum;Kop;Auteur;Tekst;Link":             "Echo",
		"N;Gazeta;Data;Tytuł;Autor;Treść;Link":            "Echo",
		"N;Издание;Дата;Заголовок;Автор;Текст;Ссылка":     "Echo",
		"N;Jornal;Data;Título;Autor;Texto;URL":            "Echo",
		"N;Tidning;Datum;Rubrik;Författare;Brödtext;Länk": "Echo",
		"N;媒体;日期;标题;作者;正文;链接":                             "Echo",
	} {
		got := formattest.Read(t, &CSV, "a.csv", header+"\n1;Echo;2026-03-09;Ferry aground;Jane Doe;The ferry ran aground.;https://a.example/1\n")
		if len(got.Drafts) != 1 {
			t.Errorf("%s: got %q", header, got.Outcomes)
			continue
		}
		d := got.Drafts[0]
		if d.Outlet != want || d.Published.String() != "2026-03-09" || d.Title != "Ferry aground" || d.Byline != "Jane Doe" || d.Text != "The ferry ran aground." || d.URL == "" || len(d.LateNotes) > 0 {
			t.Errorf("%s: got %+v", header, d)
		}
	}
}

func TestUnusedColumns(t *testing.T) {
	got := formattest.Read(t, &CSV, "a.csv", "Blattname,Erscheint,Titel,Text\nEcho,2026-03-09,Ferry,The ferry ran aground.\n")
	const want = "no column for the field outlet; columns not used: Blattname, Erscheint; use --field outlet=COLUMN"
	if len(got.Drafts) != 1 || len(got.Drafts[0].LateNotes) != 1 || got.Drafts[0].LateNotes[0] != want {
		t.Errorf("got %+v, want the note %q", got.Drafts, want)
	}
	if got := formattest.Read(t, &CSV, "a.csv", "url,date,title,x,text\nhttps://a.example/1,2026-03-09,Ferry,y,The ferry.\n"); len(got.Drafts) != 1 || len(got.Drafts[0].LateNotes) > 0 {
		t.Errorf("nothing is missing: got %+v", got.Drafts)
	}
}

// TestMistypedColumn refuses a table that does not have a column of the user's name.
func TestMistypedColumn(t *testing.T) {
	const table = "Blatt,Text\nEcho,The ferry.\n"
	for name, want := range map[string]string{
		"Blatt": "", "Balt": `a.csv: wrong type: no column "Balt", which --field names (have Blatt, Text)`,
	} {
		in := formattest.Input("a.csv", strings.NewReader(table))
		in.Names = field.NamesOf(map[string]string{"outlet": name})
		got := formattest.ReadInput(t, &CSV, in)
		switch {
		case want == "" && (len(got.Drafts) != 1 || got.Drafts[0].Outlet != "Echo"):
			t.Errorf("%s: got %q", name, got.Outcomes)
		case want != "" && (len(got.Errs) != 1 || got.Errs[0].Error() != want):
			t.Errorf("%s: got %v", name, got.Errs)
		}
	}
}

func TestSwissdox(t *testing.T) {
	got := formattest.Read(t, &CSV, "a.tsv", "id\tpubtime\tmedium_name\thead\tarticle_link\tcontent\n1\t2026-03-09 05:30:00+01\tEcho\tFerry\t\t<tx><ld><p>The ferry ran aground.</p></ld><lg>A pier.</lg><p>A tug came.</p><au>Jane Doe</au></tx>\n")
	if len(got.Drafts) != 1 {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[0]; d.Outlet != "Echo" || d.Published.String() != "2026-03-09T05:30:00+01:00" || d.Title != "Ferry" || d.Byline != "Jane Doe" || strings.Join(strings.Fields(d.Text), " ") != "The ferry ran aground. A tug came." {
		t.Errorf("got %+v", d)
	}
}

// FuzzTable reads tables: every one becomes articles or an error.
func FuzzTable(f *testing.F) {
	f.Add("Nr;Medium;Datum;Titel;Text\n1;Echo;2026-03-09;Ferry;The ferry.\n")
	f.Add("id\tcontent\n1\t<tx><au>Jane</au><lg>x</lg></tx>\n")
	f.Fuzz(func(t *testing.T, s string) {
		if formattest.Sniff(&CSV, "a.csv", s) == format.No {
			return
		}
		if got := formattest.Read(t, &CSV, "a.csv", s); len(got.Outcomes) == 0 && strings.Count(s, "\n") > 1 {
			t.Errorf("%q is lost", s)
		}
	})
}
