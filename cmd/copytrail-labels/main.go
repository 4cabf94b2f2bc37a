// Command copytrail-labels turns sets of labelled pairs into what copytrail reads:
// articles for scan, and the truth about their pairs for eval.
//
//	copytrail-labels SET FILE.jsonl[.zst] -o DIR
//	copytrail scan --relation all --format jsonl DIR/articles.jsonl > findings.jsonl
//	copytrail eval --truth DIR/truth.jsonl findings.jsonl
//
// SET is one of:
//
//	modern    events with several outlets' reports and a model's rewrite of one
//	          or two of them
//	llmfake   rewrites by models of 2023 (Chen & Shu 2024): paraphrase and rewrite
//	          are reuse; open_ended, a new text on the same topic, is independent
//	mixset    passages polished, completed, rewritten or humanised (Zhang et al.
//	          2024): all reuse
//	raidar    passages under six rewriting prompts (Mao et al. 2024): all reuse
//	clough09  short answers (Clough & Stevenson 2009): cut, light and heavy are
//	          reuse, non is independent
//
// A rewrite gets an outlet of its own and no time, so that copytrail can only go by
// the texts. Pairs of one source have one event, so that bootstrap intervals and
// folds keep them together.
//
// The texts belong to their publishers. What this program writes is for measuring on
// your own machine, not for publishing.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/pflag"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

const usage = `usage: copytrail-labels [FLAGS] SET FILE.jsonl[.zst] -o DIR

SET is modern, llmfake, mixset, raidar or clough09. DIR gets articles.jsonl, for
copytrail scan, and truth.jsonl, for copytrail eval.

Flags:
`

// sets are the functions that add one line of a labelled set, by the name of the set.
var sets = map[string]func(*collection, []byte) error{
	"modern":   addModern,
	"llmfake":  addPair,
	"mixset":   addPair,
	"raidar":   addPair,
	"clough09": addPair,
}

func run(args []string, out, errw io.Writer) int {
	fs := pflag.NewFlagSet("copytrail-labels", pflag.ContinueOnError)
	fs.SetOutput(io.Discard)
	dir := fs.StringP("output", "o", "", "write to this `folder` (required)")
	siblings := fs.Bool("siblings", false, "also list pairs of two rewrites of one source: reuse without a source")
	err := fs.Parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		fmt.Fprint(out, usage, fs.FlagUsages())
		return 0
	}
	if err == nil {
		err = build(fs.Args(), *dir, *siblings, out)
	}
	if err != nil {
		fmt.Fprintln(errw, "copytrail-labels:", err)
		return 2
	}
	return 0
}

// build reads one set and writes both files.
func build(args []string, dir string, siblings bool, out io.Writer) error {
	if len(args) != 2 || dir == "" {
		return errors.New("want SET FILE.jsonl[.zst] -o DIR (--help says more)")
	}
	add, ok := sets[args[0]]
	if !ok {
		var names []string
		for name := range sets {
			names = append(names, name)
		}
		slices.Sort(names)
		return fmt.Errorf("unknown set %q (want %s)", args[0], strings.Join(names, ", "))
	}
	data, err := readAll(args[1])
	if err != nil {
		return err
	}
	c := newCollection(args[0])
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if err := add(c, line); err != nil {
			return fmt.Errorf("%s:%d: %w", args[1], n, err)
		}
	}
	if siblings {
		c.addSiblings()
	}
	if len(c.labels) == 0 {
		return fmt.Errorf("%s: no labelled pair in it", args[1])
	}
	return c.write(dir, out)
}

// readAll reads a file, through zstd when its name says so.
func readAll(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil || filepath.Ext(path) != ".zst" {
		return data, err
	}
	dec, err := zstd.NewReader(nil)
	if err != nil {
		return nil, err
	}
	defer dec.Close()
	plain, err := dec.DecodeAll(data, nil)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	return plain, nil
}

// write writes articles.jsonl and truth.jsonl into dir, and prints how many articles
// and pairs there are.
func (c *collection) write(dir string, out io.Writer) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	articles, err := lines(c.articles)
	if err != nil {
		return err
	}
	labels, err := lines(c.labels)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "articles.jsonl"), articles, 0o666); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "truth.jsonl"), labels, 0o666); err != nil {
		return err
	}
	reuse := 0
	for _, l := range c.labels {
		if l.Label == "reuse" {
			reuse++
		}
	}
	_, err = fmt.Fprintf(out, "%d articles; %d pairs: %d reuse, %d independent; %d left out for shared text\n",
		len(c.articles), len(c.labels), reuse, len(c.labels)-reuse, c.leftOut)
	return err
}

// lines encodes values as JSON Lines.
func lines[T any](values []T) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}
