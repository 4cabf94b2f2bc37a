package table

import (
	"fmt"
	"slices"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
)

// findDay takes a column "data" for the time of publication when no other is it: it is the
// day in Italian, Portuguese, Polish and Romanian. Beside English names it is anything.
func (t *header) findDay(names *field.Names) {
	if t.has(field.Published) || names.Renamed(field.Published) != "" {
		return
	}
	abroad := false
	for i, c := range t.columns {
		abroad = abroad || c.Field != field.None && field.IsAbroad(c.Field, strings.TrimSpace(t.names[i]))
	}
	for i, name := range t.names {
		if abroad && strings.EqualFold(strings.TrimSpace(name), "data") {
			t.columns[i] = field.Alias{Field: field.Published}
			return
		}
	}
}

// missing returns a name that the user gave to a field and that no column has, "" when
// there is none.
func (t *header) missing(names *field.Names) string {
	for f := field.None + 1; f < field.Count; f++ {
		name := names.Renamed(f)
		if name != "" && !slices.ContainsFunc(t.names, func(s string) bool {
			return strings.TrimSpace(s) == strings.TrimSpace(name) || strings.EqualFold(s, name)
		}) {
			return name
		}
	}
	return ""
}

// list returns names for a message, those without a name left out.
func (t *header) list(names []string) string {
	var out []string
	for _, name := range names {
		if name = clean.Line(name); name != "" {
			out = append(out, name)
		}
	}
	return clean.Clip(strings.Join(out, ", "), 200)
}

// unusedNote says which columns are not used and how to use one, if no column is the
// outlet, the time or the title. It is "" when nothing is missing, or nothing is left.
func (t *header) unusedNote() string {
	var wanted string
	switch {
	case !t.has(field.Outlet, field.URL):
		wanted = "outlet"
	case !t.has(field.Published):
		wanted = "published"
	case !t.has(field.Title):
		wanted = "title"
	default:
		return ""
	}
	var unused []string
	for i, c := range t.columns {
		if c.Field == field.None && strings.TrimSpace(t.names[i]) != "" {
			unused = append(unused, t.names[i])
		}
	}
	if len(unused) == 0 {
		return ""
	}
	example := "COLUMN"
	if len(unused) == 1 {
		example = clean.Line(unused[0])
	}
	return fmt.Sprintf("no column for the field %s; columns not used: %s; use --field %s=%s", wanted, t.list(unused), wanted, example)
}

// swissdox takes the name of the author and the captions of pictures out of a text in the
// markup of Swissdox: <tx><ld><p>…</p></ld><p>…</p><au>Jane Doe</au></tx>.
func swissdox(v *field.Values) {
	text := v.Get(field.Text)
	if !strings.HasPrefix(text, "<tx>") {
		return
	}
	for _, name := range []string{"au", "lg"} {
		var kept strings.Builder
		for {
			before, rest, ok := strings.Cut(text, "<"+name+">")
			inner, after, closed := strings.Cut(rest, "</"+name+">")
			kept.WriteString(before)
			if !ok {
				break
			}
			if !closed {
				kept.WriteString(rest)
				break
			}
			if name == "au" && v.Get(field.Byline) == "" && !strings.Contains(inner, "<") {
				v.Put(field.Byline, strings.TrimSpace(inner))
			}
			kept.WriteString(" ")
			text = after
		}
		text = kept.String()
	}
	v.Put(field.Text, text)
}
