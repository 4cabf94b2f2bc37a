package json

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"copytrail/article/internal/charset"
	"copytrail/article/internal/field"
)

// plainFields is the plain twin of decodeObject for our own names: what
// encoding/json finds in the object.
func plainFields(raw []byte) (map[string]string, bool) {
	var object map[string]any
	if json.Unmarshal(raw, &object) != nil || object == nil {
		return nil, false
	}
	out := make(map[string]string)
	for _, name := range []string{"outlet", "url", "title", "lang", "html"} {
		switch v := object[name].(type) {
		case string:
			out[name] = v
		case nil:
		default:
			return nil, false
		}
	}
	return out, true
}

// FuzzDecodeObject holds the decoder equal to encoding/json. Renames switch the
// aliases off, so that the names compared mean the same to both.
func FuzzDecodeObject(f *testing.F) {
	for _, seed := range []string{
		`{"title":"A ferry","url":"http://a.example/","x":[1,-2.5e+3,true,null,{"y":"\\\""}]}`,
		`{"title":"\u0041\ud83d\ude00\ud83d\/\b\f\n\r\t","title":"again"}`,
		`{"t\u0069tle":"x"}`, `{}`, `{"title":null}`, `{"title":01}`, `{"title":"\x"}`, `{"a":"\u12"}`, `{"title":"a" "b"}`,
		`{"x":[[[[]]]],"lang":"en",}`, `[{"title":"x"}]`, " {\t\"title\" : \"x\"\r\n} ", `{"title":"x"}}`, `{"x":nul}`, `{"x":-}`, `{"x":1.}`,
	} {
		f.Add([]byte(seed))
	}
	names := field.NamesOf(map[string]string{"outlet": "outlet", "url": "url", "title": "title", "lang": "lang", "html": "html",
		"id": "\x00", "published": "\x00", "byline": "\x00", "text": "\x00"})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if !utf8.Valid(raw) {
			raw, _ = charset.Valid(raw)
		}
		for _, c := range raw {
			if c < 0x20 && c != '\n' && c != '\t' && c != '\r' {
				t.Skip() // raw control characters are let through on purpose
			}
		}
		got, _, err := decodeObject(raw, names, 5000)
		want, ok := plainFields(raw)
		if !ok {
			return // encoding/json is stricter within strings; crashes are what is looked for
		}
		if err != nil {
			t.Fatalf("%s: %v, and encoding/json reads it", raw, err)
		}
		for f := field.ID; f < field.Count; f++ {
			if s, ok := want[f.String()]; ok && got.Get(f) != s && !ambiguous(raw) {
				t.Fatalf("%s: %s is %q, encoding/json has %q", raw, f, got.Get(f), s)
			}
		}
	})
}

// ambiguous reports whether an object has a name twice, where the two differ on
// purpose: here an empty value does not replace one that is not, and names are
// compared without case.
func ambiguous(raw []byte) bool {
	n := 0
	seen := make(map[string]bool)
	d := decoder{b: raw}
	err := d.object(1, func(key []byte) error {
		n++
		a, _ := field.Usual.Lookup(key)
		seen[a.Field.String()+string(rune(a.Rank))] = true
		if _, ok := field.Usual.Lookup(key); !ok || strings.ReplaceAll(strings.ToLower(strings.TrimSpace(string(key))), " ", "_") != string(key) {
			seen[string(key)] = true
		}
		return d.skip(1)
	})
	return err != nil || len(seen) < n
}

func TestDecoderIsStrict(t *testing.T) {
	for _, raw := range []string{``, `{`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a":1 "b":2}`, `{"a":01}`, `{"a":+1}`, `{"a":.5}`, `{"a":1.}`, `{"a":1e}`,
		`{"a":nul}`, `{"a":True}`, `{'a':1}`, `{"a":"b}`, `{"a":[1,]}`, `{"a":[}`, `{"a":1}x`, `{"title":"\q"}`, `{"title":"\u12g4"}`, `{"title":"\`} {
		if _, _, err := decodeObject([]byte(raw), field.Usual, 64); err == nil {
			t.Errorf("%s: read without an error", raw)
		}
	}
}
