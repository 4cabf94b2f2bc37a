package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"sync"

	"copytrail/article"
)

// pickArticle returns the one article that spec names: an input that holds
// exactly one, or INPUT#ID, INPUT:LINE or INPUT#N of an input that holds more.
func pickArticle(ctx context.Context, s *streams, spec string, opt article.Options) (*article.Article, error) {
	input, pick := splitSpec(spec)
	var (
		first *article.Article
		n     int
		trail []error
	)
	for a, err := range article.Read([]string{input}, s.in, opt) {
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
		return nil, &usageError{
			msg:  fmt.Sprintf("%s holds %d articles (want one)", spec, n),
			hint: fmt.Sprintf("name one as %s#ID or %s:LINE; the first is %s#%s", spec, spec, spec, first.ID),
		}
	case pick != "":
		return nil, &usageError{
			msg:  fmt.Sprintf("%s holds no article %q (want an id, or the number of a line)", input, pick),
			hint: fmt.Sprintf("copytrail show %s lists what it holds", input),
		}
	case len(trail) > 0:
		return nil, trail[0]
	}
	return nil, fmt.Errorf("%s: no article in it", spec)
}

// splitSpec cuts "INPUT#ID" and "INPUT:LINE". What exists as a whole is an input
// as it stands, and so is what cannot be cut into an input that exists: the
// message will name it. Ids may contain any character, so the first cut that
// leaves an existing input counts.
func splitSpec(spec string) (input, pick string) {
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

// stdin is standard input that gives up waiting when ctx is cancelled: a read
// from a terminal or a pipe cannot be interrupted by itself. Nothing is read
// ahead of the first Read.
type stdin struct {
	ctx  context.Context
	from io.Reader
	once sync.Once
	pipe *io.PipeReader
}

func (in *stdin) Read(p []byte) (int, error) {
	in.once.Do(func() {
		r, w := io.Pipe()
		in.pipe = r
		go func() {
			_, err := io.Copy(w, in.from)
			w.CloseWithError(err) // nil is io.EOF
		}()
		context.AfterFunc(in.ctx, func() { r.CloseWithError(in.ctx.Err()) })
	})
	return in.pipe.Read(p)
}
