package html

import (
	"cmp"
	"regexp"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/field"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// byWords matches a line that names the writer.
var byWords = regexp.MustCompile(`^(?i:by|von|par|por|di|door|af|av|текст:) +(\S.{1,80})$`)

// maxHeadLines is how many lines above the text of a flattened page may name its writer
// and its day.
const maxHeadLines = 6

// takeHead takes the byline and the day from the beginning of the text. archive.today makes
// a div of every element, so that the extractor cannot tell them from the text.
func takeHead(d *record.Draft) {
	for range maxHeadLines {
		line, rest, ok := strings.Cut(d.Text, "\n\n")
		line = strings.TrimSpace(line)
		if !ok || len(line) > 120 {
			return
		}
		if t, ok := published.Visible(line); ok {
			if d.Published.Precision == published.NoTime {
				d.Published = t
				d.FieldCameFrom(field.Published, "the page's text")
				d.Notes = append(d.Notes, "published time from the page's text")
			}
		} else if m := byWords.FindStringSubmatch(line); m != nil && byline.IsNames(m[1]) {
			d.Byline = cmp.Or(d.Byline, byline.Clean(m[1]))
			d.FieldCameFrom(field.Byline, "the page's text")
		} else if line != d.Title {
			return
		}
		d.Text = strings.TrimLeft(rest, "\n")
	}
}
