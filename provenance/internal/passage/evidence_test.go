package passage

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
)

const said = "“We ask everybody who had a ticket for the Marta to write down what they saw while they still remember it, because the inquiry will want to hear from each of them, and soon,”"

// texts of the passages, copy and source.
func textsOf(a, b *doc.Doc, ps []finding.Passage) (out [][2]string) {
	for _, p := range ps {
		out = append(out, [2]string{a.Article.Text[p.Copy.Start:p.Copy.End], b.Article.Text[p.Source.Start:p.Source.End]})
	}
	return out
}

// TestPassagesKeepTheirMarks: what opens before the first word and closes behind the last
// word of a passage belongs to it.
func TestPassagesKeepTheirMarks(t *testing.T) {
	const words = "all the wooden fenders at the old pier will be replaced before the regatta in June"
	for _, c := range []struct{ copied, source, wantCopy, wantSource string }{
		{"So: “" + words + ".” She left.", "He said " + words + "!", "“" + words + ".”", words + "!"},
		{"Elle dit : « " + words + " » hier.", "« " + words + " ».", "« " + words + " »", "« " + words + " »."},
		{"„" + words + "“, sagte er.", "(" + words + "), said Lund", "„" + words + "“", "(" + words + ")"},
		{"the plan: " + words + ", and more", words + "; then none", words, words},
		{"x's \"" + words + "\"", words + "…”\n\n“Other", "\"" + words + "\"", words + "…”"},
		{"「" + words + "。」と", words, "「" + words + "。」", words},
	} {
		a, b := docOf(c.copied), docOf(c.source)
		got := textsOf(a, b, new(Comparer).Evidence(a, b, All).Passages)
		if len(got) != 1 || got[0] != [2]string{c.wantCopy, c.wantSource} {
			t.Errorf("%q and %q: passages %q, want %q and %q", c.copied, c.source, got, c.wantCopy, c.wantSource)
		}
	}
}

// TestWhoseWordsPassagesAre: a passage that stands in quotation marks in one of the texts is
// a quotation, and coverage counts it apart from prose.
func TestWhoseWordsPassagesAre(t *testing.T) {
	bare := strings.Trim(said, "“,”")
	a := docOf(herring + " " + fenders + "\n\n" + said + " said Ada Lund, who leads the inquiry.")
	b := docOf(fenders + "\n\nA statement by Ada Lund, the judge:\n\n" + bare + ".")
	ev := new(Comparer).Evidence(a, b, All)
	var kinds []finding.Words
	for _, p := range ev.Passages {
		kinds = append(kinds, p.Words)
	}
	if !slices.Equal(kinds, []finding.Words{finding.Prose, finding.Quotation}) {
		t.Errorf("words %v of %q, want prose and a quotation", kinds, textsOf(a, b, ev.Passages))
	}
	for _, c := range []Coverage{ev.A, ev.B} {
		if c.Prose <= 0 || c.Quoted <= 0 || c.All < c.Prose+c.Quoted-1e-9 || c.All > 1 {
			t.Errorf("coverage %+v, want prose and quotations", c)
		}
	}
	if ev.Statement.Words != 34 || !slices.Equal(ev.Statement.Speakers, []string{"Ada Lund"}) {
		t.Errorf("statement %+v, want 34 words by Ada Lund", ev.Statement)
	}
}

// TestQuotationsAreTheirOwnPassages: a run is split between long stretches of prose and of
// quotation, and nowhere else.
func TestQuotationsAreTheirOwnPassages(t *testing.T) {
	prose := "The inquiry into the loss of the Marta opens on Thursday in the old customs house, where three judges will hear the crew, the pilot and the two men who had the watch that night."
	later := "Every evening the three of them will walk to the quay and back, past the empty berth and the flags at half mast, with a policeman in front and a reporter or two behind."
	short := "“We do not know yet,” said Tobias Varga. "
	for _, c := range []struct {
		text string
		want []finding.Words
	}{
		{prose + " " + said + " she said.", []finding.Words{finding.Prose, finding.Quotation}},
		{said + " she said. " + prose, []finding.Words{finding.Quotation, finding.Prose}},
		{prose + " " + said + " she said. " + later, []finding.Words{finding.Prose, finding.Quotation, finding.Prose}},
		{short + prose, []finding.Words{finding.Prose}},
		{prose + " " + short, []finding.Words{finding.Prose}},
		{said, []finding.Words{finding.Quotation}},
	} {
		d := docOf(c.text)
		var got []finding.Words
		for _, p := range new(Comparer).Evidence(d, docOf(c.text), All).Passages {
			got = append(got, p.Words)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

// TestRewriteShowsSentences: of a rewrite whose sentences are not linked, the two pairs with
// the most details in common are shown; of texts without details in common nothing.
func TestRewriteShowsSentences(t *testing.T) {
	a := docOf(rudderNew + " Nothing else was said on the day. Rain fell on Oldhaven, where Mayor Tobias Brandt spoke of fenders.")
	b := docOf(rudder + " The regatta is in June. Before it, Brandt wants new fenders in all of Oldhaven.")
	p := new(Comparer)
	if got := p.Evidence(a, b, AtLeastTwo).Passages; len(got) < 2 {
		t.Errorf("passages %q, want two", textsOf(a, b, got))
	}
	if got := p.Evidence(docOf(herring), docOf(rudder), AtLeastTwo).Passages; len(got) > 0 {
		t.Errorf("passages %+v of texts that share nothing", got)
	}
}

// TestPassagesDoNotOverlap: whatever the texts, no two passages overlap in either of them,
// their spans lie at boundaries of characters, and none is empty.
func TestPassagesDoNotOverlap(t *testing.T) {
	parts := []string{rudder, rudderNew, fenders, herring, said, "“Never,” she said. “" + herring + "”", "Mayor Brandt promised to replace wooden fenders, in front of the town hall.", "市庁舎は五月まで閉鎖される。「" + herring + "」"}
	p := new(Comparer)
	n := 0
	for i := range 4096 {
		var a, b []string
		for k := 0; k < 4; k++ {
			a, b = append(a, parts[(i>>(3*k))&7]), append(b, parts[(i*2654435761>>(3*k+5))&7])
		}
		if i%7 != 0 {
			continue // some 600 pairs are enough
		}
		x, y := docOf(strings.Join(a, " ")), docOf(strings.Join(b, "\n\n"))
		got := p.Evidence(x, y, Shown(i%3)).Passages
		n += len(got)
		if err := checkPassages(x.Article.Text, y.Article.Text, got); err != "" {
			t.Fatalf("%s\n%q\n%q\n%+v", err, x.Article.Text, y.Article.Text, got)
		}
	}
	if n < 600 {
		t.Errorf("%d passages only", n)
	}
}

// checkPassages returns what is wrong with passages, "" for nothing.
func checkPassages(copied, source string, ps []finding.Passage) string {
	var spansA, spansB []article.Span
	for _, p := range ps {
		spansA, spansB = append(spansA, p.Copy), append(spansB, p.Source)
	}
	for text, list := range map[string][]article.Span{copied: spansA, source: spansB} {
		slices.SortFunc(list, func(x, y article.Span) int { return x.Start - y.Start })
		end := 0
		for _, s := range list {
			switch {
			case s.Start < end:
				return "passages overlap"
			case s.Len() <= 0 || s.End > len(text):
				return "a passage is empty or outside"
			case !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]):
				return "a passage cuts a character"
			}
			end = s.End
		}
	}
	return ""
}
