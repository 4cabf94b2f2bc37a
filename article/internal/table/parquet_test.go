package table

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"copytrail/article/internal/format"
	"copytrail/article/internal/format/formattest"
)

const ferrySentence = "The ferry Aurora sank in the harbour on Monday, and all 31 passengers were saved by fishermen who had seen the smoke."

// parquetFile writes three rows, the second without a text.
func parquetFile(t testing.TB) []byte {
	t.Helper()
	type row struct {
		ID      int64     `parquet:"stories_id"`
		Text    string    `parquet:"maintext"`
		Authors []string  `parquet:"authors,list"`
		When    time.Time `parquet:"date_publish,timestamp(millisecond)"`
		Day     int32     `parquet:"other,date"`
	}
	var b bytes.Buffer
	w := parquet.NewGenericWriter[row](&b, parquet.MaxRowsPerRowGroup(2))
	when := time.Date(2024, 5, 6, 10, 20, 30, 0, time.UTC)
	if _, err := w.Write([]row{{7, ferrySentence, []string{"Jane Doe", "John Roe"}, when, 1}, {8, "", nil, when, 1}, {9, "It sank.", nil, when, 1}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestParquet(t *testing.T) {
	file := string(parquetFile(t))
	if got := formattest.Sniff(&Parquet, "a", file); got != format.Sure {
		t.Errorf("got likeness %d", got)
	}
	got := formattest.Read(t, &Parquet, "a.parquet", file)
	if want := []string{"a.parquet#1 7", "a.parquet#2 8", "a.parquet#3 9"}; !slices.Equal(got.Outcomes, want) {
		t.Fatalf("got %q, want %q", got.Outcomes, want)
	}
	if d := got.Drafts[0]; d.Byline != "Jane Doe, John Roe" || d.Text != ferrySentence || d.Published.String() != "2024-05-06T10:20:30Z" {
		t.Errorf("got %+v", d)
	}
	if got := formattest.Read(t, &Parquet, "a", file[:len(file)/2]); !slices.Equal(got.Outcomes, []string{"a!damaged input"}) {
		t.Errorf("cut off: got %q", got.Outcomes)
	}
	formattest.Stops(t, &Parquet, "a", file)
}

// FuzzParquet reads damaged Parquet files. The library allocates what a header claims, and
// panics over headers that contradict each other. Neither may have an effect here.
func FuzzParquet(f *testing.F) {
	f.Add(parquetFile(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		formattest.Read(t, &Parquet, "a", "PAR1"+string(b))
		formattest.Read(t, &Parquet, "a", string(bytes.Clone(b)))
	})
}
