// Package input has the flags that say what a command reads and how, and reads it:
// many articles, one article, the findings of an earlier scan, the table of outlets.
//
// Each kind of flags is a type that binds itself to a flag set. The zero value is to be
// bound; after parsing, its other methods do what the flags say.
package input

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/wording"
)

// Reading is how articles are read: --field, --metadata,
// --name and --limit.
type Reading struct {
	fields map[string]string // theirs by ours
	limits map[string]int64  // by name

	metadata, name string
}

// Bind adds the flags to fs.
func (r *Reading) Bind(fs *pflag.FlagSet) {
	fs.Var(fields{&r.fields}, "field", "read our field from another one, as in text=body; repeatable")
	fs.StringVar(&r.metadata, "metadata", "", "take outlet, time and title of files from the table `FILE`, which names them in a column file or id")
	fs.StringVar(&r.name, "name", "", "take fields from the names of files, as in '{outlet}_{published}_{id}.txt'")
	fs.Var(limits{&r.limits}, "limit", "change a limit of reading: "+wording.Choices(limitNames())+"; 0 is none; repeatable")
}

// Options returns the options that articles are read with until ctx is done.
func (r *Reading) Options(ctx context.Context) article.Options {
	opt := article.DefaultOptions()
	opt.Fields = r.fields
	opt.Metadata, opt.NamePattern = r.metadata, r.name
	for _, l := range readLimits {
		if n, ok := r.limits[l.name]; ok {
			l.set(&opt, n)
		}
	}
	opt.Done = ctx.Done()
	return opt
}

// Describe puts into opt what a result depends on, for report.Run. Limits are not in
// it: what they leave out is named as skipped.
func (r *Reading) Describe(opt map[string]any) {
	if r.metadata != "" {
		opt["metadata"] = filepath.Base(r.metadata) // no path of this machine
	}
	if r.name != "" {
		opt["name"] = r.name
	}
	if len(r.fields) == 0 {
		return
	}
	renamed := map[string]any{}
	for ours, theirs := range r.fields {
		renamed[ours] = theirs
	}
	opt["field"] = renamed
}

// fieldNames are the names of our own input fields, which --field renames.
var fieldNames = []string{"id", "outlet", "url", "published", "title", "byline", "lang", "text", "html"}

// fields is a flag that takes OURS=THEIRS, once for each renamed field.
type fields struct{ names *map[string]string }

func (f fields) Type() string { return "OURS=THEIRS" }

func (f fields) String() string {
	var pairs []string
	for _, ours := range fieldNames {
		if theirs, ok := (*f.names)[ours]; ok {
			pairs = append(pairs, ours+"="+theirs)
		}
	}
	return strings.Join(pairs, ",")
}

// Set takes one renaming, or several with commas between them. A comma that no renaming
// follows is part of a name.
func (f fields) Set(s string) error {
	parts := strings.Split(s, ",")
	for i := len(parts) - 1; i > 0; i-- {
		if !strings.Contains(parts[i], "=") {
			parts[i-1] += "," + parts[i]
			parts = slices.Delete(parts, i, i+1)
		}
	}
	for _, part := range parts {
		if err := f.set(part); err != nil {
			return err
		}
	}
	return nil
}

// set takes one renaming.
func (f fields) set(s string) error {
	ours, theirs, ok := strings.Cut(s, "=")
	if !ok || theirs == "" {
		return fmt.Errorf("%q renames nothing (want OURS=THEIRS, as in text=body)", s)
	}
	if !slices.Contains(fieldNames, ours) {
		return fmt.Errorf("unknown field %q (want %s)", ours, wording.Choices(fieldNames))
	}
	if *f.names == nil {
		*f.names = map[string]string{}
	}
	(*f.names)[ours] = theirs
	return nil
}
