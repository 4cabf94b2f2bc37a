package crawl

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// httpHeader is the header of an HTTP response.
type httpHeader struct {
	status int
	fields map[string]string // by lower-case name; the last of two wins
}

// get returns the value of a field.
func (h *httpHeader) get(name string) string { return h.fields[name] }

// parseHTTP splits a response into its header and its body. It accepts what servers send,
// which net/http does not always.
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

// decode returns a body without its transfer and content encodings, and reports whether it
// is complete. Crawlers often store a body decoded and leave the header as it was, so a body
// that is not encoded as the header says is taken as it is.
func (h *httpHeader) decode(body []byte, opt record.Options) (out []byte, whole bool, err error) {
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
		return nil, false, record.Skipf("", record.ReasonTooDeep, "%d content encodings", len(encodings))
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
			return nil, false, record.Skipf("", record.ReasonExpands, "a page of %d bytes is over %d", len(body), limit)
		}
		if err != nil {
			if len(plain) == 0 {
				continue // it is not encoded
			}
			whole = false
		}
		body = plain
	}
	return body, whole, nil
}

// contentReader returns a reader that decodes one content encoding, nil when the body is
// not encoded.
func contentReader(encoding string, body []byte) (io.Reader, error) {
	br := bytes.NewReader(body)
	switch encoding {
	case "gzip", "x-gzip":
		return gzip.NewReader(br)
	case "deflate": // zlib by the standard; many servers send bare deflate
		if z, err := zlib.NewReader(br); err == nil {
			return z, nil
		}
		return flate.NewReader(bytes.NewReader(body)), nil
	case "br":
		return brotli.NewReader(br), nil
	case "zstd":
		return zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(format.MaxWindow), zstd.WithDecoderLowmem(true))
	case "", "identity":
		return nil, nil
	}
	return nil, fmt.Errorf("content encoding %q", encoding)
}
