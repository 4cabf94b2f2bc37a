package terms

import (
	"cmp"
	"compress/flate"
	"encoding/binary"
	"io"
	"iter"
	"maps"
	"math"
	"slices"

	"copytrail/shingle"
)

// WriteTable writes the counts of f as a table of document frequencies, in the form that
// readBackground reads. It leaves out terms in fewer than least articles: they are as
// rare as unseen ones. It returns the number of terms. The error is that of w.
func (f *Frequencies) WriteTable(w io.Writer, least float64) (terms int, err error) {
	return writeTable(w, uint32(f.articles.Load()), func(yield func(Term, float64) bool) {
		for t, n := range f.df.All {
			if float64(n) >= least && !yield(t, float64(n)) {
				return
			}
		}
	})
}

// writeTable writes a table of document frequencies as readBackground reads it.
func writeTable(w io.Writer, articles uint32, terms iter.Seq2[Term, float64]) (int, error) {
	df := map[Term]float64{}
	for t, n := range terms {
		df[t] = n
	}
	out := binary.LittleEndian.AppendUint32(nil, articles)
	out = binary.AppendUvarint(out, uint64(len(df)))
	var levels []byte
	last := Term(0)
	for _, t := range slices.Sorted(maps.Keys(df)) {
		out = binary.AppendUvarint(out, uint64(t-last))
		last = t
		levels = append(levels, uint8(math.Round(logStep*math.Log2(df[t]))))
	}
	z, err := flate.NewWriter(w, flate.BestCompression)
	if err != nil {
		return 0, err
	}
	_, err = z.Write(append(out, levels...))
	return len(df), cmp.Or(err, z.Close())
}

// writtenArticles is the number of articles to which the shares of a word table are
// scaled. The rarest of its terms are then in at least 15 articles.
const writtenArticles = 1 << 15

// WriteWords writes the table of a language from shares: the share of articles, in
// [0, 1], that have each word. It adds the shares of words with one stem, as those of
// independent events. It writes the most common terms, at most most of them, and returns
// their number. It leaves out numbers and strings that are not one word to the tokeniser.
// The error is that of w.
func WriteWords(w io.Writer, lang string, shares map[string]float64, most int) (terms int, err error) {
	s := NewStemmer(lang)
	sum := map[Term]float64{}
	for _, word := range slices.Sorted(maps.Keys(shares)) {
		words := shingle.AppendWords(nil, word)
		if len(words) != 1 {
			continue
		}
		if t := s.Info(word, words[0]); !t.Stop && !t.Number {
			sum[t.Term] = 1 - (1-sum[t.Term])*(1-shares[word])
		}
	}
	order := slices.SortedFunc(maps.Keys(sum), func(x, y Term) int {
		return cmp.Or(cmp.Compare(sum[y], sum[x]), cmp.Compare(x, y))
	})
	order = order[:min(len(order), most)]
	return writeTable(w, writtenArticles, func(yield func(Term, float64) bool) {
		for _, t := range order {
			if !yield(t, max(1, sum[t]*writtenArticles)) {
				return
			}
		}
	})
}
