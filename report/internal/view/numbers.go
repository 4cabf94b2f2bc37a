package view

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Percent formats a share in [0, 1] in whole percent: "82 %"; "<1 %" and ">99 %"
// rather than a false 0 or 100.
func Percent(x float64) string {
	p := x * 100
	switch {
	case p > 0 && p < 1:
		return "<1 %"
	case p > 99 && p < 100:
		return ">99 %"
	}
	return fmt.Sprintf("%.0f %%", p)
}

// Score formats a score in [0, 1] with two digits, rounded down: nothing short of
// certainty shows as 1.00.
func Score(x float64) string { return fmt.Sprintf("%.2f", math.Floor(x*100+1e-9)/100) }

// Count returns "1 pair" or "2 pairs".
func Count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// measured formats a measured value: whole numbers as they are, others with three
// digits after the point.
func measured(x float64) string {
	if x == float64(int64(x)) {
		return fmt.Sprintf("%d", int64(x))
	}
	return fmt.Sprintf("%.3f", x)
}

// A Decimal4 is a number that is printed with at most four digits after the point. The
// last bits of a float, in which compilers may differ, are then not in the output.
type Decimal4 float64

// MarshalJSON formats x; NaN and the infinities are null.
func (x Decimal4) MarshalJSON() ([]byte, error) { return decimals(float64(x), 1e4), nil }

// String formats x; NaN and the infinities are "".
func (x Decimal4) String() string {
	return strings.TrimPrefix(string(decimals(float64(x), 1e4)), "null")
}

// A Decimal6 is like a [Decimal4] with six digits, rounded down. It is for scores: their
// order needs more digits, and nothing short of certainty is printed as 1.
type Decimal6 float64

// MarshalJSON formats x; NaN and the infinities are null.
func (x Decimal6) MarshalJSON() ([]byte, error) { return decimals(roundedDown(float64(x)), 1e6), nil }

// String formats x; NaN and the infinities are "".
func (x Decimal6) String() string {
	return strings.TrimPrefix(string(decimals(roundedDown(float64(x)), 1e6)), "null")
}

// roundedDown returns x rounded down to six digits after the point. The thousandth of
// a unit that is added is what a float of six digits may fall short of its decimal.
func roundedDown(x float64) float64 { return math.Floor(x*1e6+1e-3) / 1e6 }

// decimals formats x rounded to a multiple of 1/parts.
func decimals(x, parts float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return []byte("null")
	}
	x = math.Round(x*parts) / parts
	if x == 0 {
		x = 0 // no "-0"
	}
	return strconv.AppendFloat(nil, x, 'f', -1, 64)
}
