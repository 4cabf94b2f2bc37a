package shingle

import "math/bits"

// hashShort is xxh3 with seed 0 of the n bytes, 1 to 16, that lo and hi hold
// least significant byte first; bytes beyond n must be zero. It is equal to
// xxh3.Hash of those bytes and saves the way through memory: nearly every word is
// this short.
func hashShort(lo, hi uint64, n int) uint64 {
	if n <= 8 {
		return hashUpTo8(lo, n)
	}
	a := lo ^ (0x1f67b3b7a4a44072 ^ 0x78e5c0cc4ee679cb)
	last := lo>>(8*uint(n)-64) | hi<<(128-8*uint(n)) // a shift by 64 gives 0
	b := last ^ (0x2172ffcc7dd05a82 ^ 0x8e2443f7744608b8)
	high, low := bits.Mul64(a, b)
	x := uint64(n) + bits.ReverseBytes64(a) + b + (high ^ low)
	x ^= x >> 37
	x *= 0x165667919e3779f9
	return x ^ x>>32
}

// hashUpTo8 is hashShort for 1 to 8 bytes. It computes what xxh3 does for up to 3
// bytes and what it does for more, and chooses.
func hashUpTo8(lo uint64, n int) uint64 {
	size := 8 * uint(n)
	last := lo >> ((size - 32) & 63) & 0xffffffff
	x := (last + lo<<32) ^ (0x1cad21f72c81017c ^ 0xdb979083e96dd4de)
	x ^= bits.RotateLeft64(x, 49) ^ bits.RotateLeft64(x, 24)
	x *= 0x9fb21c651e98df25
	x ^= x>>35 + uint64(n)
	x *= 0x9fb21c651e98df25
	x ^= x >> 28

	y := lo&0xff<<16 | lo>>(size>>1&0x38)&0xff<<24 | lo>>((size-8)&63)&0xff | uint64(n)<<8
	y ^= 0x396cfeb8 ^ 0xbe4ba423
	y ^= y >> 33
	y *= 14029467366897019727
	y ^= y >> 29
	y *= 1609587929392839161
	y ^= y >> 32

	if n < 4 {
		x = y
	}
	return x
}
