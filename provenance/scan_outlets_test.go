package provenance

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/story"
)

// TestScanJoinsNamesAndDomains: a page that names its site and a record that has the
// domain only are one outlet in a scan: not compared, and one in the network.
func TestScanJoinsNamesAndDomains(t *testing.T) {
	text := "The harbor board voted on Tuesday to close the old fish market in Lund after inspectors counted 214 cracks in its roof. " +
		"Mayor Ines Dahl said repairs would cost 3.1 million crowns and take until the spring of next year, and that the 37 stalls would move to the ferry hall. " +
		"Two board members, Olof Wenn and Marta Rask, voted against the plan because the hall has no cold store for the catch of the small boats."
	var lines []string
	for i, r := range []string{`"outlet":"Bay Area Messenger","url":"https://www.bam.example/1"`, `"url":"https://bam.example/2"`, `"outlet":"Elm Weekly"`} {
		lines = append(lines, fmt.Sprintf(`{"id":"%d",%s,"published":"2026-01-0%d","text":%q}`, i+1, r, 3*i+1, text+fmt.Sprintf(" Edition %d of the day.", i)))
	}
	read := article.DefaultOptions()
	opt := DefaultOptions
	res, err := Scan(context.Background(), article.Scan([]string{"-"}, strings.NewReader(strings.Join(lines, "\n")), read), read, opt)
	if err != nil {
		t.Fatal(err)
	}
	want := []story.PileOutlet{
		{Name: "Bay Area Messenger", Names: []string{"bam.example"}, Domains: []string{"bam.example"}, Articles: 1},
		{Name: "Elm Weekly", Articles: 1},
	}
	if fmt.Sprint(res.Pile) != fmt.Sprint(want) {
		t.Errorf("outlets %+v, want %+v", res.Pile, want)
	}
	if len(res.Findings) != 1 || len(res.Outlets) != 1 || res.Outlets[0].Source != "Bay Area Messenger" || res.Outlets[0].Copy != "Elm Weekly" {
		t.Errorf("%d findings, network %+v; want the weekly's article to derive from the messenger's one, which has two printings", len(res.Findings), res.Outlets)
	}

	table, err := DefaultOutlets().Extend(strings.NewReader("name\tdomains\towner\nThe Messenger\tbam.example\tBay Media\nElm Weekly\t\tBay Media\n"))
	if err != nil {
		t.Fatal(err)
	}
	res.Regroup(table)
	if len(res.Outlets) != 1 || res.Outlets[0].Source != "The Messenger" || res.Outlets[0].Owner != "Bay Media" || res.Pile[1].Name != "The Messenger" || res.Pile[1].Articles != 1 {
		t.Errorf("regrouped: pile %+v, network %+v; want The Messenger and the owner of both", res.Pile, res.Outlets)
	}
	res.Regroup(table.ByOwner())
	if len(res.Outlets) != 0 || len(res.Pile) != 1 || res.Pile[0].Name != "Bay Media" || res.Pile[0].Articles != 2 {
		t.Errorf("by owner: pile %+v, network %+v; want one outlet of two articles and no arrow", res.Pile, res.Outlets)
	}
}
