package doc

import (
	"math"
	"strings"
	"testing"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// oneSubject is what stands in the sections of one article.
var oneSubject = []string{
	"The ferry to Skagness is late because a whale lies on the slip. The whale came on Sunday, and the ferry has not sailed since then.",
	"The company that owns the ferry has sold no tickets to Skagness since Sunday. It asks the harbour to remove the whale from the slip.",
	"The harbour says that a whale cannot be removed. Skagness will have to wait for the ferry until the whale leaves the slip by itself.",
	"Passengers to Skagness sleep in the ferry. Some feed the whale with herring, which the company has forbidden and the harbour has not.",
}

func joined(marks string, texts []string) string {
	return marks + strings.Join(texts, "\n\n"+marks)
}

func prepared(text string) *Doc {
	return NewPreparer().Prepare(&article.Article{Text: text, Lang: "en"}, terms.NewStatistics())
}

// Only items on several subjects are texts of their own, and entries with a clock.
func TestDocItems(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"a newsletter", joined("## News\n\n", itemText), 4},
		{"a newsletter with a greeting", "Good morning to all who get up early.\n\n" + joined("**News.** ", itemText), 5},
		{"sections of one article", joined("## The whale\n\n", oneSubject), 0},
		{"a live blog on one event", joined("10:42 — ", oneSubject), 4},
		{"an article", strings.Join(oneSubject, "\n\n"), 0},
		{"two items of some length", joined("## News\n\n", []string{itemText[0], itemText[1], "Nothing else."}), 0},
		{"nothing", "", 0},
	} {
		d := prepared(c.text)
		var items []shingle.Range
		for _, items = range d.Items() {
			break
		}
		if len(items) != c.want {
			t.Errorf("%s: items %v, want %d", c.name, d.Items(), c.want)
		}
		at := 0
		for _, r := range items {
			if r.Start != at || r.End <= r.Start || r.End > len(d.Sentences) {
				t.Errorf("%s: items %v of %d sentences", c.name, d.Items(), len(d.Sentences))
			}
			at = r.End
		}
	}
	more := []string{" It smells.", " Work goes on at noon.", " Rye stays cheap.", ""}
	ruled := ""
	for i, text := range itemText {
		ruled += text + more[i] + "\n\n* * *\n\n"
	}
	if ruled := prepared(ruled); len(ruled.Items()) == 0 || len(ruled.Items()[0]) != 4 { // the last is short and does not count
		t.Errorf("items between rules: %v, want 4", ruled.Items())
	}
}

// Headings stand above sections, and bold leads within these.
func TestItemsInSections(t *testing.T) {
	section := func(k int) string { return "## Part " + strings.Repeat("I", k+1) + "\n\n" }
	more := []string{
		"Nurses at the infirmary have voted for a strike, because the lifts have stood still since Easter and beds are carried up by hand.",
		"The orchestra has chosen its conductor by lot, for want of agreement, and he will begin in autumn with a symphony that nobody has heard.",
		"Two brothers from Elm have walked round the lake on stilts in nine days, and were fined at the end for having no light behind.",
	}
	text := ""
	for k := range 3 {
		text += section(k) + "**News.** " + itemText[k] + "\n\n**More.** " + more[k] + "\n\n"
	}
	ways := prepared(text).Items()
	if len(ways) != 2 || len(ways[0]) != 3 || len(ways[1]) < 6 {
		t.Errorf("items %v, want 3 sections and 6 leads", ways)
	}
}

// An item is a text of its own: what it mentions once is a detail, whatever stands elsewhere.
func TestItem(t *testing.T) {
	d := prepared(joined("10:42 — ", oneSubject))
	var sorter align.Sorter
	r := d.Items()[0][1]
	x := d.Item(r, &sorter)
	if got := x.Text(shingle.Range{End: len(x.Words)}); !strings.Contains(got, "sold no tickets") || strings.Contains(got, "since then") {
		t.Errorf("the item is %q", got)
	}
	if d.ItemWords(r) != len(x.Words) || x.Body == 0 || x.Body == d.Body {
		t.Errorf("%d words of %d, hash %x", d.ItemWords(r), len(x.Words), x.Body)
	}
	alone := prepared("10:42 — " + oneSubject[1])
	if x.Body != alone.Body || len(x.Repeats) != len(alone.Repeats) {
		t.Fatalf("the item has %d terms, by itself it has %d", len(x.Repeats), len(alone.Repeats))
	}
	more := false
	from := d.Part(r, &sorter)
	for i, n := range x.Repeats {
		if n != alone.Repeats[i] {
			t.Errorf("term %d stands %d times in the item, by itself %d times", i, n, alone.Repeats[i])
		}
		more = more || from.Repeats[i] > n
	}
	if !more {
		t.Error("no term stands more often in the whole text: the test asks nothing")
	}
}

// The gist of a Doc compares like that of its record.
func TestDocGist(t *testing.T) {
	stats := terms.NewStatistics()
	texts := []string{joined("## News\n\n", itemText), itemText[1] + " Forty cranes fell on Monday, says Ines Krog, and 12 on Tuesday.", itemText[2] + " " + itemText[1]}
	records := recordsOf(stats, texts...)
	var b GistBuilder
	b.Use("en", stats)
	for i, r := range records {
		g, _ := b.Build(nil, r.Terms)
		d := NewPreparer().Prepare(&article.Article{Text: texts[i], Lang: "en"}, stats)
		for k, other := range records {
			h, _ := b.Build(nil, other.Terms)
			want, got := new(GistComparer).Compare(g, h), new(GistComparer).Compare(d.Gist(), h)
			for _, x := range [][2]float64{{want.Shared, got.Shared}, {want.Facts, got.Facts}, {want.Numbers, got.Numbers}, {want.Details, got.Details}, {want.DetailsBack, got.DetailsBack}} {
				if math.Abs(x[0]-x[1]) > 1e-5 {
					t.Errorf("texts %d and %d: %+v, by the record %+v", i, k, got, want)
				}
			}
		}
		if err := d.Gist().check(); err != nil {
			t.Error(err)
		}
	}
	d := NewPreparer().Prepare(&article.Article{Text: texts[0], Lang: "en"}, stats)
	g, _ := b.Build(nil, records[1].Terms)
	item, whole := new(GistComparer).Compare(d.ItemGist(d.Items()[0][1], new(align.Sorter)), g), new(GistComparer).Compare(d.Gist(), g)
	if item.Details < .9 || item.Details < whole.Details {
		t.Errorf("of the details of an item %.2f are in its source, of the lighter text's %.2f", item.Details, whole.Details)
	}
}
