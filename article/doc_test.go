package article

import (
	"os"
	"strings"
	"testing"

	"copytrail/article/internal/field"
)

// TestDocumentedNames holds doc/reading.md to the code: the aliases that it lists
// exist, its reasons are all there are.
func TestDocumentedNames(t *testing.T) {
	b, err := os.ReadFile("../doc/reading.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	rows := 0
	for line := range strings.Lines(doc) {
		cells := strings.Split(line, "|")
		if len(cells) != 4 {
			continue
		}
		names := Aliases(strings.Trim(cells[1], " `"))
		if names == nil {
			continue
		}
		rows++
		list, _, _ := strings.Cut(cells[2], ":")
		for name := range strings.SplitSeq(list, ",") {
			name = strings.Trim(name, " `")
			a, ok := field.Usual.Lookup([]byte(name))
			if !ok || a.Field.String() != strings.Trim(cells[1], " `") {
				t.Errorf("%q is listed and is no name of %s", name, cells[1])
			}
		}
	}
	if rows < 9 {
		t.Errorf("found %d rows of fields, want 9", rows)
	}
	for _, reason := range []string{ReasonUnreadable, ReasonEmpty, ReasonNothing, ReasonNotText, ReasonUnsupported, ReasonDamaged, ReasonExpands,
		ReasonTooLong, ReasonTooMany, ReasonTooDeep, ReasonSyntax, ReasonWrongType, ReasonNoText, ReasonNotArticle} {
		if !strings.Contains(doc, "`"+reason+"`") {
			t.Errorf("reason %q is not listed", reason)
		}
	}
}
