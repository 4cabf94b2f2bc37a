package eval

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
)

// parse reads an SVG and returns its elements by name.
func parse(t *testing.T, svg []byte) map[string]int {
	t.Helper()
	n := map[string]int{}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return n
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, svg)
		}
		if e, ok := tok.(xml.StartElement); ok {
			n[e.Name.Local]++
		}
	}
}

func TestWriteSVG(t *testing.T) {
	rep := &Report{
		Reuse: 4, Independent: 100,
		// Half is found without a false positive, three quarters with one of a hundred.
		curve:       []step{{.9, 1, 0}, {.8, 2, 0}, {.6, 3, 1}, {.1, 4, 100}},
		RecallAt:    []RecallAt{{Rate: .01, Recall: Figure{Value: .75}}, {Rate: .001, Recall: Figure{Value: .5}}},
		AUC:         Figure{Value: .97},
		Calibration: Calibration{Bins: []Bin{{Low: .9, High: 1, Pairs: 9, Score: .95, Reuse: 1}, {Low: 0, High: .1, Score: undefined, Reuse: undefined}}},
	}
	var out bytes.Buffer
	if err := WriteSVG(&out, rep); err != nil {
		t.Fatal(err)
	}
	if n := parse(t, out.Bytes()); n["svg"] != 1 || n["circle"] != 3 {
		t.Errorf("got %d pages and %d circles, want 1 and 3 (two rates, one bin)", n["svg"], n["circle"])
	}
	// Two decades: 1 % is at the left edge, 100 % at the right.
	for _, want := range []string{
		`d="M70.0 410.0H70.0V320.0H70.0V230.0H70.0V140.0H430.0V50.0"`,
		">0.750 at 1 %<", ">AUC 0.970<", ">100 %<",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "NaN") || strings.Contains(out.String(), "Inf") {
		t.Errorf("a figure is no number:\n%s", out.String())
	}
}

func TestWriteSVGOfNothing(t *testing.T) {
	u := Figure{undefined, undefined, undefined}
	var out bytes.Buffer
	if err := WriteSVG(&out, &Report{AUC: u, Calibration: Calibration{Brier: u}}); err != nil {
		t.Fatal(err)
	}
	parse(t, out.Bytes())
	for _, want := range []string{"needs pairs of reuse and independent ones", "no labelled pair is among the findings"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

// TestWilson: the figures of Brown, Cai and DasGupta's formula by hand.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		share     float64
		n         int
		low, high float64
	}{
		{0, 10, 0, 0.2775},
		{1, 10, 0.7225, 1},
		{0.5, 100, 0.4038, 0.5962},
	} {
		low, high := wilson(c.share, c.n)
		if math.Abs(low-c.low) > 1e-3 || math.Abs(high-c.high) > 1e-3 {
			t.Errorf("wilson(%v, %d) = %.4f, %.4f; want %.4f, %.4f", c.share, c.n, low, high, c.low, c.high)
		}
	}
}
