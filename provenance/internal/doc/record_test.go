package doc

import (
	"bytes"
	"encoding/hex"
	"reflect"
	"strings"
	"testing"
	"time"

	"copytrail/article"
	"copytrail/shingle"
)

func TestFieldsComeBack(t *testing.T) {
	for _, a := range []*article.Article{
		{},
		{ID: "a", Outlet: "The Ferry", URL: "https://ferry.example/1?a=é", Title: "Täglich", Byline: "By X", Lang: "de", Place: "a.jsonl:7"},
		{Furniture: []article.Span{{Start: 0, End: 7}, {Start: 300, End: 1 << 20}}, Notes: []string{"one", "", "two"}},
		{Published: article.Time{Time: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Precision: article.Day}},
		{Published: article.Time{Time: time.Date(1926, 3, 1, 9, 8, 7, 654321, time.FixedZone("", -5400)), Precision: article.Second, ZoneKnown: true}},
		{Fetched: article.Time{Time: time.Date(2026, 3, 1, 9, 8, 7, 0, time.UTC), Precision: article.Second, ZoneKnown: true}},
	} {
		got, whole := ReadFields(string(appendFields(nil, a)))
		if !whole {
			t.Errorf("%+v: the fields come back damaged", a)
		}
		if g, w := got.Published.String(), a.Published.String(); g != w {
			t.Errorf("published %q, want %q", g, w)
		}
		if !got.Published.Equal(a.Published.Time) && a.Published.Precision != article.NoTime {
			t.Errorf("published %v, want %v", got.Published.Time, a.Published.Time)
		}
		if !got.Fetched.Equal(a.Fetched.Time) && a.Fetched.Precision != article.NoTime {
			t.Errorf("fetched %v, want %v", got.Fetched.Time, a.Fetched.Time)
		}
		want := *a
		want.Published.Time, got.Published.Time, want.Fetched.Time, got.Fetched.Time = time.Time{}, time.Time{}, time.Time{}, time.Time{}
		if !reflect.DeepEqual(got, &want) {
			t.Errorf("got %+v, want %+v", got, &want)
		}
	}
}

// FuzzReadFields: whatever a damaged record holds, nothing panics.
func FuzzReadFields(f *testing.F) {
	f.Add(string(appendFields(nil, &article.Article{ID: "a", Furniture: []article.Span{{Start: 1, End: 2}}, Notes: []string{"n"}})))
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, in string) { ReadFields(in) })
}

// smallRecord returns a small record in which every field is set.
func smallRecord() *Record {
	r := &Record{
		Article: &article.Article{
			ID: "a1", Outlet: "The Ferry", URL: "https://ferry.example/1", Title: "Storm", Byline: "Ada Quist", Lang: "en", Place: "in.jsonl:3",
			Published: article.Time{Time: time.Date(2026, 3, 1, 9, 30, 0, 0, time.FixedZone("", 3600)), Precision: article.Minute, ZoneKnown: true},
			Furniture: []article.Span{{Start: 1, End: 3}}, Notes: []string{"n"}, Text: "Öl.",
		},
		Lang: "en", Words: 1, Signature: make(shingle.Signature, shingle.Bins), Fingerprints: []uint64{2, 1 << 63},
		Terms: []byte{1, 0, 0xd, 0xc, 0xb, 0xa, 0x14}, Keys: []uint64{7},
	}
	r.Signature[1] = 0x102
	r.Gist = append(r.Gist, bytes.Repeat([]byte{0, 0, 0x80, 0x3f}, 4)...) // four masses of 1
	r.Gist = append(r.Gist, 0xd, 0xc, 0xb, 0xa, 0, 0, 0x80, 0x3f, 1, 1, 0, 0)
	return r
}

// TestRecordBytes spells out a whole record. When it fails, the encoding has changed and
// needs a new version, and records of the old version must still be readable.
func TestRecordBytes(t *testing.T) {
	want := "" +
		"01 01 656e" + // version, signature, "en"
		"01000000" + // words
		"53000000 04000000 02000000 07000000 01000000 1c000000" + // lengths of the parts
		"02 6131" + // id
		"09 546865204665727279" + // outlet
		"17 68747470733a2f2f66657272792e6578616d706c652f31" + // address
		"05 53746f726d" + // title
		"09 416461205175697374" + // byline
		"02 656e" + // language
		"0a 696e2e6a736f6e6c3a33" + // place
		"MINUTE 01 90e49f9a0d 00 a038" + // precision, zone known, seconds, nanoseconds, offset
		"01 01 03" + // one span of furniture
		"01 01 6e" + // one note
		"c3966c2e" + // text
		"0000 0201" + strings.Repeat("0000", shingle.Bins-2) + // signature
		"0200000000000000 0000000000000080" + // fingerprints
		"0100 0d0c0b0a 14" + // a sentence of one word: its term, then size and kind
		"0700000000000000" + // key
		"0000803f 0000803f 0000803f 0000803f" + // gist: the masses,
		"0d0c0b0a" + // a term,
		"0000803f 01 01 00 00" // its weight and counts
	want = strings.ReplaceAll(want, "MINUTE", hex.EncodeToString([]byte{byte(article.Minute)}))
	got, layout := smallRecord().Append([]byte("before"))
	if g, w := hex.EncodeToString(got[len("before"):]), strings.ReplaceAll(want, " ", ""); g != w {
		t.Errorf("got  %s\nwant %s", g, w)
	}
	r := got[len("before"):]
	if text := string(r[layout.TextAt():][:layout.Text]); text != "Öl." {
		t.Errorf("the layout gives the text %q", text)
	}
	if prints := AppendHashes(nil, r[layout.PrintsAt():][:8*layout.Prints]); len(prints) != 2 || prints[1] != 1<<63 {
		t.Errorf("the layout gives the fingerprints %v", prints)
	}
	if terms := r[layout.TermsAt():][:layout.Terms]; !bytes.Equal(terms, smallRecord().Terms) {
		t.Errorf("the layout gives the terms %x", terms)
	}
}

func TestRecordComesBack(t *testing.T) {
	for _, r := range []*Record{smallRecord(), {Article: &article.Article{}}} {
		b, _ := r.Append(nil)
		got, err := ReadRecord(b)
		if err != nil {
			t.Fatal(err)
		}
		if !got.Article.Published.Equal(r.Article.Published.Time) {
			t.Errorf("published %v, want %v", got.Article.Published, r.Article.Published)
		}
		x, y := *got.Article, *r.Article
		x.Published.Time, y.Published.Time = time.Time{}, time.Time{}
		if !reflect.DeepEqual(x, y) {
			t.Errorf("article %+v, want %+v", x, y)
		}
		g, w := *got, *r
		g.Article, w.Article = nil, nil
		if !reflect.DeepEqual(g, w) {
			t.Errorf("got %+v, want %+v", g, w)
		}
	}
}

// A truncated record, or one of another version, is an error.
func TestDamagedRecordIsRefused(t *testing.T) {
	b, _ := smallRecord().Append(nil)
	for n := range b {
		if _, err := ReadRecord(b[:n]); err == nil {
			t.Fatalf("the first %d of %d bytes pass for a record", n, len(b))
		}
	}
	b[0] = 2
	if _, err := ReadRecord(b); err == nil || !strings.Contains(err.Error(), "version 2") {
		t.Errorf("version 2: got %v", err)
	}
}

// FuzzReadRecord: damaged bytes are an error, and a record that is read can be written and
// read again.
func FuzzReadRecord(f *testing.F) {
	b, _ := smallRecord().Append(nil)
	f.Add(b)
	f.Add(b[:RecordHead])
	f.Fuzz(func(t *testing.T, in []byte) {
		r, err := ReadRecord(in)
		if err != nil {
			return
		}
		for range termSentences(r.Terms, new([]termWord)) {
		}
		again, _ := r.Append(nil)
		if s, err := ReadRecord(again); err != nil || s.Words != r.Words || !bytes.Equal(s.Terms, r.Terms) || !bytes.Equal(s.Gist, r.Gist) {
			t.Errorf("read back: %+v, %v", s, err)
		}
	})
}
