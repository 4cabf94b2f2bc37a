package webarchive

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
	"copytrail/article/internal/record"
)

const ferryPage = `<!DOCTYPE html><html lang="en"><head><title>Ferry sinks in harbour</title><meta property="article:published_time" content="2024-05-06T10:20:30+02:00"></head><body>
<article><h1>Ferry sinks in harbour</h1>
<p>The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke from the quay.</p>
<p>The owner, a company from the other side of the bay, said on Tuesday that the cause was not known and that divers would look at the hull.</p>
</article></body></html>`

// sized spells an object of a kind with its length in front.
func sized(kind byte, n int, content []byte) []byte {
	b := []byte{kind<<4 | 15, 0x12}
	return append(binary.BigEndian.AppendUint32(b, uint32(n)), content...)
}

func ascii(s string) []byte { return sized(kindASCII, len(s), []byte(s)) }

// dict spells a dictionary of the objects with these numbers.
func dict(keys, values []byte) []byte {
	return sized(kindDict, len(keys), append(append([]byte(nil), keys...), values...))
}

// bplist spells a whole property list: its objects, their offsets and the trailer.
func bplist(objects ...[]byte) string {
	b := []byte("bplist00")
	var offsets []byte
	for _, o := range objects {
		offsets = binary.BigEndian.AppendUint32(offsets, uint32(len(b)))
		b = append(b, o...)
	}
	table := len(b)
	b = append(b, offsets...)
	b = append(b, 0, 0, 0, 0, 0, 0, 4, 1)
	for _, n := range []int{len(objects), 0, table} {
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	}
	return string(b)
}

// safari spells a file as Safari writes it.
func safari(url, kind, page string) string {
	return bplist(dict([]byte{1}, []byte{2}), ascii(keyMain), dict([]byte{3, 4, 5, 6}, []byte{7, 8, 9, 10}),
		ascii(keyData), ascii(keyURL), ascii(keyType), ascii(keyEncoding), sized(kindData, len(page), []byte(page)), ascii(url), ascii(kind), ascii("UTF-8"))
}

// inXML spells the same in XML.
func inXML(url, kind, page string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>WebSubresources</key><array><dict><key>WebResourceURL</key><string>https://x.example/</string></dict></array>
<key>WebMainResource</key><dict><key>WebResourceData</key><data>
` + base64.StdEncoding.EncodeToString([]byte(page)) + "\n</data><key>WebResourceMIMEType</key><string>" + kind + "</string><key>WebResourceURL</key><string>" + url + `</string></dict></dict></plist>`
}

func TestPages(t *testing.T) {
	for name, spell := range map[string]func(url, kind, page string) string{"binary": safari, "XML": inXML} {
		for _, url := range []string{"https://www.echo.example/ferry", "file:///ferry.html"} {
			file := spell(url, "text/html", ferryPage)
			if got := formattest.Sniff(&Page, "a", file); got != format.Sure {
				t.Errorf("%s: got likeness %d", name, got)
			}
			r := formattest.Read(t, &Page, "a.webarchive", file)
			if len(r.Drafts) != 1 {
				t.Fatalf("%s: got %q", name, r.Errs)
			}
			want, outlet := url, "echo.example"
			if strings.HasPrefix(url, "file:") {
				want, outlet = "", ""
			}
			d := r.Drafts[0]
			if d.URL != want || d.Outlet != outlet || d.Published.String() != "2024-05-06T10:20:30+02:00" || !strings.Contains(d.Text, "31 passengers") {
				t.Errorf("%s: got %+v", name, d)
			}
		}
		r := formattest.Read(t, &Page, "a.webarchive", spell("https://www.echo.example/a.png", "image/png", "x"))
		if len(r.Errs) != 1 || r.Errs[0].Reason != record.ReasonNotArticle {
			t.Errorf("%s: got %q", name, r.Outcomes)
		}
	}
}

func TestDamaged(t *testing.T) {
	whole := safari("https://www.echo.example/ferry", "text/html", ferryPage)
	deep := "<plist>" + strings.Repeat("<dict>", 100_000) + "<key>WebMainResource"
	for _, file := range []string{"bplist00", whole[:len(whole)-1], whole[:500], bplist(dict([]byte{0}, []byte{0})), inXML("", "text/html", ferryPage)[:600], deep} {
		r := formattest.Read(t, &Page, "a.webarchive", file)
		if len(r.Errs) != 1 || r.Errs[0].Reason != record.ReasonDamaged {
			t.Errorf("%.20q: got %q", file, r.Outcomes)
		}
	}
}

func TestOtherLists(t *testing.T) {
	for _, file := range []string{bplist(ascii("Bookmarks")), "<?xml version=\"1.0\"?><plist><dict><key>Bookmarks</key></dict></plist>", "<html>WebMainResource", ""} {
		if got := formattest.Sniff(&Page, "a", file); got != format.No {
			t.Errorf("%.20q: got likeness %d", file, got)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add(safari("https://www.echo.example/ferry", "text/html", ferryPage))
	f.Add(inXML("https://www.echo.example/ferry", "text/html", ferryPage))
	f.Fuzz(func(t *testing.T, file string) {
		formattest.Sniff(&Page, "a", file)
		formattest.Read(t, &Page, "a.webarchive", file)
	})
}
