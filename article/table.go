package article

// table is the header of a CSV or TSV input.
type table struct{}

// sniffTable finds the delimiter and the header of a table, nil when text is none.
func sniffTable(text []byte, ext string) *table { return nil }
