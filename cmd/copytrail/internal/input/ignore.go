package input

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/cmd/copytrail/internal/flagvalue"
)

// Ignore is the texts that do not count: --ignore.
type Ignore struct{ paths []string }

// Bind adds the flag to fs.
func (g *Ignore) Bind(fs *pflag.FlagSet) {
	fs.Var(flagvalue.Paths{List: &g.paths}, "ignore", "leave out of every article what it has of the text in `FILE`: a release, a law, a company's note; repeatable")
}

// leastIgnored is how many words a text that is ignored has at least: as many as the runs
// by which it is found.
const leastIgnored = 8

// Texts reads the texts of all files. A file is any input, and all its articles count, also
// such as hold nothing but what is set aside as page furniture.
func (g *Ignore) Texts(ctx context.Context, opt article.Options) ([]string, error) {
	opt.AllText = true
	var texts []string
	for _, path := range g.paths {
		if _, err := os.Stat(path); err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, files.Cause(err))
		}
		n := len(texts)
		for a, err := range article.Read([]string{path}, nil, opt) {
			switch {
			case ctx.Err() != nil:
				return nil, ctx.Err()
			case err != nil:
				return nil, fmt.Errorf("--ignore: %w", err)
			case len(strings.Fields(a.Text)) < leastIgnored && !hasLongWord(a.Text):
				return nil, tooFew(a.Place)
			}
			texts = append(texts, a.Text)
		}
		if len(texts) == n {
			return nil, tooFew(path)
		}
	}
	return texts, nil
}

// hasLongWord reports whether a text may be in a script without spaces.
func hasLongWord(text string) bool {
	for _, w := range strings.Fields(text) {
		if len(w) >= 3*leastIgnored && w[0] >= 0x80 {
			return true
		}
	}
	return false
}

func tooFew(place string) error {
	return &cli.UsageError{
		Msg:  fmt.Sprintf("--ignore: %s has too few words to be known again (want %d at least)", place, leastIgnored),
		Hint: "copytrail show FILE prints what is read from a file",
	}
}

// Describe puts into opt what a result depends on, for report.Run.
func (g *Ignore) Describe(opt map[string]any) {
	if len(g.paths) == 0 {
		return
	}
	var names []string
	for _, p := range g.paths {
		names = append(names, filepath.Base(p)) // no path of this machine
	}
	opt["ignore"] = names
}
