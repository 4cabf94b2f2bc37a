package provenance

import (
	"encoding/binary"
	"time"

	"copytrail/article"
)

// Of an article of the pile the scan holds an entry of a hundred bytes or so. The rest,
// its fields too, is in the spool, and is read again when it is asked for: of a million
// articles most are never asked for.
//
// Fields are spooled as one string after the other, each with its length before it, then
// the time and the spans of furniture. Lengths and numbers are varints.

// appendFields appends the fields of a but its text.
func appendFields(dst []byte, a *article.Article) []byte {
	for _, s := range []string{a.ID, a.Outlet, a.URL, a.Title, a.Byline, a.Lang, a.Place} {
		dst = appendString(dst, s)
	}
	dst = append(dst, byte(a.Published.Precision), 0)
	if a.Published.ZoneKnown {
		dst[len(dst)-1] = 1
	}
	if a.Published.Precision != article.NoTime {
		_, offset := a.Published.Zone()
		dst = binary.AppendVarint(dst, a.Published.Unix())
		dst = binary.AppendUvarint(dst, uint64(a.Published.Nanosecond()))
		dst = binary.AppendVarint(dst, int64(offset))
	}
	dst = binary.AppendUvarint(dst, uint64(len(a.Furniture)))
	for _, span := range a.Furniture {
		dst = binary.AppendUvarint(dst, uint64(span.Start))
		dst = binary.AppendUvarint(dst, uint64(span.End))
	}
	dst = binary.AppendUvarint(dst, uint64(len(a.Notes)))
	for _, n := range a.Notes {
		dst = appendString(dst, n)
	}
	return dst
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// fieldReader takes apart what appendFields has made. What is not that, because the
// temporary file could not be read, gives empty fields; the scan ends then.
type fieldReader struct{ rest string }

// readFields returns an article with these fields, whose strings are parts of fields.
func readFields(fields string) *article.Article {
	r := fieldReader{fields}
	a := new(article.Article)
	for _, to := range []*string{&a.ID, &a.Outlet, &a.URL, &a.Title, &a.Byline, &a.Lang, &a.Place} {
		*to = r.string()
	}
	a.Published.Precision = article.Precision(r.byte())
	a.Published.ZoneKnown = r.byte() == 1
	if a.Published.Precision != article.NoTime {
		sec, nsec, offset := r.signed(), r.number(), r.signed()
		zone := time.UTC
		if offset != 0 {
			zone = time.FixedZone("", int(offset))
		}
		a.Published.Time = time.Unix(sec, int64(nsec)).In(zone)
	}
	if n := r.count(); n > 0 {
		a.Furniture = make([]article.Span, n)
		for i := range a.Furniture {
			a.Furniture[i] = article.Span{Start: int(r.number()), End: int(r.number())}
		}
	}
	if n := r.count(); n > 0 {
		a.Notes = make([]string, n)
		for i := range a.Notes {
			a.Notes[i] = r.string()
		}
	}
	return a
}

// string takes a string.
func (r *fieldReader) string() string {
	n := int(min(r.number(), uint64(len(r.rest))))
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// byte takes a byte.
func (r *fieldReader) byte() byte {
	if r.rest == "" {
		return 0
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

// count takes the number of things that follow, each of which is a byte at least.
func (r *fieldReader) count() int { return int(min(r.number(), uint64(len(r.rest)))) }

// number takes an unsigned number.
func (r *fieldReader) number() uint64 {
	var x uint64
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		x |= uint64(b&0x7f) << shift
		if b < 0x80 {
			break
		}
	}
	return x
}

// signed takes a signed number.
func (r *fieldReader) signed() int64 {
	x := r.number()
	return int64(x>>1) ^ -int64(x&1)
}
