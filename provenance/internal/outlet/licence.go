package outlet

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Licences say which outlets may print which others' texts. They do not change once they are
// read. The zero value has none.
type Licences struct{ list []licence }

// A licence is one line of a file of licences.
type licence struct {
	printer, source string // outlets or owners, by name or domain
	both            bool   // the source may print the printer, too
	note            string
	line            int
}

// A file of licences is UTF-8 text, one pair a line, in columns set apart by tabs or, in a
// line without a tab, by commas as in CSV. The first two columns are required.
//
//	outlet	other	direction	note
//	Elm Weekly	Bay Wire	prints	contract of 2024
//	harborcourier.example	The Messenger
//
// outlet and other are outlets by name or domain, or owners. With the direction "prints" the
// outlet may print the other, but not the other way; with "both" or nothing each may print
// the other. The first line may name the columns. Empty lines and lines that begin with #
// are ignored. The same may be JSON: objects with these names as keys, in an array or one
// after the other.
var licenceColumns = []string{"outlet", "other", "direction", "note"}

// ParseLicences reads a file of licences. The error is that of r or a [*TableError].
func ParseLicences(r io.Reader) (*Licences, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	l := &Licences{}
	if start := bytes.TrimLeft(data, " \t\r\n"); len(start) > 0 && (start[0] == '[' || start[0] == '{') {
		return l, l.readJSON(data)
	}
	return l, l.readTable(data)
}

// Len returns how many licences there are.
func (l *Licences) Len() int { return len(l.list) }

// readTable reads the licences of a text.
func (l *Licences) readTable(data []byte) error {
	columns, first, n := licenceColumns, true, 0
	for text := range strings.Lines(string(data)) {
		n++
		text = strings.TrimRight(text, " \t\r\n")
		switch {
		case !utf8.ValidString(text) || strings.ContainsRune(text, 0):
			return &TableError{n, "not UTF-8 text"}
		case text == "" || text[0] == '#':
			continue
		}
		cells, err := cellsOf(text)
		if err != nil {
			return &TableError{n, err.Error()}
		}
		if head := lowerAll(cells); first && slices.Contains(head, "outlet") {
			if err := checkColumns(head, n); err != nil {
				return err
			}
			columns, first = head, false
			continue
		}
		first = false
		if len(cells) > len(columns) {
			return &TableError{n, fmt.Sprintf("%d columns (want %s)", len(cells), strings.Join(columns, ", "))}
		}
		row := map[string]string{}
		for i, c := range cells {
			row[columns[i]] = c
		}
		if err := l.add(row, n); err != nil {
			return err
		}
	}
	return nil
}

// cellsOf splits a line at tabs, or at commas when it has no tab.
func cellsOf(line string) ([]string, error) {
	cells := strings.Split(line, "\t")
	if len(cells) == 1 {
		var err error
		if cells, err = csv.NewReader(strings.NewReader(line)).Read(); err != nil {
			return nil, errors.New("a quotation mark is not closed, or stands within a cell")
		}
	}
	for i := range cells {
		cells[i] = unquoteCell(cells[i])
	}
	return cells, nil
}

func lowerAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ToLower(s)
	}
	return out
}

// checkColumns returns an error for names of columns that are not those of licences.
func checkColumns(names []string, line int) error {
	for i, name := range names {
		if !slices.Contains(licenceColumns, name) {
			return &TableError{line, fmt.Sprintf("unknown column %q (want %s)", name, strings.Join(licenceColumns, ", "))}
		}
		if slices.Index(names, name) != i {
			return &TableError{line, fmt.Sprintf("column %q twice", name)}
		}
	}
	if !slices.Contains(names, "other") {
		return &TableError{line, "no column \"other\""}
	}
	return nil
}

// readJSON reads the licences of an array of objects, or of objects one after the other.
func (l *Licences) readJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	line := func() int { // of what comes next
		at := int(dec.InputOffset())
		at += len(data[at:]) - len(bytes.TrimLeft(data[at:], ", \t\r\n"))
		return 1 + bytes.Count(data[:at], []byte("\n"))
	}
	array := bytes.TrimLeft(data, " \t\r\n")[0] == '['
	if array {
		if _, err := dec.Token(); err != nil {
			return &TableError{line(), "not JSON: " + err.Error()}
		}
	}
	for dec.More() {
		n := line()
		var row map[string]string
		switch err := dec.Decode(&row); {
		case err != nil:
			return &TableError{n, "no object whose values are strings, as {\"outlet\": \"A\", \"other\": \"B\"}"}
		case row == nil:
			return &TableError{n, "null is no licence"}
		}
		for _, key := range sortedKeys(row) {
			if !slices.Contains(licenceColumns, key) {
				return &TableError{n, fmt.Sprintf("unknown key %q (want %s)", key, strings.Join(licenceColumns, ", "))}
			}
		}
		if err := l.add(row, n); err != nil {
			return err
		}
	}
	if array {
		n := line()
		if _, err := dec.Token(); err != nil {
			return &TableError{n, "the array is not closed"}
		}
	}
	if n := line(); len(bytes.TrimSpace(data[dec.InputOffset():])) > 0 {
		return &TableError{n, "more than one array"}
	}
	return nil
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// add adds the licence that a row of the file gives.
func (l *Licences) add(row map[string]string, line int) error {
	x := licence{printer: strings.TrimSpace(row["outlet"]), source: strings.TrimSpace(row["other"]), note: strings.TrimSpace(row["note"]), line: line}
	switch direction := strings.TrimSpace(row["direction"]); direction {
	case "", "both":
		x.both = true
	case "prints":
	default:
		return &TableError{line, fmt.Sprintf("unknown direction %q (want prints, both or nothing)", direction)}
	}
	switch {
	case Folded(x.printer) == "":
		return &TableError{line, "no outlet"}
	case Folded(x.source) == "":
		return &TableError{line, "no other outlet"}
	case Folded(x.printer) == Folded(x.source):
		return &TableError{line, fmt.Sprintf("%q is licensed to itself", x.printer)}
	}
	for _, y := range l.list {
		same := Folded(x.printer) == Folded(y.printer) && Folded(x.source) == Folded(y.source)
		turned := Folded(x.printer) == Folded(y.source) && Folded(x.source) == Folded(y.printer)
		if same || turned && (x.both || y.both) {
			return &TableError{line, fmt.Sprintf("the pair stands on line %d already", y.line)}
		}
	}
	l.list = append(l.list, x)
	return nil
}

// Party is who may print or be printed: an outlet under all that a licence may name it by.
type Party map[string]bool

// PartyOf returns the party of an outlet, by its canonical name, with what a record states
// of it and the domains that the pile shows. t knows the outlets.
func PartyOf(t *Table, name string, stated Publisher, domains ...string) Party {
	p := Party{}
	o, ok := t.Resolve(name)
	for _, x := range []string{name, stated.name()} {
		if key := Folded(x); key != "" {
			p["name "+key] = true
		}
	}
	if ok && name != "" {
		p["outlet "+o.Name] = true
		if key := Folded(o.Owner); key != "" {
			p["name "+key] = true
		}
	}
	for _, d := range domains {
		p["site "+d] = true
	}
	for host := stated.Host; host != ""; _, host, _ = strings.Cut(host, ".") {
		p["site "+host] = true
	}
	return p
}

// is reports whether a licence names p so.
func (p Party) is(t *Table, named string) bool {
	if host := HostOf(named); host != "" && p["site "+host] {
		return true
	}
	if i, ok := t.lookup(named); ok && p["outlet "+t.outlets[i].Name] && len(t.twins[i]) == 0 {
		return true
	}
	if host := HostOf(named); host != "" {
		i, ok := t.byDomain[host]
		return ok && p["outlet "+t.outlets[i].Name]
	}
	return p["name "+Folded(named)]
}

// May reports whether printer may print the texts of source, and the note of the licence
// that says so. The first one in the file counts.
func (l *Licences) May(t *Table, printer, source Party) (note string, ok bool) {
	for _, x := range l.list {
		if printer.is(t, x.printer) && source.is(t, x.source) || x.both && printer.is(t, x.source) && source.is(t, x.printer) {
			return x.note, true
		}
	}
	return "", false
}
