package doc

// These functions compute the shares that all measures consist of.

// Cleared returns a slice of n zero values. It uses the memory of s when that is large
// enough.
func Cleared[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// Count returns how many values of s are true.
func Count(s []bool) int {
	n := 0
	for _, x := range s {
		if x {
			n++
		}
	}
	return n
}

// Share returns the number of true values of s as a share of n, in [0, 1].
func Share(s []bool, n int) float64 { return Ratio(Count(s), n) }

// Ratio returns n/of, at most 1; 0 when of is not positive.
func Ratio(n, of int) float64 { return Over(float64(n), float64(of)) }

// Over returns x/of, at most 1; 0 when of is not positive.
func Over(x, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return min(1, x/of)
}

// Total returns the sum of x.
func Total(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}
