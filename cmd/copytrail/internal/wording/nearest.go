package wording

// Nearest returns the name that was most likely meant, "" when none is close. A name
// is close when it is at most two typing errors away, and when these are fewer than
// half of its letters. Of equally close names the first one is returned.
func Nearest(typed string, names []string) string {
	best, bestErrors := "", 3
	for _, n := range names {
		if d := typingErrors(typed, n); d < bestErrors && 2*d < len(n) {
			best, bestErrors = n, d
		}
	}
	return best
}

// typingErrors returns the optimal string alignment distance of a and b: how many
// letters were replaced, left out, added or swapped with their neighbour.
func typingErrors(a, b string) int {
	if len(a) > 64 {
		return 64 // too long to be a mistyped name, and the table below would be large
	}
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
