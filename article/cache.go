package article

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Taking the article out of a page costs a thousand times what the rest of its
// reading does, and the answer depends on the page alone: with Options.Cache it is
// kept in a folder, one file a page:
//
//	DIR/3f/3fa9…c1.json    {"url":"https://…","title":"…","text":"…",…}
//	DIR/81/8107…0e.json    {"reason":"no text"}
//
// The name is the SHA-256 of everything that the answer depends on: the form of the
// cache and the versions of the libraries, the limits, the address, the charset and
// the page. So an entry is never wrong, only unused after an update, and the folder
// may be deleted at any time, whole or in part. Nothing is ever removed from it.
//
// A file appears under its name when it is complete. What cannot be read, or is not
// what we wrote, counts as not there. What cannot be written is not: a full disk
// must not change what a scan finds.

// cacheForm changes when the answer of readHTML to one page does.
const cacheForm = "copytrail page 1"

// extractors names the versions of the libraries that take pages apart.
var extractors = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var b strings.Builder
	for _, m := range info.Deps {
		if strings.HasPrefix(m.Path, "github.com/markusmobius/") || strings.HasPrefix(m.Path, "github.com/go-shiori/") || m.Path == "golang.org/x/net" {
			fmt.Fprintf(&b, "%s %s\n", m.Path, m.Version)
		}
	}
	return b.String()
})

// cached is what a file of the cache holds: an article as readHTML returns it, or
// the reason and the cause of its error.
type cached struct {
	Reason    string    `json:"reason,omitempty"`
	Cause     string    `json:"cause,omitempty"`
	URL       string    `json:"url,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Title     string    `json:"title,omitempty"`
	Byline    string    `json:"byline,omitempty"`
	Lang      string    `json:"lang,omitempty"`
	Text      string    `json:"text,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Precision Precision `json:"precision,omitempty"`
	ZoneKnown bool      `json:"zone_known,omitempty"`
	Notes     []string  `json:"notes,omitempty"`
}

// readPage is readHTML through the cache.
func readPage(page []byte, address, label string, opt Options) (Article, error) {
	if opt.Cache == "" || opt.Origins { // origins are not kept: they are asked for a page at a time
		return readHTML(page, address, label, opt)
	}
	path := cachePath(page, address, label, opt)
	if c, ok := readCached(path); ok {
		return c.article()
	}
	a, err := readHTML(page, address, label, opt)
	writeCached(path, a, err)
	return a, err
}

// cachePath returns the name of the file for a page.
func cachePath(page []byte, address, label string, opt Options) string {
	h := sha256.New()
	for _, s := range []string{cacheForm, extractors(), strconv.Itoa(opt.MaxElements), address, label} {
		fmt.Fprintf(h, "%d:%s,", len(s), s)
	}
	h.Write(page)
	name := hex.EncodeToString(h.Sum(nil))
	return filepath.Join(opt.Cache, name[:2], name+".json")
}

// readCached reads a file of the cache and reports whether it is there and whole.
func readCached(path string) (c cached, ok bool) {
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &c) != nil {
		return c, false
	}
	return c, (c.Reason == "") != (c.Text == "") && c.Precision <= Second
}

// article returns what readHTML returned.
func (c cached) article() (Article, error) {
	if c.Reason != "" {
		var cause error
		if c.Cause != "" {
			cause = errors.New(c.Cause)
		}
		return Article{}, skip("", c.Reason, cause)
	}
	return Article{
		URL: c.URL, Outlet: c.Outlet, Title: c.Title, Byline: c.Byline, Lang: c.Lang, Text: c.Text, Notes: c.Notes,
		Published: Time{Time: c.Published, Precision: c.Precision, ZoneKnown: c.ZoneKnown},
	}, nil
}

// writeCached keeps an answer of readHTML.
func writeCached(path string, a Article, err error) {
	c := cached{
		URL: a.URL, Outlet: a.Outlet, Title: a.Title, Byline: a.Byline, Lang: a.Lang, Text: a.Text, Notes: a.Notes,
		Published: a.Published.Time, Precision: a.Published.Precision, ZoneKnown: a.Published.ZoneKnown,
	}
	if err != nil {
		var se *SkipError
		if !errors.As(err, &se) {
			return
		}
		c = cached{Reason: se.Reason}
		if se.Err != nil {
			c.Cause = se.Err.Error()
		}
	}
	b, err := json.Marshal(c)
	if err != nil { // a year that JSON has no form for
		return
	}
	dir := filepath.Dir(path)
	if os.MkdirAll(dir, 0o777) != nil {
		return
	}
	f, err := os.CreateTemp(dir, "part-*")
	if err != nil {
		return
	}
	_, err = f.Write(b)
	if errors.Join(err, f.Close()) != nil || os.Rename(f.Name(), path) != nil {
		os.Remove(f.Name())
	}
}
