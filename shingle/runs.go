package shingle

import "slices"

// RunWords is the number of words in a fingerprinted run.
const RunWords = fingerprintWords

// AppendRuns appends the hash of each run of [RunWords] consecutive words, at the
// place of its first word, and returns the extended slice. [AppendFingerprints]
// selects from these.
func AppendRuns(dst []uint64, words []Word) []uint64 {
	if len(words) < fingerprintWords {
		return dst
	}
	dst = slices.Grow(dst, len(words)-fingerprintWords+1)
	var rolling uint64 // shingleHash of the run, before mix
	for _, w := range words[:fingerprintWords-1] {
		rolling = rolling*shingleBase + w.Hash
	}
	for i, w := range words[fingerprintWords-1:] {
		rolling = rolling*shingleBase + w.Hash
		dst = append(dst, mix(rolling))
		rolling -= words[i].Hash * shingleBaseToRun
	}
	return dst
}

// appendRunsPlain is [AppendRuns] by its definition.
func appendRunsPlain(dst []uint64, words []Word) []uint64 {
	for i := 0; i+fingerprintWords <= len(words); i++ {
		dst = append(dst, shingleHash(words[i:i+fingerprintWords]))
	}
	return dst
}
