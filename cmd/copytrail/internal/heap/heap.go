// Package heap sets when garbage is collected, for a program that reads much, keeps
// little of it, and ends.
package heap

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// usualPercent is by how much the heap may grow beyond what is alive, in percent:
	// half of what Go allows by itself. A large pile is mostly text that stays; this
	// costs 3 % of the time and saves a quarter of the memory.
	usualPercent = 50
	// leastBytes is the heap size below which no garbage is collected. Extracting the
	// text of pages leaves so much garbage and so little alive that a third of the time
	// went into collecting it.
	leastBytes = 192 << 20
	// mostPercent bounds the percentage for a heap of which little is alive. A new
	// percentage counts only from the next collection on; until then a heap that has
	// grown could become many times as large.
	mostPercent = 300
)

// Tune sets when garbage is collected, unless the environment variable GOGC says it.
// The heap may grow by 50 % beyond what is alive, and to 192 MiB in any case. Go knows
// no least size of a heap, so the percentage is set again after each collection.
func Tune() {
	if os.Getenv("GOGC") != "" {
		return
	}
	setPercent()
	afterCollection()
}

// afterCollection sets the percentage again after the next collection, and after each
// later one.
func afterCollection() {
	type marker struct{ p *int } // with a pointer, so that it is allocated alone
	m := &marker{new(int)}
	runtime.AddCleanup(m, func(struct{}) {
		setPercent()
		afterCollection()
	}, struct{}{})
}

// setPercent sets the percentage by what was alive after the last collection.
func setPercent() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(percent(int(live[0].Value.Uint64())))
}

// percent returns the percentage by which a heap with so many live bytes grows to
// leastBytes, but no less than usualPercent and no more than mostPercent.
func percent(live int) int {
	if live < leastBytes/(1+mostPercent/100) {
		return mostPercent
	}
	return max((leastBytes-live)/(live/100), usualPercent)
}
