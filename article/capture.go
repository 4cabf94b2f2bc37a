package article

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/site"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// capture is what a crawl archive says of a record beside its bytes.
type capture struct {
	url  string
	mime string // of the record; of the page only when there is no HTTP header
	http bool   // the bytes begin with an HTTP header
	cut  bool   // the archive ends within the record
}

// captured decodes what a crawl found: it undoes HTTP and reads the page.
func (r Record) captured(opt Options) (Article, error) {
	body, kind := r.raw, r.web.mime
	var notes []string
	if r.web.cut {
		notes = append(notes, "the archive ends within this record")
	}
	if r.web.http {
		h, rest, ok := parseHTTP(r.raw)
		if !ok {
			return Article{}, skipf("", ReasonDamaged, "no HTTP header")
		}
		if h.status != 200 {
			return Article{}, skipf("", ReasonNotArticle, "HTTP status %d", h.status)
		}
		kind = h.get("content-type")
		var whole bool
		var err error
		body, whole, err = h.decode(rest, opt)
		if err != nil {
			return Article{}, err
		}
		if !whole && !r.web.cut {
			notes = append(notes, "the page is cut short")
		}
	}
	a, err := r.content(body, kind, opt)
	if err != nil {
		return a, err
	}
	a.Notes = append(a.Notes, notes...)
	return a, nil
}

// content reads a body by its media type, or by its look when that says nothing.
func (r Record) content(body []byte, kind string, opt Options) (Article, error) {
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		media, _, _ = strings.Cut(strings.ToLower(kind), ";")
		media = strings.TrimSpace(media)
	}
	f := sniff(body[:min(len(body), sniffLen)], "", usualNames)
	page := Record{Place: r.Place, raw: body, names: usualNames, url: r.web.url, charset: params["charset"]}
	switch {
	case len(bytes.TrimSpace(body)) == 0:
		return Article{}, skip("", ReasonNoText, nil)
	case media == "text/html", media == "application/xhtml+xml", f == formatHTML && media != "text/plain":
		return page.page(opt)
	case media == "text/plain" && f != formatOther:
		page.format = formatText
		a, err := page.readPlain(opt)
		if err == nil && a.URL == "" {
			a.URL = clean.Token(r.web.url)
			a.ID = firstOf(a.URL, a.ID)
			a.Outlet = firstOf(a.Outlet, site.Domain(a.URL))
		}
		return a, err
	}
	return Article{}, skipf("", ReasonNotArticle, "content of type %q", clean.Clip(firstOf(media, "unknown"), 60))
}

// httpHeader is the header of an HTTP response.
type httpHeader struct {
	status int
	fields map[string]string // by lower-case name; the last of two wins
}

// get returns the value of a field.
func (h *httpHeader) get(name string) string { return h.fields[name] }

// parseHTTP splits a response into its header and body. It takes what servers
// send, which net/http does not always.
func parseHTTP(raw []byte) (h httpHeader, body []byte, ok bool) {
	h.fields = make(map[string]string)
	first := true
	for n := 0; len(raw) > 0 && n < 1000; n++ {
		line, rest, _ := bytes.Cut(raw, []byte("\n"))
		raw = rest
		s := strings.TrimRight(string(line[:min(len(line), maxHeader)]), "\r")
		switch {
		case first:
			version, status, _ := strings.Cut(s, " ")
			status, _, _ = strings.Cut(strings.TrimSpace(status), " ")
			code, err := strconv.Atoi(status)
			if err != nil || !strings.HasPrefix(version, "HTTP/") {
				return h, nil, false
			}
			h.status = code
			first = false
		case s == "":
			return h, raw, true
		default:
			name, value, _ := strings.Cut(s, ":")
			h.fields[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
		}
	}
	return h, nil, !first
}

// decode undoes the transfer and content encodings of a body. Crawlers often
// store a body already decoded and leave the header as it was: what does not
// look encoded is taken as it is. It reports whether the body was whole.
func (h *httpHeader) decode(body []byte, opt Options) (out []byte, whole bool, err error) {
	whole = true
	if strings.Contains(strings.ToLower(h.get("transfer-encoding")), "chunked") {
		plain, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(body)))
		switch {
		case err == nil:
			body = plain
		case len(plain) > 0:
			body, whole = plain, false
		}
	}
	encodings := strings.Split(strings.ToLower(h.get("content-encoding")), ",")
	if len(encodings) > 2 {
		return nil, false, skipf("", ReasonTooDeep, "%d content encodings", len(encodings))
	}
	for i := len(encodings) - 1; i >= 0; i-- {
		r, err := contentReader(strings.TrimSpace(encodings[i]), body)
		if err != nil || r == nil {
			continue
		}
		limit := int64(opt.MaxRecord)
		if limit <= 0 {
			limit = 1 << 40
		}
		plain, err := io.ReadAll(io.LimitReader(r, limit+1))
		if int64(len(plain)) > limit {
			return nil, false, skipf("", ReasonExpands, "a page of %d bytes is over %d", len(body), limit)
		}
		if err != nil {
			if len(plain) == 0 {
				continue // not encoded after all
			}
			whole = false
		}
		body = plain
	}
	return body, whole, nil
}

// contentReader undoes one content encoding; nil when there is nothing to undo.
func contentReader(encoding string, body []byte) (io.Reader, error) {
	br := bytes.NewReader(body)
	switch encoding {
	case "gzip", "x-gzip":
		return gzip.NewReader(br)
	case "deflate": // zlib by the standard, bare deflate by habit
		if z, err := zlib.NewReader(br); err == nil {
			return z, nil
		}
		return flate.NewReader(bytes.NewReader(body)), nil
	case "br":
		return brotli.NewReader(br), nil
	case "zstd":
		return zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow), zstd.WithDecoderLowmem(true))
	case "", "identity":
		return nil, nil
	}
	return nil, fmt.Errorf("content encoding %q", encoding)
}
