package article

import (
	"bufio"
	"bytes"
	"copytrail/article/internal/charset"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/transform"
)

// Record is one raw record as it was cut out of the input: not yet decoded, and
// the owner of its bytes, so that it may be handed to another goroutine.
type Record struct {
	// Place names the record in messages: "path:line" for formats of lines, "path"
	// for a file that is one record, "path#n" for the n-th item of an array or a
	// feed (from 1), "path@offset" for a record of a crawl archive.
	Place string

	format  format
	raw     []byte
	names   *naming
	table   *table   // of a row of CSV
	row     *fields  // of a row of Parquet
	web     *capture // of a record of a crawl archive
	url     string   // where a page was found
	charset string   // what its HTTP header says of it
}

// Scan walks paths in the order given and yields the raw records in them. A
// folder is walked in the order of its names, hidden files left out; "-" is
// stdin. Errors are always a [*SkipError] about one input or one record, and the
// iteration goes on after each. The sequence can be used once when stdin is read.
func Scan(paths []string, stdin io.Reader, opt Options) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		s := &scanner{opt: opt, names: namingOf(opt.Fields), yield: yield}
		if err := opt.renameError(); err != nil {
			s.fail(err)
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

// Read yields the articles in paths one after another: [Scan] and
// [Record.Articles] in a row.
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

// Articles decodes r: one article for most formats, many for a feed. Errors are
// always a [*SkipError], one for each item that did not become an article. It
// may be called from many goroutines at once.
//
// What the fields are called was settled by the options of [Scan]; opt here only
// sets limits.
func (r Record) Articles(opt Options) ([]Article, []error) {
	var a Article
	var err error
	switch r.format {
	case formatJSON:
		return r.objectArticle(opt)
	case formatText, formatMarkdown:
		a, err = r.readPlain(opt)
	case formatHTML:
		a, err = r.page(opt)
	case formatTable:
		a, err = r.tableRow(opt)
	case formatRow:
		a, err = r.build(*r.row, opt)
	case formatCapture:
		a, err = r.captured(opt)
	case formatFeed:
		return r.feedArticles(opt)
	case formatMail:
		a, err = r.mailArticle(opt)
	default:
		err = skip(r.Place, ReasonUnsupported, nil)
	}
	if err != nil {
		return nil, []error{placed(r.Place, err)}
	}
	return []Article{a}, nil
}

// page reads a record that is an HTML page.
func (r Record) page(opt Options) (Article, error) {
	a, err := readPage(r.raw, r.url, r.charset, opt)
	if err != nil {
		return a, err
	}
	a.Place = r.Place
	return a.finish()
}

// scanner is one run of Scan. Its methods return false once the caller wants no more.
type scanner struct {
	opt   Options
	names *naming
	yield func(Record, error) bool
	told  int // how many records and errors were yielded
}

// record yields r with the names of its fields.
func (s *scanner) record(r Record) bool {
	r.names = s.names
	s.told++
	return s.yield(r, nil)
}

// fail yields err.
func (s *scanner) fail(err error) bool {
	s.told++
	return s.yield(Record{}, err)
}

// path reads the file or folder at name.
func (s *scanner) path(name string) bool {
	info, err := os.Stat(name)
	if err != nil {
		return s.fail(inputError(filepath.ToSlash(name), err))
	}
	if !info.IsDir() {
		return s.file(name)
	}
	found := false
	err = filepath.WalkDir(name, func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			found = true
			if !s.fail(inputError(filepath.ToSlash(p), err)) {
				return filepath.SkipAll
			}
			return nil
		}
		if p != name && strings.HasPrefix(entry.Name(), ".") {
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if entry.IsDir() || !isRegular(p, entry) {
			return nil
		}
		found = true
		if !s.file(p) {
			return errStop
		}
		return nil
	})
	if errors.Is(err, errStop) {
		return false
	}
	if !found {
		return s.fail(skipf(filepath.ToSlash(name), ReasonNothing, "no file in the folder"))
	}
	return true
}

// errStop ends a walk whose caller wants no more.
var errStop = errors.New("stop")

// isRegular reports whether an entry of a folder is a file or a link to one.
// Links to folders are not followed: they may lead back.
func isRegular(p string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(p)
	return err != nil || info.Mode().IsRegular() // a dangling link fails to open, and is told
}

// file reads the file at name.
func (s *scanner) file(name string) bool {
	place := filepath.ToSlash(name)
	if info, err := os.Stat(name); err == nil && info.Mode()&fs.ModeNamedPipe != 0 {
		p, err := openPipe(name, s.opt.Done)
		if err != nil {
			return s.fail(inputError(place, err))
		}
		defer p.f.Close()
		return s.input(place, p)
	}
	f, err := os.Open(name)
	if err != nil {
		return s.fail(inputError(place, err))
	}
	defer f.Close()
	if s.opt.Consumed == nil {
		return s.input(place, f)
	}
	c := &counted{file: f, total: s.opt.Consumed}
	defer c.rest()
	return s.input(place, c)
}

// input reads one input from its first byte.
func (s *scanner) input(place string, r io.Reader) bool {
	if r == nil {
		return s.fail(skipf(place, ReasonUnreadable, "no standard input"))
	}
	told := s.told
	ok := s.stream(&stream{place: place, name: path.Base(place), br: bufio.NewReaderSize(r, sniffLen), file: fileOf(r)})
	if ok && s.told == told { // a crawl of requests alone, a table of blank rows
		return s.fail(skip(place, ReasonNothing, nil))
	}
	return ok
}

// stream is an input, or a file within an archive, at its first byte.
type stream struct {
	place string
	name  string // the last element of its path
	br    *bufio.Reader
	depth int       // how many compressions and archives it is in
	exp   *expander // what it comes out of, nil when it is plain
	gz    *members  // the gzip members that it is, nil when it is not gzip
	file  *os.File  // the whole of it, nil when it is not a file on disk
}

// seekable returns the whole of st, to be read from anywhere, and its size: formats that
// keep their directory at their end need it. What is not a file on disk is held in
// memory, up to the size of a record.
func (s *scanner) seekable(st *stream, what string) (io.ReaderAt, int64, error) {
	if st.file != nil {
		info, err := st.file.Stat()
		if err != nil {
			return nil, 0, inputError(st.place, err)
		}
		return st.file, info.Size(), nil
	}
	raw, err := s.readAll(st.br)
	if se := (*SkipError)(nil); errors.As(err, &se) && se.Reason == ReasonTooLong {
		return nil, 0, skipf(st.place, ReasonUnsupported, "%s of over %d bytes from a stream; give the file itself", what, s.opt.MaxRecord)
	}
	if err != nil {
		return nil, 0, inputError(st.place, err)
	}
	return bytes.NewReader(raw), int64(len(raw)), nil
}

// maxLayers is how many compressions and archives may lie within each other.
const maxLayers = 4

// stream tells the format of st and cuts it into records.
func (s *scanner) stream(st *stream) bool {
	head, err := st.br.Peek(sniffLen)
	if len(head) == 0 {
		if err == io.EOF {
			return s.fail(skip(st.place, ReasonEmpty, nil))
		}
		return s.fail(inputError(st.place, err))
	}
	if c := compressionOf(head); c != plain {
		return s.compressed(st, c)
	}
	if wide, ok := wideReader(head, st); ok {
		return s.stream(wide)
	}
	f := sniff(head, st.name, s.names)
	if f.ofLines() && charset.BareReturns(head) && st.depth < maxLayers {
		return s.stream(st.through(charset.LineBreaks{}))
	}
	switch f {
	case formatTable:
		return s.rows(st, headerOf(head, st.name, s.names))
	case formatWARC:
		return s.warc(st)
	case formatARC:
		return s.arc(st)
	case formatZip:
		return s.zip(st)
	case formatTar:
		return s.tar(st)
	case formatParquet:
		return s.parquetRows(st)
	case formatLines:
		return s.lines(st)
	case formatArray:
		return s.array(st)
	case formatJSON:
		return s.objects(st)
	case formatText, formatMarkdown, formatHTML, formatFeed, formatMail:
		return s.whole(st, f)
	case formatOPML:
		return s.fail(skipf(st.place, ReasonUnsupported, "OPML is a list of feeds; give the feeds themselves"))
	case formatMbox:
		return s.mailbox(st)
	case formatXML:
		return s.fail(skipf(st.place, ReasonUnsupported, "XML that is no feed"))
	case formatOther:
		return s.fail(skip(st.place, ReasonNotText, nil))
	default:
		return s.fail(skip(st.place, ReasonUnsupported, nil))
	}
}

// compressed undoes the compression of st and reads what is in it.
func (s *scanner) compressed(st *stream, c compression) bool {
	if st.depth >= maxLayers {
		return s.fail(skipf(st.place, ReasonTooDeep, "%d layers of compression", st.depth))
	}
	e, err := newExpander(st.br, c, s.opt, st.exp)
	if err != nil {
		return s.fail(inputError(st.place, fmt.Errorf("%s: %w", c, err)))
	}
	defer e.close()
	return s.stream(&stream{
		place: st.place,
		name:  trimCompression(st.name),
		br:    bufio.NewReaderSize(e, sniffLen),
		depth: st.depth + 1,
		exp:   e,
		gz:    e.gz,
	})
}

// whole reads an input that is one record.
func (s *scanner) whole(st *stream, f format) bool {
	raw, err := s.readAll(st.br)
	if err != nil {
		return s.fail(placed(st.place, inputError(st.place, err)))
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return s.fail(skip(st.place, ReasonEmpty, nil))
	}
	return s.record(Record{Place: st.place, format: f, raw: raw})
}

// readAll reads r to its end, up to the size of a record.
func (s *scanner) readAll(r io.Reader) ([]byte, error) {
	if s.opt.MaxRecord <= 0 {
		return io.ReadAll(r)
	}
	raw, err := io.ReadAll(io.LimitReader(r, int64(s.opt.MaxRecord)+1))
	if err == nil && len(raw) > s.opt.MaxRecord {
		return nil, skipf("", ReasonTooLong, "over %d bytes", s.opt.MaxRecord)
	}
	return raw, err
}

// wideReader returns st read from UTF-16 or UTF-32, when it is in one of them:
// what spreadsheets and Windows write, with its byte order mark or without.
func wideReader(head []byte, st *stream) (*stream, bool) {
	enc := charset.Wide(head)
	if enc == nil || st.depth >= maxLayers {
		return nil, false
	}
	return st.through(enc.NewDecoder()), true
}

// through returns st read through t: another input, as far as its bytes go.
func (st *stream) through(t transform.Transformer) *stream {
	out := *st
	out.depth++
	out.br = bufio.NewReaderSize(transform.NewReader(st.br, t), sniffLen)
	out.gz = nil
	out.file = nil
	return &out
}
