package shingle

// RunWords is the number of words in a fingerprinted run.
const RunWords = fingerprintWords

// AppendRuns appends the hash of each run of [RunWords] consecutive words, at the
// place of its first word, and returns the extended slice. [AppendFingerprints]
// selects from these.
func AppendRuns(dst []uint64, words []Word) []uint64 {
	for i := 0; i+fingerprintWords <= len(words); i++ {
		dst = append(dst, shingleHash(words[i:i+fingerprintWords]))
	}
	return dst
}
