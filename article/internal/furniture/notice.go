package furniture

import (
	"strings"

	"copytrail/article/internal/record"
)

// A stub stands where a report will be or was: "This is a breaking news story. Please check
// back for updates", "See the funeral home's website", a site's rules for letters. Two
// stubs are alike word for word and have nothing in common. Such sentences are notices to
// the reader (folder notices); a text of nothing else is no article's.

// maxNoticeWords is the length in words up to which a whole text may be a stub.
const maxNoticeWords = 120

// headlineWords is how many words the first line of a stub has at most, without a full stop.
const headlineWords = 14

// Notices returns the spans of text that are notices to the reader, sorted and disjoint:
// lines of nothing else, and the notices with which the text begins or ends. known are
// spans that are furniture already.
func Notices(text string, known []record.Span) []record.Span {
	table := readNotices().notice
	var out []record.Span
	var first, last record.Span // the first and the last line that are neither
	for s := range content(text, known) {
		if s.Len() <= maxFurniture && isNoticeLine(table, text[s.Start:s.End]) {
			out = append(out, s)
			continue
		}
		if first.Len() == 0 {
			first = s
		}
		last = s
	}
	if first.Len() == 0 {
		return out
	}
	ends := noticesAtStart(table, text, first)
	if end := noticesAtEnd(table, text, last); end.Len() > 0 {
		ends = Merge(ends, []record.Span{end})
	}
	return Merge(out, ends)
}

// content yields the lines of text, and of lines that are partly in spans what is outside.
func content(text string, spans []record.Span) func(yield func(record.Span) bool) {
	return func(yield func(record.Span) bool) {
		next := 0
		for s := range Lines(text) {
			for next < len(spans) && spans[next].End <= s.Start {
				next++
			}
			for next < len(spans) && spans[next].Start < s.End {
				if before := trimmed(text, record.Span{Start: s.Start, End: spans[next].Start}); before.Len() > 0 && !yield(before) {
					return
				}
				s.Start = min(spans[next].End, s.End)
				if spans[next].End > s.End {
					break
				}
				next++
			}
			if s = trimmed(text, s); s.Len() > 0 && !yield(s) {
				return
			}
		}
	}
}

// trimmed returns s without blanks at its ends. s may have a negative length.
func trimmed(text string, s record.Span) record.Span {
	for s.Start < s.End && isBlank(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isBlank(text[s.End-1]) {
		s.End--
	}
	return s
}

// isNoticeLine reports whether every sentence of a line is a notice.
func isNoticeLine(table wording, line string) bool {
	if startsQuoted(line) || !table.mayBegin(line) {
		return false
	}
	n := 0
	for sentence := range sentencesOf(line) {
		words := noticeWords(nil, sentence)
		if len(words) == 0 {
			continue
		}
		if !table.matches(words) {
			return false
		}
		n++
	}
	return n > 0
}

// noticesAtStart returns the notices with which the line s begins.
func noticesAtStart(table wording, text string, s record.Span) []record.Span {
	at := s.Start
	for sentence := range sentencesOf(text[s.Start:s.End]) {
		if !table.mayBegin(sentence) || startsQuoted(strings.TrimSpace(sentence)) || !table.matches(noticeWords(nil, sentence)) {
			break
		}
		at += len(sentence)
	}
	if at == s.Start {
		return nil
	}
	return []record.Span{{Start: s.Start, End: at}}
}

// noticesAtEnd returns the notices with which the line s ends.
func noticesAtEnd(table wording, text string, s record.Span) record.Span {
	at, from := s.Start, s.End
	for sentence := range sentencesOf(text[s.Start:s.End]) {
		notice := table.mayBegin(sentence) && !startsQuoted(strings.TrimSpace(sentence)) && table.matches(noticeWords(nil, sentence))
		switch {
		case !notice:
			from = s.End
		case from == s.End:
			from = at
		}
		at += len(sentence)
	}
	return record.Span{Start: from, End: s.End}
}

// IsNotice reports whether text, apart from its furniture, is a stub: notices to the reader
// and a headline at most. notices says how many spans of its furniture are notices.
func IsNotice(text string, furniture []record.Span, notices int) bool {
	if !isShort(text, furniture, maxNoticeWords) {
		return false
	}
	alone, found, first := readNotices().alone, notices, true
	for s := range content(text, furniture) {
		for sentence := range sentencesOf(text[s.Start:s.End]) {
			words := noticeWords(nil, sentence)
			label := labelWords
			if first {
				label = headlineWords
			}
			stops := strings.HasSuffix(strings.TrimRight(sentence, " \"”»"), ".")
			first = false
			switch {
			case strings.ContainsAny(sentence, "“”„«»\""):
				return false
			case len(words) == 0 || len(words) <= label && !stops:
			case alone.matches(words) || readNotices().notice.matches(words):
				found++
			default:
				return false
			}
		}
	}
	return found > 0
}
