package outlet

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A table of outlets is a text file: one outlet a line, in columns separated by tabs. Only
// the name is required.
//
//	name	domains	aliases	kind	language	owner
//	Harbor Courier	harborcourier.example, hc.example	The Courier, ~HC		en	Bay Media
//
// The first line may name the columns. They may then be in any order, and some may be
// missing. Empty lines and lines that begin with # are ignored. Domains and aliases are
// lists separated by commas or semicolons. An alias may have a mark: "~" for an everyday
// word that counts only where it is plainly a source, "+" for a short form that counts
// only in an article that names the outlet in full. Kind is "agency", for an outlet whose
// texts others print, or empty.
var outletColumns = []string{"name", "domains", "aliases", "kind", "language", "owner"}

// TableError is an error in a table of outlets.
type TableError struct {
	Line int    // from 1
	Msg  string // what is wrong
}

// Error returns "line 3: no name".
func (e *TableError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Msg) }

// outletRow is one line of a table.
type outletRow struct {
	Outlet
	aliases []string // with their marks
	line    int
}

// Parse reads a table of outlets. The error is that of r or a [*TableError].
func Parse(r io.Reader) (*Table, error) {
	rows, err := readOutlets(r)
	if err != nil {
		return nil, err
	}
	t := newOutletTable()
	for _, row := range rows {
		t.addRow(row.Outlet, row.aliases)
	}
	t.prefixes.build()
	return t, nil
}

// Extend returns a table with the outlets of t and those of the table that it reads from
// r. A line whose name t already has, canonical or not, extends that outlet, and its name
// becomes the canonical one. An outlet whose canonical name or main domain the line has as
// an alias or domain becomes part of the line's outlet; other names and domains of the
// line just move to it. A name or domain on two lines is an error; other errors are those
// of [Parse].
func (t *Table) Extend(r io.Reader) (*Table, error) {
	rows, err := readOutlets(r)
	if err != nil {
		return nil, err
	}
	c := t.clone()
	claims := outletClaims{}
	for i := range rows {
		if err := claims.add(&rows[i]); err != nil {
			return nil, err
		}
		c.extend(&rows[i])
	}
	c.prefixes.build()
	return c, nil
}

// maxOutletLine bounds a line of a table, in bytes.
const maxOutletLine = 1 << 20

// readOutlets reads the lines of a table.
func readOutlets(r io.Reader) ([]outletRow, error) {
	var rows []outletRow
	columns, first := outletColumns, true
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxOutletLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimRight(lines.Text(), " \t\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\uFEFF")
		}
		if !utf8.ValidString(line) || strings.ContainsRune(line, 0) {
			return nil, &TableError{n, "not UTF-8 text"}
		}
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		for i := range cells {
			cells[i] = unquoteCell(cells[i])
		}
		if head, ok, err := columnNames(cells, n); err != nil {
			return nil, err
		} else if ok && first {
			columns, first = head, false
			continue
		}
		first = false
		row, err := outletOf(cells, columns, n)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, &TableError{n + 1, fmt.Sprintf("longer than %d bytes", maxOutletLine)}
	}
	return rows, lines.Err()
}

// unquoteCell removes the quotation marks that spreadsheets put around a cell with a
// comma.
func unquoteCell(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = strings.TrimSpace(strings.ReplaceAll(s[1:len(s)-1], `""`, `"`))
	}
	return s
}

// columnNames returns the names of the columns, and reports whether the cells are such
// names: one of them is "name".
func columnNames(cells []string, line int) (names []string, ok bool, err error) {
	for _, c := range cells {
		names = append(names, strings.ToLower(c))
	}
	if !slices.Contains(names, "name") {
		return nil, false, nil
	}
	for i, name := range names {
		if !slices.Contains(outletColumns, name) {
			return nil, false, &TableError{line, fmt.Sprintf("unknown column %q (want %s)", name, strings.Join(outletColumns, ", "))}
		}
		if slices.Index(names, name) != i {
			return nil, false, &TableError{line, fmt.Sprintf("column %q twice", name)}
		}
	}
	return names, true, nil
}

// outletOf returns the row that a line with these cells gives.
func outletOf(cells, columns []string, line int) (outletRow, error) {
	row := outletRow{line: line}
	if len(cells) > len(columns) {
		return row, &TableError{line, fmt.Sprintf("%d columns (want %s)", len(cells), strings.Join(columns, ", "))}
	}
	for i, cell := range cells {
		switch columns[i] {
		case "name":
			row.Name = cell
		case "domains":
			for _, d := range splitList(cell) {
				host := HostOf(d)
				if host == "" {
					return row, &TableError{line, fmt.Sprintf("%q is no domain (want one such as example.com)", d)}
				}
				row.Domains = append(row.Domains, host)
			}
		case "aliases":
			row.aliases = splitList(cell)
		case "kind":
			switch cell {
			case "":
			case "agency":
				row.Agency = true
			default:
				return row, &TableError{line, fmt.Sprintf("unknown kind %q (want agency or nothing)", cell)}
			}
		case "language":
			row.Lang = cell
		case "owner":
			row.Owner = cell
		}
	}
	if nameKey(row.Name) == 0 {
		return row, &TableError{line, "no name"}
	}
	return row, nil
}

// splitList splits a list at commas and semicolons.
func splitList(s string) []string {
	var list []string
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
		if f = strings.TrimSpace(f); f != "" {
			list = append(list, f)
		}
	}
	return list
}

// outletClaims finds domains and names that are on two lines of one table. It maps each,
// a name by its key, to its line.
type outletClaims map[string]int

func (c outletClaims) add(row *outletRow) error {
	claim := func(key, what string) error {
		if line, taken := c[key]; taken && line != row.line {
			return &TableError{row.line, fmt.Sprintf("%q stands on line %d already", what, line)}
		}
		c[key] = row.line
		return nil
	}
	for _, d := range row.Domains {
		if err := claim("domain "+d, d); err != nil {
			return err
		}
	}
	for _, a := range append([]string{row.Name}, row.aliases...) {
		if a[0] == '+' { // a short form may belong to many
			continue
		}
		a = strings.TrimLeft(a, "~+")
		if err := claim(fmt.Sprint("name ", nameKey(a)), a); err != nil && nameKey(a) != 0 {
			return err
		}
	}
	return nil
}

// extend adds a user's line, which has precedence over the table.
func (t *Table) extend(row *outletRow) {
	i, known := t.byName[row.Name]
	if !known {
		// A name that is only an alias in the table may be another outlet: its domains show it.
		i, known = t.lookup(row.Name)
		if known && nameKey(t.outlets[i].Name) != nameKey(row.Name) && disjoint(row.Domains, t.outlets[i].Domains) {
			known = false
		}
		if !known {
			i = t.add(Outlet{Name: row.Name})
		}
	}
	for _, a := range row.aliases {
		if a[0] == '+' {
			continue
		}
		if j, ok := t.lookup(strings.TrimLeft(a, "~")); ok && nameKey(t.outlets[j].Name) == nameKey(strings.TrimLeft(a, "~")) {
			t.absorb(i, j)
		}
	}
	for _, d := range row.Domains {
		if j, ok := t.byDomain[d]; ok && t.outlets[j].Domain() == d {
			t.absorb(i, j)
		}
	}
	o := &t.outlets[i]
	delete(t.byName, o.Name)
	t.byName[row.Name] = i
	old := *o
	o.Name, o.Agency = row.Name, row.Agency || old.Agency
	o.Lang, o.Owner = cmp.Or(row.Lang, old.Lang), cmp.Or(row.Owner, old.Owner)
	o.Domains = AddNew(slices.Clone(row.Domains), old.Domains)
	for _, d := range row.Domains {
		t.byDomain[d] = i
	}
	aliases, marks := splitMarks(row.aliases)
	o.Aliases = aliases
	t.addNames(i, marks)
	o.Aliases = AddNew(aliases, append(old.Aliases[:len(old.Aliases):len(old.Aliases)], old.Name))
	o.Aliases = slices.DeleteFunc(o.Aliases, func(a string) bool { return a == row.Name })
}

// disjoint reports whether two lists of domains have none in common and neither is empty.
func disjoint(x, y []string) bool {
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(d string) bool { return slices.Contains(y, d) })
}

// absorb makes outlet j part of outlet i, which gets all its names and domains.
func (t *Table) absorb(i, j int32) {
	if i == j {
		return
	}
	into, from := &t.outlets[i], t.outlets[j]
	into.Domains = AddNew(into.Domains[:len(into.Domains):len(into.Domains)], from.Domains)
	into.Aliases = AddNew(into.Aliases[:len(into.Aliases):len(into.Aliases)], append([]string{from.Name}, from.Aliases...))
	into.Agency = into.Agency || from.Agency
	for name, k := range t.byName {
		if k == j {
			delete(t.byName, name)
		}
	}
	for d, k := range t.byDomain {
		if k == j {
			t.byDomain[d] = i
		}
	}
	for key, k := range t.lookupNames {
		if k == j {
			t.lookupNames[key] = i
		}
	}
	for key, list := range t.names {
		if slices.ContainsFunc(list, func(n Name) bool { return n.Outlet == j }) {
			list = slices.Clone(list) // clones of the table share it
			for k := range list {
				if list[k].Outlet == j {
					list[k].Outlet = i
				}
			}
			t.names[key] = list
		}
	}
}

// ByOwner returns a table in which all outlets of one owner are one outlet with the
// owner's name.
func (t *Table) ByOwner() *Table {
	c := t.clone()
	for j := range int32(len(c.outlets)) {
		owner := c.outlets[j].Owner
		if owner == "" || c.byName[c.outlets[j].Name] != j {
			continue
		}
		i, known := c.byName[owner]
		if !known {
			i = c.add(Outlet{Name: owner, Owner: owner})
			c.addName(owner, Name{Outlet: i, Weak: !soundsLikeOutlet(owner)})
		}
		c.absorb(i, j)
	}
	c.prefixes.build()
	return c
}
