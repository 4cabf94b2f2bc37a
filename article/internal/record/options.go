package record

// Options are the options that formats see. Package article documents them for users;
// where 0 or "" means no limit or none, it does so here.
type Options struct {
	MaxRecord   int   // bytes of one record
	MaxRatio    int   // bytes that one byte of compressed input may become
	MaxExpanded int64 // bytes that one compressed input may become
	MaxRecords  int   // records of one file
	MaxElements int   // elements of an HTML page
	MaxDepth    int   // how deep JSON may nest; 0 is 1,000

	Cache   string // a folder that keeps what was extracted from pages
	Origins bool   // note where fields come from
}
