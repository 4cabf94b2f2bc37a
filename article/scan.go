package article

import (
	"io"
	"iter"
)

// Record is one raw record as it was cut out of the input: not yet decoded, and
// the owner of its bytes, so that it may be handed to another goroutine.
type Record struct {
	// Place names the record in messages: "path:line" for formats of lines, "path"
	// for a file that is one record, "path#n" for the n-th item of an array or a
	// feed (from 1), "path@offset" for a record of a crawl archive.
	Place string

	format format
	raw    []byte
}

// format is what the bytes of a record are.
type format uint8

// Scan walks paths in the order given and yields the raw records in them. A
// folder is walked in the order of its names, hidden files left out; "-" is
// stdin. Errors are always a [*SkipError] about one input or one record, and the
// iteration goes on after each. The sequence can be used once when stdin is read.
func Scan(paths []string, stdin io.Reader, opt Options) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {}
}

// Articles decodes r: one article for most formats, many for a feed. Errors are
// always a [*SkipError], one for each item that did not become an article. It
// may be called from many goroutines at once.
func (r Record) Articles(opt Options) ([]Article, []error) {
	return nil, nil
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
