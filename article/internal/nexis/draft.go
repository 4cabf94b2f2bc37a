package nexis

import (
	"iter"
	"strings"

	"copytrail/article/internal/byline"
	"copytrail/article/internal/clean"
	"copytrail/article/internal/published"
	"copytrail/article/internal/record"
)

// The notes of documents.
const (
	noteCorrection = "a correction is appended; the text is that of the article without it"
	noteNoDay      = "no day of publication; the day on which Nexis loaded it is none"
)

// shortest is the length in bytes below which a document without day and fields is not an
// article, but what Nexis says in the place of one.
const shortest = 600

// Draft returns the article in the document. The error is a SkipError.
func (d Document) Draft(place string, opt record.Options) (record.Draft, error) {
	r := reader{draft: record.Draft{Place: place}}
	r.draft.KeepOrigins(opt)
	for _, p := range d.Paragraphs {
		if p = strings.TrimSpace(strings.ReplaceAll(p, "\u00a0", " ")); p != "" {
			r.in = append(r.in, p)
		}
	}
	if d.Uni {
		r.uniHead()
	} else {
		r.head()
	}
	r.fields()
	r.body()
	x := &r.draft
	said := tidy(x.Outlet + " " + x.Title + " " + x.Text)
	switch {
	case said != "" && !r.described && x.Published.Precision == published.NoTime && len(said) < shortest:
		return *x, record.Skipf(place, record.ReasonNotArticle, "Nexis has no document here and says: %s", clean.Clip(said, 100))
	case strings.TrimSpace(x.Text) == "":
		return *x, record.Skipf(place, record.ReasonNoText, "a Nexis document without text")
	}
	if x.Published.Precision == published.NoTime {
		x.Notes = append(x.Notes, noteNoDay)
	}
	if r.corrected {
		x.Notes = append(x.Notes, noteCorrection)
	}
	x.CameFrom("the fields of the Nexis document")
	return *x, nil
}

// reader reads the paragraphs of a document, which are not blank, from the first to the last.
type reader struct {
	draft     record.Draft
	in        []string
	at        int
	described bool // there are fields
	corrected bool // a correction is appended
}

// head reads outlet, day and title of a document of the older services.
func (r *reader) head() {
	x := &r.draft
	const most = 12 // paragraphs
	for dated := false; r.at < len(r.in) && r.at < most; r.at++ {
		p := r.in[r.at]
		if f, ok := fieldOf(p); ok && (f.isHead() || f.isTail()) {
			return
		}
		if isCopyright(p) {
			if lines := strings.Split(p, "\n"); x.Outlet == "" && len(lines) > 1 && !isCopyright(lines[len(lines)-1]) {
				x.Outlet = clean.Line(lines[len(lines)-1]) // its name is below the line about rights
			}
			continue
		}
		isDay := false // the paragraph begins with the day
		for line := range firstLines(p, most) {
			t, isDate := dateOf(line)
			switch {
			case appended.MatchString(line):
				r.corrected = true
			case isDay: // the edition
			case isDate && !dated && x.Title == "":
				x.Published, dated, isDay = t, true, true
			case dated && edition.MatchString(line) && len(line) < 100 && x.Title == "" && r.more():
				// the edition, not the title
			case x.Outlet == "" && !dated:
				x.Outlet = clean.Line(line)
			case !dated && x.Title == "" && r.dayFollows():
				// more about the outlet
			case x.Title == "":
				x.Title = clean.Line(strings.ReplaceAll(p, "\n", " "))
				if !r.fieldFollows() {
					r.at++
					return // the text follows
				}
			}
			if x.Title != "" {
				break
			}
		}
	}
}

// more reports whether the next paragraph can be a title: it is no field.
func (r *reader) more() bool {
	if r.at+1 >= len(r.in) {
		return false
	}
	_, isField := fieldOf(r.in[r.at+1])
	return !isField
}

// dayFollows reports whether a day stands at the beginning of the document.
func (r *reader) dayFollows() bool {
	for _, p := range r.in[r.at+1 : min(len(r.in), r.at+4)] {
		if _, ok := dateOf(firstLine(p)); ok {
			return true
		}
	}
	return false
}

// fieldFollows reports whether a field that stands above the text follows soon.
func (r *reader) fieldFollows() bool {
	for _, p := range r.in[min(len(r.in), r.at+1):min(len(r.in), r.at+5)] {
		if f, ok := fieldOf(p); ok && f.isHead() {
			return true
		}
	}
	return false
}

// uniHead reads title, outlet and time of a document of Nexis Uni. They stand above the
// first field, below the cover page if there is one.
func (r *reader) uniHead() {
	end := 0
	for ; end < len(r.in); end++ {
		f, ok := fieldOf(r.in[end])
		ofText, isHeading := heading(r.in[end])
		if ok && f.isHead() || isHeading && ofText || isCopyright(r.in[end]) {
			break
		}
	}
	if end == len(r.in) {
		return // what there is is text
	}
	r.at = end
	x := &r.draft
	above := end
	for i := end - 1; i >= 0 && i >= end-6; i-- {
		if t, ok := dateOf(r.in[i]); ok {
			x.Published, above = t, i
			break
		}
	}
	for _, p := range r.in[above:end] {
		r.corrected = r.corrected || appended.MatchString(p)
	}
	x.Outlet = r.lineAbove(&above)
	title := r.lineAbove(&above)
	if at := appendedToTitle.FindStringIndex(title); at != nil {
		title, r.corrected = title[:at[0]], true
	}
	x.Title = title
}

// lineAbove returns the paragraph above the one that at is the number of, and sets at to it.
// It passes over lines that belong to no outlet and no title.
func (r *reader) lineAbove(at *int) string {
	for *at > 0 {
		*at--
		switch p := r.in[*at]; {
		case appended.MatchString(p):
			r.corrected = true
		case linkLine.MatchString(p):
		default:
			return clean.Line(p)
		}
	}
	return ""
}

// fields reads the fields above the text and stops at the text.
func (r *reader) fields() {
	last := r.at // behind the last field that is known to stand above the text
	const most = 24
	for i := r.at; i < len(r.in) && i < r.at+most; i++ {
		f, ok := fieldOf(r.in[i])
		ofText, isHeading := heading(r.in[i])
		switch {
		case isHeading && ofText:
			r.described, r.at = true, i+1
			return
		case ok && f.isHead():
			r.described = true
			last = i + 1
			if f.kind == text {
				r.at = last
				r.in[i] = f.value
				if f.value != "" {
					r.at = i
				}
				return
			}
			r.take(f)
		case ok && f.isTail() && f.kind != correction && i == last, isCopyright(r.in[i]):
			r.take(f)
			if i == last {
				last = i + 1
			}
		case appended.MatchString(r.in[i]):
			r.corrected = true
		case i > last+2:
			r.at = last
			return
		}
	}
	r.at = last
}

// take takes the value of a field.
func (r *reader) take(f aField) {
	x := &r.draft
	switch f.kind {
	case headline:
		if x.Title == "" {
			x.Title = clean.Line(f.value)
		}
	case author:
		if x.Byline == "" {
			x.Byline = byline.Clean(tidy(f.value))
		}
	case language:
		if x.Lang == "" {
			name, _, _ := strings.Cut(f.value, ";")
			x.Lang = clean.Lang(name)
		}
	case correction:
		r.corrected = true
	case address:
		if url := tidy(f.value); strings.HasPrefix(url, "http") && !strings.Contains(url, " ") {
			x.URL = url
		}
	}
}

// body reads the text, and the fields below it.
func (r *reader) body() {
	var text []string
	ended := false
	lastTail := r.lastTail()
	for ; r.at < len(r.in); r.at++ {
		p := r.in[r.at]
		f, ok := fieldOf(p)
		ofText, isHeading := heading(p)
		switch {
		case ok && f.isTail():
			r.described, ended = true, true
			r.take(f)
		case ok && ended && f.capitals:
			r.take(f)
		case isHeading && !ofText && r.at < lastTail, isCopyright(p):
			ended = true
		case !ended && appended.MatchString(p) && len(p) < 60:
			r.corrected = true
		case !ended:
			text = append(text, p)
		}
	}
	for len(text) > 0 { // fields below the text whose names are not known
		if f, ok := fieldOf(text[len(text)-1]); !ok || !f.capitals || !ended || len(f.value) > 300 || len(text) == 1 {
			break
		}
		text = text[:len(text)-1]
	}
	r.draft.Text = strings.Join(text, "\n\n")
}

// lastTail returns the number of the last paragraph that is a field below the text, or the
// number before the last one.
func (r *reader) lastTail() int {
	for i := len(r.in) - 1; i >= r.at; i-- {
		if f, ok := fieldOf(r.in[i]); ok && f.isTail() {
			return i
		}
	}
	return len(r.in) - 2
}

// firstLines yields the first lines of a paragraph.
func firstLines(p string, most int) iter.Seq[string] {
	return func(yield func(string) bool) {
		n := 0
		for line := range strings.SplitSeq(p, "\n") {
			if n++; n > most || !yield(line) {
				return
			}
		}
	}
}

// firstLine returns the first line of a paragraph.
func firstLine(p string) string {
	line, _, _ := strings.Cut(p, "\n")
	return line
}
