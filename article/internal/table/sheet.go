package table

import (
	"bytes"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"copytrail/article/internal/clean"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
)

// Sheet is a table that describes files beside it: a row for each, with its name in one
// column, and no text. The corpora of TXM, and the exports of Trove's harvester, Gale and
// Substack have one. The methods of a nil Sheet find nothing.
type Sheet struct {
	name     string // of the table, as the files are named
	outlet   string // of all files
	rows     map[string]*format.Given
	substack bool
}

// keys are the names of the column with the name of the file, best first.
var keys = []string{
	"file", "filename", "file_name", "path", "filepath", "file_path", "datei", "dateiname", "fichier", "nom_de_fichier", "nom_du_fichier", "archivo", "nombre_de_archivo", "arquivo",
	"bestand", "bestandsnaam", "plik", "nome_file", "nome_del_file", "файл", "filnamn", "filnavn", "text_id", "textid", "id", "post_id", "article_id", "doc_id", "docid", "document_id", "gale_document_number",
}

// The most that is read of a sheet, in rows and in bytes. It is held in memory.
const (
	maxRows  = 1_000_000
	maxSheet = 64 << 20
)

// ReadSheet reads a table that may describe files, nil when it does not: it has a text, or
// no column for the name of a file, or nothing else that we read.
func ReadSheet(in *format.Input) *Sheet {
	head, _ := in.Head()
	t := headerOf(head)
	if t == nil || t.has(field.Text, field.HTML) || !t.has(field.Outlet, field.Published, field.Title, field.URL, field.Byline) {
		return nil
	}
	key, best, live := -1, len(keys), -1
	for i, name := range t.names {
		name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), " ", "_")
		if at := slices.Index(keys, name); at >= 0 && at < best {
			key, best = i, at
		}
		if name == "is_published" {
			live = i
		}
	}
	if key < 0 {
		return nil
	}
	s := &Sheet{rows: map[string]*format.Given{}, substack: keys[best] == "post_id"}
	c := rowCutter{br: in.R, comma: t.comma, limit: in.Options.MaxRecord}
	size := 0
	for header := true; len(s.rows) < maxRows && size < maxSheet; {
		raw, err := c.row()
		size += len(raw)
		if err != nil && err != io.EOF && err != format.ErrLong {
			return s
		}
		if len(bytes.TrimSpace(raw)) > 0 && separatorLine(append(raw, '\n')) == 0 {
			if !header {
				s.add(raw, t, key, live)
			}
			header = false
		}
		if err == io.EOF {
			return s
		}
	}
	return s
}

// add adds a row. Of two rows for one file the first counts.
func (s *Sheet) add(raw []byte, t *header, key, live int) {
	cells, err := csvRow(raw, t.comma)
	if err != nil || key >= len(cells) {
		return
	}
	name := clean.Token(strings.ReplaceAll(strings.TrimSpace(cells[key]), `\`, "/"))
	if _, taken := s.rows[name]; taken || name == "" {
		return
	}
	g := &format.Given{}
	for i, value := range cells {
		if i == key {
			continue // as an id it would be taken by the file of that name in another folder
		}
		if i < len(t.columns) && t.columns[i].Field != field.None && t.columns[i].Field != field.Summary {
			g.Values.Set(t.columns[i], cellValue(t.columns[i].Field, value))
		}
	}
	if live >= 0 && live < len(cells) && strings.EqualFold(strings.TrimSpace(cells[live]), "false") {
		g.Skip = "a post that is not published"
	}
	s.rows[name] = g
}

// FindSheet returns the sheet among the named files that describes the others, nil when
// there is none. The function reads one of them.
func FindSheet(names []string, read func(name string) *Sheet) *Sheet {
	const maxTables = 20
	tables := 0
	for _, name := range names {
		if !isTable(name) || beside.MatchString(path.Base(name)) {
			continue
		}
		if tables++; tables > maxTables {
			return nil
		}
		s := read(name)
		if s == nil {
			continue
		}
		s.name = name
		found := false
		for _, other := range names {
			if m := mailList.FindStringSubmatch(path.Base(other)); m != nil && s.substack {
				s.outlet = m[1]
			}
			found = found || !isTable(other) && s.row(other) != nil
		}
		if found {
			return s
		}
	}
	return nil
}

var (
	// beside finds the files of an export of Substack that hold the addresses of readers.
	beside   = regexp.MustCompile(`\.(?:opens|delivers)\.csv$|^email_list\..*\.csv$`)
	mailList = regexp.MustCompile(`^email_list\.(.{1,60})\.csv$`)
)

// isTable reports whether a file may be a sheet by its name.
func isTable(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".csv" || ext == ".tsv" || ext == ".tab"
}

// Covers reports whether a file is no input: it is the sheet itself, or a list of readers'
// addresses.
func (s *Sheet) Covers(name string) bool {
	return s != nil && (name == s.name || s.substack && beside.MatchString(path.Base(name)))
}

// row returns the row of a file, by its path, its name, or its name without extension.
func (s *Sheet) row(name string) *format.Given {
	name = strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/")
	base := path.Base(name)
	plain := format.TrimCompression(base)
	for _, key := range []string{name, base, plain, strings.TrimSuffix(plain, path.Ext(plain)), strings.TrimSuffix(name, path.Ext(name))} {
		if g := s.rows[key]; g != nil {
			return g
		}
	}
	return nil
}

// Given returns what the sheet says of a file, nil when it says nothing.
func (s *Sheet) Given(name string) *format.Given {
	if s == nil {
		return nil
	}
	row := s.row(name)
	if row == nil {
		return nil
	}
	g := *row
	g.From = "the row in " + path.Base(s.name)
	if g.Values.Get(field.Outlet) == "" && s.outlet != "" {
		g.Values.Put(field.Outlet, s.outlet)
	}
	return &g
}

// Named returns the sheet under the name of its file.
func (s *Sheet) Named(name string) *Sheet {
	s.name = name
	return s
}
