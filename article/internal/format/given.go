package format

import "copytrail/article/internal/field"

// Given is what something beside an input says of the article in it: a row of a table of
// metadata, or the name of its file.
type Given struct {
	From   string       // what says so, in words: `the row of metadata.csv`
	Values field.Values // the fields; the text is not among them
	Skip   string       // why the input is no article, "" when it is one
	Note   string       // what a reader should know, "" when nothing
}
