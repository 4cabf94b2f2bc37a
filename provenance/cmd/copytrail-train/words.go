package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"
	"github.com/vmihailenco/msgpack/v5"

	"copytrail/provenance/internal/training"
)

const (
	// articleWords is how many words an article is taken to have when the frequency of
	// a word is turned into the share of articles that have it. In English news, whose
	// articles can be counted, the share that 1-exp(-450 p) gives is the median of words
	// of frequency p within a third, from 10^-6 to 10^-3.
	articleWords = 450
	// mostTerms bounds a table: the 15,000th term stands in 1 article of 900 to 2,200.
	mostTerms = 15000
)

// wordTables turns the word lists of wordfreq (Speer 2022), a folder of files
// small_CODE.msgpack.gz, into tables of how many articles a term stands in, for each
// language that the detector tells and writes with spaces.
func wordTables(args []string) error {
	flags := pflag.NewFlagSet("words", pflag.ContinueOnError)
	out := flags.StringP("output", "o", "provenance/internal/terms/words", "the folder to write to")
	if err := flags.Parse(args); err != nil {
		return err
	}
	for _, lang := range training.WordLanguages() {
		code := lang
		switch lang {
		case "no":
			code = "nb"
		case "sr":
			code = "sh" // with its sisters, in Latin letters
		}
		frequencies, err := readWords(filepath.Join(flags.Arg(0), "small_"+code+".msgpack.gz"))
		if err != nil {
			return err
		}
		shares := map[string]float64{}
		for word, p := range frequencies {
			shares[word] = -math.Expm1(-articleWords * p)
		}
		var buf bytes.Buffer
		n, err := training.WriteWords(&buf, lang, shares, mostTerms)
		if err != nil {
			return err
		}
		marked, merged := training.BareCost(lang, frequencies)
		fmt.Fprintf(os.Stderr, "%s: %d words, %d terms; %.3f of running words have an accent, %.4f of content words count as others without\n", lang, len(shares), n, marked, merged)
		if err := os.WriteFile(filepath.Join(*out, lang+".df"), buf.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// readWords reads a list in wordfreq's form "cB": a header, then the words of each
// frequency in steps of a hundredth of a power of ten, from 1 downwards.
func readWords(name string) (map[string]float64, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	data, err := io.ReadAll(io.LimitReader(z, 64<<20))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var parts []msgpack.RawMessage
	if err := msgpack.Unmarshal(data, &parts); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(parts) < 2 {
		return nil, fmt.Errorf("%s: %d parts, want a header and words", name, len(parts))
	}
	var header struct {
		Format  string `msgpack:"format"`
		Version int    `msgpack:"version"`
	}
	if err := msgpack.Unmarshal(parts[0], &header); err != nil || header.Format != "cB" {
		return nil, fmt.Errorf("%s: format %q, want cB (%v)", name, header.Format, err)
	}
	out := map[string]float64{}
	for i, part := range parts[1:] {
		var words []string
		if err := msgpack.Unmarshal(part, &words); err != nil {
			return nil, fmt.Errorf("%s: step %d: %w", name, i, err)
		}
		for _, w := range slices.Compact(words) {
			out[w] = math.Pow(10, -float64(i)/100)
		}
	}
	return out, nil
}
