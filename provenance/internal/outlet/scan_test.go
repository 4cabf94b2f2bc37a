package outlet

import (
	"slices"
	"strings"
	"testing"
)

// findTable has one name of each kind.
func findTable(t *testing.T) *Table {
	t.Helper()
	table, err := Parse(strings.NewReader("Harbor Courier\tharborcourier.example\tHarbor Courier Sunday, +Courier\n" +
		"ABC Wire\t\tABCW\nHuffPost\nEl Faro\t\t\t\tes\nThe Herald\nSmith & Sons News\nn-tv\nÉcho du Port\n"))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestFind(t *testing.T) {
	table := findTable(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The Harbor Courier said so", []string{"Harbor Courier"}},
		{"HARBOR COURIER: a storm", []string{"HARBOR COURIER"}},
		{"the harbor courier came by boat", nil}, // no capital
		{"Harbor Courier Sunday reports", []string{"Harbor Courier Sunday"}},
		{"ABC, Wire", nil}, // no name goes over a comma
		{"ABCW and Abcw", []string{"ABCW"}},
		{"Huff Post and HuffPost", []string{"Huff Post", "HuffPost"}},
		{"El Faro y el faro", []string{"El Faro"}},
		{"the Herald and the Herald Bulletin", []string{"Herald"}}, // the second is another paper
		{"Smith & Sons News", []string{"Smith & Sons News"}},
		{"told Smith and Sons News, Smith and Sons", []string{"Smith and Sons News"}},
		{"SMITH AND SONS NEWS; Smith and Daughters News", []string{"SMITH AND SONS NEWS"}},
		{"n-tv berichtet", []string{"n-tv"}},
		{"L'Écho du Port", []string{"Écho du Port"}},
		{"", nil},
	} {
		var got []string
		for _, m := range table.Find(nil, c.text) {
			got = append(got, c.text[m.Start:m.End])
			if len(m.Names) == 0 || m.Words == 0 {
				t.Errorf("%q: match %+v without names or words", c.text, m)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

// A match says under which conditions the name counts.
func TestFindGivesTheConditionsOfNames(t *testing.T) {
	table := findTable(t)
	found := table.Find(nil, "the Courier, the Herald, ABC Wire")
	if len(found) != 3 {
		t.Fatalf("got %d names, want 3", len(found))
	}
	if n := found[0].Names[0]; !n.Short || !n.NeedsThe || n.Weak {
		t.Errorf("the Courier: got %+v, want a short form that needs the article", n)
	}
	if n := found[1].Names[0]; n.Short || !n.NeedsThe {
		t.Errorf("the Herald: got %+v, want a full name that needs the article", n)
	}
	if n := found[2].Names[0]; n.Short || n.NeedsThe || n.FromPile {
		t.Errorf("ABC Wire: got %+v, want no conditions", n)
	}
	more := table.With("Ardmoor Evening News")
	if got := more.Find(nil, "Ardmoor Evening News"); len(got) != 1 || !got[0].Names[0].FromPile {
		t.Errorf("an outlet of the pile: got %+v", got)
	}
	if got := table.Find(nil, "Ardmoor Evening News"); len(got) != 0 {
		t.Errorf("With changed its table: %+v", got)
	}
}

func TestByOwner(t *testing.T) {
	table, err := Parse(strings.NewReader("name\tdomains\towner\nBay News\tbay.example\tCoast Group\nAsh Gazette\tash.example\tCoast Group\nElm Weekly\n"))
	if err != nil {
		t.Fatal(err)
	}
	owners := table.ByOwner()
	if o, ok := owners.Resolve("ash.example"); !ok || o.Name != "Coast Group" || !owners.Same("Bay News", "Ash Gazette") {
		t.Errorf("got %+v, %v, want the outlets of Coast Group as one", o, ok)
	}
	if o, _ := owners.Resolve("Elm Weekly"); o.Name != "Elm Weekly" {
		t.Errorf("an outlet without an owner became %q", o.Name)
	}
	if table.Same("Bay News", "Ash Gazette") {
		t.Error("ByOwner changed its table")
	}
}
