package input

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/cli"
)

// One returns the one article that spec names: an input that holds exactly one, or
// INPUT#ID, INPUT:LINE or INPUT#N of an input that holds more.
func One(ctx context.Context, s *cli.Streams, spec string, opt article.Options) (*article.Article, error) {
	input, pick := Split(spec)
	var (
		first *article.Article
		n     int
		trail []error
	)
	for a, err := range article.Read([]string{input}, s.In, opt) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			trail = append(trail, err)
			continue
		}
		if pick != "" && a.ID != pick && a.Place != input+":"+pick && a.Place != input+"#"+pick {
			continue
		}
		if n++; first == nil {
			first = &a
		}
		if pick != "" {
			break
		}
	}
	switch {
	case n == 1:
		return first, nil
	case n > 1:
		return nil, &cli.UsageError{
			Msg:  fmt.Sprintf("%s holds %d articles (want one)", spec, n),
			Hint: fmt.Sprintf("name one as %s#ID or %s:LINE; the first is %s#%s", spec, spec, spec, first.ID),
		}
	case pick != "":
		return nil, &cli.UsageError{
			Msg:  fmt.Sprintf("%s holds no article %q (want an id, or the number of a line)", input, pick),
			Hint: fmt.Sprintf("copytrail show %s lists what it holds", input),
		}
	case len(trail) > 0:
		return nil, trail[0]
	}
	return nil, fmt.Errorf("%s: no article in it", spec)
}

// Split cuts INPUT#ID, INPUT:LINE or INPUT#N into the input and what is picked from
// it, "" for all. Names of files and ids may contain any character: what exists as a
// whole is an input, and otherwise the first cut that leaves an existing input counts.
// What leaves none is returned as an input, and the error of reading it will name it.
func Split(spec string) (input, pick string) {
	if exists(spec) {
		return spec, ""
	}
	for i, c := range spec {
		if (c == '#' || c == ':') && i+1 < len(spec) && exists(spec[:i]) {
			return spec[:i], spec[i+1:]
		}
	}
	return spec, ""
}

// exists reports whether there is such an input, though it may not be readable.
func exists(input string) bool {
	if input == "-" {
		return true
	}
	_, err := os.Stat(input)
	return err == nil || errors.Is(err, fs.ErrPermission)
}
