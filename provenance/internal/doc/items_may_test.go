package doc

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"copytrail/article"
)

// A text that may have no items has none, in the texts of all cases.
func TestMayHaveItems(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/judging/*/in.jsonl")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v; want 20 at least", len(files), err)
	}
	may, none := 0, 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			text := strings.ReplaceAll(line, `\n`, "\n")
			if MayHaveItems(&article.Article{Text: text}) {
				may++
				continue
			}
			none++
			if items, _ := Items(&article.Article{Text: text}); items != nil {
				t.Errorf("%s: items %v", name, items)
			}
			if d := prepared(text); d.Items() != nil {
				t.Errorf("%s: items %v", name, d.Items())
			}
		}
	}
	if may < 5 || none < 50 {
		t.Errorf("%d texts may have items and %d may not: the test asks nothing", may, none)
	}
}
