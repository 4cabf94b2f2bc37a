package article

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
)

// wide returns s in UTF-16 without a byte order mark.
func wide(s string, order binary.ByteOrder) string {
	var b bytes.Buffer
	for _, u := range utf16.Encode([]rune(s)) {
		_ = binary.Write(&b, order, u)
	}
	return b.String()
}

// TestUTF16WithoutItsMark reads what Windows programs write when they leave the mark
// out, in scripts with few characters of ASCII too.
func TestUTF16WithoutItsMark(t *testing.T) {
	for _, text := range []string{
		"The night ferry Aurora ran aground off Kelvin Head.",
		"Ночной паром «Аврора» сел на мель у мыса Кельвин. Все спасены.",
		"夜行フェリー「オーロラ」が火曜日に座礁した。 乗客は全員救助された。 一二三",
	} {
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			a := one(t, "a.csv", wide("id,text\r\n7,"+text+"\r\n", order))
			if a.ID != "7" || a.Text != text {
				t.Errorf("%v: got %q, %q, want 7, %q", order, a.ID, a.Text, text)
			}
		}
		if a := one(t, "a.txt", wide(text+"\n\n"+text, binary.BigEndian)); a.Text != text+"\n\n"+text {
			t.Errorf("text: got %q", a.Text)
		}
	}
	if a := one(t, "a.csv", "\xff\xfe\x00\x00"+strings.Join(strings.Split("id,text\n7,It sank.\n", ""), "\x00\x00\x00")+"\x00\x00\x00"); a.Text != "It sank." {
		t.Errorf("UTF-32: got %q", a.Text)
	}
	for name, bin := range map[string]string{
		"zeros":      strings.Repeat("\x00", 1000),
		"numbers":    wide(strings.Repeat("\x01\x02 \x07", 200), binary.LittleEndian),
		"elf":        "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x03\x00\x3e\x00\x01\x00\x00\x00" + strings.Repeat("\x10\x00\xe5\x11\x03\x00", 100),
		"surrogates": wide("a b c ", binary.LittleEndian) + strings.Repeat("\x01\xd8", 200),
	} {
		if got := outcomes(t, map[string]string{"a": bin}); !slices.Equal(got, []string{"a!" + ReasonNotText}) {
			t.Errorf("%s: got %q, want it refused", name, got)
		}
	}
}

// TestBareReturns reads lines that end in a carriage return alone.
func TestBareReturns(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"table":       {"id,text\r1,\"It sank,\nand was raised.\"\r2,It sank.\r", "a:2 1, a:4 2"},
		"tabs":        {"id\ttext\r1\tIt sank.\r2\tIt was raised.", "a:2 1, a:3 2"},
		"lines":       {line1 + "\r" + line2 + "\r", "a:1 1, a:2 2"},
		"mail":        {"From: a@b.example\rSubject: Ferry\rMessage-ID: <7@b>\r\rIt sank.\r", "a 7@b"},
		"only inside": {"id,text\n1,It\rsank.\n2,It was\rraised.\n", "a:2 1, a:3 2"},
	} {
		if got := strings.Join(outcomes(t, map[string]string{"a": test.in}), ", "); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
	if a := one(t, "a.txt", "Ferry sinks off the coast\r\rBy Jane Doe\r\rIt sank.\r"); a.Byline != "Jane Doe" || a.Text != "Ferry sinks off the coast\n\nBy Jane Doe\n\nIt sank.\n" {
		t.Errorf("got %+v", a)
	}
}

func TestObjectsOnOneLine(t *testing.T) {
	for name, test := range map[string]struct{ in, want string }{
		"one after the other": {line1 + line2 + " " + line1, "a#1 1, a#2 2, a#3 1"},
		"a text sequence":     {"\x1e" + line1 + "\n\x1e" + line2 + "\n", "a:1 1, a:2 2"},
	} {
		if got := strings.Join(outcomes(t, map[string]string{"a": test.in}), ", "); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
	for _, scalar := range []string{"42", "null", `"It sank on Monday."`} {
		if got := outcomes(t, map[string]string{"a.json": scalar}); !slices.Equal(got, []string{"a.json!" + ReasonSyntax}) {
			t.Errorf("%s: got %q, want it refused", scalar, got)
		}
	}
}

// TestCharsetsWithoutALabel reads what the detector of charsets does not know.
func TestCharsetsWithoutALabel(t *testing.T) {
	thai := "เรือข้ามฟากออโรราเกยตื้นเมื่อวันอังคาร ผู้โดยสารทุกคนได้รับการช่วยเหลือจากชาวประมงที่เห็นควัน "
	japaneseText := "夜行フェリーが火曜日に座礁し、乗客は全員漁師に救助された。"
	for _, test := range []struct {
		name, text string
		encode     func(string) (string, error)
	}{
		{"Thai", thai, charmap.Windows874.NewEncoder().String},
		{"ISO-2022-JP", japaneseText, japanese.ISO2022JP.NewEncoder().String},
	} {
		for _, declared := range []string{"", `<meta charset="iso-2022-jp">`} {
			if declared != "" && test.name == "Thai" {
				continue
			}
			page, err := test.encode("<html><head>" + declared + "<title>x</title></head><body><article><p>" + strings.Repeat(test.text, 4) + "</p></article></body></html>")
			if err != nil {
				t.Fatal(err)
			}
			if a := one(t, "a.html", page); !strings.Contains(a.Text, strings.TrimSpace(test.text)) {
				t.Errorf("%s %s: got %q", test.name, declared, a.Text)
			}
		}
		text, _ := test.encode(strings.Repeat(test.text, 4))
		if a := one(t, "a.txt", text); !strings.Contains(a.Text, strings.TrimSpace(test.text)) {
			t.Errorf("%s as text: got %q", test.name, a.Text)
		}
	}
}

// TestArchivesFromStreams reads an archive within an archive, as long as it is no
// larger than a record.
func TestArchivesFromStreams(t *testing.T) {
	file, err := os.ReadFile("testdata/inputs/rows.parquet")
	if err != nil {
		t.Fatal(err)
	}
	zipped := func(name, content string) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, _ := w.Create(name)
		_, _ = io.WriteString(f, content)
		_ = w.Close()
		return b.String()
	}
	inner := zipped("a.jsonl", line1)
	if got := outcomes(t, map[string]string{"o.zip": zipped("i.zip", inner)}); !slices.Equal(got, []string{"o.zip/i.zip/a.jsonl:1 1"}) {
		t.Errorf("zip in zip: got %q", got)
	}
	if got := readAll(t, DefaultOptions(), strings.NewReader(inner), "-"); !slices.Equal(got, []string{"-/a.jsonl:1 1"}) {
		t.Errorf("standard input: got %q", got)
	}
	if got := readAll(t, DefaultOptions(), bytes.NewReader(file), "-"); len(got) != 3 || got[0] != "-#1 7" {
		t.Errorf("Parquet from standard input: got %q", got)
	}
	small := DefaultOptions()
	small.MaxRecord = len(inner) - 1
	if got := readAll(t, small, strings.NewReader(inner), "-"); !slices.Equal(got, []string{"-!" + ReasonUnsupported}) {
		t.Errorf("over a record: got %q", got)
	}
}

// TestBombOfBombs holds many small bombs to the ratio of the whole: each of them is
// within its own.
func TestBombOfBombs(t *testing.T) {
	opt := DefaultOptions()
	opt.MaxRecord = 1 << 16
	once := gz(strings.Repeat("\n", 4<<20)) // 1000:1, so beyond the ratio at once
	many := func(s string) string {
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		_, _ = io.WriteString(w, strings.Repeat(s, 200))
		_ = w.Close()
		return b.String()
	}
	modest := gz(strings.Repeat(strings.Repeat("x", 120)+fmt.Sprint(len(once))+"\n", 2000)) // some 150:1
	in(t, map[string]string{"a.gz": many(modest)})
	got := readAll(t, opt, nil, "a.gz")
	if last := got[len(got)-1]; !strings.HasSuffix(last, ReasonExpands) {
		t.Errorf("200 times %d bytes in %d ended with %q after %d lines, want %q", len(modest), len(many(modest)), last, len(got), ReasonExpands)
	}
}

func TestZerosBehindGzip(t *testing.T) {
	got := outcomes(t, map[string]string{"a.gz": gz(line1) + strings.Repeat("\x00", 700), "b.gz": gz(line1+"\n") + "\x00\x00" + gz(line2)})
	if want := []string{"a.gz:1 1", "b.gz:1 1", "b.gz:2 2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNamesThatAreNotUTF8 keeps two files apart whose names differ in bytes that are
// no characters.
func TestNamesThatAreNotUTF8(t *testing.T) {
	got := outcomes(t, map[string]string{"a\xfe.txt": ferrySentence, "a\xff.txt": ferrySentence})
	if len(got) != 2 || !strings.HasSuffix(got[0], ` a\xfe.txt`) || !strings.HasSuffix(got[1], ` a\xff.txt`) {
		t.Errorf("got %q", got)
	}
}

// TestAnswersOfServices reads services whose articles lie a level deeper, or under
// names of their own.
func TestAnswersOfServices(t *testing.T) {
	for name, answer := range map[string]any{
		"Event Registry": map[string]any{"articles": map[string]any{"page": 1, "results": []any{map[string]any{
			"uri": "77", "url": "https://echo.example/1", "dateTimePub": "2024-05-06T10:20:30Z", "title": "Ferry", "body": ferrySentence, "source": map[string]any{"title": "Echo"}}}}},
		"Diffbot": map[string]any{"objects": []any{map[string]any{
			"pageUrl": "https://echo.example/1", "date": "Mon, 06 May 2024 10:20:30 GMT", "title": "Ferry", "text": ferrySentence, "siteName": "Echo"}}},
	} {
		b, _ := json.Marshal(answer)
		a := one(t, "a.json", string(b))
		if a.URL != "https://echo.example/1" || a.Published.String() != "2024-05-06T10:20:30Z" || a.Outlet != "Echo" || a.Title != "Ferry" || a.Text != ferrySentence {
			t.Errorf("%s: got %+v", name, a)
		}
	}
}

// TestFeedInUTF16 reads a feed whose declaration is no longer true once it is decoded.
func TestFeedInUTF16(t *testing.T) {
	feed := `<?xml version="1.0" encoding="utf-16"?><rss version="2.0"><channel><title>Echo</title><item><title>Ferry</title><link>https://echo.example/1</link><description>It sank on the 1.</description></item></channel></rss>`
	if a := one(t, "a", "\xff\xfe"+wide(feed, binary.LittleEndian)); a.URL != "https://echo.example/1" {
		t.Errorf("got %+v", a)
	}
}
