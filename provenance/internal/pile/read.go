package pile

import (
	"cmp"
	"errors"
	"iter"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
)

// Options says what a pile is read for.
type Options struct {
	Rewrites bool          // keep the terms by which rewrites are found
	Outlets  *outlet.Table // the outlets that are known
	TempDir  string        // where temporary files are made; "" is the system's place
}

// Read decodes and prepares the records and makes a pile of them, which must be closed.
// A record that cannot be read is in Reading.Skipped and stops nothing. The error is that
// of the workers' context or of the temporary files; then there is no pile.
func Read(w *parallel.Workers, records iter.Seq2[article.Record, error], read article.Options, opt Options) (*Pile, *Reading, error) {
	p := newPile(w.N(), opt.Rewrites, opt.TempDir)
	t := newTaking(p)
	err := t.takeRecords(w, records, read)
	return t.finish(w, opt, err)
}

// ReadArticles makes a pile of articles that are decoded already, as [Read] does of
// records.
func ReadArticles(w *parallel.Workers, articles []*article.Article, opt Options) (*Pile, *Reading, error) {
	p := newPile(w.N(), opt.Rewrites, opt.TempDir)
	t := newTaking(p)
	r := reader{p, doc.NewMaker(p.preparers[0])}
	for _, a := range articles {
		u := unit{read: 1}
		r.take(&u, a)
		t.add(&u)
	}
	p.spool.flush()
	p.signatures.flush()
	return t.finish(w, opt, p.trouble(w))
}

// finish puts the pile in order and finds boilerplate. err is the error so far.
func (t *taking) finish(w *parallel.Workers, opt Options, err error) (*Pile, *Reading, error) {
	p := t.Pile
	if err == nil {
		p.nameOutlets(opt.Outlets)
		err = p.arrange(w, t.marks, t.reading)
	}
	if err == nil {
		p.common, err = p.findBoilerplate(w)
	}
	if err != nil {
		p.Close()
		return nil, nil, err
	}
	p.takeNotes(t.reading)
	return p, t.reading, nil
}

// unit is what one worker makes of some records.
type unit struct {
	entries    []entry // at is counted from the beginning of records, row from that of signatures
	publishers []publisher
	marks      []marks
	records    []byte
	signatures []byte
	skipped    []Skipped
	read       int
	bytes      int64
}

// raw is a record that has not been decoded, or the error instead of one.
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

// taking gathers what workers make of records.
type taking struct {
	*Pile
	reading         *Reading
	marks           []marks // of the articles, by which those that are one article are found
	publisherNumber map[publisher]uint32
}

func newTaking(p *Pile) *taking {
	return &taking{Pile: p, reading: &Reading{Skips: map[string]int{}}, publisherNumber: map[publisher]uint32{}}
}

// takeRecords decodes and prepares every record, and counts terms.
func (t *taking) takeRecords(w *parallel.Workers, records iter.Seq2[article.Record, error], read article.Options) error {
	p := t.Pile
	readers := make([]reader, w.N())
	for i := range readers {
		readers[i] = reader{p, doc.NewMaker(p.preparers[i])}
	}
	var buffers sync.Pool // of *unit
	work := func(worker int, batch []raw) unit {
		var u unit
		if b, ok := buffers.Get().(*unit); ok {
			u.entries, u.publishers, u.marks, u.records, u.signatures = b.entries[:0], b.publishers[:0], b.marks[:0], b.records[:0], b.signatures[:0]
		}
		for _, r := range batch {
			readers[worker].read(&u, r, read)
		}
		return u
	}
	done := int64(0)
	err := parallel.InOrder(w, batches(records), work, func(u unit) {
		t.add(&u)
		done += u.bytes
		buffers.Put(&u)
		w.Progress("reading", done, 0)
	})
	p.spool.flush()
	p.signatures.flush()
	return cmp.Or(err, p.trouble(w))
}

// reader makes entries of records. One goroutine uses it at a time.
type reader struct {
	*Pile
	maker *doc.Maker
}

// read adds the articles of a record to a unit.
func (r *reader) read(u *unit, x raw, opt article.Options) {
	if x.err != nil {
		u.read++
		u.skipped = append(u.skipped, skipped(x.err))
		return
	}
	articles, errs := x.record.Articles(opt)
	u.read += len(articles) + len(errs)
	for _, err := range errs {
		u.skipped = append(u.skipped, skipped(err))
	}
	for i := range articles {
		u.bytes += int64(len(articles[i].Text))
		r.take(u, &articles[i])
	}
}

// take adds an article to a unit and its terms to the statistics.
func (r *reader) take(u *unit, a *article.Article) {
	rec := r.maker.Make(a, r.rewrites)
	e := entry{
		lang: rec.Lang, words: uint32(rec.Words), row: noRow,
		name: xxh3.HashString(a.ID), published: instantOf(a.Published), noted: len(a.Notes) > 0,
		at: int64(len(u.records)),
	}
	u.records, e.Layout = rec.Append(u.records)
	if e.HasSignature {
		e.row = uint32(len(u.signatures) / rowBytes)
		u.signatures = append(u.signatures, asBytes(rec.Signature)...)
	}
	if r.rewrites {
		r.stats.Add(rec.Lang, r.maker.Distinct())
	}
	u.entries = append(u.entries, e)
	address := article.CanonicalURL(a.URL)
	u.publishers = append(u.publishers, publisher{a.Outlet, outlet.PublisherAt(a.Outlet, address)})
	u.marks = append(u.marks, markOf(address, &e, rec.Signature))
}

// add puts what was made of some records into the pile.
func (t *taking) add(u *unit) {
	at, row := t.spool.write(u.records), uint32(t.signatures.write(u.signatures)/rowBytes)
	for i := range u.entries {
		e := &u.entries[i]
		e.at += at
		if e.row != noRow {
			e.row += row
		}
		p := u.publishers[i]
		n, ok := t.publisherNumber[p]
		if !ok {
			p.outlet, p.Publisher.Outlet, p.Host = strings.Clone(p.outlet), strings.Clone(p.Publisher.Outlet), strings.Clone(p.Host)
			n = uint32(len(t.publishers))
			t.publishers = append(t.publishers, p)
			t.publisherNumber[p] = n
		}
		e.publisher = n
	}
	t.articles = append(t.articles, u.entries...)
	t.marks = append(t.marks, u.marks...)
	t.reading.Skipped = append(t.reading.Skipped, u.skipped...)
	t.reading.Read += u.read
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
