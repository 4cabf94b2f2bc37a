package whose

import (
	"slices"
	"testing"

	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Net income was 118 million crowns, or 41 crowns a share, against 171 million and 59 in 2024.", []string{"118", "41", "171", "59", "2024"}},
		{"The plant at Dunmore, where 380 people work, will close in 2027.", nil},
		{"It sold 12 boats and 30 sails. It sold 11 oars and 14 ropes.", nil},
	} {
		in := prepared("en", c.text)
		var content []shingle.Word
		var kinds []terms.Kind
		var sentence []uint16
		for s, r := range in.Sentences {
			for i := r.Start; i < r.End; i++ {
				if !in.Terms[i].Stop {
					content = append(content, in.Words[i])
					kinds, sentence = append(kinds, terms.KindOf(&in.Terms[i], in.Words[i], false)), append(sentence, uint16(s))
				}
			}
		}
		var got []string
		for i, f := range Figures(kinds, sentence) {
			if w := content[i]; f && w.Class&shingle.Digit != 0 {
				got = append(got, c.text[w.Start:w.End])
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
