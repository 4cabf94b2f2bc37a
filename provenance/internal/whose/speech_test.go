package whose

import (
	"slices"
	"testing"

	"copytrail/shingle"
)

func TestIsNameList(t *testing.T) {
	for text, want := range map[string]bool{
		"Ohio, Iowa, Texas, Utah and Maine":    true,
		"Ohio and Iowa closed their embassies": false,
	} {
		if got := IsNameList(shingle.AppendWords(nil, text)); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestAfterColon(t *testing.T) {
	text := "The mayor: “No ferry today”: none, at 9"
	var after []string
	for _, w := range shingle.AppendWords(nil, text) {
		if AfterColon(text, int(w.Start)) {
			after = append(after, text[w.Start:w.End])
		}
	}
	if want := []string{"No", "none"}; !slices.Equal(after, want) {
		t.Errorf("got %q, want %q", after, want)
	}
}
