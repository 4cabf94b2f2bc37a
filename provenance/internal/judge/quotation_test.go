package judge

import (
	"reflect"
	"strings"
	"testing"

	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/passage"
)

// TestSharedQuotations judges two reports of different events that carry the same words, by
// how either presents them.
func TestSharedQuotations(t *testing.T) {
	const (
		words = "the pier was built for forty boats and on Sunday it carried ninety of them and their crews and no inspector will " +
			"tell me that it was a surprise when the third pile gave way at the turn of the tide in front of the whole town"
		short = "the pier was built for forty boats and on Sunday it carried ninety of them and their crews"
		tail  = " in front of the whole town"
	)
	ownA := "Herring prices rose again at the morning auction in Lund. Buyers from four counties stood in the rain until noon, and the last crates went for twice of what they had cost in May. Ilse Brandt, who has sold fish for 31 years, had never seen the like. "
	ownB := "The council of Elm met for seven hours on Tuesday. It rejected the plan for a tunnel below the market, postponed the vote on the school, and sent the budget back to the treasurer, Tobias Varga, with eleven questions about the new snow plough. "
	mark := func(s string) string { return "“" + s + ",” said Ada Lund, the harbor master. " }
	none, gives := credit.Attribution{}, credit.Attribution{Mentions: []credit.Mention{{Outlet: "Elm Weekly", Kind: credit.Told + 1}}}
	if !gives.Gives("Elm Weekly") {
		t.Fatal("the attribution gives no source, so this tests nothing")
	}
	for _, c := range []struct {
		name, a, b string
		credits    *credit.Attribution // of the first text
		want       bool                // whether it is a shared quotation
	}{
		{"both mark them", ownA + mark(words), ownB + mark(words), &none, true},
		{"one marks them", ownA + mark(words), ownB + words + ". ", &none, true},
		{"one marks them and gives the other as its source", ownA + mark(words), ownB + words + ". ", &gives, false},
		{"both mark them, and one credits the other", ownA + mark(words), ownB + mark(words), &gives, true},
		{"a word differs", ownA + mark(words), ownB + mark(strings.Replace(words, "surprise", "shock", 1)), &none, true},
		{"short", ownA + mark(short), ownB + mark(short), &none, false},
		{"nobody's", ownA + short + tail + ". ", ownB + short + tail + ". ", &none, false},
		{"nothing", ownA, ownB, &none, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := docOf(t, c.a), docOf(t, c.b)
			v := new(Measurer).judge(a, b)
			v.A, v.B = 0, 1
			judged := []Judgement{v}
			WithQuotations(judged)
			WithCredits(judged, []int{0}, map[uint32]*credit.Attribution{0: c.credits, 1: &none}, func(n uint32) string { return []string{"Lund Courier", "Elm Weekly"}[n] })
			got := judged[0].Relation == finding.SharedQuotation
			if got != c.want {
				t.Errorf("%v with score %v: shared quotation %v, want %v", judged[0].Relation, judged[0].Score, got, c.want)
			}
			if got && judged[0].Score >= learned().Pair.Possible {
				t.Errorf("a shared quotation with score %v", judged[0].Score)
			}
			kept, found := judged[0].Evidence(), new(Measurer).Evidence(b, a, passage.VerbatimOnly)
			if kept != nil && (!got || !reflect.DeepEqual(*kept, found)) {
				t.Errorf("evidence %+v of %v, want %+v", *kept, judged[0].Relation, found)
			}
			if kept == nil && v.onlyQuotation() && got {
				t.Error("no evidence was kept of a shared quotation")
			}
		})
	}
}

// TestReuseWithQuotationsStaysReuse: a text that is rewritten or copied together with its
// quotations is no shared quotation.
func TestReuseWithQuotationsStaysReuse(t *testing.T) {
	judged := readStories(t).judgeAll(t)
	before := map[[2]uint32]finding.Relation{}
	for _, v := range judged {
		before[[2]uint32{v.A, v.B}] = v.Relation
	}
	WithQuotations(judged)
	for _, v := range judged {
		if was := before[[2]uint32{v.A, v.B}]; was >= finding.Possible && v.Relation != was {
			t.Errorf("%d and %d: %v became %v", v.A, v.B, was, v.Relation)
		}
	}
}
