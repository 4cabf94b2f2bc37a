package archive

import (
	"archive/tar"
	"io"
	"path"
	"strconv"
	"strings"

	"copytrail/article/internal/format"
	"copytrail/article/internal/record"
)

// Tar is a tar archive, read as [Zip] is.
var Tar = format.Format{
	Name: "tar",
	Sniff: func(h *format.Head) format.Likeness {
		if isTar(h.Bytes) {
			return format.Sure
		}
		return format.No
	},
	Read: untar,
}

// isTar reports whether head begins with the header of a tar archive: it has the mark of
// one, or, as in archives older than the mark, the sum of its own bytes.
func isTar(head []byte) bool {
	if len(head) < 512 {
		return false
	}
	if string(head[257:262]) == "ustar" {
		return true
	}
	want, err := strconv.ParseInt(strings.Trim(string(head[148:156]), " \x00"), 8, 32)
	sum := int64(8 * ' ') // the bytes of the sum itself count as spaces
	for i, c := range head[:512] {
		if i < 148 || i >= 156 {
			sum += int64(c)
		}
	}
	return err == nil && sum == want && head[0] != 0
}

// untar hands on the files in a tar archive.
func untar(in *format.Input, out format.Sink) bool {
	if in.Depth >= format.MaxLayers {
		return out.Skip(tooDeep(in))
	}
	t := tar.NewReader(in.R)
	found := false
	for {
		h, err := t.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return out.Skip(record.InputError(in.Place, err))
		}
		if h.Typeflag != tar.TypeReg || isHidden(h.Name) {
			continue
		}
		found = true
		place := inside(in.Place, h.Name)
		if !out.Input(in.Nested(place, path.Base(place), t, nil)) {
			return false
		}
	}
	if !found {
		return out.Skip(record.Skipf(in.Place, record.ReasonNothing, "no file in the archive"))
	}
	return true
}
