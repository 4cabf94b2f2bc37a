package doc

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article"
)

// A newsletter, a live blog and a digest are many short articles in one. What is said of one
// item, its dateline or its credit, says nothing of the others.

// itemMark is how the items of a text are told apart.
type itemMark int

// The marks, the surest first. The items of a text are those of the first mark that stands
// in it minItems times.
const (
	byClock    itemMark = iota // "10:42 — …", "10.42am GMT", "Update, 3:15 p.m."
	byNumber                   // "1. …", "**2.** …", rising
	byHeading                  // "## …"
	byBold                     // "**Trains.** …", also behind a bullet
	byCapitals                 // "NURSES in Ohio …", "RATES. …"
	byTitle                    // a short line without a full stop above a long one
	byBullet                   // "• …", "- [A link](…)": each is one line
	byRule                     // "---", "* * *"
	noMark
)

const (
	// minItems is the least number of marks of one kind in a text with items; of rules
	// minRules, which divide it in as many and one.
	minItems = 3
	minRules = 2
	// maxTitle is the longest title of an item, in bytes, and longLine the least length of
	// a paragraph below it.
	maxTitle = 70
	longLine = 110
)

var (
	clockMark  = regexp.MustCompile(`^[\s\[(*_#>•–—-]{0,6}(?:(?i:updated?|update|posted|stand|actualización|mise à jour)[,:]? (?:at |um |à |a las )?)?(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d|(?: ?[ap]\.?m\b))(?:[^\d%]|$)`)
	numberMark = regexp.MustCompile(`^[\s*_#>]{0,5}(\d{1,2})[.)][\s*_]`)
	boldMark   = regexp.MustCompile(`^\s*(?:[-*•▪►·] +)?(?:\*\*|__)[^*_\s][^*_]{0,100}(?:\*\*|__)`)
	bulletMark = regexp.MustCompile(`^\s*(?:[-*•▪►·–] +|\d+\) )\S`)
	ruleMark   = regexp.MustCompile(`^[\s\\]*(?:(?:[-*_=~#•⁂·] ?\\?){3,}|⸻|⁂)\s*$`)
)

// Items returns the items of a's text in their order, without furniture between them; nil
// when the text is one article. What stands before the first mark is an item of its own:
// head says that the first item is such a one.
func Items(a *article.Article) (items []article.Span, head bool) {
	m := marksOf(a)
	for kind := byClock; kind < noMark; kind++ {
		if !m.enough(kind) {
			continue
		}
		if items = m.cut(kind); len(items) < 2 || kind == byTitle && !titlesAreRegular(m.lines, m.count[byTitle]) {
			return nil, false
		}
		return items, m.marks[0]&(1<<kind) == 0
	}
	return nil, false
}

// MayHaveItems reports whether enough lines of a's text have a mark of one kind. It is false only
// of texts of which neither [Items] nor [Doc.Items] tells items apart.
func MayHaveItems(a *article.Article) bool {
	m := marksOf(a)
	for kind := byClock; kind < noMark; kind++ {
		if m.enough(kind) {
			return true
		}
	}
	return false
}

// markedLines are the lines of a text with their marks, a bit each, and how many lines have
// each mark.
type markedLines struct {
	lines []article.Span
	marks []uint16
	count [noMark]int
}

func marksOf(a *article.Article) *markedLines {
	m := &markedLines{lines: contentLines(a)}
	m.marks, m.count = markLines(a.Text, m.lines)
	return m
}

// enough reports whether a mark stands in enough lines to tell items apart.
func (m *markedLines) enough(kind itemMark) bool {
	return m.count[kind] >= minItems || kind == byRule && m.count[kind] >= minRules
}

// cut returns the items that a mark tells apart.
func (m *markedLines) cut(kind itemMark) (items []article.Span) {
	open := false // the last item goes on
	for i, line := range m.lines {
		switch {
		case m.marks[i]&(1<<byRule) != 0 && m.count[byRule] >= minRules:
			open = false
			continue
		case m.marks[i]&(1<<kind) != 0 || !open:
			items = append(items, line)
		default:
			items[len(items)-1].End = line.End
		}
		open = kind != byBullet || m.marks[i]&(1<<byBullet) == 0
	}
	return items
}

// contentLines returns the lines of a's text that are not furniture, and the rules, which
// are.
func contentLines(a *article.Article) []article.Span {
	var lines []article.Span
	furniture := a.Furniture
	for s := range article.Lines(a.Text) {
		for len(furniture) > 0 && furniture[0].End <= s.Start {
			furniture = furniture[1:]
		}
		if len(furniture) == 0 || furniture[0].Start > s.Start || s.Len() < maxTitle && isRule(a.Text[s.Start:s.End]) {
			lines = append(lines, s)
		}
	}
	return lines
}

// titlesAreRegular reports whether short lines are mostly titles. On a scraped page they are
// captions, dates and names too, and its parts are no items.
func titlesAreRegular(lines []article.Span, titles int) bool {
	short := 0
	for _, s := range lines {
		if s.Len() <= maxTitle {
			short++
		}
	}
	return short <= titles+titles/3
}

// markLines returns the marks that each line has, a bit each, and how many lines have each.
func markLines(text string, lines []article.Span) (marks []uint16, count [noMark]int) {
	marks = make([]uint16, len(lines))
	last := 0 // the last number of an item
	for i, s := range lines {
		line := text[s.Start:s.End]
		head := line[:min(len(line), 160)]
		var m uint16
		if isClock(head) {
			m |= 1 << byClock
		}
		if n := numberOf(head); n != nil {
			number := int(n[1][0] - '0')
			if len(n[1]) == 2 {
				number = 10*number + int(n[1][1]-'0')
			}
			if number == last+1 || number == last-1 && last > 0 {
				last = number
				m |= 1 << byNumber
			}
		}
		switch {
		case isRule(head) && len(line) <= len(head):
			m |= 1 << byRule
		case strings.HasPrefix(strings.TrimLeft(line, "#"), " ") && line[0] == '#':
			m |= 1 << byHeading
		case isBold(head):
			m |= 1 << byBold
		case isCapitals(head):
			m |= 1 << byCapitals
		case i > 0 && i+1 < len(lines) && isTitle(line, lines[i+1].Len()):
			m |= 1 << byTitle
		}
		if isBullet(head) {
			m |= 1 << byBullet
		}
		marks[i] = m
		for kind := range count {
			count[kind] += int(m >> kind & 1)
		}
	}
	return marks, count
}

// isTitle reports whether a line is the title of an item: short, not a sentence, above a
// paragraph of below bytes.
func isTitle(line string, below int) bool {
	if len(line) > maxTitle || below < longLine {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line)
	last, _ := utf8.DecodeLastRuneInString(line)
	return (unicode.IsUpper(first) || unicode.IsDigit(first)) && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == '?')
}

// isCapitals reports whether a line begins with words in capitals that are its title: the
// sentence goes on behind them, or a full stop ends them. A dateline is none ("LONDON
// (Reuters) -", "PARIS, June 3"), nor is the name of a speaker ("SMITH: …").
func isCapitals(line string) bool {
	letters, end := 0, 0
	for i, r := range line {
		switch {
		case unicode.IsUpper(r):
			letters++
			continue
		case unicode.IsLower(r):
			// back to the end of the last word in capitals
			end = strings.LastIndexAny(line[:i], " \t")
		case r == ' ' || r == '\'' || r == '’' || r == '-' || r == '&' || unicode.IsDigit(r):
			continue
		case r == '.' || r == '!' || r == '?':
			end = i
		default:
			return false
		}
		break
	}
	if end <= 0 {
		return false
	}
	capitals := 0
	for _, r := range line[:end] {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 4 && letters-capitals <= 1
}
