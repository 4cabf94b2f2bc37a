package doc

// The arithmetic of shares that all measures use.

// Cleared returns a slice of n false values in the memory of s when that is enough.
func Cleared(s []bool, n int) []bool {
	if cap(s) < n {
		return make([]bool, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

func Count(s []bool) int {
	n := 0
	for _, x := range s {
		if x {
			n++
		}
	}
	return n
}

func Share(s []bool, n int) float64 { return Ratio(Count(s), n) }

func Ratio(n, of int) float64 { return Over(float64(n), float64(of)) }

// Over divides, taking nothing of nothing as 0.
func Over(x, of float64) float64 {
	if of <= 0 {
		return 0
	}
	return min(1, x/of)
}

func Total(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}
