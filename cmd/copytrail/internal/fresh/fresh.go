// Package fresh says which articles of a run are new, so that only pairs that touch a
// new one are reported. An article is new by where it stands, a file or a folder, or by
// when it was published, or by both.
package fresh

import (
	"path/filepath"
	"strings"

	"copytrail/article"
)

// Rule says which articles are new. In the zero value all are.
type Rule struct {
	Since Moment // new is what was published then or later

	roots []string        // new paths, absolute
	known map[string]bool // what At has said of a place
}

// Under makes new only what stands in one of paths, files and folders or - for standard
// input. A path that is a link stands for what it leads to as well.
func (r *Rule) Under(paths []string) {
	for _, p := range paths {
		root := Absolute(p)
		r.roots = append(r.roots, root)
		if real, err := filepath.EvalSymlinks(root); err == nil && real != root {
			r.roots = append(r.roots, real)
		}
	}
}

// Partial reports whether some articles may not be new.
func (r *Rule) Partial() bool { return len(r.roots) > 0 || r.Since.set }

// Article reports whether a is new.
func (r *Rule) Article(a *article.Article) bool {
	return (len(r.roots) == 0 || r.At(a.Place)) && r.Since.Reached(a.Published)
}

// Touches reports whether a pair touches a new article.
func (r *Rule) Touches(a, b *article.Article) bool { return r.Article(a) || r.Article(b) }

// At reports whether the record at place stands in one of the new paths. It is false
// when [Rule.Under] has named none. It must not be called concurrently.
func (r *Rule) At(place string) bool {
	is, known := r.known[place]
	if !known {
		is = within(r.roots, place)
		if r.known == nil {
			r.known = map[string]bool{}
		}
		r.known[place] = is
	}
	return is
}

func within(roots []string, place string) bool {
	for _, p := range []string{Absolute(FileOf(place)), Absolute(place)} {
		for _, root := range roots {
			if p == root || strings.HasPrefix(p, root+"/") || root == "/" {
				return true
			}
		}
	}
	return false
}

// FileOf returns the file of a place. A place ends with a number where its file holds
// several records: feed.jsonl:311, feed.json#3.
func FileOf(place string) string {
	if i := strings.LastIndexAny(place, ":#@"); i > 0 && strings.Trim(place[i+1:], "0123456789") == "" {
		return place[:i]
	}
	return place
}

// Absolute returns path in a form in which two paths of one file are equal, links
// aside. Standard input, "-", has no place among files and stays as it is.
func Absolute(path string) string {
	if path == "-" {
		return path
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return filepath.ToSlash(path)
}
