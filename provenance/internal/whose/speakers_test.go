package whose

import (
	"slices"
	"testing"

	"copytrail/provenance/internal/finding"
)

func TestStatementsByWhoSpeaks(t *testing.T) {
	for _, c := range []struct {
		name, lang, text string
		want             []string
	}{
		{"a transcript", "en", news + "\n\nQUIST: Why did you not close the ramp?\n\nAALBERS: We had no money for it.\n\n" + news,
			[]string{"QUIST: Why did you not close the ramp?\n\nAALBERS: We had no money for it"}},
		{"a transcript in one line", "en", news + " QUIST: Why did you not close the ramp? AALBERS: We had no money for it.",
			[]string{"QUIST: Why did you not close the ramp? AALBERS: We had no money for it"}},
		{"an interview", "en", news + "\n\nQ: Why did you not close the ramp?\n\nA: We had no money for it.\n\nIt was as simple as that.\n\nQ: And now?\n\nA: Now we have it.\n\n" + news,
			[]string{"Q: Why did you not close the ramp?\n\nA: We had no money for it.\n\nIt was as simple as that.\n\nQ: And now?\n\nA: Now we have it"}},
		{"names in small letters that come again", "en", "Quist: Why did you not close the ramp?\n\nAalbers: We had no money.\n\nQuist: And now?\n\nAalbers: Now we have it in our hands.",
			[]string{"Quist: Why did you not close the ramp?\n\nAalbers: We had no money.\n\nQuist: And now?\n\nAalbers: Now we have it in our hands"}},
		{"an interview without names", "en", news + "\n\nWhy did you not close the ramp?\n\nI had no money for it.\n\nAnd who told you that?\n\nNobody told me. I asked nobody.\n\nIt was winter.\n\nWhat will you do now?\n\nNow I close it.\n\n" + news,
			[]string{"Why did you not close the ramp?\n\nI had no money for it.\n\nAnd who told you that?\n\nNobody told me. I asked nobody.\n\nIt was winter.\n\nWhat will you do now?\n\nNow I close it"}},
		{"rubrics", "en", news + "\n\nRELATED: Your guide to the ferry\n\n" + news + "\n\nPHOTOS: Our pictures of the ramp\n\n" + news, nil},
		{"points with labels", "en", "The good: The ramp is red.\n\nThe bad: The ramp is old.\n\nThe good: The sea is calm.", nil},
		{"a letter", "en", news + "\n\nDear passengers,\n\nThe crossings are cancelled.\n\nThe ramp has a crack.\n\nSincerely,\n\nAda Quist\n\n" + later,
			[]string{"Dear passengers,\n\nThe crossings are cancelled.\n\nThe ramp has a crack.\n\nSincerely,\n\nAda Quist"}},
		{"a letter in Russian", "ru", "Паром через пролив не ходит до пятницы, потому что в рампе нашли трещину. Рыбаки возят людей на лодках, а почту принимают по воздуху. Школьники на острове остались дома. Новую рампу везут из соседнего порта. " + "\n\nУважаемые пассажиры!\n\nРейсы отменены.\n\nС уважением,\n\nАда Квист",
			[]string{"Уважаемые пассажиры!\n\nРейсы отменены.\n\nС уважением,\n\nАда Квист"}},
		{"a letter that is the whole text", "en", "Dear editor,\n\n" + news + "\n\nThe ramp has a crack.\n\nSincerely,\n\nAda Quist", nil},
		{"a post", "en", news + "\n\nAda Quist @adaquist · 4 March\n\nThe ramp is open again and so are the cafés.\n\n" + news,
			[]string{"Ada Quist @adaquist · 4 March\n\nThe ramp is open again and so are the cafés"}},
		{"an address", "en", news + "\n\nWrite to desk@lorne.example\n\n" + news, nil},
	} {
		if got := wordsOf(c.lang, c.text, finding.Statement); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// A text may end within the signature of a post, before the handle has a word.
func TestSignatureAtTheEndOfAText(t *testing.T) {
	const post = "The ferry will not sail today"
	for _, c := range []struct {
		end  string
		want []string // data
	}{
		{" — Ada Quist (@", []string{"Ada Quist"}},
		{" — Ada Quist (@)", []string{"Ada Quist"}},
		{" — Ada Quist (@adaquist", []string{"Ada Quist (@adaquist"}},
	} {
		if got := wordsOf("en", post+c.end, finding.Data); !slices.Equal(got, c.want) {
			t.Errorf("%q: got %q, want %q", c.end, got, c.want)
		}
		if got := wordsOf("en", post+c.end, finding.Quotation); !slices.Equal(got, []string{post}) {
			t.Errorf("%q: quoted %q", c.end, got)
		}
	}
}
