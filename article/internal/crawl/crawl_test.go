package crawl

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/html"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/refused"
)

const ferrySentence = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."

// page is a page as sites make them.
const page = `<!DOCTYPE html><html lang="en-GB"><head><title>Ferry sinks in harbour - Northern Echo</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sinks in harbour</h1><p class="byline">By Jane Doe</p>
<p>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.</p>
<p>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</p>
<p>It was the third such accident in two years, and the mayor asked for rules that older boats be inspected every spring before they sail again.</p>
</article><footer>Copyright Northern Echo</footer></body></html>`

// read reads an archive. What its captures are is chosen among pages, texts and what is no
// text.
func read(t *testing.T, f *format.Format, name, content string) *formattest.Result {
	t.Helper()
	if got := formattest.Sniff(f, name, content); got != format.Sure {
		t.Errorf("%.20q: got likeness %d", content, got)
	}
	in := formattest.Input(name, strings.NewReader(content))
	in.Choose = func(h *format.Head) *format.Format {
		for _, f := range []*format.Format{&refused.Binary, &html.Page} {
			if f.Sniff(h) == format.Sure {
				return f
			}
		}
		return &plain.Text
	}
	return formattest.ReadInput(t, f, in)
}

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func zst(s string) string {
	e, _ := zstd.NewWriter(nil)
	return string(e.EncodeAll([]byte(s), nil))
}

// warcRecord spells one record.
func warcRecord(header, block string) string {
	return "WARC/1.0\r\n" + header + fmt.Sprintf("Content-Length: %d\r\n\r\n", len(block)) + block + "\r\n\r\n"
}

func response(url, header, body string) string {
	return warcRecord("WARC-Type: response\r\nWARC-Target-URI: "+url+"\r\nContent-Type: application/http; msgtype=response\r\n", "HTTP/1.1 200 OK\r\n"+header+"\r\n"+body)
}

func brotlied(s string) string {
	var b bytes.Buffer
	w := brotli.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func TestWARC(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8\r\n"
	info := warcRecord("WARC-Type: warcinfo\r\n", "software: x\r\n")
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page)
	bad := "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nrest\r\n\r\n"
	for _, test := range []struct{ name, raw, want string }{
		{"plain", info + response("http://a.example/1", html, page), "@70 http://a.example/1"},
		{"gzip", response("http://a.example/1", html+"Content-Encoding: gzip\r\n", gz(page)), "@0 http://a.example/1"},
		{"brotli", response("http://a.example/1", html+"Content-Encoding: br\r\n", brotlied(page)), "@0 http://a.example/1"},
		{"zstd", response("http://a.example/1", html+"Content-Encoding: zstd\r\n", zst(page)), "@0 http://a.example/1"},
		{"chunked", response("http://a.example/1", html+"Transfer-Encoding: chunked\r\n", chunked), "@0 http://a.example/1"},
		{"chunked and gzip", response("http://a.example/1", html+"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(gz(page)), gz(page))), "@0 http://a.example/1"},
		{"says gzip and is not", response("http://a.example/1", html+"Content-Encoding: gzip\r\n", page), "@0 http://a.example/1"},
		{"bomb in a page", response("http://a.example/1", html+"Content-Encoding: gzip\r\n", gz(strings.Repeat(" ", 2<<20))), "@0!expands too much"},
		{"converted text", warcRecord("WARC-Type: conversion\r\nWARC-Target-URI: http://a.example/1\r\nContent-Type: text/plain\r\n", ferrySentence), "@0 http://a.example/1"},
		{"text of a capture", warcRecord("WARC-Type: resource\r\nWARC-Target-URI: urn:textFinal:http://a.example/1\r\nContent-Type: text/plain\r\n", ferrySentence) + info +
			warcRecord("WARC-Type: resource\r\nWARC-Target-URI: urn:pageinfo:http://a.example/1\r\nContent-Type: application/json\r\n", "{}") + response("http://a.example/1", html, page), "@462 http://a.example/1"},
		{"image", response("http://a.example/1", "Content-Type: image/png\r\n", "\x89PNG\r\n\x1a\n"), "@0!not an article"},
		{"revisit", warcRecord("WARC-Type: revisit\r\n", "HTTP/1.1 200 OK\r\n\r\n"), "@0!not an article"},
		{"redirect", strings.Replace(response("http://a.example/1", html, page), "200 OK", "302 OK", 1), "@0!not an article"},
		{"damage, then a record", bad + response("http://a.example/1", html, page), "@0!damaged input @60 http://a.example/1"},
		{"truncated", response("http://a.example/1", html, page)[:880], "@0 http://a.example/1 @0!damaged input"},
		{"length beyond the end", strings.Replace(info, "Content-Length: 13", "Content-Length: 9000000000000", 1), "@0!damaged input"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := strings.ReplaceAll(strings.Join(read(t, &WARC, "a.warc", test.raw).Outcomes, " "), "a.warc@", "@")
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestARC(t *testing.T) {
	body := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
	head := "filedesc://a.arc 127.0.0.1 20140216050221 text/plain 3\nabc\n"
	raw := head + fmt.Sprintf("http://a.example/a b 192.0.2.1 20140216050221 text/html %d\n%s\n", len(body), body) + "http://a.example/ 192.0.2.1 2014 text/html -1\n"
	got := read(t, &ARC, "a.arc", raw).Outcomes
	want := []string{fmt.Sprintf("a.arc@%d http://a.example/a b", len(head)), fmt.Sprintf("a.arc@%d!damaged input", len(raw)-len("http://a.example/ 192.0.2.1 2014 text/html -1\n"))}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestStops(t *testing.T) {
	two := response("http://a.example/1", "", page) + response("http://a.example/2", "", page)
	formattest.Stops(t, &WARC, "a.warc", two)
	formattest.Stops(t, &ARC, "a.arc", "filedesc://a.arc 127.0.0.1 2014 text/plain 3\nabc\nhttp://a.example/ 192.0.2.1 2014 text/html 3\nabc\nhttp://a.example/ 192.0.2.1 2014 text/html 3\nabc\n")
}

// TestNotes tells of a capture that is not complete, and finds a text where it was.
func TestNotes(t *testing.T) {
	got := read(t, &WARC, "a", response("http://a.example/1", "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", fmt.Sprintf("%x\r\n%s\r\n5\r\nab", len(page), page))+
		response("http://a.example/2", "Content-Type: text/plain\r\n", ferrySentence))
	if len(got.Drafts) != 2 {
		t.Fatalf("got %q", got.Outcomes)
	}
	if d := got.Drafts[0]; !slices.Contains(d.LateNotes, "the page is cut short") {
		t.Errorf("got notes %q, then %q", d.Notes, d.LateNotes)
	}
	if d := got.Drafts[1]; d.Text != ferrySentence || d.URL != "" || d.FoundAt != "http://a.example/2" {
		t.Errorf("got %+v", d)
	}
}
