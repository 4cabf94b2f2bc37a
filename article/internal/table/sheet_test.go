package table

import (
	"strings"
	"testing"

	"copytrail/article/internal/field"
	"copytrail/article/internal/format/formattest"
)

// sheetOf reads tables by their names, and finds the one that describes the files.
func sheetOf(tables map[string]string, names ...string) *Sheet {
	for name := range tables {
		names = append(names, name)
	}
	return FindSheet(names, func(name string) *Sheet {
		return ReadSheet(formattest.Input(name, strings.NewReader(tables[name])))
	})
}

func TestSheet(t *testing.T) {
	for _, test := range []struct {
		name, table, file string
		want              string // the outlet, "" when the file is not described
	}{
		{"the name without its extension", "id,newspaper,date\na1,Echo,2026-03-09\n", "a1.txt", "Echo"},
		{"the name", "file;Zeitung;Datum\na1.txt;Echo;09.03.2026\n", "a1.txt", "Echo"},
		{"the path", "path\tJournal\ntexts/a1.txt\tEcho\n", "texts/a1.txt", "Echo"},
		{"a path of Windows", "Dateiname;Zeitung\ntexte\\a1.txt;Echo\n", "texte/a1.txt", "Echo"},
		{"compressed", "id,outlet\na1,Echo\n", "a1.txt.gz", "Echo"},
		{"a file before an id", "id,file,outlet\nb,a1,Echo\n", "a1.txt", "Echo"},
		{"the texts are in the table", "id,outlet,text\na1,Echo,The ferry.\n", "a1.txt", ""},
		{"another file", "id,outlet\na1,Echo\n", "a2.txt", ""},
		{"no column for a file", "nr,outlet\na1,Echo\n", "a1.txt", ""},
	} {
		got := ""
		if g := sheetOf(map[string]string{"m.csv": test.table}, test.file).Given(test.file); g != nil {
			got = g.Values.Get(field.Outlet)
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestSubstack(t *testing.T) {
	s := sheetOf(map[string]string{"posts.csv": "post_id,post_date,is_published,title\n1.ferry,2026-03-09T07:40:00.000Z,true,Ferry aground\n2.idea,,false,Idea\n"},
		"posts/1.ferry.html", "posts/1.ferry.opens.csv", "posts/2.idea.html", "email_list.harbour.csv")
	ferry, idea := s.Given("posts/1.ferry.html"), s.Given("posts/2.idea.html")
	if ferry == nil || idea == nil {
		t.Fatal("the posts are not found")
	}
	if v := &ferry.Values; v.Get(field.Title) != "Ferry aground" || v.Get(field.Published) == "" || v.Get(field.Outlet) != "harbour" || ferry.Skip != "" || idea.Skip == "" {
		t.Errorf("got %+v and %+v", ferry, idea)
	}
	for name, want := range map[string]bool{"posts.csv": true, "posts/1.ferry.opens.csv": true, "email_list.harbour.csv": true, "posts/1.ferry.html": false} {
		if s.Covers(name) != want {
			t.Errorf("%s is covered: %v, want %v", name, !want, want)
		}
	}
}

// FuzzSheet reads tables: any bytes describe files or do not.
func FuzzSheet(f *testing.F) {
	f.Add("id,newspaper,date\na1,Echo,2026-03-09\n")
	f.Add("post_id,is_published,title\n\"1\n,false,x\n")
	f.Fuzz(func(t *testing.T, s string) {
		sheetOf(map[string]string{"m.csv": s}, "a1.txt").Given("a1.txt")
	})
}
