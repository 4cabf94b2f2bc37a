package pile

import (
	"cmp"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/zeebo/xxh3"

	"copytrail/article"
	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
	"copytrail/provenance/internal/parallel"
)

// Options are the options of reading a pile.
type Options struct {
	Rewrites bool          // keep the terms by which rewrites are found
	Outlets  *outlet.Table // the known outlets; not nil
	TempDir  string        // the folder for temporary files; "" for that of the system
	Ignored  *doc.Ignored  // texts whose words do not count; nil for none
}

// Read decodes and prepares the records and makes a pile of them, which the caller must
// close. A record that cannot be read is in Reading.Skipped and is not an error. The error
// is that of the workers' context or of the temporary files; the pile is then nil.
func Read(w *parallel.Workers, records iter.Seq2[article.Record, error], read article.Options, opt Options) (*Pile, *Reading, error) {
	c := newCollector(newPile(w.N(), opt.Rewrites, opt.TempDir))
	c.ignore(opt.Ignored)
	err := collect(c, w, batches(records), func(r *reader, b *readBatch, x undecoded) { r.decode(b, x, read) })
	return c.finish(w, opt, err)
}

// ReadArticles is [Read] for articles that are already decoded.
func ReadArticles(w *parallel.Workers, articles []*article.Article, opt Options) (*Pile, *Reading, error) {
	c := newCollector(newPile(w.N(), opt.Rewrites, opt.TempDir))
	c.ignore(opt.Ignored)
	err := collect(c, w, slices.Chunk(articles, batchSize), func(r *reader, b *readBatch, a *article.Article) {
		b.read++
		b.bytes += int64(len(a.Text))
		r.prepare(b, a)
	})
	return c.finish(w, opt, err)
}

// finish arranges the pile and finds boilerplate. err is the error of reading.
func (c *collector) finish(w *parallel.Workers, opt Options, err error) (*Pile, *Reading, error) {
	p := c.Pile
	if err == nil {
		p.nameOutlets(opt.Outlets)
		err = p.arrange(w, c.keys, c.reading)
	}
	if err == nil {
		p.common, err = p.findBoilerplate(w)
	}
	if err != nil {
		p.Close()
		return nil, nil, err
	}
	p.collectNotes(c.reading)
	for i := range p.articles {
		if p.articles[i].ignored {
			c.reading.Ignored++
		}
	}
	return p, c.reading, nil
}

// readBatch is the result of one worker for some records.
type readBatch struct {
	entries    []entry // their at and row are relative to records and signatures
	publishers []publisher
	keys       []mergeKeys
	records    []byte
	signatures []byte
	skipped    []Skipped
	read       int
	bytes      int64
}

// undecoded is a record that has not been decoded yet, or an error in its place.
type undecoded struct {
	record article.Record
	err    error
}

// batchSize is the number of records that a worker gets at once.
const batchSize = 64

// batches groups the records into batches for the workers.
func batches(records iter.Seq2[article.Record, error]) iter.Seq[[]undecoded] {
	return func(yield func([]undecoded) bool) {
		var batch []undecoded
		for r, err := range records {
			batch = append(batch, undecoded{r, err})
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

// collector adds the results of the workers to the pile, in input order.
type collector struct {
	*Pile
	reading          *Reading
	keys             []mergeKeys // of the articles
	publisherNumbers map[publisher]uint32
}

func newCollector(p *Pile) *collector {
	return &collector{Pile: p, reading: &Reading{Skips: map[string]int{}}, publisherNumbers: map[publisher]uint32{}}
}

// collect calls each for every item of the batches, on all workers, and adds what they
// make of it to the pile, in order.
func collect[T any](c *collector, w *parallel.Workers, batches iter.Seq[[]T], each func(r *reader, b *readBatch, item T)) error {
	p := c.Pile
	readers := make([]reader, w.N())
	for i := range readers {
		readers[i] = reader{p, doc.NewMaker(p.preparers[i])}
	}
	var buffers sync.Pool // of *readBatch
	work := func(worker int, batch []T) readBatch {
		var b readBatch
		if old, ok := buffers.Get().(*readBatch); ok {
			b.entries, b.publishers, b.keys, b.records, b.signatures = old.entries[:0], old.publishers[:0], old.keys[:0], old.records[:0], old.signatures[:0]
		}
		for _, item := range batch {
			each(&readers[worker], &b, item)
		}
		return b
	}
	done := int64(0)
	err := parallel.InOrder(w, batches, work, func(b readBatch) {
		c.add(&b)
		done += b.bytes
		buffers.Put(&b)
		w.Progress("reading", done, 0)
	})
	p.spool.flush()
	p.signatures.flush()
	return cmp.Or(err, p.stageErr(w))
}

// reader makes entries of records. Only one goroutine may use it at a time.
type reader struct {
	*Pile
	maker *doc.Maker
}

// decode adds the articles of a record to a batch.
func (r *reader) decode(b *readBatch, x undecoded, opt article.Options) {
	if x.err != nil {
		b.read++
		b.skipped = append(b.skipped, skipped(x.err))
		return
	}
	articles, errs := x.record.Articles(opt)
	b.read += len(articles) + len(errs)
	for _, err := range errs {
		b.skipped = append(b.skipped, skipped(err))
	}
	for i := range articles {
		b.bytes += int64(len(articles[i].Text))
		r.prepare(b, &articles[i])
	}
}

// prepare adds an article to a batch, and its terms to the statistics.
func (r *reader) prepare(b *readBatch, a *article.Article) {
	rec := r.maker.Make(a, r.rewrites)
	e := entry{
		lang: rec.Lang, words: uint32(rec.Words), row: noRow,
		idHash: xxh3.HashString(a.ID), noted: len(a.Notes) > 0,
		repeats: r.maker.HasRepeats(), ignored: r.maker.HasIgnored(), items: doc.MayHaveItems(a), at: int64(len(b.records)),
	}
	e.takeTime(a)
	b.records, e.Layout = rec.Append(b.records)
	if e.HasSignature {
		e.row = uint32(len(b.signatures) / rowBytes)
		b.signatures = append(b.signatures, asBytes(rec.Signature)...)
	}
	if r.rewrites {
		r.stats.Add(rec.Lang, r.maker.Distinct())
	}
	b.entries = append(b.entries, e)
	address := article.CanonicalURL(a.URL)
	b.publishers = append(b.publishers, publisher{a.Outlet, outlet.PublisherAt(a.Outlet, address)})
	b.keys = append(b.keys, mergeKeysOf(address, &e, rec.Signature))
}

// add adds a batch to the pile.
func (c *collector) add(b *readBatch) {
	at, row := c.spool.write(b.records), uint32(c.signatures.write(b.signatures)/rowBytes)
	for i := range b.entries {
		e := &b.entries[i]
		e.at += at
		if e.row != noRow {
			e.row += row
		}
		p := b.publishers[i]
		n, ok := c.publisherNumbers[p]
		if !ok {
			p.outlet, p.Publisher.Outlet, p.Host = strings.Clone(p.outlet), strings.Clone(p.Publisher.Outlet), strings.Clone(p.Host)
			n = uint32(len(c.publishers))
			c.publishers = append(c.publishers, p)
			c.publisherNumbers[p] = n
		}
		e.publisher = n
	}
	c.articles = append(c.articles, b.entries...)
	c.keys = append(c.keys, b.keys...)
	c.reading.Skipped = append(c.reading.Skipped, b.skipped...)
	c.reading.Read += b.read
}

// skipped returns the record that was skipped with this error.
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
