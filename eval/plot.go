package eval

import (
	"bytes"
	"fmt"
	"io"
	"math"
)

// WriteSVG draws two curves of rep side by side: recall against false positives,
// and how far scores are probabilities. The axis of false positives is
// logarithmic: what happens below one in a hundred is what the choice of a
// threshold turns on, and on a linear axis it is a corner. The page needs nothing
// but itself, and the same report gives the same bytes. The only errors are w's.
func WriteSVG(w io.Writer, rep *Report) error {
	var p plot
	p.printf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="13">`, plotWidth, plotHeight, plotWidth, plotHeight)
	p.printf(`<title id="title">Recall against false positives, and reliability</title>`)
	p.printf(`<desc id="desc">%s of reuse, %d independent. Area under the ROC curve %s. Brier score %s.</desc>`,
		counted(rep.Reuse, "pair"), rep.Independent, rep.AUC.Value, rep.Calibration.Brier.Value)
	p.printf(`<rect width="%d" height="%d" fill="#fff"/>`, plotWidth, plotHeight)
	p.roc(rep)
	p.reliability(rep)
	p.printf(`</svg>`)
	_, err := w.Write(p.Bytes())
	return err
}

// The measures of the page, in pixels.
const (
	plotWidth, plotHeight = 940, 480
	plotSide              = 360 // of a curve's square
	plotTop               = 50
	plotLeft, plotSecond  = 70, 540
)

const (
	inkText  = "#222"
	inkGrid  = "#ddd"
	inkMain  = "#0b5cad"
	inkOther = "#b3541e"
)

// plot is an SVG in the making.
type plot struct{ bytes.Buffer }

func (p *plot) printf(format string, args ...any) {
	fmt.Fprintf(p, format+"\n", args...)
}

// frame draws the square at left with its name and what its axes say.
func (p *plot) frame(left int, name, x, y string) {
	p.printf(`<text x="%d" y="%d" font-size="15" font-weight="bold" fill="%s">%s</text>`, left, plotTop-18, inkText, name)
	p.printf(`<rect x="%d" y="%d" width="%d" height="%d" fill="none" stroke="%s"/>`, left, plotTop, plotSide, plotSide, inkText)
	p.printf(`<text x="%d" y="%d" text-anchor="middle" fill="%s">%s</text>`, left+plotSide/2, plotTop+plotSide+44, inkText, x)
	p.printf(`<text transform="translate(%d %d) rotate(-90)" text-anchor="middle" fill="%s">%s</text>`, left-48, plotTop+plotSide/2, inkText, y)
	for i := range 6 {
		v := float64(i) / 5
		at := vertical(v)
		p.printf(`<path d="M%d %.1fh%d" stroke="%s"/>`, left, at, plotSide, inkGrid)
		p.printf(`<text x="%d" y="%.1f" text-anchor="end" fill="%s">%.1f</text>`, left-8, at+4, inkText, v)
	}
}

// tick marks the horizontal axis of the square at left.
func (p *plot) tick(left int, x float64, label string) {
	p.printf(`<path d="M%.1f %dv%d" stroke="%s"/>`, x, plotTop, plotSide, inkGrid)
	p.printf(`<text x="%.1f" y="%d" text-anchor="middle" fill="%s">%s</text>`, x, plotTop+plotSide+20, inkText, label)
}

// vertical returns where a share in [0, 1] stands from the top.
func vertical(share float64) float64 { return plotTop + plotSide*(1-share) }

// roc draws the curve of all thresholds.
func (p *plot) roc(rep *Report) {
	p.frame(plotLeft, "Recall against false positives", "false positives (log)", "recall")
	if rep.Reuse == 0 || rep.Independent == 0 {
		p.nothing(plotLeft, "needs pairs of reuse and independent ones")
		return
	}
	// The axis begins below the rate of a single pair.
	decades := min(max(int(math.Ceil(math.Log10(float64(rep.Independent)))), 1), 9)
	at := func(rate float64) float64 {
		if rate <= 0 {
			return plotLeft
		}
		return plotLeft + plotSide*max(0, 1+math.Log10(rate)/float64(decades))
	}
	for d := range decades + 1 {
		p.tick(plotLeft, at(math.Pow10(d-decades)), percentOf(math.Pow10(d-decades)))
	}
	// A threshold between two steps finds what the higher one does: the curve goes
	// right first, then up.
	path := fmt.Sprintf("M%d.0 %.1f", plotLeft, vertical(0))
	last := ""
	for _, x := range rep.curve {
		to := fmt.Sprintf("H%.1fV%.1f", at(float64(x.other)/float64(rep.Independent)), vertical(float64(x.reuse)/float64(rep.Reuse)))
		if to != last { // steps that fall on one point of the page are one
			path += to
			last = to
		}
	}
	p.printf(`<path d="%s" fill="none" stroke="%s" stroke-width="2"/>`, path, inkMain)
	for i, r := range rep.RecallAt {
		if math.IsNaN(float64(r.Recall.Value)) {
			continue
		}
		x, y := at(r.Rate), vertical(float64(r.Recall.Value))
		p.printf(`<circle cx="%.1f" cy="%.1f" r="4" fill="%s"/>`, x, y, inkOther)
		p.printf(`<text x="%d" y="%d" text-anchor="end" fill="%s">%s at %s</text>`, plotLeft+plotSide-10, plotTop+plotSide-32-18*i, inkOther, r.Recall.Value, percentOf(r.Rate))
	}
	p.printf(`<text x="%d" y="%d" text-anchor="end" fill="%s">AUC %s</text>`, plotLeft+plotSide-10, plotTop+plotSide-12, inkMain, rep.AUC.Value)
}

// reliability draws the share of reuse among pairs of about one score, with the
// interval that so many pairs allow (Wilson, 95 %).
func (p *plot) reliability(rep *Report) {
	p.frame(plotSecond, "Reliability", "mean score", "share that is reuse")
	for i := range 6 {
		v := float64(i) / 5
		p.tick(plotSecond, plotSecond+plotSide*v, fmt.Sprintf("%.1f", v))
	}
	p.printf(`<path d="M%d %dL%d %d" stroke="%s" stroke-dasharray="4 4"/>`, plotSecond, plotTop+plotSide, plotSecond+plotSide, plotTop, inkText)
	drawn := 0
	for _, b := range rep.Calibration.Bins {
		if b.Pairs == 0 {
			continue
		}
		drawn++
		x, share := plotSecond+plotSide*float64(b.Score), float64(b.Reuse)
		low, high := wilson(share, b.Pairs)
		p.printf(`<path d="M%.1f %.1fV%.1f" stroke="%s"/>`, x, vertical(low), vertical(high), inkMain)
		p.printf(`<circle cx="%.1f" cy="%.1f" r="%.1f" fill="%s"><title>%s with a score from %.1f to %.1f: %s reuse</title></circle>`,
			x, vertical(share), 3+1.5*math.Log10(float64(b.Pairs)), inkMain, counted(b.Pairs, "pair"), b.Low, b.High, b.Reuse)
	}
	if drawn == 0 {
		p.nothing(plotSecond, "no labelled pair is among the findings")
		return
	}
	p.printf(`<text x="%d" y="%d" text-anchor="end" fill="%s">Brier %s</text>`, plotSecond+plotSide-10, plotTop+plotSide-12, inkMain, rep.Calibration.Brier.Value)
}

// nothing says why a square is empty.
func (p *plot) nothing(left int, why string) {
	p.printf(`<text x="%d" y="%d" text-anchor="middle" fill="%s">%s</text>`, left+plotSide/2, plotTop+plotSide/2, inkText, why)
}

// wilson returns the bounds of the score interval of a share of n (Wilson 1927).
func wilson(share float64, n int) (low, high float64) {
	const z = 1.959964
	m := float64(n)
	middle := share + z*z/(2*m)
	half := z * math.Sqrt(share*(1-share)/m+z*z/(4*m*m))
	return max(0, (middle-half)/(1+z*z/m)), min(1, (middle+half)/(1+z*z/m))
}

// percentOf prints a rate as people say it: "0.1 %".
func percentOf(rate float64) string { return fmt.Sprintf("%.6g %%", rate*100) }
