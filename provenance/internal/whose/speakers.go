package whose

import (
	"strings"

	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/terms"
	"copytrail/shingle"
)

// This file finds words that stand behind the name of who says them, or in the form of a
// letter or a post.

const (
	// minTurns is the least number of turns of a transcript.
	minTurns = 2
	// minTurnWords is the least number of words of a turn that shows a transcript.
	minTurnWords = 2
	// minQuestions is the least number of questions of an interview without names, and
	// questionWords the most words of one.
	minQuestions, questionWords = 3, 50
	// maxTurnReach is how many words of a turn are searched for a first or second person.
	maxTurnReach = 60
	// maxTurnLines is the most lines between two turns that belong to the first.
	maxTurnLines = 4
	// signatureLines is the most lines of a signature, of signatureWords words each.
	signatureLines, signatureWords = 3, 8
	// maxHeadWords is the most words of the head of a post.
	maxHeadWords = 12
	// dateWords is the most words of the date of a post: a month, a day, a year.
	dateWords = 3
	// restWords is the least number of words outside a letter that opens a text for the
	// letter to be somebody else's than the text.
	restWords = 30
)

// turn is where somebody begins to speak.
type turn struct {
	at   int    // first word of the label
	who  uint64 // hash of the label
	caps bool   // the label is in capitals, or one letter
}

// transcripts marks transcripts and interviews: turns behind the name of the speaker or
// behind Q and A.
func (w *Finder) transcripts() {
	turns := w.turns()
	if len(turns) < minTurns || !w.dialogue(turns) {
		return
	}
	line := 0
	for k, t := range turns {
		for w.lines[line].words.End <= t.at {
			line++
		}
		last := line
		end := w.lines[line].words.End
		if k+1 < len(turns) {
			next := turns[k+1].at
			for last+1 < len(w.lines) && w.lines[last+1].words.Start < next && last-line < maxTurnLines && !w.reports(&w.lines[last+1]) {
				last++
			}
			end = min(next, w.lines[last].words.End)
		}
		w.fill(shingle.Range{Start: t.at, End: end}, finding.Statement)
	}
}

// turns returns the sentences that begin with a label which may name a speaker. A label in
// capitals may stand anywhere, another one only at the beginning of a line.
func (w *Finder) turns() []turn {
	var out []turn
	line := 0
	for _, s := range w.sentences {
		r := w.label(s)
		for line < len(w.lines) && w.lines[line].words.End <= s.Start {
			line++
		}
		if r.Start == r.End || line == len(w.lines) || w.lines[line].words.End-r.End < minTurnWords || w.out[s.Start] != finding.Prose {
			continue
		}
		t := turn{at: s.Start, caps: true}
		name := true
		for i := r.Start; i < r.End; i++ {
			x := w.words[i]
			t.who = terms.Mix(t.who, x.Hash)
			t.caps = t.caps && (x.Class&shingle.AllCaps != 0 || x.End-x.Start == 1 && x.Class&shingle.Upper != 0)
			name = name && x.Class&shingle.Upper != 0 && x.Class&shingle.Digit == 0 && w.roles[i]&roleRubric == 0
		}
		if name && (t.caps || s.Start == w.lines[line].words.Start) {
			out = append(out, t)
		}
	}
	return out
}

// dialogue reports whether turns are those of a transcript: labels of at least two speakers
// in capitals, or two that come again, with the first or second person in a third of the
// turns.
func (w *Finder) dialogue(turns []turn) bool {
	times := map[uint64]int{}
	caps, personal := 0, 0
	for k, t := range turns {
		times[t.who]++
		if t.caps {
			caps++
		}
		end := len(w.words)
		if k+1 < len(turns) {
			end = turns[k+1].at
		}
		if w.any(shingle.Range{Start: t.at, End: min(end, t.at+maxTurnReach)}, roleFirst|roleSecond) {
			personal++
		}
	}
	again := 0
	for _, n := range times {
		if n > 1 {
			again++
		}
	}
	return 3*personal >= len(turns) && len(times) >= 2 && (caps >= minTurns && 2*caps >= len(turns) || again >= 2)
}

// interview marks an interview without names: at least three questions to somebody in
// paragraphs of their own, each with an answer in the first person behind it. The answer
// to the last is one paragraph.
func (w *Finder) interview() {
	var questions []int
	for i := range w.lines {
		if i+1 < len(w.lines) && w.asks(&w.lines[i]) && !w.asks(&w.lines[i+1]) && w.any(w.lines[i+1].words, roleFirst) {
			questions = append(questions, i)
		}
	}
	if len(questions) < minQuestions {
		return
	}
	for k, i := range questions {
		last := i + 1
		if k+1 < len(questions) && questions[k+1]-i <= maxTurnLines+1 {
			last = questions[k+1] - 1
		}
		w.fill(shingle.Range{Start: w.lines[i].words.Start, End: w.lines[last].words.End}, finding.Statement)
	}
}

// asks reports whether l is a question to somebody and nothing else.
func (w *Finder) asks(l *textLine) bool {
	s := strings.TrimRight(w.text[l.from:l.to], "*_\"”»“ ")
	return strings.HasSuffix(s, "?") && l.n() <= questionWords && w.any(l.words, roleSecond) && !w.any(l.words, roleFirst) && !w.quotes(l.words)
}

// letters marks letters from the greeting to the signature. A letter that is the whole text
// is its author's.
func (w *Finder) letters() {
	for i := 0; i < len(w.lines); i++ {
		if !w.greets(&w.lines[i]) {
			continue
		}
		last := -1
		for j := i + 1; j < len(w.lines) && !w.greets(&w.lines[j]); j++ {
			if l := &w.lines[j]; l.n() <= signatureWords && w.any(l.words, roleClosing) {
				last = j
				break
			}
		}
		if last < 0 {
			if i > 0 && i+1 < len(w.lines) {
				i = max(i, w.block(i+1, true))
			}
			continue
		}
		for n := 0; n < signatureLines && last+1 < len(w.lines) && w.lines[last+1].n() <= signatureWords && !w.ends(&w.lines[last+1]); n++ {
			last++
		}
		r := shingle.Range{Start: w.lines[i].words.Start, End: w.lines[last].words.End}
		if len(w.words)-(r.End-r.Start) >= restWords {
			w.fill(r, finding.Statement)
		}
		i = last
	}
}

// greets reports whether l is the greeting of a letter.
func (w *Finder) greets(l *textLine) bool {
	return w.roles[l.words.Start]&roleGreeting != 0 && l.n() <= signatureWords && l.n() > 1 &&
		strings.ContainsAny(w.text[l.to-1:l.to], ",:!")
}

// signatures marks as data the name, handle and date below a post embedded in the page,
// whose words are a quotation: "— Ada Quist (@adaquist) January 18, 2018".
func (w *Finder) signatures() {
	for _, q := range w.quotations {
		if q.End >= len(w.words) {
			continue
		}
		from := int(w.words[q.End-1].End)
		rest := w.text[from:min(len(w.text), from+maxSignature)]
		n := strings.Index(rest, " (@")
		if n < 0 || lastDash(rest[:n]) < 0 {
			continue
		}
		end := min(firstWord(w.words, from+n+1)+1, len(w.words)) // a text may end before the handle
		for i := 0; i < dateWords && end < len(w.words) && !strings.Contains(w.text[w.words[end-1].End:w.words[end].Start], "\n"); i++ {
			if w.words[end].Class&shingle.Digit == 0 && (i > 0 || w.words[end].Class&shingle.Upper == 0) {
				break
			}
			end++
		}
		w.fill(shingle.Range{Start: q.End, End: end}, finding.Data)
	}
}

// posts marks the line behind the head of a post, which has the handle of who wrote it:
// "Ada Quist @adaquist · 4 March".
func (w *Finder) posts() {
	for i := 0; i+1 < len(w.lines); i++ {
		l := &w.lines[i]
		s := w.text[l.from:l.to]
		n := strings.Index(s, "@")
		if n < 0 || n+1 == len(s) || s[n+1] == ' ' || n > 0 && s[n-1] != ' ' && s[n-1] != '(' {
			continue
		}
		head := strings.Contains(s, "·") || strings.Contains(s, "(@") || n == 0
		if head && l.n() <= maxHeadWords && !w.ends(l) && !w.said(l.words) {
			w.fill(shingle.Range{Start: l.words.Start, End: w.lines[i+1].words.End}, finding.Statement)
		}
	}
}
