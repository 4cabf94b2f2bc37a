// Package doc prepares an article for comparing, once, so that no later stage splits its
// text again.
//
// There are two forms. A [Record] is small and is kept for every article: fields, text,
// MinHash signature, fingerprints by winnowing, and the terms from which candidates are
// found. It has one encoding, which record.go specifies byte by byte. A [Doc] is made of
// the few articles that are in a candidate pair: words, sentences, quotations, weighted
// terms, trigrams. Between the two stands the [Gist], the weighted terms of an article
// without their positions: two gists are enough to discard most candidates.
//
// The package compares nothing but gists, and decides nothing. Furniture is known before;
// boilerplate is found in the pile and passed in as a set of fingerprints.
//
// Start at [Maker.Make] for records and at [Preparer.Prepare] for Docs.
package doc

import (
	"cmp"
	"slices"
	"sort"

	"copytrail/align"
	"copytrail/article"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/provenance/internal/whose"
	"copytrail/shingle"
)

// Doc is an article prepared for comparing: made once, compared often. Positions are
// indexes into Words unless the field says otherwise. Words in furniture, boilerplate and
// repeated blocks are not among them. A content position is the index of a word with a weight above 0
// among all such words. A Doc does not change, so many goroutines may read it.
type Doc struct {
	Article *article.Article
	Lang    string // ISO 639-1: of the article, or detected; "" when unknown

	Body      uint64          // hash of all words of the body, including boilerplate
	Words     []shingle.Word  // of the body, without boilerplate
	Cuts      []uint32        // the bytes, ascending, at which repeated blocks and ignored sentences begin that are set aside
	Hashes    []uint64        // Hash of each word
	Sentences []shingle.Range // every word is in exactly one
	Sentence  []uint16        // the sentence of each content position
	Quotes    []shingle.Range // quotations, without their marks

	Content  []uint32     // word index of each content position
	Seq      align.Seq    // terms and weights of the content positions
	Kinds    []terms.Kind // of each content position
	Repeats  []uint8      // how often the term of each content position is in the text, at most 255
	Mass     float64      // sum of the weights
	Trigrams align.Grams  // hashes of three consecutive words, at the first word

	whose       []finding.Words   // of each word; see Whose
	firstPerson bool              // see FirstPerson
	figures     []bool            // of each content position; see Figures
	items       [][]shingle.Range // of the sentences; see Items
}

// Preparer makes Docs. It owns the stemmers, so only one goroutine may use it at a time.
type Preparer struct {
	stats     *terms.Statistics // nil until the pile is counted
	stemmers  map[string]*terms.Stemmer
	words     []shingle.Word
	terms     []terms.Info
	sentences []shingle.Range
	sorter    align.Sorter
	content   contentScratch
	whose     whose.Finder
	repeats   repeats

	noRepeats  bool     // the next article repeats nothing
	noItems    bool     // the next Doc has no items
	hasRepeats bool     // the last article repeats a block
	ignored    *Ignored // nil for none
	hasIgnored bool     // the last article has words that are ignored
	runs       []uint64
}

// contentScratch holds the content positions of a text until their number is known.
type contentScratch struct {
	at       []uint32
	sym      []uint32
	weight   []float32
	kinds    []terms.Kind
	sentence []uint16
}

// NewPreparer returns a Preparer without term statistics.
func NewPreparer() *Preparer { return &Preparer{stemmers: map[string]*terms.Stemmer{}} }

// Use sets the statistics from which the weights of terms are computed from now on.
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

// Body returns the words of a's text outside furniture, without the blocks that it repeats
// and without what is ignored. The result is valid until the next call.
func (p *Preparer) Body(a *article.Article) []shingle.Word {
	p.words = shingle.AppendWords(p.words[:0], a.Text)
	words := outsideFurniture(a, p.words)
	if p.noRepeats {
		p.noRepeats, p.repeats.cuts = false, p.repeats.cuts[:0]
	} else {
		words = p.repeats.without(a.Text, words)
	}
	p.hasRepeats = len(p.repeats.cuts) > 0
	return p.withoutIgnored(a.Text, words)
}

// HasRepeats reports whether the article that p prepared last repeats a block.
func (p *Preparer) HasRepeats() bool { return p.hasRepeats }

// NoRepeats says that the article that p prepares next repeats nothing, as HasRepeats said
// of it before. It saves looking again.
func (p *Preparer) NoRepeats() { p.noRepeats = true }

// NoItems says that the article of the next Doc has no items, as [MayHaveItems] said of it
// before. It saves looking for them.
func (p *Preparer) NoItems() { p.noItems = true }

// outsideFurniture returns the words of a's text outside furniture, in the memory of words.
func outsideFurniture(a *article.Article, words []shingle.Word) []shingle.Word {
	if len(a.Furniture) == 0 {
		return words
	}
	kept, rest := words[:0], words
	for _, f := range a.Furniture {
		// The words of the body up to f are kept, those that touch f are passed over.
		to := sort.Search(len(rest), func(i int) bool { return int(rest[i].End) > f.Start })
		kept = append(kept, rest[:to]...)
		rest = rest[to:]
		rest = rest[sort.Search(len(rest), func(i int) bool { return int(rest[i].Start) >= f.End }):]
	}
	return append(kept, rest...)
}

// Language returns the language of a (ISO 639-1): the one it states, otherwise the one
// detected from these words of its text; "" when unknown.
func Language(a *article.Article, words []shingle.Word) string {
	if len(a.Lang) >= 2 {
		return terms.Sisters(a.Lang[:2])
	}
	return terms.DetectLanguage(a.Text, words)
}

// TermsOf returns the term of each word of text. The result is valid until the next call.
func (p *Preparer) TermsOf(text, lang string, words []shingle.Word) []terms.Info {
	p.terms = p.stemmer(lang).AppendTerms(p.terms[:0], text, words)
	return p.terms
}

// Prepare makes the Doc of a, with weights from stats, and keeps its boilerplate.
func (p *Preparer) Prepare(a *article.Article, stats *terms.Statistics) *Doc {
	return p.PrepareWithout(nil, a, stats)
}

// PrepareWithout makes the Doc of a without boilerplate, whose fingerprints are
// recurring. With a nil set it is [Preparer.Prepare].
func (p *Preparer) PrepareWithout(recurring *terms.HashSet, a *article.Article, stats *terms.Statistics) *Doc {
	d, list := p.withTerms(recurring, a, stats)
	found := p.whose.Find(whose.Text{Text: a.Text, Lang: d.Lang, Words: d.Words, Terms: list, Sentences: d.Sentences})
	d.Quotes, d.whose, d.firstPerson = found.Quotes, found.Words, found.FirstPerson
	d.figures = whose.Figures(d.Kinds, d.Sentence)
	d.Trigrams = trigrams(d.Hashes, &p.sorter)
	return d
}

// PrepareTerms does what PrepareWithout does but for quotations, whose words are whose, and
// trigrams, which take about a quarter of the time. The Doc is good for [Doc.Items] and for gists.
func (p *Preparer) PrepareTerms(recurring *terms.HashSet, a *article.Article, stats *terms.Statistics) *Doc {
	d, _ := p.withTerms(recurring, a, stats)
	return d
}

// withTerms returns the Doc of a with its words, sentences, terms and items, and the term of
// each word, valid until the next call.
func (p *Preparer) withTerms(recurring *terms.HashSet, a *article.Article, stats *terms.Statistics) (*Doc, []terms.Info) {
	p.Use(stats)
	words := slices.Clone(p.Body(a))
	cuts := slices.Sorted(slices.Values(p.repeats.cuts))
	body := uint64(0)
	for _, w := range words {
		body = terms.Mix(body, w.Hash)
	}
	if recurring != nil {
		words = ownWords(a.Text, words, recurring)
	}
	d := &Doc{Article: a, Lang: Language(a, words), Body: body, Words: words, Cuts: cuts}
	d.Sentences = shingle.AppendSentences(nil, a.Text, words)
	d.Hashes = make([]uint64, len(words))
	for i, w := range words {
		d.Hashes[i] = w.Hash
	}
	list := p.TermsOf(a.Text, d.Lang, words)
	d.fillContent(list, &p.content, &p.sorter)
	if !p.noItems {
		d.setItems()
	}
	p.noItems = false
	return d, list
}

// fillContent sets the fields that describe the content positions.
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

// Once reports whether the term at content position i occurs only once in the text.
func (d *Doc) Once(i int) bool { return d.Repeats[i] == 1 }

// MaxDetailRepeat is how often a term may occur in a text and still be a detail. A more
// frequent term belongs to the topic.
const MaxDetailRepeat = 2

// titleCase reports whether most words of a sentence begin with a capital, as in
// headings. Capitals do not mark names there.
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

// Span returns the byte range of the words [r.Start, r.End) in the article's text.
func (d *Doc) Span(r shingle.Range) article.Span {
	if r.Start >= r.End {
		return article.Span{}
	}
	return article.Span{Start: int(d.Words[r.Start].Start), End: int(d.Words[r.End-1].End)}
}

// Text returns the text of the words [r.Start, r.End).
func (d *Doc) Text(r shingle.Range) string {
	s := d.Span(r)
	return d.Article.Text[s.Start:s.End]
}

// AppendFolded appends to dst the folded text of the words [r.Start, r.End), with what stands
// between them, and returns the extended slice.
func (d *Doc) AppendFolded(dst []byte, r shingle.Range) []byte {
	words := d.Words[r.Start:r.End]
	if !slices.ContainsFunc(words, func(w shingle.Word) bool { return w.Class&(shingle.Disguised|shingle.SerbianCyrillic) != 0 }) {
		return shingle.Fold(dst, d.Text(r))
	}
	for _, w := range words {
		dst = append(w.AppendFolded(dst, d.Article.Text), ' ')
	}
	return dst
}

// WordsOf returns the range of words of the sentences [r.Start, r.End), which is not
// empty.
func (d *Doc) WordsOf(r shingle.Range) shingle.Range {
	return shingle.Range{Start: d.Sentences[r.Start].Start, End: d.Sentences[r.End-1].End}
}

// CutAfter reports whether furniture, a repeated block or ignored text lies between words i
// and i+1.
func (d *Doc) CutAfter(i int) bool {
	from, to := int(d.Words[i].End), int(d.Words[i+1].Start)
	if c, _ := slices.BinarySearch(d.Cuts, uint32(from)); c < len(d.Cuts) && int(d.Cuts[c]) < to {
		return true
	}
	f := d.Article.Furniture
	k, _ := slices.BinarySearchFunc(f, from, func(s article.Span, at int) int { return cmp.Compare(s.End, at) })
	return k < len(f) && f[k].Start < to && f[k].End > from
}

// SentenceMasses returns the sum of the weights in each sentence.
func (d *Doc) SentenceMasses() []float64 {
	out := make([]float64, len(d.Sentences))
	for i, w := range d.Seq.Weight {
		out[d.Sentence[i]] += float64(w)
	}
	return out
}
