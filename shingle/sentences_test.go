package shingle

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestSentences holds one text a line; | marks where a sentence ends.
func TestSentences(t *testing.T) {
	for _, want := range []string{
		"One. |Two! |Three? |Four",
		"Mr. Smith met Gov. Jane Doe and Sen. Roe on Jan. 6. |He left.",
		"He left in Jan. |Rain followed.",
		"It was No. 10 on the list. |No. |They said no. |Then they left.",
		"The U.S. President spoke. |He left the U.S. |The rest stayed.",
		"J. K. Rowling wrote it. |George W. Bush read it.",
		"Acme Inc. Chief Executive Roe quit. |He founded Acme Inc. |He sold it.",
		"It rose 3.5 percent to $1,400. |It fell 2 percent.",
		"“We won,” he said. |“We lost.” |She left.",
		"“What now?” he asked. |“Run!” |They ran.",
		"He said (at 5 p.m. on Monday) so. |(She did not.) |They went.",
		"in wrapped quotes e.g. this and the like vs. that",
		"Well... maybe. |So... |Then it ended.",
		"The people sat. |Mark stood.",
		"Erst kam er. |Über ihn sprach niemand.",
		"他来了。|他走了！|真的？|是。",
		"هل جاء؟ |نعم.",
		"वह आया। |वह गया।",
		"Он пришёл. |Она ушла.",
		"Headline without a stop\n|Text of the article\n\n|More text.",
		"a line\n\n|goes on",
	} {
		text := strings.ReplaceAll(want, "|", "")
		words := AppendWords(nil, text)
		var got []string
		for _, r := range AppendSentences(nil, text, words) {
			end := len(text)
			if r.End < len(words) {
				end = int(words[r.End].Start)
			}
			got = append(got, text[words[r.Start].Start:end])
		}
		// Opening marks belong to the next sentence for a reader, but they are no words.
		trim := func(s string) string { return strings.TrimRight(s, "“(") }
		wanted := strings.Split(want, "|")
		for i := range got {
			got[i] = trim(got[i])
		}
		for i := range wanted {
			wanted[i] = strings.TrimLeft(wanted[i], "“(")
		}
		if !slices.Equal(got, wanted) {
			t.Errorf("got  %q\nwant %q", got, wanted)
		}
	}
}

func TestWrappedTextBreaksAtParagraphsOnly(t *testing.T) {
	text, err := os.ReadFile("testdata/wrapped.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := AppendWords(nil, string(text))
	sentences := AppendSentences(nil, string(text), words)
	if len(sentences) != 5 {
		t.Errorf("got %d sentences, want 5", len(sentences))
	}
	for _, r := range sentences {
		if first := words[r.Start]; first.Class&Upper == 0 {
			t.Errorf("a sentence begins with %q", text[first.Start:first.End])
		}
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("One. Two!\nthree\n\nFour, U.S. (five) “six.” 七。八")
	f.Add("a\r\n \u2029b\u0085c.… D\xff.\nE")
	f.Fuzz(func(t *testing.T, text string) {
		words := AppendWords(nil, text)
		next := 0
		for _, r := range AppendSentences(nil, text, words) {
			if r.Start != next || r.End <= r.Start {
				t.Fatalf("%q: range %v after word %d", text, r, next)
			}
			next = r.End
		}
		if next != len(words) {
			t.Fatalf("%q: sentences end at word %d of %d", text, next, len(words))
		}
	})
}

// A mark of ASCII and a space between two words are passed over only where the rules say that
// no sentence ends.
func TestNoEnd(t *testing.T) {
	passed := 0
	for c := range byte(utf8.RuneSelf) {
		text := "one" + string(rune(c)) + " Two"
		words := AppendWords(nil, text)
		if len(words) != 2 || !noEnd[c] {
			continue
		}
		passed++
		if s := (splitter{text: text, words: words}); s.ends(1) {
			t.Errorf("%q ends a sentence", text)
		}
	}
	if passed < 50 {
		t.Errorf("%d marks are passed over: the test asks nothing", passed)
	}
}
