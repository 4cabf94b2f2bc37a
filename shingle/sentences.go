package shingle

import "strings"

// AppendSentences appends the sentences of text as ranges of indexes into words,
// which are text's words, and returns the extended slice. The ranges are in order
// and every word is in exactly one.
func AppendSentences(dst []Range, text string, words []Word) []Range {
	start := 0
	for i := 1; i < len(words); i++ {
		gap := text[words[i-1].End:words[i].Start]
		if strings.ContainsAny(gap, "\n") || strings.ContainsAny(gap, ".!?") && words[i].Class&Upper != 0 {
			dst = append(dst, Range{start, i})
			start = i
		}
	}
	if start < len(words) {
		dst = append(dst, Range{start, len(words)})
	}
	return dst
}
