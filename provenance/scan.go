// Package provenance judges which articles of a pile reuse the text of which
// others, and what shows it.
//
// An article is prepared once as a [Doc]: words, sentences, quotations, weighted
// terms. Candidates come from three searches: bands of signatures (copies), verbatim
// fingerprints (lifted passages) and pairs of rare terms that stand in one sentence
// (rewrites). Each candidate pair is measured ([Finding].Features), judged by a
// model learned from labelled pairs, judged again in the light of the story's other
// articles, and kept with its passages, the direction and its cues.
//
// [Scan] does all of it for a pile, [Compare] for one pair.
package provenance

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"
	"unsafe"

	"copytrail/article"
	"copytrail/lsh"
	"copytrail/shingle"
)

// Scan reads the records, compares the articles and returns what it found. One bad
// record does not stop it: it is in Result.Skipped. The error is ctx's, or that of
// storage for a large pile.
//
// The result depends on the articles alone: not on opt.Jobs, nor on the order in
// which records come.
func Scan(ctx context.Context, records iter.Seq2[article.Record, error], read article.Options, opt Options) (*Result, error) {
	s := newScan(ctx, opt)
	defer s.spool.close()
	for _, stage := range []func() error{
		func() error { return s.read(records, read) },
		s.arrange, s.findBoilerplate, s.find, s.judge, s.weighStories, s.tell,
	} {
		if err := stage(); err != nil {
			return nil, err
		}
	}
	return &s.result, nil
}

// scan is the state of one run, stage by stage.
type scan struct {
	ctx       context.Context
	opt       Options
	jobs      int
	preparers []*preparer // one a worker
	pairings  []*pairing  // one a worker
	stats     *Statistics
	pile      []entry // by time, then id, from arrange on
	pairs     []candidate
	judged    []judgement // of pairs, in their order
	outlets   *OutletTable
	recurring *hashSet // fingerprints of boilerplate
	spool     spool    // the texts and more; see entry
	result    Result

	printCounts *roughCounts // in how many articles a fingerprint stands, until copies are found
	printings   []bool       // articles that are one more printing of a widely printed text
	passed      []passed     // the pairs that a glance has shown not to be reuse, in order
}

// entry is an article of the pile with its sketch. Its text, the fingerprints of its
// verbatim runs and its digest are in the spool, one after the other.
type entry struct {
	article *article.Article // its Text is "" but while the text is needed; see scan.text
	outlet  string           // its outlet's canonical name, "" when unknown
	lang    string
	sig     shingle.Signature

	at      int64  // where in the spool the text is
	text    uint32 // its length
	prints  uint32 // how many fingerprints
	digest  uint32 // length of the digest, 0 when no rewrites are searched
	words   int32  // of the body
	gist    int64  // where in the spool the gist is, once there is one
	gistLen uint32

	boilerplate bool // some of its text recurs in the pile and is set aside
}

// candidate is a pair worth judging, and how it was found.
type candidate struct {
	lsh.Pair
	found
}

// found says by which searches a pair was found: what it may be.
type found uint8

const (
	byBands  found = 1 << iota // its wording is alike: it may be a copy
	byPrints                   // it has a run of words in common: it may have an excerpt
	byKeys                     // it has pairs of rare terms in common: it may be a rewrite
)

func newScan(ctx context.Context, opt Options) *scan {
	s := &scan{ctx: ctx, opt: opt, jobs: workers(opt.Jobs), stats: newStatistics(), spool: spool{dir: opt.TempDir}}
	s.result.Summary.Skips = map[string]int{}
	s.result.Summary.Findings = map[Relation]int{}
	for range s.jobs {
		s.preparers = append(s.preparers, newPreparer())
		s.pairings = append(s.pairings, &pairing{})
	}
	return s
}

func (s *scan) progress(stage string, done, total int64) {
	if s.opt.Progress != nil {
		s.opt.Progress(stage, done, total)
	}
}

// unit is what one worker makes of some records.
type unit struct {
	entries []entry // at is counted from the beginning of spooled
	spooled []byte
	skipped []Skipped
	read    int
	bytes   int64
}

// raw is a record that has not been decoded, or the trouble with it.
type raw struct {
	record article.Record
	err    error
}

// batches gathers the records for the workers.
func batches(records iter.Seq2[article.Record, error]) iter.Seq[[]raw] {
	const batchSize = 64
	return func(yield func([]raw) bool) {
		var batch []raw
		for r, err := range records {
			batch = append(batch, raw{r, err})
			if len(batch) == batchSize {
				if !yield(batch) {
					return
				}
				batch = nil
			}
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// read decodes and sketches every record, and counts terms.
func (s *scan) read(records iter.Seq2[article.Record, error], read article.Options) error {
	readers := make([]reader, s.jobs)
	for i := range readers {
		readers[i] = reader{scan: s, preparer: s.preparers[i]}
	}
	var buffers sync.Pool // of *[]byte
	work := func(worker int, batch []raw) unit {
		var u unit
		if b, ok := buffers.Get().(*[]byte); ok {
			u.spooled = (*b)[:0]
		}
		for _, r := range batch {
			if r.err != nil {
				u.read++
				u.skipped = append(u.skipped, skipped(r.err))
				continue
			}
			articles, errs := r.record.Articles(read)
			u.read += len(articles) + len(errs)
			for _, err := range errs {
				u.skipped = append(u.skipped, skipped(err))
			}
			for i := range articles {
				u.bytes += int64(len(articles[i].Text))
				readers[worker].take(&u, &articles[i])
			}
		}
		return u
	}
	done := int64(0)
	err := inOrder(s.ctx, s.jobs, batches(records), work, func(u unit) {
		at := s.spool.write(u.spooled)
		for i := range u.entries {
			u.entries[i].at += at
		}
		buffers.Put(&u.spooled)
		s.pile = append(s.pile, u.entries...)
		s.result.Skipped = append(s.result.Skipped, u.skipped...)
		s.result.Summary.Read += u.read
		done += u.bytes
		s.progress("reading", done, 0)
	})
	s.spool.flush()
	return cmp.Or(err, s.trouble())
}

// reader makes entries of articles. One goroutine uses it at a time.
type reader struct {
	*scan
	*preparer
	sketcher shingle.Sketcher
	rows     shingle.Signature // memory for signatures
	prints   []uint64
	distinct distinctTerms
}

// take adds an article to a unit and its terms to the statistics.
func (r *reader) take(u *unit, a *article.Article) {
	words := r.body(a)
	e := entry{article: a, lang: language(a, words), words: int32(len(words)), at: int64(len(u.spooled)), text: uint32(len(a.Text))}
	u.spooled = append(u.spooled, a.Text...)
	const slab = 64
	if cap(r.rows)-len(r.rows) < shingle.Bins {
		r.rows = make(shingle.Signature, 0, slab*shingle.Bins)
	}
	from := len(r.rows)
	r.rows, _ = r.sketcher.Sketch(r.rows, words)
	e.sig = r.rows[from:len(r.rows):len(r.rows)]
	r.prints = shingle.AppendFingerprints(r.prints[:0], words)
	e.prints = uint32(len(r.prints))
	for _, x := range r.prints {
		u.spooled = binary.LittleEndian.AppendUint64(u.spooled, x)
	}
	if r.opt.Tier == TierAll {
		terms := r.termsOf(a.Text, e.lang, words)
		r.scan.stats.add(e.lang, r.distinct.of(terms))
		before := len(u.spooled)
		u.spooled = r.appendDigest(u.spooled, a.Text, words, terms)
		e.digest = uint32(len(u.spooled) - before)
	}
	if !r.opt.HoldTexts {
		a.Text = ""
	}
	u.entries = append(u.entries, e)
}

// text returns the text of an article of the pile.
func (s *scan) text(e *entry) string {
	if e.article.Text != "" || e.text == 0 {
		return e.article.Text
	}
	if e.at < spoolMemory {
		return string(s.spool.read(nil, e.at, int(e.text)))
	}
	b := s.spool.read(make([]byte, e.text), e.at, int(e.text))
	return unsafe.String(unsafe.SliceData(b), len(b)) // nobody else has b
}

// whole returns a copy of the article of e that has its text.
func (s *scan) whole(e *entry) *article.Article {
	a := *e.article
	a.Text = s.text(e)
	return &a
}

// prints appends the fingerprints of an article.
func (s *scan) prints(dst []uint64, e *entry) []uint64 {
	b := s.spool.read(nil, e.at+int64(e.text), 8*int(e.prints))
	for ; len(b) > 0; b = b[8:] {
		dst = append(dst, binary.LittleEndian.Uint64(b))
	}
	return dst
}

// digest returns the digest of an article, in buf when it is not held.
func (s *scan) digest(buf []byte, e *entry) []byte {
	return s.spool.read(buf, e.at+int64(e.text)+8*int64(e.prints), int(e.digest))
}

// trouble returns what must end the scan: that it was cancelled, or trouble with the
// spool.
func (s *scan) trouble() error { return cmp.Or(s.ctx.Err(), s.spool.trouble()) }

// skipped makes an entry of the list of skipped records from the error of one.
func skipped(err error) Skipped {
	var skip *article.SkipError
	if !errors.As(err, &skip) {
		return Skipped{Reason: err.Error()}
	}
	reason := skip.Reason
	if skip.Err != nil {
		reason += ": " + skip.Err.Error()
	}
	return Skipped{Input: skip.Place, Reason: reason}
}

// arrange merges the records that are one article, and puts the pile in its own
// order, time and then id, so that nothing later depends on the order of the input.
// It sets aside records whose id is taken by one that stands before them in its
// file, or in a file before by name.
func (s *scan) arrange() error {
	s.nameOutlets()
	s.merge()
	slices.SortFunc(s.pile, func(x, y entry) int {
		if c := cmp.Or(compareTime(x.article, y.article), cmp.Compare(x.article.ID, y.article.ID)); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(s.text(&x), s.text(&y)), cmp.Compare(x.article.Place, y.article.Place))
	})
	first := map[string]int{}
	for i, e := range s.pile {
		j, taken := first[e.article.ID]
		if !taken || comparePlaces(e.article.Place, s.pile[j].article.Place) < 0 {
			first[e.article.ID] = i
		}
	}
	kept := make([]entry, 0, len(s.pile))
	for i, e := range s.pile {
		if j := first[e.article.ID]; j != i {
			s.result.Skipped = append(s.result.Skipped, Skipped{
				Input:  e.article.Place,
				Reason: fmt.Sprintf("id %q is taken by %s", e.article.ID, s.pile[j].article.Place),
			})
			continue
		}
		kept = append(kept, e)
	}
	s.pile = kept
	slices.SortStableFunc(s.result.Skipped, func(x, y Skipped) int {
		return cmp.Or(comparePlaces(x.Input, y.Input), cmp.Compare(x.Reason, y.Reason))
	})
	s.result.Summary.Kept = len(s.pile)
	for _, x := range s.result.Skipped {
		reason, _, _ := strings.Cut(x.Reason, ":")
		if strings.HasPrefix(reason, "id ") {
			reason = "id is taken"
		}
		s.result.Summary.Skips[reason]++
	}
	return s.trouble()
}

// nameOutlets gives every article the canonical name of its outlet.
func (s *scan) nameOutlets() {
	seen := map[credential]int{}
	for _, e := range s.pile {
		seen[credentialOf(e.article)]++
	}
	p := newPileOutlets(s.opt.outlets(), seen)
	s.outlets = p.table
	for i := range s.pile {
		s.pile[i].outlet = p.name(credentialOf(s.pile[i].article))
	}
}

// compareTime orders articles by time; those without one come last.
func compareTime(a, b *article.Article) int {
	an, bn := a.Published.Precision == article.NoTime, b.Published.Precision == article.NoTime
	switch {
	case an && bn:
		return 0
	case an:
		return 1
	case bn:
		return -1
	}
	return a.Published.Compare(b.Published.Time)
}

// comparePlaces orders "file:line" by file, then by number.
func comparePlaces(x, y string) int {
	split := func(s string) (string, int) {
		i := strings.LastIndexAny(s, ":#@")
		n := 0
		if i < 0 {
			return s, 0
		}
		for _, c := range s[i+1:] {
			if c < '0' || c > '9' || n > 1<<40 {
				return s, 0
			}
			n = 10*n + int(c-'0')
		}
		return s[:i], n
	}
	xf, xn := split(x)
	yf, yn := split(y)
	return cmp.Or(cmp.Compare(xf, yf), cmp.Compare(xn, yn))
}

// day returns the number of the day of a's publication, or lsh.NoDay.
func day(a *article.Article) int32 {
	if a.Published.Precision == article.NoTime {
		return lsh.NoDay
	}
	return int32(a.Published.Unix() / (24 * 60 * 60))
}

// days returns a window in whole days, rounded up; 0 for none.
func days(window time.Duration) int {
	const aDay = 24 * time.Hour
	return int((window + aDay - 1) / aDay)
}
