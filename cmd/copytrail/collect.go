package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// collectShare is at how much more than what is alive garbage is collected, in
	// percent: half of what Go does by itself. A large pile is mostly text that stays;
	// this costs 3 % of the time and saves a quarter of the memory.
	collectShare = 50
	// collectLeast is how large the heap becomes before garbage is collected, in bytes.
	// Extracting pages leaves so much garbage and so little alive that a third of the
	// time went into collecting it.
	collectLeast = 192 << 20
	// collectMost bounds the share that is set for a heap of which little is alive: what
	// is set follows a collection only when the marker has been swept, and until then
	// a heap that has grown would be given as many times its size.
	collectMost = 300
)

// collectGarbage sets when garbage is collected, unless GOGC says it: at collectShare
// above what is alive, and not below collectLeast. Go knows no least size of a heap, so
// the share is set anew behind each collection.
func collectGarbage() {
	if os.Getenv("GOGC") != "" {
		return
	}
	setCollectShare()
	afterCollection()
}

// afterCollection sets the share anew behind the next collection and each one after
// that.
func afterCollection() {
	type marker struct{ p *int } // with a pointer, so that it is not put with others
	m := &marker{new(int)}
	runtime.AddCleanup(m, func(struct{}) {
		setCollectShare()
		afterCollection()
	}, struct{}{})
}

// setCollectShare sets the share by what was alive at the last collection.
func setCollectShare() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(collectAt(int(live[0].Value.Uint64())))
}

// collectAt is the share in percent that brings a heap of which live bytes are alive to
// collectLeast, between collectShare and collectMost.
func collectAt(live int) int {
	if live < collectLeast/(1+collectMost/100) {
		return collectMost
	}
	return max((collectLeast-live)/(live/100), collectShare)
}
