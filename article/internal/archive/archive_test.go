package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

func gz(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func zst(s string) string {
	e, _ := zstd.NewWriter(nil)
	return string(e.EncodeAll([]byte(s), nil))
}

func unhex(s string) string {
	b, err := hex.DecodeString(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// line and a line break, compressed by xz -9 and bzip2.
const (
	line   = `{"id":"2","text":"A ferry was raised on Tuesday."}`
	xzLine = "fd377a585a000004e6d6b446020021011c00000010cf58cc0100327b226964223a2232222c2274657874223a22412066657272792077617320726169736564206f6e20547565736461792e227d0a0000a6f60b59c2c95d1b00014b33f342db8c1fb6f37d010000000004595a"
	bzLine = "425a683931415926535969b73328000018df800010500510102000040027219eea2000545000340c990451a68f53c9a6903d36a8308de4d9abf505ddf9d489e257d87289c22e676246ad14183dccc71f17724538509069b73328"
)

func zipped(files ...[2]string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		e, _ := w.Create(f[0])
		io.WriteString(e, f[1])
	}
	w.Close()
	return b.String()
}

func tarred(files ...[2]string) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		w.WriteHeader(&tar.Header{Name: f[0], Mode: 0o644, Size: int64(len(f[1]))})
		io.WriteString(w, f[1])
	}
	w.Close()
	return b.String()
}

func TestCompressed(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"gzip", gz("It sank."), "a: It sank."},
		{"members of gzip in a row, and the zeros of a tape", gz("It ") + gz("") + gz("sank.") + strings.Repeat("\x00", 700), "a: It sank."},
		{"zstd", zst("It sank."), "a: It sank."},
		{"xz", unhex(xzLine), "a: " + line + "\n"},
		{"bzip2", unhex(bzLine), "a: " + line + "\n"},
		{"cut off", gz(strings.Repeat("It sank.", 100))[:25], "a: a: damaged input: unexpected EOF"},
		{"a bomb", gz(strings.Repeat(" ", 8<<20)), "a: a: expands too much: over 200 times its size"},
	} {
		if got := formattest.Sniff(&Compressed, "a", test.content); got != format.Sure {
			t.Errorf("%s: got likeness %d", test.name, got)
		}
		if got := formattest.Read(t, &Compressed, "a", test.content); !slices.Equal(got.Inputs, []string{test.want}) {
			t.Errorf("%s: got %.200q, errors %v, want %q", test.name, got.Inputs, got.Errs, test.want)
		}
	}
	if got := formattest.Read(t, &Compressed, "a", "\x1f\x8b\x08"); len(got.Errs) != 1 || got.Errs[0].Error() != "a: damaged input: gzip: unexpected EOF" {
		t.Errorf("a header alone: got %v", got.Errs)
	}
	deep := formattest.Input("a", strings.NewReader(gz("x")))
	deep.Depth = format.MaxLayers
	if got := formattest.ReadInput(t, &Compressed, deep); !slices.Equal(got.Outcomes, []string{"a!nested too deeply"}) {
		t.Errorf("too deep: got %q", got.Outcomes)
	}
}

// TestMembers finds the compressed offset of each member from its plain one.
func TestMembers(t *testing.T) {
	first := gz("It sank.")
	in := formattest.Input("a", strings.NewReader(first+gz("")+gz("All were saved.")))
	Compressed.Read(in, sinkFunc(func(inner *format.Input) {
		if b, err := io.ReadAll(inner.R); err != nil || string(b) != "It sank.All were saved." {
			t.Fatalf("got %q, %v", b, err)
		}
		for _, test := range []struct {
			at, want int64
			ok       bool
		}{{0, 0, true}, {3, 0, false}, {8, int64(len(first + gz(""))), true}, {9, 0, false}} {
			if got, ok := inner.Member(test.at); got != test.want || ok != test.ok {
				t.Errorf("offset %d: got %d, %v, want %d, %v", test.at, got, ok, test.want, test.ok)
			}
		}
	}))
}

// sinkFunc is a sink that only takes inputs.
type sinkFunc func(*format.Input)

func (f sinkFunc) Record(string, format.Raw) bool { return true }
func (f sinkFunc) Skip(error) bool                { return true }
func (f sinkFunc) Input(in *format.Input) bool    { f(in); return true }

func TestArchives(t *testing.T) {
	files := [][2]string{{"d/", ""}, {"d/a.txt", "It sank."}, {".hidden", "x"}, {"__MACOSX/a", "x"}, {"../../b.txt", "All were saved."}}
	want := []string{"a/d/a.txt: It sank.", "a/b.txt: All were saved."}
	for _, test := range []struct {
		name    string
		format  *format.Format
		content string
		want    []string
		err     string
	}{
		{"zip", &Zip, zipped(files...), want, ""},
		{"tar", &Tar, tarred(files[1:]...), want, ""},
		{"zip without files", &Zip, zipped([2]string{".hidden", "x"}), nil, "a: nothing readable: no file in the archive"},
		{"tar without files", &Tar, tarred([2]string{".hidden", "x"}), nil, "a: nothing readable: no file in the archive"},
		{"zip cut off", &Zip, zipped(files...)[:100], nil, "a: damaged input: zip: not a valid zip file"},
		{"a zip of bombs", &Zip, zipped([2]string{"1", strings.Repeat(" ", 900<<10)}, [2]string{"2", strings.Repeat(" ", 900<<10)}), []string{"a/1: " + strings.Repeat(" ", 900<<10), "a/2: a/2: expands too much: over 200 times its size"}, ""},
	} {
		if got := formattest.Sniff(test.format, "a", test.content); got != format.Sure {
			t.Errorf("%s: got likeness %d", test.name, got)
		}
		got := formattest.Read(t, test.format, "a", test.content)
		if !slices.Equal(got.Inputs, test.want) {
			t.Errorf("%s: got %.200q, want %.200q", test.name, got.Inputs, test.want)
		}
		if test.err != "" && (len(got.Errs) != 1 || got.Errs[0].Error() != test.err) {
			t.Errorf("%s: got errors %v, want %s", test.name, got.Errs, test.err)
		}
		if test.want != nil {
			formattest.Stops(t, test.format, "a", test.content)
		}
	}
}

func TestOldTar(t *testing.T) {
	b := []byte(tarred([2]string{"a.txt", "It sank."}))
	copy(b[257:], "\x00\x00\x00\x00\x00\x00\x00\x00")
	if isTar(b) {
		t.Error("the sum of the header is wrong, and it is taken for a tar")
	}
	sum := 8 * int(' ')
	for i, c := range b[:512] {
		if i < 148 || i >= 156 {
			sum += int(c)
		}
	}
	for i, shift := 0, 15; i < 6; i, shift = i+1, shift-3 {
		b[148+i] = byte('0' + sum>>shift&7)
	}
	if !isTar(b) {
		t.Error("a tar without its mark is not recognised")
	}
}
