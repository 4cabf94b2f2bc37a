// Package pile holds the articles of one run and finds the pairs among them that are worth
// comparing.
//
// [Read] makes a pile: it decodes and prepares records in parallel, merges records of the
// same article, sorts the articles by time and then id, and finds boilerplate. Articles
// are numbered in that order, so no result depends on the order of the input. Texts and
// other data of a large pile are in temporary files; some 120 bytes of each article stay in
// memory.
//
// [Pile.Candidates] finds pairs by three searches: banded MinHash signatures (locality
// sensitive hashing) for copies, shared fingerprints for excerpts, and shared pairs of rare
// terms for rewrites. In a small pile all pairs are candidates. A candidate is not a
// finding: package judge decides.
//
// Start at [Read], or at [ReadArticles] for articles in memory.
package pile

import (
	"cmp"
	"unsafe"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Pile is the articles of one run, numbered from 0 by time and then id. Once it is read,
// several goroutines may call its methods at once, except Hold, Release, GiveText,
// Candidates and Close. A method with a worker may run only once at a time for each
// worker, which is a number in [0, workers).
type Pile struct {
	articles  []entry // by time, then id, once arranged
	stats     *terms.Statistics
	outlets   *outlet.Table // the known outlets and those of the pile
	spool     spool         // the records, then the gists
	preparers []*doc.Preparer
	common    boilerplate
	times     map[string]finding.OutletTimes // by canonical name
	doubted   int                            // articles with a time that is not believed as it stands
	ignored   *doc.Ignored                   // texts whose words do not count; nil for none

	publishers []publisher // the distinct publishers in records
	rewrites   bool        // the records have terms, by which rewrites are found
	tempDir    string
	signatures spool // the signatures of the articles, until copies are found
}

func newPile(workers int, rewrites bool, tempDir string) *Pile {
	p := &Pile{stats: terms.NewStatistics(), rewrites: rewrites, tempDir: tempDir, spool: spool{dir: tempDir}, signatures: spool{dir: tempDir}}
	for range workers {
		p.preparers = append(p.preparers, doc.NewPreparer())
	}
	return p
}

// ignore makes the pile leave out the words of these texts, which may be nil.
func (p *Pile) ignore(texts *doc.Ignored) {
	p.ignored = texts
	for _, prep := range p.preparers {
		prep.Ignore(texts)
	}
}

// Of returns a pile of articles in memory, in this order. known are the known outlets. It
// does not merge records or find boilerplate, and the pile need not be closed. One worker
// may prepare its articles.
func Of(known *outlet.Table, articles ...*article.Article) *Pile {
	return OfIgnoring(known, nil, articles...)
}

// OfIgnoring is [Of] without the words of some texts, nil for none.
func OfIgnoring(known *outlet.Table, texts *doc.Ignored, articles ...*article.Article) *Pile {
	p := newPile(1, false, "")
	p.ignore(texts)
	prep := p.preparers[0]
	var distinct terms.DistinctTerms
	for _, a := range articles {
		words := prep.Body(a)
		lang := doc.Language(a, words)
		p.stats.Add(lang, distinct.Of(prep.TermsOf(a.Text, lang, words)))
		e := entry{held: a, lang: lang, words: uint32(len(words)), row: noRow, repeats: prep.HasRepeats(), items: doc.MayHaveItems(a)}
		e.takeTime(a)
		p.articles = append(p.articles, e)
	}
	p.nameOutlets(known)
	p.judgeTimes()
	return p
}

// Len returns how many articles the pile has.
func (p *Pile) Len() int { return len(p.articles) }

// Outlets returns the table of the known outlets and those of the pile.
func (p *Pile) Outlets() *outlet.Table { return p.outlets }

// Outlet returns the canonical name of the outlet of article n, "" when unknown.
func (p *Pile) Outlet(n uint32) string { return p.articles[n].outlet }

// Words returns how many words the body of article n has.
func (p *Pile) Words(n uint32) int { return int(p.articles[n].words) }

// Lang returns the language of article n (ISO 639-1), "" when unknown.
func (p *Pile) Lang(n uint32) string { return p.articles[n].lang }

// Publisher returns the outlet and the host of article n as its record has them, completed
// from merged records of the same article. Either may be empty.
func (p *Pile) Publisher(n uint32) (outletName, host string) {
	x := p.publisherOf(&p.articles[n])
	return x.outlet, x.Host
}

// Article returns article n without its text; only a held article has its text while a Doc
// of it is in use. For an article that is not held each call returns a new copy.
func (p *Pile) Article(n uint32) *article.Article { return p.article(&p.articles[n]) }

// Hold keeps article n in memory, without its text, so that all callers of
// [Pile.Article] get the same pointer.
func (p *Pile) Hold(n uint32) {
	e := &p.articles[n]
	e.held = p.article(e)
}

// Held returns article n when it is held, otherwise nil.
func (p *Pile) Held(n uint32) *article.Article { return p.articles[n].held }

// GiveText sets the text of a held article for good.
func (p *Pile) GiveText(n uint32) {
	e := &p.articles[n]
	e.held.Text = p.text(e)
}

// Whole returns a copy of article n with its text.
func (p *Pile) Whole(n uint32) *article.Article { return p.whole(&p.articles[n]) }

// Body returns a copy of article n with its text, and the words of its body. The words are
// valid until the worker's next call.
func (p *Pile) Body(worker int, n uint32) (*article.Article, []shingle.Word) {
	a := p.Whole(n)
	if !p.articles[n].repeats {
		p.preparers[worker].NoRepeats()
	}
	return a, p.preparers[worker].Body(a)
}

// Doc prepares article n for comparing, without its boilerplate. It sets the text of a held
// article. Call [Pile.Release] when the Doc is no longer used.
func (p *Pile) Doc(worker int, n uint32) *doc.Doc {
	exclude, a := p.toPrepare(worker, n)
	return p.preparers[worker].PrepareWithout(exclude, a, p.stats)
}

// Terms returns article n prepared as far as its items and gists need it, until Release(n).
func (p *Pile) Terms(worker int, n uint32) *doc.Doc {
	exclude, a := p.toPrepare(worker, n)
	return p.preparers[worker].PrepareTerms(exclude, a, p.stats)
}

// MayHaveItems reports whether article n may have items. When it is false, [doc.Items] has none.
func (p *Pile) MayHaveItems(n uint32) bool { return p.articles[n].items }

// toPrepare returns article n with its text and the fingerprints of its boilerplate, nil when
// it has none, and tells the preparer when the article repeats nothing and has no items.
func (p *Pile) toPrepare(worker int, n uint32) (exclude *terms.HashSet, a *article.Article) {
	e := &p.articles[n]
	a = e.held
	if a == nil {
		a = p.whole(e)
	} else {
		a.Text = p.text(e)
	}
	if e.boilerplate {
		exclude = p.common.recurring
	}
	if !e.repeats {
		p.preparers[worker].NoRepeats()
	}
	if !e.items {
		p.preparers[worker].NoItems()
	}
	return exclude, a
}

// Release drops the text of article n when the article is held and its text can be read
// again.
func (p *Pile) Release(n uint32) {
	if e := &p.articles[n]; e.held != nil && e.Text > 0 {
		e.held.Text = ""
	}
}

// Gist returns the gist of article n, which is empty when there is none. The search for
// rewrites makes the gists, but not in a pile of at most 128 articles.
func (p *Pile) Gist(n uint32) doc.Gist {
	e := &p.articles[n]
	return p.spool.read(nil, e.gist, int(e.gistLen))
}

// gistWords bounds the words of an article whose gist is complete: a sentence in a
// record's terms has fewer.
const gistWords = 1 << 16

// GistIsComplete reports whether the gist of article n has all terms of its Doc that an
// article in the language lang may have too. That is so when the Doc excludes no
// boilerplate and article n is in that language, because a gist leaves out the terms that
// no other article of its language has.
func (p *Pile) GistIsComplete(n uint32, lang string) bool {
	e := &p.articles[n]
	return e.gistLen > 0 && !e.boilerplate && e.words < gistWords && e.lang == lang &&
		(e.held == nil || e.held.Lang == "" || len(e.held.Lang) >= 2 && terms.Sisters(e.held.Lang[:2]) == lang)
}

// Err returns the first error of the temporary files, or nil. Data read after an error is
// invalid, so the run must end.
func (p *Pile) Err() error { return cmp.Or(p.spool.Err(), p.signatures.Err()) }

// Close removes the temporary files.
func (p *Pile) Close() {
	p.spool.close()
	p.signatures.close()
}

// article returns the article of e, as [Pile.Article] does.
func (p *Pile) article(e *entry) *article.Article {
	if e.held != nil {
		return e.held
	}
	a, _ := doc.ReadFields(string(p.spool.read(nil, e.at+doc.RecordHead, int(e.Fields))))
	return e.withDoubt(a)
}

// text returns the text of an article.
func (p *Pile) text(e *entry) string {
	if e.held != nil && e.held.Text != "" || e.Text == 0 {
		if e.held == nil {
			return ""
		}
		return e.held.Text
	}
	return p.part(e.at+e.TextAt(), e.Text)
}

// part returns n bytes of the spool at offset at.
func (p *Pile) part(at int64, n uint32) string {
	if at < spoolMemory {
		return string(p.spool.read(nil, at, int(n)))
	}
	b := p.spool.read(make([]byte, n), at, int(n))
	return unsafe.String(unsafe.SliceData(b), len(b)) // no other code has b
}

// whole returns a copy of the article of e that has its text.
func (p *Pile) whole(e *entry) *article.Article {
	if e.held != nil {
		a := *e.held
		a.Text = p.text(e)
		return &a
	}
	b := p.part(e.at+doc.RecordHead, e.Fields+e.Text)
	a, _ := doc.ReadFields(b[:e.Fields])
	a.Text = b[e.Fields:]
	return e.withDoubt(a)
}

// prints appends the fingerprints of an article to dst.
func (p *Pile) prints(dst []uint64, e *entry) []uint64 {
	return doc.AppendHashes(dst, p.spool.read(nil, e.at+e.PrintsAt(), 8*int(e.Prints)))
}

// terms returns the encoded terms in the record of an article. It reads them into buf
// unless they are in memory.
func (p *Pile) terms(buf []byte, e *entry) []byte {
	return p.spool.read(buf, e.at+e.TermsAt(), int(e.Terms))
}

// stageErr returns the error with which a stage must end: that the run was cancelled, or
// an error of the temporary files.
func (p *Pile) stageErr(w *parallel.Workers) error { return cmp.Or(w.Err(), p.Err()) }
