package shingle

// The settings of [AppendFingerprints]. They were chosen on 37,532 news articles
// with 100-word passages of them planted in others of 1,000 words, a pair being
// found when it shares one fingerprint that at most 10 articles have:
//
//	words  window  an article  found: as is  5 % edited  10 % edited  pairs in all
//	    5      32          57         .997        .994         .965       213,584
//	    6      32          57         .998        .994         .954       100,876
//	    8      32          57        1.000        .983         .891        47,511
//	    8      24          76        1.000        .989         .948        55,060
//	   10      32          57         .998        .961         .824        38,257
//
// Taking one in 16 of all runs by their hash (FracMinHash) instead of winnowing
// finds .996, .974 and .917 with 60 an article and promises nothing.
const (
	fingerprintWords  = 8  // words in a fingerprinted run
	fingerprintWindow = 24 // neighbouring runs of which one is selected
)

// FingerprintGuarantee is the number of consecutive words that two texts must
// have in common to be sure to share a fingerprint.
const FingerprintGuarantee = fingerprintWords + fingerprintWindow - 1

// AppendFingerprints appends hashes of selected runs of words, in order of
// appearance, and returns the extended slice. Two texts that have
// [FingerprintGuarantee] consecutive words in common share at least one, however
// long they are otherwise. A text that is shorter than that has one, if it has a
// run at all.
//
// The method is winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each
// window of neighbouring runs the one with the smallest hash is selected, the last
// of equals.
func AppendFingerprints(dst []uint64, words []Word) []uint64 {
	n := len(words) - fingerprintWords + 1
	if n < fingerprintWindow {
		return appendFingerprintsPlain(dst, words)
	}
	var window [fingerprintWindow]uint64 // hashes of the last runs, run i at i modulo the length
	var rolling uint64                   // shingleHash of the run, before mix
	for _, w := range words[:fingerprintWords-1] {
		rolling = rolling*shingleBase + w.Hash
	}
	var least uint64
	at := -1 // the run that least belongs to
	for i := range n {
		rolling = rolling*shingleBase + words[i+fingerprintWords-1].Hash
		x := mix(rolling)
		rolling -= words[i].Hash * shingleBaseToRun
		window[i%fingerprintWindow] = x
		selected := at
		switch {
		case x <= least || at < 0:
			least, at = x, i
		case at == i-fingerprintWindow:
			least, at = x, i // the last window has lost its least: look again, from the end
			for j := i - 1; j > i-fingerprintWindow; j-- {
				if y := window[j%fingerprintWindow]; y < least {
					least, at = y, j
				}
			}
		}
		if i >= fingerprintWindow-1 && (at != selected || i == fingerprintWindow-1) {
			dst = append(dst, least)
		}
	}
	return dst
}

// shingleBaseToRun is what the first word of a run has been multiplied by when the
// last one is added.
const shingleBaseToRun = shingleBase * shingleBase % (1 << 64) *
	(shingleBase * shingleBase % (1 << 64)) % (1 << 64) *
	(shingleBase * shingleBase % (1 << 64)) % (1 << 64) *
	shingleBase % (1 << 64)

// appendFingerprintsPlain is [AppendFingerprints] by its definition.
func appendFingerprintsPlain(dst []uint64, words []Word) []uint64 {
	n := len(words) - fingerprintWords + 1
	last := -1
	for i := 0; i < n && (i == 0 || i+fingerprintWindow <= n); i++ {
		least, at := uint64(0), -1
		for j := i; j < min(i+fingerprintWindow, n); j++ {
			if x := shingleHash(words[j : j+fingerprintWords]); at < 0 || x <= least {
				least, at = x, j
			}
		}
		if at != last {
			dst = append(dst, least)
			last = at
		}
	}
	return dst
}
