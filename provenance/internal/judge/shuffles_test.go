package judge

import (
	"math/rand/v2"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
)

// floodA and floodB tell the same eight things, one a sentence, in other words.
var (
	floodA = []string{
		"The dam above Corrin burst at dawn on Thursday.",
		"Shepherd Amos Tull saw the wall of water and rang the chapel bell.",
		"Forty houses in the lower town were swept away.",
		"An infant was found asleep in a floating drawer.",
		"Engineers had warned of cracks in the spillway in April.",
		"The council postponed the repair because the budget was exhausted.",
		"Trains to the coast are suspended until the viaduct is inspected.",
		"The queen has sent blankets and a telegram.",
	}
	floodB = []string{
		"At daybreak Thursday a dam gave way over Corrin.",
		"It was Amos Tull, a shepherd, who sounded the bell of the chapel.",
		"Some forty homes downtown vanished in the flood.",
		"Rescuers discovered an infant, sleeping, in a drawer.",
		"Cracks had been reported in April by engineers at the spillway.",
		"Yet councillors put repair off, for the budget allowed none.",
		"Until inspectors pass the viaduct no trains run coastwards.",
		"Blankets came from the queen, with a telegram.",
	}
)

func docOfSentences(sentences []string) *doc.Doc {
	return doc.NewPreparer().Prepare(&article.Article{Text: strings.Join(sentences, " "), Lang: "en"}, terms.NewStatistics())
}

func sentenceOrder(a, b *doc.Doc) float64 {
	var m Measurer
	return m.measure(a, b, true).v[fSentenceOrder]
}

func TestOrderOfSentences(t *testing.T) {
	a, b := docOfSentences(floodA), docOfSentences(floodB)
	same := sentenceOrder(a, b)
	if same < .2 {
		t.Errorf("sentences in the same order: %.3f, want .2 and more", same)
	}
	if again := sentenceOrder(b, a); again < same-.1 || again > same+.1 {
		t.Errorf("%.3f for the pair turned round, want about %.3f", again, same)
	}
	mixed := []string{floodB[4], floodB[1], floodB[7], floodB[0], floodB[6], floodB[3], floodB[5], floodB[2]}
	if x := sentenceOrder(a, docOfSentences(mixed)); x > same/2 {
		t.Errorf("sentences in another order: %.3f, want less than half of %.3f", x, same)
	}
	if x := sentenceOrder(a, docOfSentences(floodB[:3])); x != 0 {
		t.Errorf("three sentences: %.3f, want 0: too few orders", x)
	}
	for range 3 {
		if x := sentenceOrder(docOfSentences(floodA), docOfSentences(floodB)); x != same {
			t.Errorf("%v at another time, %v at first", x, same)
		}
	}
}

// TestChainIsThatOfThePlainTable compares chain with the recurrence as it is usually written.
func TestChainIsThatOfThePlainTable(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		n, m := 1+r.IntN(20), 1+r.IntN(20)
		o := orderOfSentences{perm: r.Perm(m)}
		for range n * m {
			o.like = append(o.like, max(0, r.Float64()-.6))
		}
		table := make([][]float64, n+1)
		table[0] = make([]float64, m+1)
		for i := range n {
			table[i+1] = make([]float64, m+1)
			for j, from := range o.perm {
				table[i+1][j+1] = max(table[i][j+1], table[i+1][j], table[i][j]+o.like[i*m+from])
			}
		}
		if got, want := o.chain(n, m), table[n][m]; got != want {
			t.Errorf("%d and %d sentences: got %v, want %v", n, m, got, want)
		}
	}
}
