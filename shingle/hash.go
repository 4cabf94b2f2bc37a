package shingle

import "math/bits"

// hashShort is xxh3 with seed 0 of the n bytes, 1 to 16, that lo and hi hold
// least significant byte first; bytes beyond n must be zero. It is equal to
// xxh3.Hash of those bytes and saves the way through memory: nearly every word is
// this short.
func hashShort(lo, hi uint64, n int) uint64 {
	switch {
	case n > 8:
		a := lo ^ (0x1f67b3b7a4a44072 ^ 0x78e5c0cc4ee679cb)
		last := lo>>(8*(uint(n)-8)&63) | hi<<(8*(16-uint(n))&63) // n == 16 leaves lo where it was
		if n == 16 {
			last = hi
		}
		b := last ^ (0x2172ffcc7dd05a82 ^ 0x8e2443f7744608b8)
		high, low := bits.Mul64(a, b)
		x := uint64(n) + bits.ReverseBytes64(a) + b + (high ^ low)
		x ^= x >> 37
		x *= 0x165667919e3779f9
		return x ^ x>>32
	case n > 3:
		first, last := lo&0xffffffff, lo>>(8*(uint(n)-4)&63)&0xffffffff
		x := (last + first<<32) ^ (0x1cad21f72c81017c ^ 0xdb979083e96dd4de)
		x ^= bits.RotateLeft64(x, 49) ^ bits.RotateLeft64(x, 24)
		x *= 0x9fb21c651e98df25
		x ^= x>>35 + uint64(n)
		x *= 0x9fb21c651e98df25
		return x ^ x>>28
	}
	first, middle, last := lo&0xff, lo>>(8*(uint(n)>>1)&63)&0xff, lo>>(8*(uint(n)-1)&63)&0xff
	x := first<<16 | middle<<24 | last | uint64(n)<<8
	x ^= 0x396cfeb8 ^ 0xbe4ba423
	x ^= x >> 33
	x *= 14029467366897019727
	x ^= x >> 29
	x *= 1609587929392839161
	return x ^ x>>32
}
