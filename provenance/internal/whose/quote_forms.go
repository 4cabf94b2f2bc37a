package whose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// This file finds quotations that have no double marks: in single marks, as British and
// Australian papers print them, in the marks of typesetting, in asterisks, after a dash at
// the beginning of a paragraph, in a block with > before its lines, and in a paragraph of
// its own after "She said:".

const (
	// formWords is the least number of words of such a quotation. Single marks around
	// fewer are mostly titles, nicknames and terms.
	formWords = 5
	// maxQuoteBytes bounds how far the closing mark of a quotation is searched for: more
	// than maxQuoteWords words have in most languages.
	maxQuoteBytes = 4096
	// leadWords is how many words before a colon are searched for a word of saying.
	leadWords = 12
)

// quoteForms appends to quotes those of the quotations without double marks that do not
// overlap one that is there already.
func quoteForms(quotes []shingle.Range, text string, words []shingle.Word) []shingle.Range {
	f := formFinder{text: text, words: words, quotes: quotes, paragraph: "\n"}
	if strings.Contains(text, "\n\n") {
		f.paragraph = "\n\n" // a single line end may be that of a wrapped line
	}
	f.blocks()
	f.marked("‘", "’")
	f.marked("‚", "‘")
	f.marked("'", "'")
	f.marked("``", "''")
	f.marked("*", "*")
	return f.quotes
}

// formFinder collects the quotations of one text.
type formFinder struct {
	text      string
	words     []shingle.Word
	quotes    []shingle.Range
	quoted    []bool // by word, made when the first quotation is added
	paragraph string // what separates two paragraphs
}

// add adds the words in the bytes [from, to) unless they are few or some are quoted
// already.
func (f *formFinder) add(from, to int) {
	r := shingle.Range{Start: firstWord(f.words, from), End: firstWord(f.words, to)}
	if n := strings.IndexByte(f.text[from:to], '>'); n != 0 {
		r.End = min(r.End, r.Start+maxQuoteWords) // a mark at each line bounds a block
	}
	if r.End-r.Start < formWords {
		return
	}
	if f.quoted == nil {
		f.quoted = make([]bool, len(f.words))
		for _, q := range f.quotes {
			f.mark(q)
		}
	}
	if !slices.Contains(f.quoted[r.Start:r.End], true) {
		f.quotes = append(f.quotes, r)
		f.mark(r)
	}
}

// mark notes that the words of r are quoted.
func (f *formFinder) mark(r shingle.Range) {
	for i := r.Start; i < r.End; i++ {
		f.quoted[i] = true
	}
}

// marked adds the quotations between an opening and a closing mark that are also used for
// other things, apostrophes above all. A mark opens when nothing but a space or a bracket
// stands before it and a word behind it. It closes behind the punctuation of speech, or
// before a mark that ends a clause; between letters it is an apostrophe. A quotation that
// its paragraph does not close counts only when it opens the paragraph, as newspapers
// print speech of several paragraphs, and not for asterisks.
func (f *formFinder) marked(open, shut string) {
	closing := closer{text: f.text, mark: shut, at: -1}
	for at := 0; ; {
		i := strings.Index(f.text[at:], open)
		if i < 0 {
			return
		}
		i += at
		at = i + len(open)
		if !f.opens(i, at) {
			continue
		}
		end := min(len(f.text), at+maxQuoteBytes)
		if n := strings.Index(f.text[at:end], f.paragraph); n >= 0 {
			end = at + n
		}
		closed := closing.within(at, end)
		switch {
		case closed >= 0:
			f.add(at, closed)
			at = closed + len(shut)
		case f.beginsParagraph(i) && open != "*" && open != "'":
			f.add(at, end)
			at = end
		}
	}
}

// opens reports whether a mark at the bytes [from, to) can open a quotation.
func (f *formFinder) opens(from, to int) bool {
	if from > 0 {
		switch c := f.text[from-1]; c {
		case ' ', '\n', '\t', '(', '[':
		default:
			r, _ := utf8.DecodeLastRuneInString(f.text[:from])
			if r != '—' && r != '–' && r != '\u00a0' {
				return false
			}
		}
	}
	rest := f.text[to:]
	if f.text[from:to] == "``" {
		rest = strings.TrimPrefix(rest, " ") // as texts have it that were cut into words
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '…' || r == '“' || r == '"'
}

// closer finds where a mark closes quotations. Each byte is looked at once, however many
// marks open.
type closer struct {
	text, mark string
	at         int // of the closing mark found last, -1 for none
	searched   int // there is none between at and this byte
}

// within returns where the mark closes a quotation in the bytes [from, to), -1 when it
// does not. Calls come with rising from.
func (c *closer) within(from, to int) int {
	if c.at < from {
		c.at, c.searched = -1, max(c.searched, from)
	}
	for c.at < 0 && c.searched < to {
		i := strings.Index(c.text[c.searched:to], c.mark)
		if i < 0 {
			c.searched = max(c.searched, to-len(c.mark)+1)
			break
		}
		i += c.searched
		c.searched = i + len(c.mark)
		if c.closes(i) {
			c.at = i
		}
	}
	if c.at >= to {
		return -1
	}
	return c.at
}

// closes reports whether the mark at byte i closes a quotation.
func (c *closer) closes(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(c.text[:i])
	end := i + len(c.mark)
	if end == len(c.text) {
		return true
	}
	after, _ := utf8.DecodeRuneInString(c.text[end:])
	switch {
	case unicode.IsLetter(after) || unicode.IsDigit(after):
		return false
	case c.mark == "''" || c.mark == "*":
		return true
	}
	return strings.ContainsRune(".,!?…;:—–”\"", before) || strings.ContainsRune(".,!?…;:)—–\n", after)
}

// beginsParagraph reports whether byte i is the first of a paragraph.
func (f *formFinder) beginsParagraph(i int) bool {
	return i == 0 || strings.HasSuffix(strings.TrimRight(f.text[max(0, i-8):i], " \t"), "\n")
}

// blocks adds paragraphs that are quotations as a whole.
func (f *formFinder) blocks() {
	led := false // the paragraph before ends in a colon behind a word of saying
	for from := 0; from < len(f.text); {
		to, next := len(f.text), len(f.text)
		if n := strings.IndexByte(f.text[from:], '\n'); n >= 0 {
			to, next = from+n, from+n+1
		}
		line := f.text[from:to]
		body := strings.TrimLeft(line, " \t")
		start := to - len(body)
		switch {
		case body == "":
		case body[0] == '>':
			// All lines of the block, whatever stands between them.
			for next < len(f.text) && f.text[next] == '>' {
				to = len(f.text)
				if n := strings.IndexByte(f.text[next:], '\n'); n >= 0 {
					to = next + n
				}
				next = min(to+1, len(f.text))
			}
			f.add(start, to)
			led = false
		case f.dashed(body) && f.spoken(start, to):
			f.add(start, to)
			led = false
		default:
			if led {
				f.add(start, to)
			}
			led = strings.HasSuffix(strings.TrimRight(body, " \t\r"), ":") && f.says(start, to)
		}
		from = next
	}
}

// dashed reports whether a line begins with a dash and a space, as dialogue does in many
// languages, or with a dash right before a sentence, as in Spanish.
func (f *formFinder) dashed(line string) bool {
	for _, dash := range []string{"—", "–", "―", "--"} {
		if rest, ok := strings.CutPrefix(line, dash); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return r == ' ' || r == '\u00a0' || dash != "--" && (unicode.IsUpper(r) || r == '¿' || r == '¡' || r == '…')
		}
	}
	return false
}

// spoken reports whether a paragraph in the bytes [from, to) has a word of saying or a
// first person: a dash also begins items of lists, datelines and signatures.
func (f *formFinder) spoken(from, to int) bool {
	persons, saying := FirstPersons(), sayingWords()
	for _, w := range f.words[firstWord(f.words, from):firstWord(f.words, to)] {
		if persons[w.Hash] || saying[w.Hash] {
			return true
		}
	}
	return false
}

// says reports whether one of the last words in the bytes [from, to) is one of saying.
func (f *formFinder) says(from, to int) bool {
	first, last := firstWord(f.words, from), firstWord(f.words, to)
	saying := sayingWords()
	for _, w := range f.words[max(first, last-leadWords):last] {
		if saying[w.Hash] {
			return true
		}
	}
	return false
}

// sayingWords are the hashes of verbs and nouns that introduce what somebody said or
// wrote.
var sayingWords = terms.HashesOf("said says saying told added wrote writes asked replied answered continued stated read reads posted tweeted statement letter email post reply " +
	"sagte sagt erklärte schrieb schreibt fragte antwortete hieß heißt teilte statement brief " +
	"dit déclaré déclare affirmé écrit écrivait demandé répondu ajouté explique expliqué communiqué lettre " +
	"dijo dice declaró afirmó escribió preguntó respondió añadió explicó señaló comunicado carta " +
	"disse ha detto spiegato aggiunto scritto comunicato afirmou declarou escreveu " +
	"сказал сказала заявил заявила написал написала добавил добавила ответил ответила пояснил пояснила сообщил сообщила говорится")
