package credit

import (
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/outlet"
)

// TestColleagues: a paper that names its own reporters credits itself; a senator's
// colleagues, those of another paper, and a paper that nobody knows credit nobody.
func TestColleagues(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The port was shut, our colleagues Ines Dahl, Olof Wenn and Per Ek report.", "Washington Post* reported"},
		{"“It was ice,” our colleagues write.", "Washington Post* reported"},
		{"As my colleague Ines Dahl has explained, it was ice.", "Washington Post* reported"},
		{"It was ice, as The Post's Ines Dahl reported.", "Washington Post* reported"},
		{"It was ice, as my colleague at Politico, Ines Dahl, reported.", ""},
		{"“My colleagues wrote the bill,” the senator said.", ""},
		{"My Republican colleagues left the room.", ""},
		{"Your colleague Ines Dahl reported it.", ""},
	} {
		a := &article.Article{Outlet: "Washington Post", Text: tt.text}
		if got := strings.Join(creditList(outlet.Default(), a), "; "); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
	unknown := &article.Article{Text: "Our colleague Ines Dahl reports."}
	if got := creditList(outlet.Default(), unknown); len(got) != 0 {
		t.Errorf("without an outlet: %q", got)
	}
}
