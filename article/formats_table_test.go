package article

import (
	"testing"

	"copytrail/article/internal/crawl"
	"copytrail/article/internal/europresse"
	"copytrail/article/internal/factiva"
	"copytrail/article/internal/feed"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/html"
	"copytrail/article/internal/json"
	"copytrail/article/internal/mail"
	"copytrail/article/internal/office"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/proquestpage"
	"copytrail/article/internal/refused"
	"copytrail/article/internal/rtf"
	"copytrail/article/internal/sheet"
	"copytrail/article/internal/table"
)

func TestChoose(t *testing.T) {
	for _, test := range []struct {
		name, head string
		want       *format.Format
	}{
		{"a", "{\"a\":1}\n{\"b\":2}\n", &json.Lines},
		{"a.txt", `{"a":1}`, &json.Lines},
		{"a", "{\n \"a\": 1\n}", &json.Objects},
		{"a.jsonl", "garbage\n{}", &json.Lines},
		{"a", "[ {\"a\":1}]", &json.Array},
		{"a", "[Moscow] The ferry sank.", &plain.Text},
		{"a", " <!DOCTYPE HTML><html>", &html.Page},
		{"a", "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">\n<html xmlns='x'>", &html.Page},
		{"a", "<!-- saved from url=(0014)about:internet -->\n<html>", &html.Page},
		{"a", "<?xml version='1.0'?><!-- x --><rss version='2.0'>", &feed.Feed},
		{"a", "<feed xmlns='http://www.w3.org/2005/Atom'>", &feed.Feed},
		{"a", "<rdf:RDF xmlns='x'>", &feed.Feed},
		{"a", "<3 this ferry\n", &plain.Text},
		{"a.md", "# Ferry\n", &plain.Markdown},
		{"a.md.gz", "# Ferry\n", &plain.Markdown},
		{"a", "WARC/1.0\r\n", &crawl.WARC},
		{"a", "PAR1", &table.Parquet},
		{"a.txt", "PK\x03\x04", &office.Zip},
		{"a.csv", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &sheet.XLS},
		{"a", "GIF89a", &refused.Binary},
		{"a.json", " \n", &plain.Text},
		{"a.csv", "\t\n", &plain.Text},
		{"a.json", "<x>", &json.Objects},
		{"a.html", "{\"a\":1}", &json.Lines},
		{"a.json", "Ferry", &json.Objects},
		{"a.md", "From: a@b.example\nDate: x\nMessage-ID: <1>\n\nFerry", &mail.Message},
		{"a.eml", "From a@b.example Mon May  6 10:20:30 2024\nSubject: Ferry\n", &mail.Mailbox},
		{"a", "id,text\n1,<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>", &table.CSV},
		{"a.html", "<?xml version='1.0'?><svg/>", &refused.XML},
		{"a", "<opml>", &refused.OPML},
		{"a.doc", `{\rtf1\ansi`, &rtf.RTF},
		{"a.pdf", "%PDF-1.7", &refused.PDF},
		{"a.html", "<html><head><title>Factiva</title>", &factiva.Page},
		{"a.html", "<html><p>We asked Factiva for each article.</p>", &html.Page},
		{"a.xml", "<?xml version='1.0'?><PPSResponse>", &factiva.XML},
		{"a.html", "<article><span class=\"DocPublicationName\">", &europresse.Page},
		{"a.html", "<html><body><a name=\"DocID_1\">", &proquestpage.Page},
		{"a", "The ferry \x00 sank, and nobody saw it at night.", &plain.Text},
	} {
		if got := choose(format.NewHead([]byte(test.head), test.name, field.Usual)); got != test.want {
			t.Errorf("%s %q: got %s, want %s", test.name, test.head, got.Name, test.want.Name)
		}
	}
}

// TestMailIsNotText holds articles apart that begin as messages do.
func TestMailIsNotText(t *testing.T) {
	for _, text := range []string{
		"From Osterholm the ferry takes an hour.\nSubject: the harbour.\n",
		"Subject: ferries\nDate: 2024-05-06\n\nThe ferry sank.",
		"From: The Harbour\nBy Jane Doe\n\nThe ferry sank.",
	} {
		if f := choose(format.NewHead([]byte(text), "a.txt", field.Usual)); f != &plain.Text {
			t.Errorf("%q is taken for %s", text, f.Name)
		}
	}
}
