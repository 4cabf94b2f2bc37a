package shingle

// The settings of [AppendFingerprints].
const (
	fingerprintWords  = 8  // words in a fingerprinted run
	fingerprintWindow = 32 // runs of which one is selected
)

// FingerprintGuarantee is the number of consecutive words that two texts must
// have in common to be sure to share a fingerprint.
const FingerprintGuarantee = fingerprintWords + fingerprintWindow - 1

// AppendFingerprints appends hashes of selected runs of words and returns the
// extended slice, sorted in order of appearance and without immediate repeats.
// Two texts that have [FingerprintGuarantee] consecutive words in common share
// at least one, however long they are otherwise.
//
// The method is winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each
// window of neighbouring runs the one with the smallest hash, the rightmost of
// equals, is selected.
func AppendFingerprints(dst []uint64, words []Word) []uint64 {
	n := len(words) - fingerprintWords + 1
	last := -1
	for i := 0; i+fingerprintWindow <= n; i++ {
		best, at := uint64(0), -1
		for j := i; j < i+fingerprintWindow; j++ {
			if x := shingleHash(words[j : j+fingerprintWords]); at < 0 || x <= best {
				best, at = x, j
			}
		}
		if at != last {
			dst = append(dst, best)
			last = at
		}
	}
	return dst
}
