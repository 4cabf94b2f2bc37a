package eval

import (
	"encoding/json"
	"math"
)

// Number is a figure that may be undefined: NaN, which JSON prints as null.
type Number float64

// MarshalJSON prints x with at most six digits after the point, null when it is
// undefined or infinite.
func (x Number) MarshalJSON() ([]byte, error) {
	f := float64(x)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(math.Round(f*1e6) / 1e6)
}

// Figure is a measured value with its interval. Low and High are the bounds
// within which 95 % of the bootstrap's draws fall; they are undefined when there
// was no bootstrap.
type Figure struct {
	Value Number `json:"value"`
	Low   Number `json:"low"`
	High  Number `json:"high"`
}

// RecallAt is what is found while few independent pairs are let through.
type RecallAt struct {
	Rate      float64 `json:"rate"`      // the false positives allowed, as a share of the independent pairs
	Allowed   int     `json:"allowed"`   // how many pairs that is
	Threshold Number  `json:"threshold"` // the lowest score that is let through; undefined when none may be
	Recall    Figure  `json:"recall"`    // share of the reuse pairs with at least that score
}

// Decisions counts what the tool called reuse against what is.
type Decisions struct {
	TruePositives  int    `json:"true_positives"`
	FalsePositives int    `json:"false_positives"`
	FalseNegatives int    `json:"false_negatives"`
	TrueNegatives  int    `json:"true_negatives"`
	Precision      Figure `json:"precision"` // depends on how many of the labelled pairs are reuse
	Recall         Figure `json:"recall"`
	F1             Figure `json:"f1"`
	Possible       int    `json:"possible"`       // labelled pairs of reuse that are only called possible
	PossibleFalse  int    `json:"possible_false"` // independent pairs that are called possible
}

// Calibration says how far scores are probabilities.
type Calibration struct {
	Brier Figure `json:"brier"`
	// Gap is the mean distance between score and truth over the bins, weighed by
	// their pairs (expected calibration error).
	Gap  Number `json:"gap"`
	Bins []Bin  `json:"bins"`
}

// Bin is a row of the reliability table: the pairs with a score in [Low, High),
// the last bin's High included. Pairs that are not among the findings are in no
// bin: no probability was stated for them.
type Bin struct {
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Pairs int     `json:"pairs"`
	Score Number  `json:"score"` // their mean score
	Reuse Number  `json:"reuse"` // the share of them that is reuse
}

// Attribution says for how many copies the best-scoring article among those that
// they were compared with is a true source. A source that only ties with another
// article is not counted as right.
type Attribution struct {
	Copies int    `json:"copies"` // articles that were made from a known one and compared with others too
	Right  int    `json:"right"`
	Wrong  int    `json:"wrong"`
	None   int    `json:"none"` // nothing that they were compared with was found
	Share  Figure `json:"share"`
}

// Directions counts the pairs whose true source is known and that the tool
// called reuse, by what it said of who was first.
type Directions struct {
	Right   int    `json:"right"`
	Wrong   int    `json:"wrong"`
	Unknown int    `json:"unknown"`
	Missed  int    `json:"missed"`  // not called reuse, so nothing was said
	Correct Figure `json:"correct"` // right of right and wrong
	Covered Figure `json:"covered"` // right and wrong of all that were called reuse

	// Unfounded counts the pairs called reuse where neither article is the source
	// of the other, or they are independent, and a direction was claimed all the same.
	Unfounded   int `json:"unfounded"`
	Directional int `json:"no_source"` // how many such pairs there are
}

// Group is the reuse pairs of one mode or length.
type Group struct {
	Name      string     `json:"name"`
	Pairs     int        `json:"pairs"`
	Found     int        `json:"found"`     // called reuse
	RecallAt  []Number   `json:"recall_at"` // at the thresholds of Report.RecallAt, which are those of all pairs
	Direction Directions `json:"direction"`
}

// OtherGroup is the independent pairs of one mode or length.
type OtherGroup struct {
	Name  string   `json:"name"`
	Pairs int      `json:"pairs"`
	Found int      `json:"found"` // called reuse
	Above []Number `json:"above"` // share that passes the thresholds of Report.RecallAt
}

// Report is everything that Run measures.
type Report struct {
	Pairs       int `json:"pairs"` // labelled pairs
	Reuse       int `json:"reuse"`
	WithSource  int `json:"with_source"` // reuse pairs whose source is known
	Independent int `json:"independent"`
	Events      int `json:"events"`
	Scored      int `json:"scored"`   // labelled pairs that are among the findings
	Unlisted    int `json:"unlisted"` // findings that no label names

	RecallAt    []RecallAt   `json:"recall_at"` // for each of Options.Rates; none without independent pairs
	AUC         Figure       `json:"auc"`
	Decisions   Decisions    `json:"decisions"`
	Calibration Calibration  `json:"calibration"`
	Attribution Attribution  `json:"attribution"`
	Directions  Directions   `json:"directions"`
	Modes       []Group      `json:"modes"`
	OtherModes  []OtherGroup `json:"independent_modes"`
	Lengths     []Group      `json:"lengths"` // by words of the shorter text, where labels have them
	OtherLength []OtherGroup `json:"independent_lengths"`

	Draws    int      `json:"bootstrap"` // draws of the bootstrap
	Seed     uint64   `json:"seed"`
	Closed   bool     `json:"closed"`
	Warnings []string `json:"warnings"` // what weakens these figures

	curve []step // of the ROC, the highest score first, for WriteSVG
}
