package clean

import (
	"slices"
	"testing"
)

func TestParagraphs(t *testing.T) {
	const text = "\nThe ferry Aurora sank in the harbour on Monday, and all 31 passengers\nwere saved by fishermen.\n\nOne\nTwo \n \nThree"
	want := []string{"The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen.", "One\nTwo", "Three"}
	if got := Paragraphs(text); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
