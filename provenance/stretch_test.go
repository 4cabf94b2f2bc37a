package provenance

import (
	"strings"
	"testing"

	"copytrail/provenance/internal/finding"
)

// letterParagraphs are the items of an invented newsletter without marks between them.
var letterParagraphs = []string{
	"The council of Pell has sat for nine hours over the price of a funeral and adjourned twice, once for soup. It will go on sitting on Thursday, when the bakers are to be heard. Nobody expects a vote before the feast of the patron saint, and the mayor has asked for cushions.",
	"In Carrow the river has given back a piano that was lost in the flood of 1987. It stands on the quay, and somebody has already put a vase on it. The owner, who is 91 now, came down on Sunday, played four bars of a waltz and said that it had never been in tune anyway.",
	"The weather office wants the people of the lake to count their swallows again. Last year 412 sent in a number, of whom eleven had counted bats. A leaflet explains the difference, and a song to go with it has been put on a record that the post office sells for two crowns.",
	"Football: Pell lost at home, again to a goal by the other side's keeper. The coach blamed the wind, the wind did not reply. On Saturday the team will meet Upper Carrow, who have not won since the bridge was painted and who have engaged a hypnotist until the spring.",
	"A court has found that a goose may be a watchman within the meaning of the insurance law. The farmer who went to law gets back what thieves took while his was asleep. The insurers are looking at the wording, and geese in three counties are said to be in great demand.",
}

// TestCreditBesideTheStretch: a link in another paragraph of a letter says nothing of the
// paragraph that was taken; beside it, it does.
func TestCreditBesideTheStretch(t *testing.T) {
	taken := strings.Split(chainText, "\n\n")[1]
	letter := func(credited int) string {
		paragraphs := append([]string{}, letterParagraphs...)
		paragraphs = append(paragraphs, taken)
		for _, credit := range []string{" More at Alder Post: https://alderpost.example/other"} {
			paragraphs[credited] += credit
		}
		return "Good morning.\n\n" + strings.Join(paragraphs, "\n\n")
	}
	for credited, want := range map[int]bool{0: false, 1: false, len(letterParagraphs): true} {
		f := Compare(printedAt("a", "Alder Post", chainText, 0), printedAt("b", "Lake Letter", letter(credited), 72), DefaultOptions)
		if f.Relation != finding.Excerpt || f.Credit.Given != want || !want && f.Direction.By == "credit" {
			t.Errorf("credit in paragraph %d: %v, credit %+v, direction by %q; want an excerpt with credit %v", credited, f.Relation, f.Credit, f.Direction.By, want)
		}
	}
}
