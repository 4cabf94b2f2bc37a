package article

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// describedFiles are texts with a table beside them.
var describedFiles = map[string]string{
	"c/metadata.csv": "id,newspaper,date,title\na1,Echo,2026-03-09,Ferry aground\na2,Gazette,2026-03-10,Second\n",
	"c/a1.txt":       ferrySentence, "c/texts/a2.txt": ferrySentence, "c/other.txt": ferrySentence,
	"d/Echo_2026-03-09_7.txt": ferrySentence, "d/notes.txt": ferrySentence,
}

// described reads paths and returns what is known of each article.
func described(t *testing.T, opt Options, paths ...string) (got []string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range describedFiles {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for a, err := range Read(paths, nil, opt) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%s: %s, %s, %s, %d notes", a.Place, a.Outlet, a.Published, a.Title, len(a.Notes)))
	}
	return got
}

func TestFilesDescribedElsewhere(t *testing.T) {
	metadata, name := DefaultOptions(), DefaultOptions()
	metadata.Metadata = filepath.Join("c", "metadata.csv")
	name.NamePattern = "{outlet}_{published}_{}"
	for _, test := range []struct {
		what string
		opt  Options
		path string
		want []string
	}{
		{"a table in the folder", DefaultOptions(), "c", []string{"c/a1.txt: Echo, 2026-03-09, Ferry aground, 0 notes", "c/other.txt: , , , 0 notes", "c/texts/a2.txt: Gazette, 2026-03-10, Second, 0 notes"}},
		{"a table by name", metadata, "c", []string{"c/a1.txt: Echo, 2026-03-09, Ferry aground, 0 notes", "c/other.txt: , , , 1 notes", "c/texts/a2.txt: Gazette, 2026-03-10, Second, 0 notes"}},
		{"names of files", name, "d", []string{"d/Echo_2026-03-09_7.txt: Echo, 2026-03-09, , 0 notes", "d/notes.txt: , , , 1 notes"}},
	} {
		if got := described(t, test.opt, test.path); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.what, got, test.want)
		}
	}
	for _, test := range []struct{ metadata, pattern, want string }{
		{"nowhere.csv", "", "nowhere.csv: unreadable"},
		{filepath.Join("c", "a1.txt"), "", "c/a1.txt: not valid: no table of metadata"},
		{"", "{outlets}", `options: not valid: pattern of names: unknown field "outlets"`},
		{"", "x", `options: not valid: pattern of names "x" has no field`},
	} {
		opt := DefaultOptions()
		opt.Metadata, opt.NamePattern = test.metadata, test.pattern
		if got := described(t, opt, "c"); len(got) != 1 || !strings.HasPrefix(got[0], test.want) {
			t.Errorf("%q %q: got %q, want %q", test.metadata, test.pattern, got, test.want)
		}
	}
}
