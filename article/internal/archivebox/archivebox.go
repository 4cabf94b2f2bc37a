// Package archivebox reads the folders in which ArchiveBox keeps pages. A folder is one page
// in many renderings:
//
//	index.json              the address, and what was made when
//	output.html             the page as the browser had it
//	singlefile.html         the same with its pictures
//	www.echo.example/…      as it was downloaded
//	readability/, mercury/  its text, as two extractors see it
//	htmltotext.txt          all its text
//
// They are one article. It is read from the first of them that has a text.
package archivebox

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/html"
	"copytrail/article/internal/plain"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// IsCollection reports whether dir is that of a whole collection. Its pages are in the folder
// "archive"; the rest is settings, logs and lists.
func IsCollection(dir string) bool {
	return isFile(filepath.Join(dir, "index.sqlite3")) && isDir(filepath.Join(dir, "archive")) ||
		isFile(filepath.Join(dir, "ArchiveBox.conf")) && isDir(filepath.Join(dir, "archive"))
}

func isFile(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode().IsRegular()
}

func isDir(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
}

const (
	// maxIndex is the largest index.json in bytes. Real ones have some 20 kB.
	maxIndex = 4 << 20
	// maxRendering is how many bytes of a rendering are read when records have no limit.
	maxRendering = 64 << 20
)

// index is what is used of index.json. Versions of ArchiveBox differ in the shape of the rest,
// which is read apart so that the folder is recognised all the same.
type index struct {
	URL       string          `json:"url"`
	Title     string          `json:"title"`
	Timestamp json.RawMessage `json:"timestamp"`
	Path      string          `json:"archive_path"`
	Base      string          `json:"base_url"`
	Updated   string          `json:"updated"`
	Canonical json.RawMessage `json:"canonical"`
	History   json.RawMessage `json:"history"`
}

// Page is the record of a page in its renderings.
type Page struct {
	index      index
	fetched    published.Time
	renderings []rendering
	extracted  []extracted
}

// rendering is one file.
type rendering struct {
	name    string
	content []byte
	long    bool // it is over the limit of a record
}

// extracted is what an extractor says of the page.
type extracted struct {
	Title     string `json:"title"`
	Author    string `json:"author"`
	Byline    string `json:"byline"`
	Published string `json:"date_published"`
	Time      string `json:"publishedTime"`
}

// Open returns the page in the folder dir, and reports whether the folder is that of a page.
// Only files within the folder are read, whatever its index says.
func Open(dir string, opt record.Options) (*Page, bool) {
	if !isFile(filepath.Join(dir, "index.json")) {
		return nil, false
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, false
	}
	defer root.Close()
	var p Page
	b, long := readFile(root, "index.json", maxIndex)
	if long || !bytes.Contains(b, []byte(`"timestamp"`)) || json.Unmarshal(b, &p.index) != nil {
		return nil, false
	}
	if u, err := url.Parse(p.index.URL); err != nil || u.Host == "" || len(p.index.Timestamp) == 0 || p.index.Path == "" && p.index.Base == "" {
		return nil, false
	}
	p.fetched = p.index.fetched()
	var canonical struct {
		Wget string `json:"wget_path"`
	}
	json.Unmarshal(p.index.Canonical, &canonical) // there is none of another shape
	limit := opt.MaxRecord
	if limit <= 0 {
		limit = maxRendering
	}
	for _, name := range []string{"output.html", "singlefile.html", canonical.Wget, "readability/content.html", "mercury/content.html", "htmltotext.txt", "readability/content.txt"} {
		if name == "" {
			continue
		}
		if b, long := readFile(root, name, limit); long || len(bytes.TrimSpace(b)) > 0 {
			p.renderings = append(p.renderings, rendering{name, b, long})
		}
	}
	for _, name := range []string{"readability/article.json", "mercury/article.json"} {
		var e extracted
		if b, long := readFile(root, name, maxIndex); !long && json.Unmarshal(b, &e) == nil {
			p.extracted = append(p.extracted, e)
		}
	}
	return &p, true
}

// readFile reads a file of the folder. There are no bytes when it cannot be read, and none
// of a file that is longer than the limit.
func readFile(root *os.Root, name string, limit int) (b []byte, long bool) {
	if info, err := root.Stat(filepath.FromSlash(name)); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, false
	}
	defer f.Close()
	b, err = io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err != nil {
		return nil, false
	}
	if len(b) > limit {
		return nil, true
	}
	return b, false
}

// fetched returns when the page was fetched: when the first rendering was made. Old indexes
// know only when the page was put in the collection.
func (x index) fetched() published.Time {
	var first published.Time
	var history map[string][]struct {
		Start string `json:"start_ts"`
	}
	json.Unmarshal(x.History, &history) // what is of another shape has no times
	for _, runs := range history {
		for _, run := range runs {
			if t, _ := published.Parse(run.Start); t.Precision > published.Day && (first.Precision == published.NoTime || t.Before(first.Time)) {
				first = t
			}
		}
	}
	if first.Precision != published.NoTime {
		return first
	}
	if t, _ := published.Parse(x.Updated); t.Precision != published.NoTime {
		return t
	}
	seconds, _, _ := strings.Cut(strings.Trim(string(x.Timestamp), `"`), ".")
	if _, err := strconv.ParseInt(seconds, 10, 64); err != nil {
		return published.Time{}
	}
	t, _ := published.Parse(seconds)
	return t
}

// Decode implements format.Raw.
func (p *Page) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	err := error(record.Skipf("", record.ReasonNoText, "no rendering of the page that ArchiveBox kept"))
	for _, r := range p.renderings {
		d, failed := p.draft(place, r, opt)
		if failed == nil && strings.TrimSpace(d.Text) != "" {
			out(d, nil)
			return
		}
		if failed != nil {
			err = record.Placed(place+"/"+r.name, failed)
		}
	}
	out(record.Draft{}, err)
}

// draft returns the article in one rendering. What the rendering does not say is taken from
// the extractors and from the index.
func (p *Page) draft(place string, r rendering, opt record.Options) (d record.Draft, err error) {
	place += "/" + r.name
	switch {
	case r.long:
		return d, record.Skip("", record.ReasonTooLong, nil)
	case strings.HasSuffix(r.name, ".txt"):
		d, err = plain.Draft(place, r.content, field.Usual, opt)
		d.FoundAt = p.index.URL
	default:
		d, err = html.Extract(r.content, p.index.URL, "", opt)
	}
	if err != nil {
		return d, err
	}
	d.Place = place
	for _, e := range p.extracted {
		d.Title = cmp.Or(d.Title, clean.Line(e.Title))
		d.Byline = cmp.Or(d.Byline, byline.Clean(cmp.Or(e.Byline, e.Author)))
		if t, _ := published.Parse(cmp.Or(e.Published, e.Time)); d.Published.Precision == published.NoTime && t.Precision != published.NoTime {
			d.Published = t
			d.Notes = append(d.Notes, "published time from an extractor that ArchiveBox ran")
		}
	}
	d.Title = cmp.Or(d.Title, clean.Line(p.index.Title))
	d.CameFrom("the index of ArchiveBox")
	if p.fetched.Precision != published.NoTime {
		d.Fetched = p.fetched
	}
	if n := len(p.renderings); n > 1 {
		d.Notes = append(d.Notes, "one of "+strconv.Itoa(n)+" renderings of the page: "+r.name)
	}
	return d, nil
}
