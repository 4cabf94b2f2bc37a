package article

import (
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"copytrail/article/internal/field"
	"copytrail/article/internal/record"
)

// Options says what may come in and what its fields are called. The zero value
// has no limits at all; start from [DefaultOptions].
type Options struct {
	// Fields renames input fields: Fields["text"] = "body" reads the text from the
	// field "body". The keys are the names of our own fields: id, outlet, url,
	// published, title, byline, lang, text, html. A renamed field is read from that
	// name only; the others keep their usual aliases (see [Aliases]).
	Fields map[string]string

	// MaxRecord is the largest record in bytes: one line, one array item, one
	// page, one decoded article. A longer one is skipped without being held in
	// memory. 0 is no limit.
	MaxRecord int

	// MaxRatio is how many bytes one byte of compressed input may become, counted
	// over the whole input and only once it has passed MaxRecord bytes. 0 is no limit.
	MaxRatio int

	// MaxExpanded is the most bytes one compressed input or archive may become
	// altogether. 0 is no limit.
	MaxExpanded int64

	// MaxRecords is the most records one file may hold; the rest of the file is
	// skipped with one error. 0 is no limit.
	MaxRecords int

	// MaxElements is the most elements an HTML page may have. 0 is no limit, also
	// none to the product of paragraphs and text, which is 1e10 otherwise:
	// extraction copies the text once a paragraph. Within both a page takes 3 s at most.
	MaxElements int

	// Cache is a folder that keeps what is taken out of HTML pages, so that a page
	// is taken apart once. It is made when it is missing. "" is none.
	Cache string

	// Consumed, when not nil, counts the bytes of files that were read, as they stand
	// on the disk: what a progress bar needs to say how much is left.
	Consumed *atomic.Int64

	// Origins asks for where each field came from; see [Article.Origin].
	Origins bool

	// Done ends the wait for what a named pipe brings, once it is closed. nil waits on.
	Done <-chan struct{}

	// MaxDepth is how deep JSON may nest; 0 is 1,000. (HTML nests at most 512 deep,
	// feeds 256, compression and archives within each other 4.)
	MaxDepth int
}

// DefaultOptions returns the limits that hostile input is read with: records of
// 16 MiB, expansion 200:1, pages of 25,000 elements (of 945 real pages the largest
// has 10,126), nesting of 64, and no limit to the number of records.
//
// News text compresses 3:1 to 5:1, and a crawl of near-identical pages 50:1; the
// ratio leaves room above that and is far below the 1000:1 of a gzip bomb.
func DefaultOptions() Options {
	return Options{
		MaxRecord:   16 << 20,
		MaxRatio:    200,
		MaxExpanded: 0,
		MaxRecords:  0,
		MaxElements: 25_000,
		MaxDepth:    64,
	}
}

// ofFormats returns the options that formats see.
func (o Options) ofFormats() record.Options {
	return record.Options{
		MaxRecord: o.MaxRecord, MaxRatio: o.MaxRatio, MaxExpanded: o.MaxExpanded, MaxRecords: o.MaxRecords, MaxElements: o.MaxElements, MaxDepth: o.MaxDepth,
		Cache: o.Cache, Origins: o.Origins,
	}
}

// renameError returns an error about the first rename of a field that does not exist, nil
// when there is none.
func (o Options) renameError() error {
	for _, name := range slices.Sorted(maps.Keys(o.Fields)) {
		if Aliases(name) == nil {
			return record.Skipf("options", ReasonSyntax, "unknown field %q (want one of %s)", name, strings.Join(field.Renamable(), ", "))
		}
	}
	return nil
}
