package judge

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
)

// The committed curves must be of features that exist, and none may fall: more evidence
// never lowers the score.
func TestLearnedModels(t *testing.T) {
	for name, m := range map[string]*model{"prefilter": &learned().Prefilter, "pair": &learned().Pair, "story": &learned().Story, "part": &learned().Part, "part-alone": &learned().PartAlone} {
		if len(m.Features) < 3 || len(m.Features) != len(m.Slopes) {
			t.Errorf("%s: %d features and %d curves", name, len(m.Features), len(m.Slopes))
		}
		for i, f := range m.Features {
			at := slices.IndexFunc(featureTexts[:], func(x struct{ name, meaning string }) bool { return x.name == f })
			if at < 0 {
				t.Errorf("%s: no feature %q", name, f)
				continue
			}
			if !slices.Equal(m.pieces[at], m.Slopes[i]) {
				t.Errorf("%s: the curve of %s is not bound", name, f)
			}
			if len(m.Slopes[i]) != Pieces || slices.Min(m.Slopes[i]) < 0 {
				t.Errorf("%s: the curve of %s has slopes %v, want %d and none negative", name, f, m.Slopes[i], Pieces)
			}
		}
		if name == "prefilter" || name == "part-alone" {
			continue
		}
		if m.Reuse < .5 || m.Reuse > 1 || m.Possible <= 0 || m.Possible > m.Reuse {
			t.Errorf("%s: reuse from %v, possible from %v", name, m.Reuse, m.Possible)
		}
	}
	for i, f := range featureTexts {
		if f.name == "" || f.meaning == "" {
			t.Errorf("feature %d has no name or no meaning", i)
		}
	}
}

// AppendPieces returns the pieces that the model sums.
func TestPiecesAreTheCurve(t *testing.T) {
	m := &learned().Pair
	for _, x := range []float64{0, .03, .05, .27, .6, .99, 1} {
		v := vector{}
		for f := range v {
			v[f] = x
		}
		z, pieces := m.Constant, AppendPieces(nil, v[:], 100)
		for f := range v {
			for i, slope := range m.pieces[f] {
				z += slope * pieces[f*Pieces+i]
			}
		}
		if got, want := m.probability(&v, 100), 1/(1+math.Exp(-z)); math.Abs(got-want) > 1e-12 {
			t.Errorf("all features %v: probability %v, by pieces %v", x, got, want)
		}
	}
}

func docOf(t testing.TB, text string) *doc.Doc {
	t.Helper()
	stats := terms.NewStatistics()
	stats.Add("en", nil)
	return doc.NewPreparer().Prepare(&article.Article{ID: "x", Lang: "en", Text: text}, stats)
}

const briefing = `The council said on Monday that repairs to the Calder Street pumping station will take eleven weeks and cost 4.2 million dollars. ` +
	`"We found cracks in two of the four intake valves and we are not going to gamble with the water of sixty thousand people," said the water chief, Lena Ostrow. `

func TestSharedQuotationsAreSetAside(t *testing.T) {
	a := docOf(t, briefing+"Residents of Penny Lane filled buckets at a hydrant while crews from Denholm unloaded pipes.")
	b := docOf(t, `At the school gate parents asked about lunch. "We found cracks in two of the four intake valves and we are not going to gamble with the water of sixty thousand people," Lena Ostrow told them over the noise of a generator.`)
	var p Measurer
	m := p.Measure(a, b)
	if n := len(b.Words) - m.wordsB; n < 20 {
		t.Errorf("set aside %d quoted words, want the 25 of the shared quotation", n)
	}
	if v := Alone(a, b, m); v.Relation.Reuse() {
		t.Errorf("two reports that share a quotation are called %s", v.Relation)
	}
}

func TestListsOfNamesAreSetAside(t *testing.T) {
	list := "Alabama, Arizona, Arkansas, Florida, Georgia, Idaho, Indiana, Kansas, Louisiana, Maine, Michigan, Mississippi, Montana and Nebraska"
	a := docOf(t, "The states that sued are "+list+". A judge will hear them in March.")
	b := docOf(t, "Schools were closed after storms in "+list+". Power is out.")
	var p Measurer
	if v := Alone(a, b, p.Measure(a, b)); v.Relation.Reuse() || v.Verbatim > 0 {
		t.Errorf("a shared list is called %s with %d verbatim words", v.Relation, v.Verbatim)
	}
}

func TestTemplatesAreNotReuse(t *testing.T) {
	fill := func(firm, sum, day, bank string) string {
		return strings.NewReplacer("FIRM", firm, "SUM", sum, "DAY", day, "BANK", bank).Replace(
			`FIRM said on Tuesday that quarterly profit rose to SUM million dollars from the same period a year earlier, helped by higher sales and lower costs. ` +
				`The company, which is based in the capital, said it would pay a dividend on DAY to holders of record. ` +
				`Analysts at BANK had expected a smaller rise. Shares were little changed in early trading. The company said it expects conditions in its markets to remain stable for the rest of the year, and that it would publish its full annual accounts in spring. ` +
				`Its chief executive said orders were in line with plans and that no further acquisitions were being considered at this time.`)
	}
	a := docOf(t, fill("Marrick Steel", "48.1", "14 May", "Hollis Bank"))
	b := docOf(t, fill("Tolland Foods", "7.9", "2 June", "Greve and Partners"))
	var p Measurer
	if v := Alone(a, b, p.Measure(a, b)); v.Relation.Reuse() {
		t.Errorf("two fillings of one template are called %s with score %.2f", v.Relation, v.Score)
	}
}

// A copy with a few changed words, among them the few numbers of a long text, is a near
// copy; a passage in common of two texts on other matters is an excerpt.
func TestCopiesAreNotTemplates(t *testing.T) {
	report := func(dead, year, sum, crew, length, hour string) string {
		return "The footbridge over the Orle at Marrick gave way on Sunday morning while a procession was crossing it, and " + dead + " people were taken to hospital with broken bones. " +
			"Witnesses said a cable on the western tower parted with a sound like a shot before the deck, " + length + " metres of it, tipped at " + hour + " and threw walkers into the shallow water below the weir. " +
			"Mayor Hedda Lorne, who had walked at the head of the procession, said engineers from Tolland had asked for new cables in " + year + " and were told to wait. " +
			"The regional board answered that the request had never reached it, and that a form of that name does not exist. " +
			"Fire chief Osk Brandt said his crew of " + crew + " pulled the last walker out within half an hour, a baker who had carried the banner of the ferrymen and would not let go of it. " +
			"Repairs would cost about " + sum + " crowns, the board said, and could begin once the river falls. " +
			"The inn beside the bridge gave out blankets and soup until evening, and its keeper, Wim Sandoz, said he had warned everybody who would listen about the sound the cables made in the wind."
	}
	var p Measurer
	a, b := docOf(t, report("31", "2019", "48,500", "17", "84", "8:40")), docOf(t, report("27", "2021", "52,300", "19", "91", "8:25"))
	m := p.Measure(a, b)
	if m.form[tNumbers] < .5 {
		t.Fatalf("%.2f of the numbers differ, so this tests nothing", m.form[tNumbers])
	}
	if v := Alone(a, b, m); v.Relation != finding.NearCopy {
		t.Errorf("a copy with its numbers changed is called %s: %.2f %.2f", v.Relation, m.form, learnedForms().probability(&m.form))
	}
	rest := func(name string) string {
		var s strings.Builder
		for i := range 25 {
			own := strings.Repeat(name, i+1) // words of no other sentence, without a digit
			who := "the man"
			if i%5 < 2 {
				who = "Mr. K" + own
			}
			fmt.Fprintf(&s, " That day %s went to the %sport, where the %sdoors and the %swindows of every second house stood open.", who, own, own, own)
		}
		return s.String()
	}
	passage := report("31", "2019", "48,500", "17", "84", "8:40")
	a, b = docOf(t, passage+rest("karn")), docOf(t, passage+rest("velt"))
	m = p.Measure(a, b)
	if facts := m.v[fFacts]; facts >= .55 || min(m.TrigramsA, m.TrigramsB) <= similarWording {
		t.Fatalf("%.2f of the names and numbers and %.2f of the wording are in common, so this tests nothing", facts, min(m.TrigramsA, m.TrigramsB))
	}
	if v := Alone(a, b, m); v.Relation != finding.Excerpt {
		t.Errorf("a passage in common is called %s", v.Relation)
	}
}

// A passage that was copied with the quotations in it is an excerpt; the quotations alone
// are not.
func TestQuotationsInsideOfALiftedPassageWereLifted(t *testing.T) {
	own := func(i int) string {
		var b strings.Builder
		for k := range 300 {
			fmt.Fprintf(&b, "own%dword%d ", i, k)
			if k%15 == 14 {
				b.WriteString("ends here. ")
			}
		}
		return b.String()
	}
	narration := "The harbour office at Wending moved its ledgers to the upper floor after the flood of last spring, and twelve clerks who had worked below for decades now climb the iron stair each morning."
	quotation := " “Nobody asked whether the stair would bear it, nobody ever does, and when the first rivets came down the warden laughed and sent for tea,” said Orla Fennimore."
	for _, c := range []struct {
		name    string
		passage string
		excerpt bool
	}{
		{"with narration", narration + quotation, true},
		{"quotation alone", quotation, false},
	} {
		var p Measurer
		a, b := docOf(t, own(1)+c.passage), docOf(t, own(2)+c.passage+" "+own(3))
		if v := Alone(a, b, p.Measure(a, b)); (v.Relation == finding.Excerpt) != c.excerpt {
			t.Errorf("%s: %s with %d words in runs", c.name, v.Relation, v.Verbatim)
		}
	}
}

// TestUnexplainedAfterALongPair: marks left over from an earlier pair must not affect a pair
// that has nothing in common.
func TestUnexplainedAfterALongPair(t *testing.T) {
	short := docOf(t, "Pupils of Elm Street sailed a paper boat over the basin of Lund.")
	long := docOf(t, strings.Repeat("The harbor board of Skarv closed the market after inspectors counted 214 cracks. ", 3)+
		"Mayor Ines Dahl said that repairs would cost 3.1 million crowns, and that 37 stalls would move to the ferry hall before spring.")
	p := &Measurer{}
	p.Unexplained(short, short, short)
	if got := p.Unexplained(long, docOf(t, "Nothing here."), short); got != 0 {
		t.Errorf("unexplained %v of a pair with nothing in common, want 0", got)
	}
}
