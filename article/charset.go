package article

import (
	"strings"

	"github.com/gogs/chardet"
)

// guessCharset returns the name of the charset that b seems to be in, "" when
// that is not clear. Only the beginning is looked at.
func guessCharset(b []byte) string {
	r, err := chardet.NewTextDetector().DetectBest(b[:min(len(b), 16<<10)])
	if err != nil || r.Confidence < 50 {
		return ""
	}
	// Names that golang.org/x/net/html/charset does not know as such.
	switch name := strings.ToLower(r.Charset); name {
	case "gb-18030":
		return "gb18030"
	case "utf-8":
		return ""
	default:
		return name
	}
}
