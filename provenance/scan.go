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
	"copytrail/article"
	"copytrail/lsh"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/terms"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/zeebo/xxh3"
)

// Scan reads the records, compares the articles and returns what it found. One bad
// record does not stop it: it is in Result.Skipped. The error is ctx's, or that of
// storage for a large pile.
//
// The result depends on the articles alone: not on opt.Jobs, nor on the order in
// which records come.
func Scan(ctx context.Context, records iter.Seq2[article.Record, error], read article.Options, opt Options) (*Result, error) {
	s := newScan(ctx, opt)
	defer s.close()
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
	ctx        context.Context
	opt        Options
	jobs       int
	preparers  []*doc.Preparer // one a worker
	pairings   []*pairing      // one a worker
	stats      *terms.Statistics
	pile       []entry // by time, then id, from arrange on
	pairs      []candidate
	judged     []judgement // of pairs, in their order
	outlets    *outlet.Table
	recurring  *terms.HashSet // fingerprints of boilerplate
	everywhere *terms.HashSet // those of them that strangers have
	spool      spool          // the texts and more; see entry
	rows       spool          // the signatures, until copies are found
	marks      []marks        // of the pile, until merged

	publishers      []publisher // all that records name
	publisherNumber map[publisher]uint32
	result          Result

	printCounts *terms.RoughCounts  // in how many articles a fingerprint stands, until copies are found
	printings   []bool              // articles that are one more printing of a widely printed text
	crowds      map[uint32]printing // the articles of crowds
	firsts      map[uint32][]uint32 // the first printings of each crowd, by its first article
	passed      []passed            // the pairs that a glance has shown not to be reuse, in order
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
	s := &scan{ctx: ctx, opt: opt, jobs: workers(opt.Jobs), stats: terms.NewStatistics(), spool: spool{dir: opt.TempDir}, rows: spool{dir: opt.TempDir}, publisherNumber: map[publisher]uint32{}}
	s.result.Summary.Skips = map[string]int{}
	s.result.Summary.Findings = map[finding.Relation]int{}
	for range s.jobs {
		s.preparers = append(s.preparers, doc.NewPreparer())
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
	entries    []entry // at is counted from the beginning of spooled, row from that of rows
	publishers []publisher
	marks      []marks
	spooled    []byte
	rows       []byte
	skipped    []Skipped
	read       int
	bytes      int64
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
		readers[i] = reader{s, doc.NewMaker(s.preparers[i])}
	}
	var buffers sync.Pool // of *unit
	work := func(worker int, batch []raw) unit {
		var u unit
		if b, ok := buffers.Get().(*unit); ok {
			u.entries, u.publishers, u.marks, u.spooled, u.rows = b.entries[:0], b.publishers[:0], b.marks[:0], b.spooled[:0], b.rows[:0]
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
		s.add(&u)
		done += u.bytes
		buffers.Put(&u)
		s.progress("reading", done, 0)
	})
	s.spool.flush()
	s.rows.flush()
	return cmp.Or(err, s.trouble())
}

// reader makes entries of articles. One goroutine uses it at a time.
type reader struct {
	*scan
	maker *doc.Maker
}

// take adds an article to a unit and its terms to the statistics.
func (r *reader) take(u *unit, a *article.Article) {
	rec := r.maker.Make(a, r.opt.Tier == TierAll)
	e := entry{
		lang: rec.Lang, words: uint32(rec.Words), row: noRow,
		name: xxh3.HashString(a.ID), published: instantOf(a.Published), noted: len(a.Notes) > 0,
		at: int64(len(u.spooled)),
	}
	u.spooled, e.Layout = rec.Append(u.spooled)
	if e.Signed {
		e.row = uint32(len(u.rows) / rowBytes)
		u.rows = append(u.rows, asBytes(rec.Signature)...)
	}
	if r.opt.Tier == TierAll {
		r.stats.Add(rec.Lang, r.maker.Distinct())
	}
	u.entries = append(u.entries, e)
	address := article.CanonicalURL(a.URL)
	u.publishers = append(u.publishers, publisher{a.Outlet, outlet.CredentialAt(a.Outlet, address)})
	u.marks = append(u.marks, markOf(address, &e, rec.Signature))
}

// add puts what was made of some records into the pile.
func (s *scan) add(u *unit) {
	at, row := s.spool.write(u.spooled), uint32(s.rows.write(u.rows)/rowBytes)
	for i := range u.entries {
		e := &u.entries[i]
		e.at += at
		if e.row != noRow {
			e.row += row
		}
		p := u.publishers[i]
		n, ok := s.publisherNumber[p]
		if !ok {
			p.outlet, p.Credential.Outlet, p.Host = strings.Clone(p.outlet), strings.Clone(p.Credential.Outlet), strings.Clone(p.Host)
			n = uint32(len(s.publishers))
			s.publishers = append(s.publishers, p)
			s.publisherNumber[p] = n
		}
		e.publisher = n
	}
	s.pile = append(s.pile, u.entries...)
	s.marks = append(s.marks, u.marks...)
	s.result.Skipped = append(s.result.Skipped, u.skipped...)
	s.result.Summary.Read += u.read
}

// trouble returns what must end the scan: that it was cancelled, or trouble with a
// spool.
func (s *scan) trouble() error { return cmp.Or(s.ctx.Err(), s.spool.trouble(), s.rows.trouble()) }

// close removes what the scan keeps outside of memory.
func (s *scan) close() {
	s.spool.close()
	s.rows.close()
}

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
	if err := s.sort(); err != nil {
		return err
	}
	s.dropTaken()
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

// sort puts the pile in order.
func (s *scan) sort() error {
	slices.SortFunc(s.pile, func(x, y entry) int { return x.published.compare(y.published) })
	for from, to := 0, 0; from < len(s.pile); from = to {
		for to = from + 1; to < len(s.pile) && s.pile[to].published == s.pile[from].published; to++ {
		}
		if err := s.sortByID(s.pile[from:to]); err != nil {
			return err
		}
	}
	return nil
}

// sortByID puts articles of one time in order of their ids, and those of one id in
// order of texts and places.
func (s *scan) sortByID(list []entry) error {
	if len(list) < 2 {
		return nil
	}
	type named struct {
		id string
		i  int32
	}
	names := make([]named, len(list))
	if err := forEach(s.ctx, s.jobs, len(list), func(_, i int) {
		names[i] = named{strings.Clone(s.article(&list[i]).ID), int32(i)}
	}); err != nil {
		return err
	}
	slices.SortFunc(names, func(x, y named) int {
		if c := cmp.Compare(x.id, y.id); c != 0 {
			return c
		}
		a, b := &list[x.i], &list[y.i]
		return cmp.Or(cmp.Compare(s.text(a), s.text(b)), cmp.Compare(s.article(a).Place, s.article(b).Place))
	})
	sorted := make([]entry, len(list))
	for k, x := range names {
		sorted[k] = list[x.i]
	}
	copy(list, sorted)
	return nil
}

// dropTaken sets aside the records whose id is taken.
func (s *scan) dropTaken() {
	taken := map[int32]int32{} // by whom, when not by itself
	for set := range together(len(s.pile), func(i int32) uint64 { return s.pile[i].name }) {
		first := map[string]int32{}
		place := func(i int32) string { return s.article(&s.pile[i]).Place }
		for _, i := range set {
			id := s.article(&s.pile[i]).ID
			if j, ok := first[id]; !ok || comparePlaces(place(i), place(j)) < 0 {
				first[id] = i
			}
		}
		for _, i := range set {
			if j := first[s.article(&s.pile[i]).ID]; j != i {
				taken[i] = j
			}
		}
	}
	if len(taken) == 0 {
		return
	}
	kept := make([]entry, 0, len(s.pile)-len(taken))
	for i := range s.pile {
		j, ok := taken[int32(i)]
		if !ok {
			kept = append(kept, s.pile[i])
			continue
		}
		a := s.article(&s.pile[i])
		s.result.Skipped = append(s.result.Skipped, Skipped{
			Input:  a.Place,
			Reason: fmt.Sprintf("id %q is taken by %s", a.ID, s.article(&s.pile[j]).Place),
		})
	}
	s.pile = kept
}

// nameOutlets gives every article the canonical name of its outlet.
func (s *scan) nameOutlets() {
	seen := map[outlet.Credential]int{}
	for i := range s.pile {
		seen[s.publisherOf(&s.pile[i]).Credential]++
	}
	p := outlet.NewPile(s.opt.outlets(), seen)
	s.outlets = p.Table
	names := map[outlet.Credential]string{}
	for c := range seen {
		names[c] = p.Name(c)
	}
	for i := range s.pile {
		s.pile[i].outlet = names[s.publisherOf(&s.pile[i]).Credential]
	}
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
