package article

import (
	"bufio"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"copytrail/article/internal/describe"
	"copytrail/article/internal/field"
	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
	"copytrail/article/internal/table"
)

// beside is what is known of files from elsewhere than their content.
type beside struct {
	metadata *table.Sheet            // the table that the options name
	tables   map[string]*table.Sheet // the tables found in folders, by the folder
	pattern  *regexp.Regexp          // of the names of files
	fields   []field.Field           // what its groups are
}

// findMetadata reads what the options name.
func (s *scanner) findMetadata() error {
	if s.opt.NamePattern != "" {
		var err error
		if s.pattern, s.fields, err = namePattern(s.opt.NamePattern); err != nil {
			return record.Skip("options", ReasonSyntax, err)
		}
	}
	if s.opt.Metadata == "" {
		return nil
	}
	place := filepath.ToSlash(s.opt.Metadata)
	f, err := os.Open(s.opt.Metadata)
	if err != nil {
		return record.InputError(place, err)
	}
	defer f.Close()
	sheet := table.ReadSheet(s.tableInput(place, f))
	if sheet == nil {
		return record.Skipf(place, ReasonSyntax, "no table of metadata: it needs a column \"file\" or \"id\" with the names of files, one of the fields of an article, and no text")
	}
	s.metadata = sheet.Named(place)
	return nil
}

// tableInput returns a table as an input.
func (s *scanner) tableInput(place string, f *os.File) *format.Input {
	return &format.Input{Place: place, Name: path.Base(place), R: bufio.NewReaderSize(f, format.HeadLen), Options: s.opt.ofFormats(), Names: s.names}
}

// enter looks for a table that describes files in the folder of the given name, or in the
// folders in it.
func (s *scanner) enter(dir string) {
	names := filesIn(dir, "")
	sheet := table.FindSheet(names, func(name string) *table.Sheet {
		if strings.Contains(name, "/") {
			return nil // found when its own folder is entered
		}
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			return nil
		}
		defer f.Close()
		if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
			return nil
		}
		return table.ReadSheet(s.tableInput(name, f))
	})
	if sheet == nil {
		return
	}
	if s.tables == nil {
		s.tables = map[string]*table.Sheet{}
	}
	s.tables[filepath.ToSlash(filepath.Clean(dir))] = sheet
}

// filesIn returns the files in a folder and in the folders in it, as paths from it.
func filesIn(dir, prefix string) (names []string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // the walk says so
	}
	for _, e := range entries {
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case !e.IsDir() && e.Type().IsRegular():
			names = append(names, prefix+e.Name())
		case e.IsDir() && prefix == "":
			names = append(names, filesIn(filepath.Join(dir, e.Name()), e.Name()+"/")...)
		}
	}
	return names
}

// sheetOf returns the table that may describe a file, and the path of the file from it.
func (s *scanner) sheetOf(place string) (*table.Sheet, string) {
	for dir := path.Dir(place); s.tables != nil; dir = path.Dir(dir) {
		if sheet := s.tables[dir]; sheet != nil {
			return sheet, strings.TrimPrefix(strings.TrimPrefix(place, dir), "/")
		}
		if dir == path.Dir(dir) {
			break
		}
	}
	return nil, ""
}

// passOver reports whether a file in a folder is no input but a table of metadata.
func (s *scanner) passOver(name string) bool {
	place := filepath.ToSlash(filepath.Clean(name))
	if s.metadata != nil && sameFile(name, s.opt.Metadata) {
		return true
	}
	sheet, rel := s.sheetOf(place)
	return sheet.Covers(rel)
}

// sameFile reports whether two names are those of one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// given returns what is known of the file at place, nil when nothing is.
func (s *scanner) given(place string) *format.Given {
	if place == "-" {
		return nil
	}
	if s.metadata != nil {
		if g := s.metadata.Given(place); g != nil {
			return g
		}
		return &format.Given{Note: "the table of metadata has no row for this file"}
	}
	if s.pattern != nil {
		return s.fromName(path.Base(place))
	}
	sheet, rel := s.sheetOf(path.Clean(place))
	return sheet.Given(rel)
}

// fromName returns what the name of a file says.
func (s *scanner) fromName(name string) *format.Given {
	m := s.pattern.FindStringSubmatch(name)
	if m == nil {
		m = s.pattern.FindStringSubmatch(format.TrimCompression(name))
	}
	if m == nil {
		return &format.Given{Note: fmt.Sprintf("the name of the file is not like %s", s.opt.NamePattern)}
	}
	g := &format.Given{From: "the name of the file"}
	for i, f := range s.fields {
		if f != field.None {
			g.Values.Put(f, m[i+1])
		}
	}
	if id := g.Values.Get(field.ID); id != "" && len(s.fields) > 1 && strings.Trim(id, "0123456789") == "" {
		g.Values.Put(field.ID, strings.TrimSuffix(name, path.Ext(name))) // a number counts the articles of one outlet or day
	}
	return g
}

// placeholder finds the fields in a pattern of names.
var placeholder = regexp.MustCompile(`\{([a-z]*)\}`)

// namePattern returns a pattern of names as a regular expression, with the fields of its
// groups.
func namePattern(pattern string) (*regexp.Regexp, []field.Field, error) {
	var expr strings.Builder
	var fields []field.Field
	expr.WriteString("^")
	last := 0
	for _, m := range placeholder.FindAllStringSubmatchIndex(pattern, -1) {
		expr.WriteString(regexp.QuoteMeta(pattern[last:m[0]]))
		expr.WriteString("(.+?)")
		last = m[1]
		f := field.None
		switch name := pattern[m[2]:m[3]]; name {
		case "":
		case "id", "outlet", "url", "published", "title", "byline", "lang":
			for f = field.ID; f.String() != name; f++ {
			}
		default:
			return nil, nil, fmt.Errorf("pattern of names: unknown field %q (want id, outlet, url, published, title, byline or lang)", name)
		}
		fields = append(fields, f)
	}
	if len(fields) == 0 {
		return nil, nil, fmt.Errorf("pattern of names %q has no field (want one like {outlet}_{published}_{id}.txt)", pattern)
	}
	rest := pattern[last:]
	expr.WriteString(regexp.QuoteMeta(rest))
	if path.Ext(rest) == "" {
		expr.WriteString(`(?:\.[A-Za-z0-9]{1,8})?`)
	}
	expr.WriteString("$")
	re, err := regexp.Compile(expr.String())
	return re, fields, err
}

// givenSink adds to each record what is given of the file.
type givenSink struct {
	*scanner
	given *format.Given
}

// Record implements format.Sink.
func (g givenSink) Record(place string, raw format.Raw) bool {
	return g.scanner.Record(place, givenRaw{raw, g.given})
}

// givenRaw is a record of which more is given than it holds.
type givenRaw struct {
	format.Raw
	given *format.Given
}

// Decode implements format.Raw.
func (g givenRaw) Decode(place string, opt record.Options, out func(record.Draft, error)) {
	g.Raw.Decode(place, opt, func(d record.Draft, err error) {
		if err == nil {
			describe.Overlay(&d, &g.given.Values, g.given.From)
			if g.given.Note != "" {
				d.LateNotes = append(d.LateNotes, g.given.Note)
			}
		}
		out(d, err)
	})
}
