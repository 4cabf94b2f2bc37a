package main

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/pflag"

	"copytrail/article"
	"copytrail/cmd/copytrail/internal/files"
	"copytrail/provenance"
	"copytrail/shingle"
)

// A baseline is the findings that somebody has accepted: a scan with it reports
// what is new. It is JSON Lines, made to be kept in a repository and read in its
// differences; it holds no text.
//
//	{"type":"baseline","schema":1,"tool":"copytrail"}
//	{"type":"article","key":"8c1f00c2a9de","id":"drafts/a.txt","outlet":"","url":"","words":"5f0e…","sketch":"…"}
//	{"type":"accepted","articles":["8c1f00c2a9de","e2b8a84b01f7"],"relation":"rewrite"}
//
// An article is known again by its id or its address and much the same text, or by
// its text alone (known.go). words is a hash of its words, sketch the low bits of
// its signature. To accept a pair no longer, delete its line.
const baselineSchema = 1

type (
	knownArticle struct {
		Type   string `json:"type"`
		Key    string `json:"key"`
		ID     string `json:"id"`
		Outlet string `json:"outlet"`
		URL    string `json:"url"`
		Words  string `json:"words"`
		Sketch string `json:"sketch"` // base64

		sketch []byte
	}
	acceptedPair struct {
		Type     string    `json:"type"`
		Articles [2]string `json:"articles"` // keys, sorted
		Relation string    `json:"relation"`
	}
	baseline struct {
		articles []knownArticle
		accepted map[[2]string]provenance.Relation
	}
)

// gateOptions is what decides over exit code 1.
type gateOptions struct {
	failOn   map[provenance.Relation]bool
	baseline string
	write    bool
	known    *baseline // what baseline holds, nil when there is none
}

func (g *gateOptions) bind(fs *pflag.FlagSet) {
	fs.Var(relations{&g.failOn, "any", provenance.Relation.Reuse}, "fail-on", "exit with 1 when one of these relations is found; any is all reuse")
	fs.StringVar(&g.baseline, "baseline", "", "leave out the findings that `FILE` says are accepted")
	fs.BoolVar(&g.write, "write-baseline", false, "accept all that is found: write it into the file of --baseline")
}

// load reads the baseline, so that a long run does not end in a bad one.
func (g *gateOptions) load() error {
	if g.baseline == "" {
		if g.write {
			return &usageError{msg: "scan: --write-baseline without --baseline (want the file to write)", hint: "copytrail scan --baseline accepted.jsonl --write-baseline PATH..."}
		}
		return nil
	}
	if g.write {
		if err := files.Writable(g.baseline); err != nil {
			return err
		}
	}
	f, err := os.Open(g.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		if g.write {
			return nil
		}
		return &usageError{msg: fmt.Sprintf("reading %s: %v", g.baseline, files.Cause(err)), hint: "--write-baseline writes it"}
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", g.baseline, files.Cause(err))
	}
	defer f.Close()
	if g.known, err = readBaseline(f); err != nil {
		// Nor is a file overwritten that is something else.
		return &usageError{msg: fmt.Sprintf("reading %s: %v", g.baseline, err), hint: "want a file that --write-baseline wrote"}
	}
	return nil
}

// maxBaselineLine bounds a line: ids and addresses are short.
const maxBaselineLine = 1 << 20

// readBaseline reads a baseline. An error starts with the number of its line.
func readBaseline(r io.Reader) (*baseline, error) {
	b := &baseline{accepted: map[[2]string]provenance.Relation{}}
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxBaselineLine)
	n := 0
	for in.Scan() {
		n++
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		if err := b.record(in.Bytes(), n == 1); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	if n == 0 {
		return nil, errors.New("line 1: an empty file is no baseline")
	}
	return b, nil
}

func (b *baseline) record(l []byte, first bool) error {
	var head struct {
		Type   string `json:"type"`
		Schema int    `json:"schema"`
	}
	if err := json.Unmarshal(l, &head); err != nil {
		return fmt.Errorf("not a record: %w", err)
	}
	if first != (head.Type == "baseline") {
		return fmt.Errorf("record of type %q (want a baseline at the beginning)", head.Type)
	}
	switch head.Type {
	case "baseline":
		if head.Schema != baselineSchema {
			return fmt.Errorf("schema %d is not one this version reads (want %d)", head.Schema, baselineSchema)
		}
	case "article":
		var k knownArticle
		err := json.Unmarshal(l, &k)
		if err == nil {
			k.sketch, err = base64.RawStdEncoding.DecodeString(k.Sketch)
		}
		if err != nil {
			return fmt.Errorf("article: %w", err)
		}
		b.articles = append(b.articles, k)
	case "accepted":
		var p acceptedPair
		if err := json.Unmarshal(l, &p); err != nil {
			return fmt.Errorf("accepted: %w", err)
		}
		r, ok := provenance.ParseRelation(p.Relation)
		if !ok {
			return fmt.Errorf("accepted: unknown relation %q", p.Relation)
		}
		b.accepted[keyPair(p.Articles[0], p.Articles[1])] = r
	}
	return nil
}

func keyPair(x, y string) [2]string { return [2]string{min(x, y), max(x, y)} }

// newBaseline returns a baseline of findings, and of what old has beside them when
// it is not nil. names says which of old's articles the articles of the findings are,
// by their ids.
func newBaseline(findings []provenance.Finding, old *baseline, names map[string]string) *baseline {
	b := &baseline{accepted: map[[2]string]provenance.Relation{}}
	have := map[string]bool{}
	key := map[*article.Article]string{}
	renamed := map[string]string{} // old's keys of articles that are here
	for i := range findings {
		f := &findings[i]
		for _, a := range []*article.Article{f.Copy, f.Source} {
			if key[a] != "" {
				continue
			}
			k := newKnown(a)
			key[a] = k.Key
			if names[a.ID] != "" {
				renamed[names[a.ID]] = k.Key
			}
			if !have[k.Key] {
				have[k.Key] = true
				b.articles = append(b.articles, k)
			}
		}
		b.accepted[keyPair(key[f.Copy], key[f.Source])] = f.Relation
	}
	if old != nil {
		b.keep(old, have, renamed)
	}
	slices.SortFunc(b.articles, func(x, y knownArticle) int { return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(x.Key, y.Key)) })
	return b
}

// keep takes over the pairs of old that are not here yet, and their articles.
func (b *baseline) keep(old *baseline, have map[string]bool, renamed map[string]string) {
	needed := map[string]bool{}
	for p, r := range old.accepted {
		x, y := cmp.Or(renamed[p[0]], p[0]), cmp.Or(renamed[p[1]], p[1])
		if _, ok := b.accepted[keyPair(x, y)]; !ok {
			b.accepted[keyPair(x, y)] = r
			needed[x], needed[y] = true, true
		}
	}
	for _, k := range old.articles {
		if needed[k.Key] && !have[k.Key] {
			have[k.Key] = true
			b.articles = append(b.articles, k)
		}
	}
}

// write prints b.
func (b *baseline) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	fmt.Fprintf(out, "{\"type\":\"baseline\",\"schema\":%d,\"tool\":\"copytrail\"}\n", baselineSchema)
	for _, k := range b.articles {
		k.Type = "article"
		if err := enc.Encode(k); err != nil {
			return err
		}
	}
	var pairs []acceptedPair
	for p, r := range b.accepted {
		pairs = append(pairs, acceptedPair{"accepted", p, r.String()})
	}
	slices.SortFunc(pairs, func(x, y acceptedPair) int { return slices.Compare(x.Articles[:], y.Articles[:]) })
	for _, p := range pairs {
		if err := enc.Encode(p); err != nil {
			return err
		}
	}
	return out.Flush()
}

// newKnown returns what a baseline keeps of a.
func newKnown(a *article.Article) knownArticle { return new(fingerprinter).known(a) }

// fingerprinter fingerprints one article after the other in the same memory. The zero
// value works.
type fingerprinter struct {
	words    []shingle.Word
	hashes   []byte
	sketcher shingle.Sketcher
	rows     shingle.Signature
}

// known returns what a baseline keeps of a.
func (p *fingerprinter) known(a *article.Article) knownArticle {
	words, sketch := p.fingerprint(a)
	key := sha256.Sum256([]byte(a.ID + "\x00" + words))
	return knownArticle{
		Key: hex.EncodeToString(key[:6]), ID: a.ID, Outlet: a.Outlet, URL: a.URL,
		Words: words, Sketch: base64.RawStdEncoding.EncodeToString(sketch), sketch: sketch,
	}
}

// sketchRows is how many rows of the signature a sketch keeps, with eight bits each:
// the error of a similarity of .8 is then about .035.
const sketchRows = 128

// fingerprint returns a hash of a's words outside page furniture, and their sketch.
func (p *fingerprinter) fingerprint(a *article.Article) (hash string, sketch []byte) {
	furniture := a.Furniture
	p.words, p.hashes = shingle.AppendWords(p.words[:0], a.Text), p.hashes[:0]
	body := p.words[:0]
	for _, w := range p.words {
		for len(furniture) > 0 && furniture[0].End <= int(w.Start) {
			furniture = furniture[1:]
		}
		if len(furniture) > 0 && int(w.Start) >= furniture[0].Start {
			continue
		}
		body = append(body, w)
		p.hashes = binary.LittleEndian.AppendUint64(p.hashes, w.Hash)
	}
	p.rows, _ = p.sketcher.Sketch(p.rows[:0], body)
	sig, sum := p.rows, sha256.Sum256(p.hashes)
	for i := 0; i < len(sig); i += max(1, len(sig)/sketchRows) {
		sketch = append(sketch, byte(uint32(sig[i])*0x9E3779B1>>24))
	}
	return hex.EncodeToString(sum[:8]), sketch
}

// sketchSimilarity estimates the similarity of two texts from their sketches. Of
// rows that differ one in 256 agrees by chance.
func sketchSimilarity(x, y []byte) float64 {
	if len(x) != len(y) || len(x) == 0 {
		return 0
	}
	same := 0
	for i := range x {
		if x[i] == y[i] {
			same++
		}
	}
	return max(0, (float64(same)/float64(len(x))-1.0/256)/(1-1.0/256))
}
