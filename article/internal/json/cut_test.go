package json

import (
	"slices"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const (
	one = `{"id":"1","text":"A ferry sank on Monday."}`
	two = `{"id":"2","text":"A ferry was raised on Tuesday."}`
)

func TestCut(t *testing.T) {
	long := `{"id":"3","text":"` + strings.Repeat("x", formattest.Options.MaxRecord) + `"}`
	deep := strings.Repeat("[", 100)
	for _, test := range []struct {
		name    string
		format  *format.Format
		content string
		want    []string
	}{
		{"blank lines are counted and left out", &Lines, "\xef\xbb\xbf" + one + "\r\n\n  \r\n" + two, []string{"a:1 1", "a:4 2"}},
		{"a text sequence", &Lines, "\x1e" + one + "\n\x1e" + two + "\n", []string{"a:1 1", "a:2 2"}},
		{"a line too long", &Lines, one + "\n" + long + "\n" + two, []string{"a:1 1", "a:2!record too long", "a:3 2"}},
		{"lines that are no objects", &Lines, "[1]\ntruth\n{} x\n" + two, []string{"a:1!wrong type", "a:2!not valid", "a:3!not valid", "a:4 2"}},
		{"a wrapper", &Lines, `{"status":"ok","articles":[` + one + `,7]}`, []string{"a:1#1 1", "a:1#2!wrong type"}},
		{"an array", &Array, "[\n" + one + ",\n  " + two + "]", []string{"a#1 1", "a#2 2"}},
		{"brackets in strings", &Array, `[{"id":"]}","text":"\"][{ x"}, 7, null]`, []string{"a#1 ]}", "a#2!wrong type", "a#3!wrong type"}},
		{"an empty array", &Array, "[]", []string{"a!empty file"}},
		{"an item too long", &Array, "[" + one + "," + long + "," + two + "]", []string{"a#1 1", "a#2!record too long", "a#3 2"}},
		{"no comma", &Array, "[" + one + "; 7]", []string{"a#1 1", "a#2!not valid"}},
		{"an array without its end", &Array, "[" + one, []string{"a#1 1", "a#2!not valid"}},
		{"an array too deep", &Array, deep, []string{"a#1!nested too deeply"}},
		{"one object", &Objects, "{\n\"id\": \"1\",\n\"text\": \"It sank.\"}\n", []string{"a 1"}},
		{"objects in a row", &Objects, one + two + " \n" + one, []string{"a#1 1", "a#2 2", "a#3 1"}},
		{"objects, then something else", &Objects, one + "\n] x", []string{"a#1 1", "a#2!not valid"}},
		{"no object", &Objects, "42", []string{"a!not valid"}},
		{"an object without its end", &Objects, "{\n\"id\"", []string{"a!not valid"}},
	} {
		if got := formattest.Read(t, test.format, "a", test.content).Outcomes; !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		formattest.Stops(t, test.format, "a", test.content)
	}
}

func TestMaxRecords(t *testing.T) {
	for _, test := range []struct {
		format        *format.Format
		content, want string
	}{
		{&Lines, one + "\n" + two, "a:1 1, a:2!too many records"},
		{&Array, "[" + one + "," + two + "]", "a#1 1, a#2!too many records"},
		{&Objects, one + two, "a#1 1, a#2!too many records"},
		{&Lines, `{"items":[` + one + "," + two + "]}", "a:1#1 1, a:1!too many records"},
	} {
		in := formattest.Input("a", strings.NewReader(test.content))
		in.Options.MaxRecords = 1
		if got := strings.Join(formattest.ReadInput(t, test.format, in).Outcomes, ", "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.format.Name, got, test.want)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, test := range []struct {
		name, content         string
		lines, array, objects format.Likeness
	}{
		{"a", "{\"a\":1}\n{\"b\":2}\n", format.Sure, format.No, format.No},
		{"a", "\x1e{\"a\":1}\n", format.Sure, format.No, format.No},
		{"a", "{\"a\":\n{\"b\":2}\n", format.Sure, format.No, format.No}, // a damaged first line
		{"a", "{\n \"a\": 1\n}", format.No, format.No, format.Sure},
		{"a", "{\"a\":1}{\"b\":2}", format.No, format.No, format.Sure},
		{"a.jsonl", "{\n", format.Sure, format.No, format.No},
		{"a.jsonl", "garbage\n{}", format.Named, format.No, format.No},
		{"a.json", "garbage", format.No, format.No, format.Named},
		{"a", "[ {\"a\":1}]", format.No, format.Sure, format.No},
		{"a.json", "[7]", format.No, format.Sure, format.Named},
		{"a", "[Moscow] The ferry sank.", format.No, format.No, format.No},
		{"a", "", format.No, format.No, format.No},
	} {
		for f, want := range map[*format.Format]format.Likeness{&Lines: test.lines, &Array: test.array, &Objects: test.objects} {
			if got := formattest.Sniff(f, test.name, test.content); got != want {
				t.Errorf("%s %q as %s: got %d, want %d", test.name, test.content, f.Name, got, want)
			}
		}
	}
}
