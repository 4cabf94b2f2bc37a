package baseline

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"copytrail/provenance"
)

// A baseline file is JSON Lines, made to be kept in a repository and read in its
// differences. It holds no text of articles.
//
//	{"type":"baseline","schema":1,"tool":"copytrail"}
//	{"type":"article","key":"8c1f00c2a9de","id":"drafts/a.txt","outlet":"","url":"","words":"5f0e…","sketch":"…"}
//	{"type":"accepted","articles":["8c1f00c2a9de","e2b8a84b01f7"],"relation":"rewrite"}
//
// The first line names the schema. Articles come next, sorted by id, and then the
// accepted pairs, sorted by their keys. words is a hash of the article's words; sketch
// is 128 bytes of its signature in base64 without padding. Lines of other types are
// skipped. To accept a pair no longer, delete its line.
const schema = 1

// maxLine bounds a line, in bytes: ids and addresses are short.
const maxLine = 1 << 20

type (
	knownArticle struct {
		Type   string `json:"type"`
		Key    string `json:"key"`
		ID     string `json:"id"`
		Outlet string `json:"outlet"`
		URL    string `json:"url"`
		Words  string `json:"words"`
		Sketch string `json:"sketch"`
	}
	acceptedPair struct {
		Type     string    `json:"type"`
		Articles [2]string `json:"articles"` // keys, sorted
		Relation string    `json:"relation"`
	}
)

// Read reads a baseline file. An error starts with the number of the line:
// "line 3: accepted: unknown relation …".
func Read(r io.Reader) (*Baseline, error) {
	b := &Baseline{accepted: map[[2]string]provenance.Relation{}}
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	n := 0
	for in.Scan() {
		n++
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		if err := b.readLine(in.Bytes(), n == 1); err != nil {
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

func (b *Baseline) readLine(l []byte, first bool) error {
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
		if head.Schema != schema {
			return fmt.Errorf("schema %d is not one this version reads (want %d)", head.Schema, schema)
		}
	case "article":
		var a knownArticle
		var sketch []byte
		err := json.Unmarshal(l, &a)
		if err == nil {
			sketch, err = base64.RawStdEncoding.DecodeString(a.Sketch)
		}
		if err != nil {
			return fmt.Errorf("article: %w", err)
		}
		b.articles = append(b.articles, &Known{a.Key, a.ID, a.Outlet, a.URL, a.Words, sketch})
	case "accepted":
		var p acceptedPair
		if err := json.Unmarshal(l, &p); err != nil {
			return fmt.Errorf("accepted: %w", err)
		}
		r, ok := provenance.ParseRelation(p.Relation)
		if !ok {
			return fmt.Errorf("accepted: unknown relation %q", p.Relation)
		}
		b.accepted[pairOf(p.Articles[0], p.Articles[1])] = r
	}
	return nil
}

// Write writes b as a baseline file. The same baseline gives the same bytes.
func (b *Baseline) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	fmt.Fprintf(out, "{\"type\":\"baseline\",\"schema\":%d,\"tool\":\"copytrail\"}\n", schema)
	for _, k := range b.articles {
		sketch := base64.RawStdEncoding.EncodeToString(k.sketch)
		if err := enc.Encode(knownArticle{"article", k.key, k.id, k.outlet, k.url, k.words, sketch}); err != nil {
			return err
		}
	}
	var pairs []*acceptedPair
	for p, r := range b.accepted {
		pairs = append(pairs, &acceptedPair{"accepted", p, r.String()})
	}
	slices.SortFunc(pairs, func(x, y *acceptedPair) int { return slices.Compare(x.Articles[:], y.Articles[:]) })
	for _, p := range pairs {
		if err := enc.Encode(p); err != nil {
			return err
		}
	}
	return out.Flush()
}
