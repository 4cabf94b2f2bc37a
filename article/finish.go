package article

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/furniture"
	"copytrail/article/internal/record"
	"copytrail/article/internal/site"
)

// finish makes an article of the draft of any format: it cleans the text, fills in what can
// be derived from other fields, and finds the furniture, unless all text is asked for. A draft
// without text is an error.
func finish(d record.Draft, allText bool) (Article, error) {
	text, replaced := clean.Text(d.Text)
	if replaced {
		d.Notes = append(d.Notes, NoteControls)
	}
	if strings.TrimSpace(text) == "" {
		return Article{}, record.Skip(d.Place, ReasonNoText, nil)
	}
	switch letters, broken := legible(text); {
	case broken > 0 && letters < 4*broken:
		return Article{}, record.Skipf(d.Place, ReasonNoText, "most of its letters cannot be read: their charset is not known")
	case letters == 0:
		return Article{}, record.Skipf(d.Place, ReasonNoText, "no letter and no digit")
	}
	d.Text = text
	derive(&d)
	var spans []Span
	if !allText {
		var err error
		if spans, err = setAside(&d); err != nil {
			return Article{}, err
		}
	}
	return Article{
		ID: d.ID, Outlet: d.Outlet, URL: d.URL, Published: timeOf(d.Published), Fetched: timeOf(d.Fetched), Title: d.Title, Byline: d.Byline, Lang: d.Lang, Text: d.Text,
		Furniture: spans, Place: d.Place, Notes: append(d.Notes, d.LateNotes...), from: d.From,
	}, nil
}

// derive cleans the id and the URL of d, and fills in the id and the outlet.
func derive(d *record.Draft) {
	d.ID = clean.Token(d.ID)
	d.URL = clean.Token(d.URL)
	if d.Outlet == "" {
		d.Outlet = site.Domain(d.URL)
		d.CameFrom("the registered domain of the URL")
	} else if site.IsHost(d.Outlet) {
		d.Outlet = site.Registered(site.Host(d.Outlet))
	}
	if d.ID == "" {
		d.ID = d.URL
		d.CameFrom("the URL")
	}
	if d.ID == "" {
		d.ID = clean.Token(visibleBytes(d.Place))
		d.CameFrom("the place where it stands")
	}
	if d.URL == "" && d.FoundAt != "" {
		d.URL = clean.Token(d.FoundAt)
		d.ID = cmp.Or(d.URL, d.ID)
		d.Outlet = cmp.Or(d.Outlet, site.Domain(d.URL))
	}
}

// setAside returns the furniture of d. The error says that nothing else is left of the text.
func setAside(d *record.Draft) ([]Span, error) {
	spans := furniture.Merge(d.Furniture, furniture.Find(d.Text, d.Byline))
	notices := furniture.Notices(d.Text, spans)
	spans = furniture.Merge(spans, notices)
	switch {
	case furniture.IsNotice(d.Text, spans, len(notices)):
		return nil, record.Skipf(d.Place, ReasonNoText, "nothing but a notice to readers")
	case len(spans) > 0 && furniture.WordsOutside(d.Text, spans, furniture.FewWords) < furniture.FewWords:
		return nil, record.Skipf(d.Place, ReasonNoText, "nothing but page furniture")
	case furniture.IsScrap(d.Text, spans):
		return nil, record.Skipf(d.Place, ReasonNoText, "a headline at most among page furniture")
	case furniture.IsService(d.Text, spans):
		return nil, record.Skipf(d.Place, ReasonNoText, "nothing but what a site says to its readers")
	}
	return furniture.Merge(spans, furniture.Closing(d.Text, spans)), nil
}

// legible counts the letters and digits of text, and the characters that could not be
// decoded. It stops when the answer is clear.
func legible(text string) (letters, broken int) {
	const enough = 1 << 12
	for i := 0; i < len(text); {
		if i >= enough && letters > i/8 {
			break
		}
		if c := text[i]; c < utf8.RuneSelf {
			letters += int(asciiLetter[c])
			for i++; i < len(text) && i < enough && text[i] < utf8.RuneSelf; i++ {
				letters += int(asciiLetter[text[i]])
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError:
			broken++
		case unicode.IsLetter(r):
			letters++
		}
		i += size
	}
	return letters, broken
}

// asciiLetter is 1 for the letters and digits of ASCII, otherwise 0.
var asciiLetter = func() (t [utf8.RuneSelf]uint8) {
	for c := range t {
		if r := rune(c); r >= '0' && r <= '9' || unicode.IsLetter(r) {
			t[c] = 1
		}
	}
	return t
}()

// visibleBytes returns s with escapes for the bytes that are not UTF-8. File names may have
// such bytes, and two names that differ only in them must remain different.
func visibleBytes(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && n == 1 {
			fmt.Fprintf(&b, "\\x%02x", s[0])
		} else {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}
