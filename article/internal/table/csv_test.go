package table

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/published"
)

func TestCSV(t *testing.T) {
	long := strings.Repeat("x", formattest.Options.MaxRecord+1)
	for _, test := range []struct {
		name, file, content string
		want                []string
	}{
		{"comma", "a", "id,text\n1,A ferry sank.\n\n2,\"It \"\"sank\"\",\nagain\"\n3,Third.\n", []string{"a:2 1", "a:4 2", "a:6 3"}},
		{"semicolon", "a.csv", "\xef\xbb\xbfid;title;text\r\n1;A, b;It sank.\r\n", []string{"a.csv:2 1"}},
		{"tab, an index column without a name", "a", "\ttitle\ttext\turl\n0\tFerry\tIt \"sank\n1\tFerry\tIt sank\thttp://a.example/\n", []string{"a:2 Ferry", "a:3 http://a.example/"}},
		{"bar", "a", "id|body|date\n1|It sank.|2024-05-06\n", []string{"a:2 1"}},
		{"no text column", "a.csv", "id,when\n1,2\n", []string{"a.csv!no text"}},
		{"too many fields", "a.csv", "id,text\n1,It sank, again\n2,It sank.,\n", []string{"a.csv:2!not valid", "a.csv:3 2"}},
		{"header alone", "a.csv", "id,text\n", []string{"a.csv!empty file"}},
		{"a quotation mark that never closes", "a.csv", "id,text\n1,\"" + long + "\n2,It sank.\n", []string{"a.csv:2!record too long", "a.csv:3 2"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := formattest.Read(t, &CSV, test.file, test.content).Outcomes; !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
	got := formattest.Read(t, &CSV, "a.csv", "Title,Article Text,Authors,publish_date,Source\nFerry,It sank.,\"['Jane Doe', 'John Roe']\",2024-05-06 10:20:30,Echo\nnan,nan,None,,Echo\n")
	if len(got.Drafts) != 2 {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[0]; d.Title != "Ferry" || d.Text != "It sank." || d.Byline != "Jane Doe, John Roe" || d.Published.Precision != published.Second || d.Outlet != "Echo" {
		t.Errorf("got %+v", d)
	}
	if d := got.Drafts[1]; d.Title != "" || d.Text != "" || d.Byline != "" {
		t.Errorf("nothing in the words of pandas: got %+v", d)
	}
	formattest.Stops(t, &CSV, "a.csv", "id,text\n1,It sank.\n2,It rose.\n")
	formattest.Stops(t, &CSV, "a.csv", "id,when\n1,2\n")
}

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		name, content string
		want          format.Likeness
	}{
		{"a", "id,text\n", format.Maybe},
		{"a", "\n\nid;text\n", format.Maybe},
		{"a", "sep=;\r\nid;text\n", format.Maybe},
		{"a.csv", "one column\n", format.Maybe},
		{"a.tsv.gz", "x\ty\n", format.Maybe},
		{"a", "id,lang\n", format.No},
		{"a", "The title, the text and the date\nwere not known.", format.No},
		{"a.txt", "", format.No},
	} {
		if got := formattest.Sniff(&CSV, test.name, test.content); got != test.want {
			t.Errorf("%s %q: got %d, want %d", test.name, test.content, got, test.want)
		}
	}
}
