package whose

import (
	"testing"

	"copytrail/provenance/internal/finding"
)

func TestNotices(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"a death notice", "Inga Sorrel, 84, of Varden passed away on Sunday. She was born in Lorne to the late Per and Ada Sorrel. She is survived by two sons. She was preceded in death by her brother. A funeral service will be held on Friday. In lieu of flowers, the family asks for gifts to the lifeboat.", true},
		{"a public notice", "NOTICE OF SALE. Case No. 26-118. Notice is hereby given that, pursuant to a judgment, the clerk will sell the boat at public auction to the highest bidder. The boat is described as: Margaret Rook. Any person claiming a share must write to the clerk. The sale will be held as required by law.", true},
		{"news of a death", "Inga Sorrel, who ran the ferry for forty years, passed away on Sunday. She was born above the ticket office. When the ramp fell she stood in the water and counted the passengers. The company had sold the ship by then. Nobody had told her. She is survived by two sons, who do not sail. The harbour master said that he would miss her. Her coat still hangs in the office. It is blue, and it has a hole in the left pocket. Nobody will move it.", false},
		{"news of a sale", "The ferry will be sold at public auction, a judge has ruled pursuant to the wishes of the bank. " + news + " " + news + " " + news, false},
	} {
		got := len(wordsOf("en", c.text, finding.Form)) == 1
		if got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}
