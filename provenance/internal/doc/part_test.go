package doc_test

import (
	"reflect"
	"strings"
	"testing"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

const ferry = "The ferry Osprey ran aground off Tarn Point on Monday with 140 people on board. " +
	"Harbour master Ines Calder said: “The buoy had been moved by Sunday's storm and nobody had told us.” " +
	"Nobody was hurt. The ferry was towed to Lowick, where divers found a hole of two metres. " +
	"Tickets for Tuesday are refunded."

func ferryDoc() *doc.Doc {
	return doc.NewPreparer().Prepare(&article.Article{Text: ferry, Lang: "en"}, terms.NewStatistics())
}

func TestPartOfAllIsTheText(t *testing.T) {
	d := ferryDoc()
	p := d.Part(shingle.Range{End: len(d.Sentences)}, &align.Sorter{})
	p.Body = d.Body
	if !reflect.DeepEqual(p, d) {
		t.Errorf("the part with all sentences is\n%+v\nwant\n%+v", p, d)
	}
}

func TestPart(t *testing.T) {
	d := ferryDoc()
	p := d.Part(shingle.Range{Start: 1, End: 3}, &align.Sorter{})
	text := p.Text(shingle.Range{End: len(p.Words)})
	if !strings.HasPrefix(text, "Harbour master") || !strings.HasSuffix(text, "Nobody was hurt") {
		t.Errorf("the part is %q", text)
	}
	if len(p.Sentences) != 2 || p.Sentences[0].Start != 0 || p.Sentences[1].End != len(p.Words) {
		t.Errorf("its sentences are %v of %d words", p.Sentences, len(p.Words))
	}
	if len(p.Quotes) != 1 || !strings.HasPrefix(p.Text(p.Quotes[0]), "The buoy") {
		t.Errorf("its quotations are %v", p.Quotes)
	}
	for i, c := range p.Content {
		if s := p.Sentences[p.Sentence[i]]; int(c) < s.Start || int(c) >= s.End {
			t.Errorf("content position %d lies outside its sentence", i)
		}
	}
	if got := len(p.Trigrams); got != len(p.Words)-2 {
		t.Errorf("%d trigrams of %d words", got, len(p.Words))
	}
	// "ferry" stands twice in the text and once in the last part: the topic stays the topic.
	last := d.Part(shingle.Range{Start: 3, End: len(d.Sentences)}, &align.Sorter{})
	for i, c := range last.Content {
		if w := last.Text(shingle.Range{Start: int(c), End: int(c) + 1}); w == "ferry" && last.Repeats[i] != 2 {
			t.Errorf("%q is counted %d times in the part, want 2 as in the text", w, last.Repeats[i])
		}
	}
}
