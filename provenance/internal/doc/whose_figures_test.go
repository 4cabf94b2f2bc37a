package doc

import (
	"slices"
	"testing"

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
		d := docOf(c.text)
		var got []string
		for i, f := range d.Figures() {
			if w := d.Words[d.Content[i]]; f && w.Class&shingle.Digit != 0 {
				got = append(got, d.Article.Text[w.Start:w.End])
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
