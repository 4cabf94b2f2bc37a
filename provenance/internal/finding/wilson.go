package finding

import "math"

// Wilson returns the 95 % confidence interval of a probability after hits successes in n
// trials, and [0, 1] without trials (Wilson, "Probable Inference, the Law of Succession,
// and Statistical Inference", JASA 1927). Unlike the normal approximation it holds for
// small n and for hits near 0 or n.
func Wilson(hits, n int) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	const z = 1.959964 // the normal quantile of 97.5 %
	p, m := float64(hits)/float64(n), float64(n)
	middle := p + z*z/(2*m)
	spread := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	low, high = (middle-spread)/(1+z*z/m), (middle+spread)/(1+z*z/m)
	if hits <= 0 {
		low = 0 // not 1e-17
	}
	if hits >= n {
		high = 1
	}
	return max(low, 0), min(high, 1)
}
