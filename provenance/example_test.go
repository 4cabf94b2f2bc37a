package provenance_test

import (
	"context"
	"fmt"
	"log"
	"slices"
	"strings"
	"time"

	"copytrail/article"
	"copytrail/provenance"
)

// invented are two articles: the second is a copy of the first with a few words edited.
func invented() (original, edited *article.Article) {
	at := func(hour int) article.Time {
		return article.Time{Time: time.Date(2026, 5, 14, hour, 0, 0, 0, time.UTC), Precision: article.Minute, ZoneKnown: true}
	}
	const text = "The city closed the Kessler Bridge on Thursday, two hours after an inspector found a cracked tie rod above the third pier. " +
		"About 14,200 vehicles cross the bridge each day, and detours over the Tansy dam add eleven minutes to the way to work. " +
		"Public works director Alan Reyes said that a replacement rod must be forged in Ohio and will not arrive before July. " +
		"Ambulances from the east side will go to St. Brendan Hospital until further notice, Fire Chief Dolores Pike said. " +
		"Shop owners on Water Street asked the council to waive the market fee for as long as the bridge is shut."
	original = &article.Article{ID: "gazette/1", Outlet: "Millford Gazette", Lang: "en", Published: at(9), Title: "Kessler Bridge closed", Text: text}
	edited = &article.Article{ID: "mirror/1", Outlet: "Tansy Valley Mirror", Lang: "en", Published: at(15), Title: "City shuts bridge",
		Text: strings.NewReplacer("Thursday", "Thursday afternoon", "About", "Some", "each day", "daily").Replace(text)}
	return original, edited
}

// Compare judges one pair of articles.
func ExampleCompare() {
	original, edited := invented()
	f := provenance.Compare(original, edited, provenance.DefaultOptions)
	fmt.Println(f.Relation, f.Direction.Verdict())
	fmt.Println("copy:", f.Copy.Outlet)
	fmt.Println("source:", f.Source.Outlet)
	// Output:
	// near-copy source-first
	// copy: Tansy Valley Mirror
	// source: Millford Gazette
}

// ScanArticles compares all articles of a pile that is in memory.
func ExampleScanArticles() {
	original, edited := invented()
	res, err := provenance.ScanArticles(context.Background(), []*article.Article{original, edited}, provenance.DefaultOptions)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range res.Findings {
		fmt.Printf("%s: %s from %s\n", f.Relation, f.Copy.ID, f.Source.ID)
	}
	// Output:
	// near-copy: mirror/1 from gazette/1
}

// Scan reads files and folders in any format and compares what they hold.
func ExampleScan() {
	read := article.DefaultOptions()
	records := article.Scan([]string{"../testdata/stories"}, nil, read)
	res, err := provenance.Scan(context.Background(), records, read, provenance.DefaultOptions)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(res.Summary.Kept, "articles,", len(res.Findings), "findings")
	f := res.Findings[0]
	fmt.Println(f.Relation, "of", f.Source.Outlet, "in", f.Copy.Outlet)
	// Output:
	// 55 articles, 38 findings
	// near-copy of Millford Gazette in Tansy Valley Mirror
}

// Options choose what is compared and what is kept: here only copies, within a week.
func ExampleOptions() {
	opt := provenance.DefaultOptions
	opt.Tier = provenance.TierSurface // no rewrites: faster
	opt.Window = 7 * 24 * time.Hour
	opt.Keep = func(f *provenance.Finding) bool { return f.Relation >= provenance.NearCopy }
	original, edited := invented()
	res, err := provenance.ScanArticles(context.Background(), []*article.Article{original, edited}, opt)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(res.Findings), "copy")
	// Output:
	// 1 copy
}

// A Finding shows its evidence: passages with their places in both texts, and cues.
func ExampleFinding() {
	original, edited := invented()
	f := provenance.Compare(original, edited, provenance.DefaultOptions)
	p := f.Passages[len(f.Passages)-1]
	fmt.Println(p.Kind, "passage:", f.Copy.Text[p.Copy.Start:p.Copy.Start+38]+" …")
	for _, c := range f.Direction.Cues {
		if c.Name == "published" {
			fmt.Println(c.Name, "favours the", c.Favours)
		}
	}
	fmt.Println("credit given:", f.Credit.Given)
	// Output:
	// identical passage: and detours over the Tansy dam add ele …
	// published favours the source
	// credit given: false
}

// A Result counts what went through, and names each record that is not in it.
func ExampleResult() {
	read := article.DefaultOptions()
	in := strings.NewReader(`{"id":"a","text":"The harbor of Lund was quiet."}` + "\n" + `{"id":"b"}` + "\n")
	res, err := provenance.Scan(context.Background(), article.Scan([]string{"-"}, in, read), read, provenance.DefaultOptions)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("read", res.Summary.Read, "kept", res.Summary.Kept)
	for _, s := range res.Skipped {
		fmt.Println(s.Input, s.Reason)
	}
	// Output:
	// read 2 kept 1
	// -:2 no text
}

// A Story is the tree of how one text spread.
func ExampleStory() {
	original, edited := invented()
	res, err := provenance.ScanArticles(context.Background(), []*article.Article{original, edited}, provenance.DefaultOptions)
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range res.Stories {
		fmt.Println(len(s.Articles), "articles, earliest", s.Earliest.ID)
		for _, e := range s.Edges {
			fmt.Println(e.Source.Outlet, "→", e.Copy.Outlet)
		}
	}
	// Output:
	// 2 articles, earliest gazette/1
	// Millford Gazette → Tansy Valley Mirror
}

// The outlet network counts whose articles were made from whose.
func ExampleOutletEdge() {
	original, edited := invented()
	res, err := provenance.ScanArticles(context.Background(), []*article.Article{original, edited}, provenance.DefaultOptions)
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range res.Outlets {
		fmt.Println(e.Source, "→", e.Copy, e.Articles, "article, credited", e.Credited, "after", e.Lag[1])
	}
	// Output:
	// Millford Gazette → Tansy Valley Mirror 1 article, credited 0 after 6h0m0s
}

// A table of outlets gives the names and domains of one outlet one canonical name.
func ExampleOutletTable() {
	table, err := provenance.ParseOutlets(strings.NewReader("name\tdomains\nHarbor Courier\tharborcourier.example, hc.example\n"))
	if err != nil {
		log.Fatal(err)
	}
	o, known := table.Resolve("https://www.hc.example/news/1")
	fmt.Println(o.Name, known)
	// Output:
	// Harbor Courier true
}

// Relations are ordered: the strongest claim is the largest.
func ExampleParseRelation() {
	r, ok := provenance.ParseRelation("shared-source")
	fmt.Println(r, ok, r.Reuse(), r < provenance.Rewrite, slices.Index(provenance.Relations, r))
	// Output:
	// shared-source true true true 4
}
