package provenance

import (
	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
	"slices"
)

// Doc is an article prepared for comparing: made once, compared often. All
// positions are indexes into words unless a name says otherwise; furniture is
// not among the words.
type Doc struct {
	Article *article.Article
	Lang    string // ISO 639-1, as detected when the record does not say

	body      uint64          // hash of all words of the body, boilerplate included
	words     []shingle.Word  // of the body, without boilerplate
	hashes    []uint64        // Hash of each word
	sentences []shingle.Range // every word is in exactly one
	sentence  []uint16        // of each content position, the sentence it stands in
	quotes    []shingle.Range // quoted stretches, marks not included

	content  []uint32     // word index of each content position
	seq      align.Seq    // terms and weights of the content positions
	kinds    []terms.Kind // of each content position
	repeats  []uint8      // how often each content position's term stands in the text, at most 255
	mass     float64      // sum of the weights
	trigrams align.Grams  // hashed runs of three words, at their first word
}

// preparer makes Docs. It owns the stemmers, so one goroutine uses it at a time.
type preparer struct {
	stats     *terms.Statistics // nil until the pile is counted
	stemmers  map[string]*terms.Stemmer
	words     []shingle.Word
	terms     []terms.Info
	sentences []shingle.Range
	sorter    align.Sorter
	content   contentScratch
}

// contentScratch is the content positions of a text before their number is known.
type contentScratch struct {
	at       []uint32
	sym      []uint32
	weight   []float32
	kinds    []terms.Kind
	sentence []uint16
}

func newPreparer() *preparer { return &preparer{stemmers: map[string]*terms.Stemmer{}} }

// use makes the terms of all further texts weigh what stats says.
func (p *preparer) use(stats *terms.Statistics) {
	if p.stats != stats {
		p.stats = stats
		for lang, s := range p.stemmers {
			s.WeighBy(stats.Of(lang))
		}
	}
}

func (p *preparer) stemmer(lang string) *terms.Stemmer {
	s := p.stemmers[lang]
	if s == nil {
		s = terms.NewStemmer(lang)
		if p.stats != nil {
			s.WeighBy(p.stats.Of(lang))
		}
		p.stemmers[lang] = s
	}
	return s
}

// body returns the words of a's text that do not lie in furniture. The result is
// good until the next call.
func (p *preparer) body(a *article.Article) []shingle.Word {
	p.words = shingle.AppendWords(p.words[:0], a.Text)
	if len(a.Furniture) == 0 {
		return p.words
	}
	kept, next := p.words[:0], 0
	for _, w := range p.words {
		for next < len(a.Furniture) && a.Furniture[next].End <= int(w.Start) {
			next++
		}
		if next < len(a.Furniture) && a.Furniture[next].Start < int(w.End) {
			continue
		}
		kept = append(kept, w)
	}
	return kept
}

// language returns the language of a text with these words.
func language(a *article.Article, words []shingle.Word) string {
	if len(a.Lang) >= 2 {
		return a.Lang[:2]
	}
	return terms.DetectLanguage(a.Text, words)
}

// termsOf returns the term of each word. The result is good until the next call.
func (p *preparer) termsOf(text, lang string, words []shingle.Word) []terms.Info {
	p.terms = p.stemmer(lang).AppendTerms(p.terms[:0], text, words)
	return p.terms
}

// Prepare makes the Doc of a with the term statistics of its language.
func (p *preparer) Prepare(a *article.Article, stats *terms.Statistics) *Doc {
	return p.prepareWithout(nil, a, stats)
}

// prepareWithout makes the Doc of a without the runs of words whose fingerprints
// are recurring.
func (p *preparer) prepareWithout(recurring *terms.HashSet, a *article.Article, stats *terms.Statistics) *Doc {
	p.use(stats)
	words := slices.Clone(p.body(a))
	body := uint64(0)
	for _, w := range words {
		body = terms.Mix(body, w.Hash)
	}
	if recurring != nil {
		words = ownWords(a.Text, words, recurring)
	}
	d := &Doc{Article: a, Lang: language(a, words), body: body, words: words}
	d.sentences = shingle.AppendSentences(nil, a.Text, words)
	d.quotes = quotations(a.Text, words)
	d.hashes = make([]uint64, len(words))
	for i, w := range words {
		d.hashes[i] = w.Hash
	}
	terms := p.termsOf(a.Text, d.Lang, words)
	d.fillContent(terms, &p.content, &p.sorter)
	d.trigrams = trigrams(d.hashes, &p.sorter)
	return d
}

// fillContent picks the content positions and says of each what it is.
func (d *Doc) fillContent(list []terms.Info, c *contentScratch, sorter *align.Sorter) {
	c.at, c.sym, c.weight, c.kinds, c.sentence = c.at[:0], c.sym[:0], c.weight[:0], c.kinds[:0], c.sentence[:0]
	for s, r := range d.sentences {
		titled := titleCase(d.words[r.Start:r.End])
		for i := r.Start; i < r.End; i++ {
			t := list[i]
			w := t.Weight
			if w == 0 {
				continue
			}
			c.at = append(c.at, uint32(i))
			c.kinds = append(c.kinds, terms.KindOf(&t, d.words[i], i > r.Start && !titled))
			c.sentence = append(c.sentence, uint16(min(s, 1<<16-1)))
			c.sym, c.weight = append(c.sym, uint32(t.Term)), append(c.weight, w)
			d.mass += float64(w)
		}
	}
	d.content, d.kinds, d.sentence = slices.Clone(c.at), slices.Clone(c.kinds), slices.Clone(c.sentence)
	d.seq = sorter.Seq(slices.Clone(c.sym), slices.Clone(c.weight))
	d.repeats = d.seq.Repeats()
}

// once reports whether the term at a content position stands nowhere else in the
// text: a detail, not the topic.
func (d *Doc) once(i int) bool { return d.repeats[i] == 1 }

// titleCase reports whether most words of a sentence begin with a capital, as in
// headings, so that capitals there do not mean names.
func titleCase(words []shingle.Word) bool {
	upper := 0
	for _, w := range words {
		if w.Class&shingle.Upper != 0 {
			upper++
		}
	}
	return upper*10 > len(words)*7
}

// trigrams hashes each run of three words.
func trigrams(hashes []uint64, sorter *align.Sorter) align.Grams {
	if len(hashes) < 3 {
		return nil
	}
	return sorter.Grams(len(hashes)-2, func(i int) uint64 {
		return align.Gram(terms.Mix(terms.Mix(hashes[i], hashes[i+1]), hashes[i+2]), i)
	})
}

// span returns the bytes that the words [r.Start, r.End) cover.
func (d *Doc) span(r shingle.Range) article.Span {
	if r.Start >= r.End {
		return article.Span{}
	}
	return article.Span{Start: int(d.words[r.Start].Start), End: int(d.words[r.End-1].End)}
}

// text returns the words [r.Start, r.End) as they stand in the article.
func (d *Doc) text(r shingle.Range) string {
	s := d.span(r)
	return d.Article.Text[s.Start:s.End]
}
