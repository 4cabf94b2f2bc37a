package terms

// Mix combines two hashes into one that depends on their order, by the finisher
// of SplitMix64 (Steele, Lea, Flood 2014).
func Mix(a, b uint64) uint64 {
	x := a*0x9e3779b97f4a7c15 + b
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
