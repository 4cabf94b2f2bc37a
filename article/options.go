package article

import (
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"copytrail/article/internal/field"
	"copytrail/article/internal/record"
)

// Options says how large inputs may be and what their fields are called. The zero value has
// no limits at all; start from [DefaultOptions].
type Options struct {
	// Fields renames input fields: Fields["text"] = "body" reads the text from the
	// field "body". The keys are the names of our own fields: id, outlet, url,
	// published, title, byline, lang, text, html. A renamed field is read from that
	// name only; the others keep their usual aliases (see [Aliases]).
	Fields map[string]string

	// Metadata is the path of a table that describes the files that are read: a row for
	// each, with the name of the file, with or without its extension, in a column "file"
	// or "id". "" is none. Such a table that lies in a folder beside its files is used
	// without being named.
	Metadata string

	// NamePattern says what the names of files tell of the articles in them:
	// "{outlet}_{published}_{id}.txt". The words in braces are names of our fields; {} is
	// any text. "" is nothing.
	NamePattern string

	// MaxRecord is the largest record in bytes: a line, an item of an array, a page. A
	// larger one is skipped without being held in memory. 0 is no limit.
	MaxRecord int

	// MaxRatio is how many bytes one byte of compressed input may become, on average over
	// what was read of the input, once that is more than MaxRecord bytes. 0 is no limit.
	MaxRatio int

	// MaxExpanded is how many bytes one compressed input or archive may become in total.
	// 0 is no limit.
	MaxExpanded int64

	// MaxRecords is how many records of one file are read; the rest of the file is skipped
	// with one error. 0 is no limit.
	MaxRecords int

	// MaxElements is how many elements an HTML page may have. 0 is no limit. Unless it is
	// 0, the number of paragraphs times the bytes of text is limited too, to 1e10, because
	// extraction copies the text once for each paragraph. Within both limits a page takes
	// at most 3 s.
	MaxElements int

	// Cache is a folder that keeps what was extracted from HTML pages, so that this is
	// done once for each page. It is created if necessary. "" is no cache.
	Cache string

	// Consumed, if it is not nil, counts the bytes of files that were read, as they are on
	// disk. A progress bar can show from it how much is left.
	Consumed *atomic.Int64

	// Origins asks for where each field comes from; see [Article.Origin].
	Origins bool

	// AllText asks for all text: nothing is set aside as furniture, and a text that is
	// nothing but furniture or a notice to readers is read too.
	AllText bool

	// Done, once it is closed, ends the wait for the writer of a named pipe. If it is nil,
	// nothing ends that wait early.
	Done <-chan struct{}

	// MaxDepth is how deep JSON may nest; 0 is 1,000. (HTML nests at most 512 deep,
	// feeds 256, compression and archives within each other 4.)
	MaxDepth int
}

// DefaultOptions returns limits that are safe for hostile input: records of 16 MiB,
// expansion 200:1, pages of 25,000 elements (of 945 real pages the largest has 10,126),
// nesting of 64, and no limit to the number of records.
//
// News text compresses 3:1 to 5:1, and a crawl of near-identical pages 50:1. The ratio
// leaves room above that and is far below the 1000:1 of a gzip bomb.
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
