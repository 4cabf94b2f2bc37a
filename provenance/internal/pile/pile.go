// Package pile holds the articles of one run and answers what later stages ask of them:
// an article's record, which others are worth comparing with it, how frequent a term is
// and which runs of words recur under everything.
//
// [Read] makes a pile of records: it decodes and prepares them in parallel, makes one
// article of records that are the same article, puts the articles in order of time and
// then id, and finds boilerplate. Articles are numbered in that order, so that nothing
// later depends on the order of the input. What a large pile needs again later, the
// texts above all, is in temporary files; of each article some 120 bytes stay in memory.
package pile

import (
	"cmp"
	"unsafe"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// Pile is the articles of one run. Its methods may be called by many goroutines once it
// is read, but for Hold, Release, GiveText and Close; those that are told a worker may be
// called by one goroutine at a time for each worker.
type Pile struct {
	articles  []entry // by time, then id, once arranged
	stats     *terms.Statistics
	outlets   *outlet.Table // those that are known, and those of the pile
	spool     spool         // the records, then the gists
	preparers []*doc.Preparer
	common    boilerplate

	publishers []publisher // all that records name
	rewrites   bool        // the records have terms, by which rewrites are found
	tempDir    string
	signatures spool // of the articles, until copies are found
}

func newPile(workers int, rewrites bool, tempDir string) *Pile {
	p := &Pile{stats: terms.NewStatistics(), rewrites: rewrites, tempDir: tempDir, spool: spool{dir: tempDir}, signatures: spool{dir: tempDir}}
	for range workers {
		p.preparers = append(p.preparers, doc.NewPreparer())
	}
	return p
}

// Of returns a pile of articles that are in memory, in the order given, with the outlets
// that are known. It does not merge records nor look for boilerplate or candidates, and
// it need not be closed.
func Of(known *outlet.Table, articles ...*article.Article) *Pile {
	p := newPile(1, false, "")
	prep := p.preparers[0]
	var distinct terms.DistinctTerms
	for _, a := range articles {
		words := prep.Body(a)
		lang := doc.Language(a, words)
		p.stats.Add(lang, distinct.Of(prep.TermsOf(a.Text, lang, words)))
		p.articles = append(p.articles, entry{held: a, row: noRow})
	}
	p.nameOutlets(known)
	return p
}

// Len returns how many articles the pile has.
func (p *Pile) Len() int { return len(p.articles) }

// Outlets returns the table of the outlets that are known and those of the pile.
func (p *Pile) Outlets() *outlet.Table { return p.outlets }

// Outlet returns the canonical name of the outlet of article n, "" when unknown.
func (p *Pile) Outlet(n uint32) string { return p.articles[n].outlet }

// Words returns how many words the body of article n has.
func (p *Pile) Words(n uint32) int { return int(p.articles[n].words) }

// Lang returns the language of article n (ISO 639-1), "" when unknown.
func (p *Pile) Lang(n uint32) string { return p.articles[n].lang }

// Publisher returns what the record of article n, with what other records of the same
// article have added to it, says of its publisher: the outlet as it is written there, and
// the host; either may be empty.
func (p *Pile) Publisher(n uint32) (outletName, host string) {
	x := p.publisherOf(&p.articles[n])
	return x.outlet, x.Host
}

// Article returns article n. Its text is not there, unless the article is held and a Doc
// of it is in use. What is not held is another one each time.
func (p *Pile) Article(n uint32) *article.Article { return p.article(&p.articles[n]) }

// Hold makes article n stay in memory, without its text, so that all who ask for it get
// the same one.
func (p *Pile) Hold(n uint32) {
	e := &p.articles[n]
	e.held = p.article(e)
}

// Held returns article n when it is held, otherwise nil.
func (p *Pile) Held(n uint32) *article.Article { return p.articles[n].held }

// GiveText gives a held article its text for good.
func (p *Pile) GiveText(n uint32) {
	e := &p.articles[n]
	e.held.Text = p.text(e)
}

// Whole returns a copy of article n that has its text.
func (p *Pile) Whole(n uint32) *article.Article { return p.whole(&p.articles[n]) }

// Body returns article n with its text, and the words of its body. The words are good
// until the worker's next call.
func (p *Pile) Body(worker int, n uint32) (*article.Article, []shingle.Word) {
	a := p.Whole(n)
	return a, p.preparers[worker].Body(a)
}

// Doc prepares article n for comparing, without its boilerplate, and gives the article its
// text when it is held. It is to be followed by Release when the Doc is no longer used.
func (p *Pile) Doc(worker int, n uint32) *doc.Doc {
	e := &p.articles[n]
	a := e.held
	if a == nil {
		a = p.whole(e)
	} else {
		a.Text = p.text(e)
	}
	var aside *terms.HashSet
	if e.boilerplate {
		aside = p.common.recurring
	}
	return p.preparers[worker].PrepareWithout(aside, a, p.stats)
}

// Release takes the text from article n when it is held and its text can be read again.
func (p *Pile) Release(n uint32) {
	if e := &p.articles[n]; e.held != nil && e.Text > 0 {
		e.held.Text = ""
	}
}

// Gist returns the gist of article n, nil when there is none: gists are made when
// rewrites are looked for in a pile that is not tiny.
func (p *Pile) Gist(n uint32) doc.Gist {
	e := &p.articles[n]
	return p.spool.read(nil, e.gist, int(e.gistLen))
}

// gistWords is how many words an article may have for its gist to have them all: a
// sentence of a record's terms has no more.
const gistWords = 1 << 16

// GistTells reports whether the gist of article n has the same terms as its Doc would, as
// far as an article in the language lang may have them too: nothing is set aside in the
// Doc, and both are counted together, as a gist leaves out terms that nobody else has.
func (p *Pile) GistTells(n uint32, lang string) bool {
	e := &p.articles[n]
	return e.gistLen > 0 && !e.boilerplate && e.words < gistWords && e.lang == lang &&
		(e.held == nil || e.held.Lang == "" || len(e.held.Lang) >= 2 && e.held.Lang[:2] == lang)
}

// Err returns the first error of the temporary files, nil when there was none. What is
// read after one means nothing, so a run that has one must end.
func (p *Pile) Err() error { return cmp.Or(p.spool.trouble(), p.signatures.trouble()) }

// Close removes what the pile keeps outside of memory.
func (p *Pile) Close() {
	p.spool.close()
	p.signatures.close()
}

// article returns the article of e, without its text unless it is held with it.
func (p *Pile) article(e *entry) *article.Article {
	if e.held != nil {
		return e.held
	}
	a, _ := doc.ReadFields(string(p.spool.read(nil, e.at+doc.RecordHead, int(e.Fields))))
	return a
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

// part returns part of the spool as a string.
func (p *Pile) part(at int64, n uint32) string {
	if at < spoolMemory {
		return string(p.spool.read(nil, at, int(n)))
	}
	b := p.spool.read(make([]byte, n), at, int(n))
	return unsafe.String(unsafe.SliceData(b), len(b)) // nobody else has b
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
	return a
}

// prints appends the fingerprints of an article.
func (p *Pile) prints(dst []uint64, e *entry) []uint64 {
	return doc.AppendHashes(dst, p.spool.read(nil, e.at+e.PrintsAt(), 8*int(e.Prints)))
}

// terms returns the terms of an article as its record has them, in buf when they are not
// in memory.
func (p *Pile) terms(buf []byte, e *entry) []byte {
	return p.spool.read(buf, e.at+e.TermsAt(), int(e.Terms))
}

// trouble returns what must end a stage: that the run was cancelled, or trouble with the
// temporary files.
func (p *Pile) trouble(w *parallel.Workers) error { return cmp.Or(w.Err(), p.Err()) }
