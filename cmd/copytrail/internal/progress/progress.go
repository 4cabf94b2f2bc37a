// Package progress draws how far a long run is, on one line of a terminal.
package progress

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/flagvalue"
	"copytrail/cmd/copytrail/internal/terminal"
)

// Bar is a progress bar. It starts no goroutine and writes only when it is told of
// progress, so nothing of it can appear among later output. That is why it is these few
// lines and not a library, and because the totals of some stages become known late.
type Bar struct {
	w      io.Writer // nil: draw nothing
	now    func() time.Time
	began  time.Time // of the run
	stage  string
	since  time.Time // beginning of the stage
	drawn  time.Time // when the line was last drawn; zero: there is none
	always bool      // without waiting for the run to become long

	size     int64        // of the files to read, in bytes, 0 when it is not known
	consumed atomic.Int64 // how much of them was read
}

// A run shorter than barAfter needs no bar. Drawing more often than barEvery costs time
// and reads no better.
const (
	barAfter = time.Second
	barEvery = 100 * time.Millisecond
	barWidth = 24
)

// Bind adds --progress to fs.
func Bind(fs *pflag.FlagSet, value *string) {
	*value = "auto"
	fs.Var(flagvalue.When(value), "progress", "progress bar on standard error: auto is a terminal and a run of over a second")
}

// New returns a bar on w. when is the value of --progress: auto draws on a terminal
// only, always draws from the beginning, never draws nothing.
func New(w io.Writer, when string) *Bar {
	b := &Bar{w: w, now: time.Now, always: when == "always"}
	if when == "never" || when == "auto" && !terminal.Is(w) {
		b.w = nil
	}
	b.began = b.now()
	return b
}

// OfFiles makes the bar show how much of the files at paths and below was read, in the
// stage "reading". It returns the counter of bytes to add to, nil when nothing is
// drawn.
func (b *Bar) OfFiles(paths []string) *atomic.Int64 {
	if b.w == nil {
		return nil
	}
	b.size = sizeOf(paths)
	return &b.consumed
}

// Update takes note of progress and draws it when it is time to. total is 0 when it is
// not known.
func (b *Bar) Update(stage string, done, total int64) {
	if b.w == nil {
		return
	}
	now := b.now()
	if stage != b.stage {
		b.stage, b.since = stage, now
	}
	if !b.always && now.Sub(b.began) < barAfter || now.Sub(b.drawn) < barEvery && done != total {
		return
	}
	b.drawn = now
	if stage == "reading" && b.size > 0 {
		// How much text there will be is not known, but how large the files are is. The
		// stage ends when the last is worked through, not when it is read.
		done, total = min(b.consumed.Load(), b.size-1), b.size
	}
	fmt.Fprintf(b.w, "\r\x1b[K%s", barLine(stage, done, total, now.Sub(b.since)))
}

// sizeOf returns how many bytes the files at paths and below have together, 0 when
// standard input is among them.
func sizeOf(paths []string) int64 {
	var size int64
	for _, p := range paths {
		if p == "-" {
			return 0
		}
		filepath.WalkDir(p, func(at string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil // reading will say so
			}
			if at != p && strings.HasPrefix(entry.Name(), ".") {
				if entry.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if info, err := os.Stat(at); err == nil && info.Mode().IsRegular() {
				size += info.Size()
			}
			return nil
		})
	}
	return size
}

// Clear takes the line away.
func (b *Bar) Clear() {
	if b.w != nil && !b.drawn.IsZero() {
		fmt.Fprint(b.w, "\r\x1b[K")
		b.drawn = time.Time{}
	}
}

// barLine returns the text of the bar: the stage, how far it is, how fast, and how much
// longer it takes. Reading is counted in bytes, other stages in articles or pairs.
func barLine(stage string, done, total int64, spent time.Duration) string {
	pace, unit := "", ""
	if stage == "reading" {
		unit = "B"
	}
	if secs := spent.Seconds(); secs >= 0.5 && done > 0 {
		pace = "  " + short(float64(done)/secs) + unit + "/s"
		if total > done {
			left := time.Duration(float64(spent) / float64(done) * float64(total-done))
			pace += fmt.Sprintf("  %s left", left.Round(time.Second))
		}
	}
	switch {
	case total > 0:
		done = min(max(done, 0), total)
		full := int(done * barWidth / total)
		return fmt.Sprintf("%s [%s%s] %3d%%%s", stage,
			strings.Repeat("=", full), strings.Repeat(" ", barWidth-full), done*100/total, pace)
	case done > 0:
		return stage + " " + short(float64(done)) + unit + pace
	}
	return stage
}

// short prints a count in few characters: 617, 52k, 2.6M.
func short(n float64) string {
	switch {
	case n < 1e4:
		return fmt.Sprintf("%.0f", n)
	case n < 1e6:
		return fmt.Sprintf("%.0fk", n/1e3)
	}
	return fmt.Sprintf("%.1fM", n/1e6)
}
