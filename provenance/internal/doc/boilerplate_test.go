package doc

import (
	"fmt"
	"strings"
	"testing"

	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

const notice = "Readers of this paper may write to the editor at the old customs house by the ferry landing every Monday morning."

// runsOf returns the hashes of all runs of words in text.
func runsOf(text string) *terms.HashSet {
	set := &terms.HashSet{}
	for _, x := range shingle.AppendRuns(nil, shingle.AppendWords(nil, text)) {
		set.Add(x)
	}
	return set
}

// wordsIn returns the words of text, joined by spaces.
func wordsIn(text string, words []shingle.Word) string {
	var list []string
	for _, w := range words {
		list = append(list, text[w.Start:w.End])
	}
	return strings.Join(list, " ")
}

func TestWithoutBoilerplate(t *testing.T) {
	const first, last = "Two cranes fell into the harbour. ", " Nobody was hurt."
	one := first + notice + last
	// One recurring run of 8 words is more than a fifth of its sentence, here 21 words.
	part := first + "The sign said that readers of this paper may write to the editor, but the wind had taken half of it." + last
	for _, c := range []struct {
		name, text, recurring, want string
	}{
		{"a sentence", one, notice, "Two cranes fell into the harbour Nobody was hurt"},
		{"a part of a sentence", part, "readers of this paper may write to the", "Two cranes fell into the harbour Nobody was hurt"},
		{"none", first + last, notice, "Two cranes fell into the harbour Nobody was hurt"},
		{"all", notice, notice, ""},
	} {
		words := shingle.AppendWords(nil, c.text)
		if got := wordsIn(c.text, WithoutBoilerplate(c.text, words, runsOf(c.recurring))); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	// A run of 8 words is less than a fifth of a sentence of 41.
	long := "Readers of this paper may write to the" + strings.Repeat(" other", 33) + "."
	words := shingle.AppendWords(nil, long)
	if got := WithoutBoilerplate(long, words, runsOf("Readers of this paper may write to the")); len(got) != 41 {
		t.Errorf("got %d words of a long sentence, want 41", len(got))
	}
}

// Beside boilerplate a form keeps its first sentence only, a text all that is its own.
func TestOwnWords(t *testing.T) {
	boilerplate := strings.Repeat(notice+" ", 8) // 168 words
	for _, c := range []struct {
		sentences, want int // of 4 words each
	}{{2, 4}, {9, 4}, {10, 40}, {30, 120}} {
		text := boilerplate
		for i := range c.sentences {
			text += fmt.Sprintf("Number %d won again. ", i)
		}
		if got := len(ownWords(text, shingle.AppendWords(nil, text), runsOf(boilerplate))); got != c.want {
			t.Errorf("%d own sentences: got %d words, want %d", c.sentences, got, c.want)
		}
	}
}

func TestPrepareWithoutBoilerplate(t *testing.T) {
	text := ""
	for i := range 10 {
		text += fmt.Sprintf("Crane %d fell into the harbour. ", i)
	}
	text += notice
	a := &article.Article{ID: "a", Lang: "en", Text: text, Furniture: []article.Span{{Start: 0, End: 10}}}
	p, stats := NewPreparer(), terms.NewStatistics()
	whole, own := p.Prepare(a, stats), p.PrepareWithout(runsOf(notice), a, stats)
	if len(whole.Words) != 57+21 || len(own.Words) != 57 {
		t.Errorf("got %d and %d words, want 78 and 57", len(whole.Words), len(own.Words))
	}
	if whole.Body != own.Body {
		t.Error("the hash of the body depends on the boilerplate set")
	}
	if again := p.Prepare(a, stats); again.Body != whole.Body || len(again.Words) != len(whole.Words) {
		t.Error("preparing an article without boilerplate changed how it is prepared with it")
	}
}
