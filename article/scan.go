package article

import (
	"bufio"
	"io"
	"iter"
	"path"

	"copytrail/article/internal/archive"
	"copytrail/article/internal/charset"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Record is a raw record as it was cut out of the input. It is not decoded yet, and it owns
// its memory, so that it may be handed to another goroutine.
type Record struct {
	// Place names the record in messages: "path:line" for formats of lines, "path" for a
	// file that is one record, "path#n" for the n-th item of an array or a feed (from 1),
	// "path@offset" for a record of a crawl archive.
	Place string

	raw format.Raw
}

// Scan walks paths in the order given and yields the raw records in them. A folder is
// walked in the order of its names, without hidden files; "-" is stdin. Every error is a
// [*SkipError] about one input or one record, and the iteration goes on after it. The
// sequence can be used only once when stdin is read.
func Scan(paths []string, stdin io.Reader, opt Options) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		s := &scanner{opt: opt, names: field.NamesOf(opt.Fields), yield: yield}
		if err := opt.renameError(); err != nil {
			s.Skip(err)
			return
		}
		if err := s.findMetadata(); err != nil {
			s.Skip(err)
			return
		}
		for _, p := range paths {
			ok := true
			if p == "-" {
				ok = s.input("-", stdin)
			} else {
				ok = s.path(p)
			}
			if !ok {
				return
			}
		}
	}
}

// Read yields the articles in paths one after another. It is [Scan] followed by
// [Record.Articles] for each record.
func Read(paths []string, stdin io.Reader, opt Options) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		for r, err := range Scan(paths, stdin, opt) {
			if err != nil {
				if !yield(Article{}, err) {
					return
				}
				continue
			}
			articles, errs := r.Articles(opt)
			for _, a := range articles {
				if !yield(a, nil) {
					return
				}
			}
			for _, err := range errs {
				if !yield(Article{}, err) {
					return
				}
			}
		}
	}
}

// Articles decodes r: into one article for most formats, into many for a feed. Every error
// is a [*SkipError] about one item that did not become an article. Articles may be called
// from many goroutines at once.
//
// The names of fields were fixed by the options of [Scan]; of opt only the limits, Cache,
// Origins and AllText are used.
func (r Record) Articles(opt Options) (articles []Article, errs []error) {
	if r.raw == nil {
		return nil, []error{skipError(record.Skip(r.Place, ReasonUnsupported, nil))}
	}
	r.raw.Decode(r.Place, opt.ofFormats(), func(d record.Draft, err error) {
		if err == nil {
			var a Article
			if a, err = finish(d, opt.AllText); err == nil {
				articles = append(articles, a)
				return
			}
		}
		errs = append(errs, skipError(record.Placed(r.Place, err)))
	})
	return articles, errs
}

// scanner is one run of Scan. It is the sink of the formats, and like those of a
// [format.Sink] its methods return false when the caller wants no more.
type scanner struct {
	opt   Options
	names *field.Names
	yield func(Record, error) bool
	beside
	count int // how many records and errors were yielded
}

// Record yields a record.
func (s *scanner) Record(place string, raw format.Raw) bool {
	s.count++
	return s.yield(Record{Place: place, raw: raw}, nil)
}

// Skip yields an error.
func (s *scanner) Skip(err error) bool {
	s.count++
	return s.yield(Record{}, skipError(err))
}

// input reads the input r from its first byte.
func (s *scanner) input(place string, r io.Reader) bool {
	if r == nil {
		return s.Skip(record.Skipf(place, ReasonUnreadable, "no standard input"))
	}
	before := s.count
	ok := s.Input(&format.Input{
		Place: place, Name: path.Base(place), R: bufio.NewReaderSize(r, format.HeadLen), File: fileOf(r),
		Options: s.opt.ofFormats(), Names: s.names, Choose: choose,
		Given: s.given(place),
	})
	if ok && s.count == before { // a crawl of requests alone, a table of blank rows
		return s.Skip(record.Skip(place, ReasonNothing, nil))
	}
	return ok
}

// Input reads in, which may be contained in another input. Compression and the encodings
// UTF-16 and UTF-32 are removed first, one layer at a time; then its format is chosen.
func (s *scanner) Input(in *format.Input) bool {
	head, err := in.Head()
	if len(head.Bytes) == 0 {
		if err == io.EOF {
			return s.Skip(record.Skip(in.Place, ReasonEmpty, nil))
		}
		return s.Skip(record.InputError(in.Place, err))
	}
	if archive.Compressed.Sniff(head) == format.Sure {
		return archive.Compressed.Read(in, s)
	}
	deeper := in.Depth < format.MaxLayers
	if wide := charset.Wide(head.Bytes); wide != nil && deeper {
		return s.Input(in.Through(wide.NewDecoder()))
	}
	if in.Given != nil && in.Given.Skip != "" {
		return s.Skip(record.Skipf(in.Place, ReasonNotArticle, "%s", in.Given.Skip))
	}
	f := choose(head)
	if f.Lines && deeper && charset.BareReturns(head.Bytes) {
		return s.Input(in.Through(charset.LineBreaks{}))
	}
	if in.Given != nil {
		return f.Read(in, givenSink{s, in.Given})
	}
	return f.Read(in, s)
}
