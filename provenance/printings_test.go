package provenance

import (
	"context"
	"strings"
	"testing"
	"time"

	"copytrail/article"
)

// What one outlet printed, and what is put to it later.
const (
	saltMine = "The last shift left the salt mine at Ostergrund on Tuesday with a brass band and a goat. Foreman Henrik Sall, 61, locked the cage at 4:15 p.m. and gave the key to the town's museum, which had asked for the goat too. " +
		"The mine had run for 212 years and had never found its floor. In its best year, 1957, it employed 1,340 people and paid for the swimming pool, the organ and a tram line of 900 metres. " +
		"What is down there now is water, which will rise by a hand's width a week until it reaches the first gallery in about 14 years, according to geologist Petra Lund. " +
		"The company Norsalt offered each of the last 83 miners 26,000 crowns or a job at its quarry in Vik, 140 kilometres away. Nine took the job. "
	saltQuarry  = "Norsalt said on Wednesday that the quarry at Vik would get a canteen and a bus, after the nine had found that neither existed. The bus will leave Ostergrund at 5:10 in the morning. "
	saltProtest = "Outside the gate some forty former miners burned a papier-mâché salt shaker that their grandchildren had built over the winter in a garage in Kvarnby, and sang the anthem of the brass band backwards, which takes practice. " +
		"Constable Ylva Brand wrote down the names of six and was asked to spell them. She had gone to school with all of them, and let it be when somebody brought her coffee. "
)

func printed(id, outlet, at, text string) *article.Article {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		panic(err)
	}
	return &article.Article{ID: id, Outlet: outlet, URL: "https://" + strings.ToLower(strings.ReplaceAll(outlet, " ", "")) + ".example/" + id,
		Published: article.Time{Time: t, Precision: article.Second, ZoneKnown: true}, Title: id, Text: text}
}

// scanPrinted returns the findings among articles by the ids of their source and copy.
func scanPrinted(t *testing.T, opt Options, articles ...*article.Article) (*Result, map[string]*Finding) {
	t.Helper()
	res, err := ScanArticles(context.Background(), articles, opt)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*Finding{}
	for i := range res.Findings {
		f := &res.Findings[i]
		found[f.Source.ID+" "+f.Copy.ID] = f
	}
	return res, found
}

// An update of the original, later than its copy, is not accused of copying the copy.
func TestUpdateIsNoCopyOfItsCopy(t *testing.T) {
	first, update := printed("mine", "Ostergrund Post", "2026-03-03T09:02:00Z", saltMine), printed("mine-2", "Ostergrund Post", "2026-03-03T12:20:00Z", saltMine+saltQuarry)
	copied := printed("salt", "Coast Herald", "2026-03-03T10:05:00Z", saltMine)
	res, found := scanPrinted(t, DefaultOptions, first, update, copied)
	f := found["mine salt"]
	if len(found) != 1 || f == nil || !f.Direction.Known {
		t.Fatalf("found %v, want that the Herald copied from the Post's first printing and nothing else", found)
	}
	if n := len(f.Source.Printings); n != 2 || f.Source.First() != f.Source {
		t.Errorf("the source has %d printings, want two of which it is the first", n)
	}
	if s := res.Stories; len(s) != 1 || len(s[0].Articles) != 2 || len(s[0].Edges) != 1 {
		t.Errorf("stories %+v, want one of two articles", s)
	}
	if res.Summary.Printings != 1 || res.Summary.Kept != 3 || len(res.Outlets) != 1 || res.Outlets[0].Source != "Ostergrund Post" {
		t.Errorf("summary %+v, outlets %+v, want one printing more and one arrow", res.Summary, res.Outlets)
	}
	for _, o := range res.Pile {
		if o.Articles != 1 {
			t.Errorf("%s has %d articles, want one", o.Name, o.Articles)
		}
	}
}

// Who copied the update is told so, and that the article was first printed earlier.
func TestCopyOfUpdate(t *testing.T) {
	first, update := printed("mine", "Ostergrund Post", "2026-03-03T09:02:00Z", saltMine), printed("mine-2", "Ostergrund Post", "2026-03-04T12:20:00Z", saltMine+saltQuarry)
	copied := printed("salt", "Coast Herald", "2026-03-06T10:05:00Z", saltMine+saltQuarry)
	_, found := scanPrinted(t, DefaultOptions, first, update, copied)
	f := found["mine-2 salt"]
	if len(found) != 1 || f == nil || !f.Direction.Known || f.Source.First().ID != "mine" {
		t.Fatalf("found %v, want that the Herald copied from the update", found)
	}
}

// What an update took from another outlet is not the update's, although the article is older.
func TestUpdateThatTookAPassage(t *testing.T) {
	first := printed("mine", "Ostergrund Post", "2026-03-03T09:02:00Z", saltMine)
	update := printed("mine-2", "Ostergrund Post", "2026-03-06T12:20:00Z", saltMine+saltProtest)
	own := printed("protest", "Coast Herald", "2026-03-04T10:05:00Z", saltProtest+saltQuarry+"Nobody at Norsalt was there to see it, and the shaker burned for an hour. The fire brigade let it, since it was the last thing made in town that year.")
	_, found := scanPrinted(t, DefaultOptions, first, update, own)
	f := found["protest mine-2"]
	if len(found) != 1 || f == nil || !f.Direction.Known {
		t.Fatalf("found %v, want that the Post's update copied from the Herald", found)
	}
}

// A re-post a year later is the same article; a digest that has the article among others is
// another one.
func TestRepostAndDigest(t *testing.T) {
	first, again := printed("mine", "Ostergrund Post", "2025-03-03T09:02:00Z", saltMine), printed("mine-again", "Ostergrund Post", "2026-03-03T06:00:00Z", saltMine+"This article was first published last year.")
	digest := printed("week", "Ostergrund Post", "2026-03-08T06:00:00Z", saltMine+"\n\n"+saltQuarry+"\n\n"+saltProtest+"\n\nIn other news the harbour master of Vik, Ole Brekke, found a piano on the slipway, tuned, and kept it. Fourteen people have asked for it since, three of them pianists, and one has offered a cow. The council of Kvarnby voted by nine to eight to paint its bridge, and by eight to nine against every colour that was proposed. The bridge, built in 1931 by the engineer Sven Holt, has been waiting since, and rusts. In Lund a teacher, Mona Dahl, has counted the swallows under the roof of her school for the thirtieth summer in a row. There were 214, eleven more than last year, and one that came back with a ring from Ghana.")
	copied := printed("salt", "Coast Herald", "2025-03-05T10:05:00Z", saltMine)
	res, found := scanPrinted(t, DefaultOptions, first, again, digest, copied)
	if f := found["mine salt"]; f == nil || !f.Direction.Known {
		t.Errorf("found %v, want that the Herald copied from the first printing", found)
	}
	for key, f := range found {
		if f.Copy.Outlet == "Ostergrund Post" && f.Direction.Known {
			t.Errorf("%s: the Post is said to have copied", key)
		}
	}
	if res.Summary.Printings != 1 {
		t.Errorf("%d further printings, want one: the digest is none", res.Summary.Printings)
	}
}

// Who wants all relations sees every pair of printings; only one counts.
func TestAllPrintingsAreListed(t *testing.T) {
	opt := DefaultOptions
	opt.Keep = func(*Finding) bool { return true }
	first, update := printed("mine", "Ostergrund Post", "2026-03-03T09:02:00Z", saltMine), printed("mine-2", "Ostergrund Post", "2026-03-03T12:20:00Z", saltMine+saltQuarry)
	copied := printed("salt", "Coast Herald", "2026-03-03T10:05:00Z", saltMine)
	res, found := scanPrinted(t, opt, first, update, copied)
	f := found["salt mine-2"]
	if f == nil || !f.Further || f.Direction.Known || len(found) != 2 {
		t.Errorf("found %v, want the pair of the update without a direction, and that of the first printing", found)
	}
	if n := res.Summary.Findings[NearCopy] + res.Summary.Findings[Identical]; n != 1 {
		t.Errorf("%d copies are counted, want one", n)
	}
}

// A table of outlets that comes later names every printing.
func TestRegroupNamesPrintings(t *testing.T) {
	first, update := printed("mine", "Ostergrund Post", "2026-03-03T09:02:00Z", saltMine), printed("mine-2", "Ostergrund Post", "2026-03-03T12:20:00Z", saltMine+saltQuarry)
	res, _ := scanPrinted(t, DefaultOptions, first, update, printed("salt", "Coast Herald", "2026-03-03T10:05:00Z", saltMine))
	table, err := DefaultOutlets().Extend(strings.NewReader("name\tdomains\taliases\nThe Post\tostergrundpost.example\tOstergrund Post\n"))
	if err != nil {
		t.Fatal(err)
	}
	res.Regroup(table)
	if len(res.Findings) != 1 {
		t.Fatalf("%d findings, want one", len(res.Findings))
	}
	for _, p := range res.Findings[0].Source.Printings {
		if n := res.OutletName(p); n != "The Post" {
			t.Errorf("%s is of %q, want The Post", p.ID, n)
		}
	}
}
