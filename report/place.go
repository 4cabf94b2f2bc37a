package report

import (
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"copytrail/report/internal/clean"
)

// placeLine is the line number at the end of a place.
var placeLine = regexp.MustCompile(`:([1-9][0-9]{0,8})$`)

// placeURI splits the place that a record was read from, such as "feeds/a.jsonl:311",
// into the URI of its file and its line, counted from 1. The line of a file that is one
// article is 1, that of an unknown place 0. The URI is relative unless the place is an
// absolute path.
func placeURI(place string) (uri string, line int) {
	place = clean.Line(place)
	if m := placeLine.FindStringSubmatch(place); m != nil {
		place = strings.TrimSuffix(place, m[0])
		line, _ = strconv.Atoi(m[1]) // nine digits always fit
	} else if place != "" {
		line = 1
	}
	u := url.URL{Path: filepath.ToSlash(place)}
	if strings.HasPrefix(u.Path, "/") {
		u.Scheme = "file"
	}
	return u.String(), line
}
