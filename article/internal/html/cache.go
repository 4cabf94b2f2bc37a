package html

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

	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// Extraction takes a thousand times as long as the rest of reading a page, and its result
// depends on the page alone. With Options.Cache results are kept in a folder, one file a
// page:
//
//	DIR/3f/3fa9…c1.json    {"url":"https://…","title":"…","text":"…",…}
//	DIR/81/8107…0e.json    {"reason":"no text"}
//
// The name is the SHA-256 of everything that the result depends on: the form of the cache
// and the versions of the libraries, the limits, the address, the charset and the page. So
// an entry is never wrong, only unused after an update, and the folder may be deleted at
// any time, whole or in part. Nothing is ever removed from it.
//
// A file gets its name when it is complete. A file that cannot be read, or that has other
// content than ours, counts as missing. Failure to write one is ignored: a full disk must
// not change what a scan finds.

// cacheForm changes when the result of extract for a page does.
const cacheForm = "copytrail page 2"

// extractors returns the versions of the libraries that extraction depends on.
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

// cached is what a file of the cache holds: a draft as extract returns it, or the reason
// and the cause of its error.
type cached struct {
	Reason    string              `json:"reason,omitempty"`
	Cause     string              `json:"cause,omitempty"`
	URL       string              `json:"url,omitempty"`
	Outlet    string              `json:"outlet,omitempty"`
	Title     string              `json:"title,omitempty"`
	Byline    string              `json:"byline,omitempty"`
	Lang      string              `json:"lang,omitempty"`
	Text      string              `json:"text,omitempty"`
	Published time.Time           `json:"published,omitzero"`
	Precision published.Precision `json:"precision,omitempty"`
	ZoneKnown bool                `json:"zone_known,omitempty"`
	Notes     []string            `json:"notes,omitempty"`

	Fetched          time.Time           `json:"fetched,omitzero"`
	FetchedPrecision published.Precision `json:"fetched_precision,omitempty"`
	FetchedZone      bool                `json:"fetched_zone,omitempty"`
}

// Extract returns the article in a page, in a draft without a place. The address is that
// of the page and the label the charset that its HTTP header names, "" when they are not
// known. With the option Cache the result may come from there. The error is a SkipError
// without a place.
func Extract(page []byte, address, label string, opt record.Options) (record.Draft, error) {
	if opt.Cache == "" || opt.Origins { // the cache has no origins
		return extract(page, address, label, opt)
	}
	path := cachePath(page, address, label, opt)
	if c, ok := readCached(path); ok {
		return c.draft()
	}
	d, err := extract(page, address, label, opt)
	writeCached(path, d, err)
	return d, err
}

// cachePath returns the name of the file for a page.
func cachePath(page []byte, address, label string, opt record.Options) string {
	h := sha256.New()
	for _, s := range []string{cacheForm, extractors(), strconv.Itoa(opt.MaxElements), address, label} {
		fmt.Fprintf(h, "%d:%s,", len(s), s)
	}
	h.Write(page)
	name := hex.EncodeToString(h.Sum(nil))
	return filepath.Join(opt.Cache, name[:2], name+".json")
}

// readCached reads a file of the cache and reports whether there is a complete one.
func readCached(path string) (c cached, ok bool) {
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &c) != nil {
		return c, false
	}
	return c, (c.Reason == "") != (c.Text == "") && c.Precision <= published.Second && c.FetchedPrecision <= published.Second
}

// draft returns what extract returned.
func (c cached) draft() (record.Draft, error) {
	if c.Reason != "" {
		var cause error
		if c.Cause != "" {
			cause = errors.New(c.Cause)
		}
		return record.Draft{}, record.Skip("", c.Reason, cause)
	}
	return record.Draft{
		URL: c.URL, Outlet: c.Outlet, Title: c.Title, Byline: c.Byline, Lang: c.Lang, Text: c.Text, Notes: c.Notes,
		Published: published.Time{Time: c.Published, Precision: c.Precision, ZoneKnown: c.ZoneKnown},
		Fetched:   published.Time{Time: c.Fetched, Precision: c.FetchedPrecision, ZoneKnown: c.FetchedZone},
	}, nil
}

// writeCached stores a result of extract.
func writeCached(path string, d record.Draft, err error) {
	c := cached{
		URL: d.URL, Outlet: d.Outlet, Title: d.Title, Byline: d.Byline, Lang: d.Lang, Text: d.Text, Notes: d.Notes,
		Published: d.Published.Time, Precision: d.Published.Precision, ZoneKnown: d.Published.ZoneKnown,
		Fetched: d.Fetched.Time, FetchedPrecision: d.Fetched.Precision, FetchedZone: d.Fetched.ZoneKnown,
	}
	if err != nil {
		var se *record.SkipError
		if !errors.As(err, &se) {
			return
		}
		c = cached{Reason: se.Reason}
		if se.Err != nil {
			c.Cause = se.Err.Error()
		}
	}
	b, err := json.Marshal(c)
	if err != nil { // a year that JSON cannot represent
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
