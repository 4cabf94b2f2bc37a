package finding

import (
	"math"
	"testing"
)

// TestWilson compares the interval with published values (Newcombe, "Two-sided confidence
// intervals for the single proportion", Statistics in Medicine 1998, table I).
func TestWilson(t *testing.T) {
	tests := []struct {
		hits, n   int
		low, high float64
	}{
		{81, 263, .2553, .3662},
		{15, 148, .0624, .1605},
		{0, 20, 0, .1611},
		{1, 29, .0061, .1718},
		{29, 29, .8830, 1},
		{0, 0, 0, 1},
		{5, -1, 0, 1},
	}
	for _, tt := range tests {
		low, high := Wilson(tt.hits, tt.n)
		if math.Abs(low-tt.low) > 5e-5 || math.Abs(high-tt.high) > 5e-5 {
			t.Errorf("Wilson(%d, %d) = %.4f, %.4f; want %.4f, %.4f", tt.hits, tt.n, low, high, tt.low, tt.high)
		}
	}
}
