package doc

import (
	"strings"
	"testing"

	"copytrail/article"
)

// itemText is what stands in items behind their marks.
var itemText = []string{
	"The ferry to Skagness is late again because of a whale that will not leave the slip, and the company has stopped selling soup.",
	"A crane fell at the terminal last night and nobody was under it, which the union puts down to the shift bell and to luck.",
	"Bread goes up by four cents on Monday, the guild says, for the third time since spring, and nobody has been seen to laugh.",
	"The snail race at Hollow Ford is put off until Sunday; the going is described as good to damp and the favourite as asleep.",
}

// withMarks joins the items behind these marks, with lines between.
func withMarks(between string, marks ...string) string {
	var b strings.Builder
	for i, m := range marks {
		b.WriteString(m + itemText[i%len(itemText)] + between)
	}
	return b.String()
}

func TestItems(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int
	}{
		{"a clock", withMarks("\n\n", "06:05 — ", "07:50 — ", "10.42am GMT ", "12:45 "), 4},
		{"a clock in brackets, second paragraphs", withMarks("\n\nThat is all.\n\n", "[14:05] ", "[14:20] ", "[15:02] "), 3},
		{"updates", withMarks("\n\n", "Update, 3:15 p.m.: ", "Update, 4 p.m.: ", "Updated at 5:30 p.m. "), 3},
		{"a German clock", withMarks("\n", "14.05 Uhr: ", "14.32 Uhr: ", "15.10 Uhr: "), 3},
		{"a French clock", withMarks("\n", "14h05 - ", "14h32 - ", "15h10 - "), 3},
		{"numbers below a greeting", "Good morning.\n\n" + withMarks("\n\n", "1. ", "2. ", "3. "), 4},
		{"numbers in bold", withMarks("\n\n", "**1. The ferry.** ", "**2. The crane.** ", "**3. Bread.** ", "**4. Snails.** "), 4},
		{"Markdown headings", withMarks("\n\n", "## The ferry\n\n", "## The crane\n\n", "## Bread\n\n"), 3},
		{"bold leads behind bullets", withMarks("\n", "• **Ferry:** ", "• **Crane:** ", "• **Bread:** "), 3},
		{"capitals", withMarks("\n\n", "FERRIES. ", "A CRANE fell. ", "BREAD goes up. "), 3},
		{"titles", "The harbour today\n\n" + withMarks("\n\n", "Ferry waits for a whale\n\n", "Crane down\n\n", "What of the bread?\n\n", "Snails\n\n"), 5},
		{"rules", withMarks("\n\n* * *\n\n", "", "", ""), 3},
		{"rules of hyphens", withMarks("\n---\n", "", "", ""), 3},
		{"links", withMarks("\n", "- [Ferry](https://a.example/1) ", "- [Crane](https://a.example/2) ", "- [Bread](https://a.example/3) "), 3},

		{"an article", withMarks("\n\n", "LONDON (Reuters) - ", "", "", ""), 0},
		{"one heading", withMarks("\n\n", "", "Background\n\n", "", ""), 0},
		{"two numbers", withMarks("\n\n", "1. ", "2. ", ""), 0},
		{"numbers of something", withMarks("\n\n", "12. ", "3. ", "40. "), 0},
		{"datelines", withMarks("\n\n", "PORT VARDEN — ", "SKAGNESS, April 3 - ", "LONDON (AP) - "), 0},
		{"a transcript", withMarks("\n\n", "HALE: ", "SORREL: ", "HALE: ", "SORREL: "), 0},
		{"speech", withMarks("\n\n", "“", "“", "“"), 0},
		{"one rule", withMarks("\n\n---\n\n", ""), 0},
		{"nothing", "", 0},
	} {
		items, _ := Items(&article.Article{Text: c.text})
		if len(items) != c.want {
			t.Errorf("%s: %d items, want %d", c.name, len(items), c.want)
		}
		at := 0
		for _, s := range items {
			if s.Start < at || s.End <= s.Start || s.End > len(c.text) {
				t.Errorf("%s: items %v", c.name, items)
			}
			at = s.End
		}
	}
	// What is before the first mark is the head; furniture is no part of an item.
	text := "Good morning.\n\nShare this\n\n" + withMarks("\n\n", "1. ", "2. ", "3. ")
	a := &article.Article{Text: text, Furniture: []article.Span{{Start: 15, End: 25}}}
	if items, head := Items(a); !head || len(items) != 4 || text[items[0].Start:items[0].End] != "Good morning." {
		t.Errorf("items %v, head %v", items, head)
	}
	ruled := withMarks("\n\n---\n\n", "", "", "")
	rule := strings.Index(ruled, "---")
	if items, _ := Items(&article.Article{Text: ruled, Furniture: []article.Span{{Start: rule, End: rule + 3}}}); len(items) != 3 {
		t.Errorf("%d items when a rule is furniture, want 3", len(items))
	}
	if _, head := Items(&article.Article{Text: withMarks("\n\n", "06:05 — ", "07:50 — ", "10.42am GMT ")}); head {
		t.Error("the first item is taken for a head")
	}
	captions := "Jun. 1, 2019\n\nPhoto: Jan Holm\n\nA whale\n\nClose\n\n" + withMarks("\n\n", "Ferry waits for a whale\n\n", "Crane down\n\n", "What of the bread?\n\n")
	if items, _ := Items(&article.Article{Text: captions}); items != nil {
		t.Errorf("a page of captions has %d items", len(items))
	}
	// A text below the last bullet is no part of it.
	if got, _ := Items(&article.Article{Text: withMarks("\n", "- [Ferry](https://a.example/1) ", "- [Crane](https://a.example/2) ", "- [Bread](https://a.example/3) ", "")}); len(got) != 4 {
		t.Errorf("%d items of three bullets and a paragraph, want 4", len(got))
	}
}
