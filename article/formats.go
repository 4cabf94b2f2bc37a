package article

import (
	"copytrail/article/internal/archive"
	"copytrail/article/internal/citation"
	"copytrail/article/internal/crawl"
	"copytrail/article/internal/europresse"
	"copytrail/article/internal/factiva"
	"copytrail/article/internal/feed"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/iramuteq"
	"copytrail/article/internal/json"
	"copytrail/article/internal/mail"
	"copytrail/article/internal/mhtml"
	"copytrail/article/internal/newsxml"
	"copytrail/article/internal/nexis"
	"copytrail/article/internal/office"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/proquest"
	"copytrail/article/internal/proquestpage"
	"copytrail/article/internal/refused"
	"copytrail/article/internal/retriever"
	"copytrail/article/internal/rtf"
	"copytrail/article/internal/sgml"
	"copytrail/article/internal/sheet"
	"copytrail/article/internal/table"
	"copytrail/article/internal/webarchive"
)

// formats are the formats that can be read, in the order in which they are asked whether an
// input looks like them. The order decides between formats that an input looks like
// equally well.
//
// To add a format, write a package for it in internal (see package format) and add a line
// here: a binary format before refused.Binary, a text format where its content is not yet
// claimed by one before it.
var formats = []*format.Format{
	&table.Parquet,
	&office.Zip, // documents that are zip files, and archives
	&archive.Tar,
	&crawl.WARC,
	&crawl.ARC,
	&sheet.XLS,       // and other documents of old Office programs, which it refuses
	&webarchive.Page, // binary or XML
	&rtf.RTF,         // begins as JSON does, and may hold pictures in bytes
	&refused.PDF,
	&refused.Binary,
	&nexis.Page,
	&json.Lines,
	&json.Array,
	&json.Objects,
	&factiva.XML,
	&factiva.Page,
	&europresse.Page,
	&proquestpage.Page,
	&feed.Feed,
	&newsxml.XML,
	&refused.OPML,
	&refused.XML,
	&mhtml.Page, // looks like a letter
	&citation.RIS,
	&citation.BibTeX,
	&mail.Mailbox,
	&mail.Message,
	&nexis.Text,
	&proquest.Text,
	&retriever.Text,
	&iramuteq.Corpus,
	&sgml.Documents,
	&plain.Markdown,
	&table.CSV,
	&html.Page,
	&plain.Text, // what is no other format is text
}

// choose returns the format of an input that begins with h.
func choose(h *format.Head) *format.Format {
	best, most := &plain.Text, format.No
	for _, f := range formats {
		likeness := f.Sniff(h)
		if likeness == format.Sure {
			return f
		}
		if likeness > most {
			best, most = f, likeness
		}
	}
	if len(h.Text) == 0 {
		return &plain.Text // blank, whatever its name is
	}
	return best
}
