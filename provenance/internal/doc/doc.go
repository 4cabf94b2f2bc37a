package doc

import (
	"cmp"
	"slices"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Doc is an article prepared for comparing: made once, compared often. All
// positions are indexes into words unless a name says otherwise; furniture is
// not among the words.
type Doc struct {
	Article *article.Article
	Lang    string // ISO 639-1, as detected when the record does not say

	Body      uint64          // hash of all words of the body, boilerplate included
	Words     []shingle.Word  // of the body, without boilerplate
	Hashes    []uint64        // Hash of each word
	Sentences []shingle.Range // every word is in exactly one
	Sentence  []uint16        // of each content position, the sentence it stands in
	Quotes    []shingle.Range // quoted stretches, marks not included

	Content  []uint32     // word index of each content position
	Seq      align.Seq    // terms and weights of the content positions
	Kinds    []terms.Kind // of each content position
	Repeats  []uint8      // how often each content position's term stands in the text, at most 255
	Mass     float64      // sum of the weights
	Trigrams align.Grams  // hashed runs of three words, at their first word
}

// Preparer makes Docs. It owns the stemmers, so one goroutine uses it at a time.
type Preparer struct {
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

func NewPreparer() *Preparer { return &Preparer{stemmers: map[string]*terms.Stemmer{}} }

// Use makes the terms of all further texts weigh what stats says.
func (p *Preparer) Use(stats *terms.Statistics) {
	if p.stats != stats {
		p.stats = stats
		for lang, s := range p.stemmers {
			s.WeighBy(stats.Of(lang))
		}
	}
}

func (p *Preparer) stemmer(lang string) *terms.Stemmer {
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

// Body returns the words of a's text that do not lie in furniture. The result is
// good until the next call.
func (p *Preparer) Body(a *article.Article) []shingle.Word {
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

// Language returns the language of a text with these words.
func Language(a *article.Article, words []shingle.Word) string {
	if len(a.Lang) >= 2 {
		return a.Lang[:2]
	}
	return terms.DetectLanguage(a.Text, words)
}

// TermsOf returns the term of each word. The result is good until the next call.
func (p *Preparer) TermsOf(text, lang string, words []shingle.Word) []terms.Info {
	p.terms = p.stemmer(lang).AppendTerms(p.terms[:0], text, words)
	return p.terms
}

// Prepare makes the Doc of a with the term statistics of its language.
func (p *Preparer) Prepare(a *article.Article, stats *terms.Statistics) *Doc {
	return p.PrepareWithout(nil, a, stats)
}

// PrepareWithout makes the Doc of a without the runs of words whose fingerprints
// are recurring.
func (p *Preparer) PrepareWithout(recurring *terms.HashSet, a *article.Article, stats *terms.Statistics) *Doc {
	p.Use(stats)
	words := slices.Clone(p.Body(a))
	body := uint64(0)
	for _, w := range words {
		body = terms.Mix(body, w.Hash)
	}
	if recurring != nil {
		words = ownWords(a.Text, words, recurring)
	}
	d := &Doc{Article: a, Lang: Language(a, words), Body: body, Words: words}
	d.Sentences = shingle.AppendSentences(nil, a.Text, words)
	d.Quotes = Quotations(a.Text, words)
	d.Hashes = make([]uint64, len(words))
	for i, w := range words {
		d.Hashes[i] = w.Hash
	}
	terms := p.TermsOf(a.Text, d.Lang, words)
	d.fillContent(terms, &p.content, &p.sorter)
	d.Trigrams = trigrams(d.Hashes, &p.sorter)
	return d
}

// fillContent picks the content positions and says of each what it is.
func (d *Doc) fillContent(list []terms.Info, c *contentScratch, sorter *align.Sorter) {
	c.at, c.sym, c.weight, c.kinds, c.sentence = c.at[:0], c.sym[:0], c.weight[:0], c.kinds[:0], c.sentence[:0]
	for s, r := range d.Sentences {
		titled := titleCase(d.Words[r.Start:r.End])
		for i := r.Start; i < r.End; i++ {
			t := list[i]
			w := t.Weight
			if w == 0 {
				continue
			}
			c.at = append(c.at, uint32(i))
			c.kinds = append(c.kinds, terms.KindOf(&t, d.Words[i], i > r.Start && !titled))
			c.sentence = append(c.sentence, uint16(min(s, 1<<16-1)))
			c.sym, c.weight = append(c.sym, uint32(t.Term)), append(c.weight, w)
			d.Mass += float64(w)
		}
	}
	d.Content, d.Kinds, d.Sentence = slices.Clone(c.at), slices.Clone(c.kinds), slices.Clone(c.sentence)
	d.Seq = sorter.Seq(slices.Clone(c.sym), slices.Clone(c.weight))
	d.Repeats = d.Seq.Repeats()
}

// Once reports whether the term at a content position stands nowhere else in the
// text: a detail, not the topic.
func (d *Doc) Once(i int) bool { return d.Repeats[i] == 1 }

// MaxDetailRepeat is how often a term may stand in a text to be a detail of it.
const MaxDetailRepeat = 2

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

// Span returns the bytes that the words [r.Start, r.End) cover.
func (d *Doc) Span(r shingle.Range) article.Span {
	if r.Start >= r.End {
		return article.Span{}
	}
	return article.Span{Start: int(d.Words[r.Start].Start), End: int(d.Words[r.End-1].End)}
}

// Text returns the words [r.Start, r.End) as they stand in the article.
func (d *Doc) Text(r shingle.Range) string {
	s := d.Span(r)
	return d.Article.Text[s.Start:s.End]
}

// WordsOf returns the words of the sentences [r.Start, r.End).
func (d *Doc) WordsOf(r shingle.Range) shingle.Range {
	return shingle.Range{Start: d.Sentences[r.Start].Start, End: d.Sentences[r.End-1].End}
}

// CutAfter reports whether text that was set aside lies between words i and i+1.
func (d *Doc) CutAfter(i int) bool {
	from, to := int(d.Words[i].End), int(d.Words[i+1].Start)
	f := d.Article.Furniture
	k, _ := slices.BinarySearchFunc(f, from, func(s article.Span, at int) int { return cmp.Compare(s.End, at) })
	return k < len(f) && f[k].Start < to && f[k].End > from
}

// SentenceMasses returns the summed weights of each sentence's content terms.
func (d *Doc) SentenceMasses() []float64 {
	out := make([]float64, len(d.Sentences))
	for i, w := range d.Seq.Weight {
		out[d.Sentence[i]] += float64(w)
	}
	return out
}
