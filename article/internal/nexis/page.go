package nexis

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Page is a download as one page of HTML. Comments or lines divide its documents.
var Page = format.Format{
	Name: "Nexis HTML",
	Sniff: func(h *format.Head) format.Likeness {
		if h.First() != '<' {
			return format.No
		}
		if bytes.Contains(h.Text, []byte("<DOC NUMBER=")) || docAnchor.Match(h.Text) || bytes.Contains(h.Text, []byte("<!-- LXNComment")) {
			return format.Sure
		}
		return format.No
	},
	Read: func(in *format.Input, out format.Sink) bool {
		b, err := in.All()
		if err != nil {
			return out.Skip(record.Placed(in.Place, record.InputError(in.Place, err)))
		}
		b, _ = charset.Page(b, "")
		paragraphs, err := pageParagraphs(b)
		if err != nil {
			return out.Skip(record.Skip(in.Place, record.ReasonSyntax, err))
		}
		if len(paragraphs) == 0 {
			return out.Skip(record.Skip(in.Place, record.ReasonNoText, nil))
		}
		return Hand(in, paragraphs, out)
	},
}

// docAnchor matches the mark before a document.
var docAnchor = regexp.MustCompile(`(?i)<a name="DOC_ID_`)

// counted stands for a comment that begins a document.
const counted = "1 of 1 DOCUMENTS"

// pageParagraphs returns the paragraphs of a page. A break within one is a line feed. A
// comment that begins a document becomes a line that counts it, unless there is one: where
// Nexis cannot show a document, only the comment is there.
func pageParagraphs(page []byte) ([]string, error) {
	var out []string
	var b strings.Builder
	flush := func() {
		var kept []string
		for line := range strings.SplitSeq(b.String(), "\n") {
			if line = tidy(line); line != "" {
				kept = append(kept, line)
			}
		}
		b.Reset()
		if len(kept) == 0 {
			return
		}
		p := strings.Join(kept, "\n")
		if isCounter(p) && len(out) > 0 && out[len(out)-1] == counted {
			return
		}
		out = append(out, p)
	}
	z := html.NewTokenizer(bytes.NewReader(page))
	skip := "" // the element whose text is none
	for {
		switch z.Next() {
		case html.ErrorToken:
			flush()
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, err
			}
			return out, nil
		case html.CommentToken:
			if bytes.Contains(z.Raw(), []byte("<DOC NUMBER=")) {
				flush()
				out = append(out, counted)
			}
		case html.TextToken:
			if skip == "" {
				b.WriteString(strings.ReplaceAll(html.UnescapeString(string(z.Raw())), "\n", " "))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "script", "style", "title":
				skip = string(name)
			case "br":
				b.WriteByte('\n')
			case "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table", "hr":
				flush()
			}
		case html.EndTagToken:
			switch name, _ := z.TagName(); string(name) {
			case skip:
				skip = ""
			case "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "table":
				flush()
			}
		}
	}
}
