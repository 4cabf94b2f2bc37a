package plain

import (
	"strings"

	"copytrail/article/internal/field"
)

// readerHead reads the labels above the text that Jina Reader makes of a page:
//
//	Title: Ferry sinks
//
//	URL Source: https://a.example/1
//
//	Published Time: 2024-05-06T10:20:30Z
//
//	Markdown Content:
//	# Ferry sinks
//
// It returns the rest as the body, and reports whether there are such labels. The label of
// the text ends them; without that of the address they are somebody else's.
func readerHead(text string) (v field.Values, body string, ok bool) {
	rest := strings.TrimLeft(text, "\ufeff \n")
	if !strings.HasPrefix(rest, "Title:") && !strings.HasPrefix(rest, "URL Source:") {
		return v, text, false
	}
	for n := 0; n < 30; n++ {
		line, next, found := strings.Cut(rest, "\n")
		label, value, labelled := strings.Cut(strings.TrimSpace(line), ":")
		value = strings.TrimSpace(value)
		rest = next
		switch {
		case label == "":
		case !labelled:
			return field.Values{}, text, false
		case label == "Title":
			v.Put(field.Title, value)
		case label == "URL Source":
			v.Put(field.URL, value)
		case label == "Published Time":
			v.Put(field.Published, value)
		case label == "Markdown Content", label == "Text Content":
			if v.Get(field.URL) == "" {
				return field.Values{}, text, false
			}
			return v, value + "\n" + rest, true
		case label == "HTML Content":
			v.Put(field.HTML, value+"\n"+rest)
			return v, "", v.Get(field.URL) != ""
		}
		if !found {
			break
		}
	}
	return field.Values{}, text, false
}
