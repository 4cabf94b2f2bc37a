package judge

import (
	_ "embed"
	"encoding/json"
	"math"
	"sync"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/passage"
)

// rules are the thresholds by which a measured pair becomes a relation. Shares are
// of words unless said otherwise.
var rules = struct {
	nearCopy      float64 // share of both texts' 3-grams in common from which they are one text with small edits
	sameEvent     float64 // share of the shorter text's content from which two texts are on one event
	shortWords    int     // texts below are short: evidence is thin
	shortDetails  int     // details in common without which a short pair is not called reuse
	tinyWords     int     // texts below are too short for any verdict but a copy
	rewriteWords  int     // texts below are too short to be called a rewrite: what a survey or the police gave out fills them
	templateGrams float64 // share of 3-grams in common from which two texts are of like wording
	templateFacts float64 // share of names and numbers below which two texts of like wording are one template filled twice
	templateThere float64 // and names and numbers in the common wording, against those of the text, below which it is a form
	templateCount float64 // the same of numbers alone, where there are some
	templateMass  float64 // and where they are so much of the text: three numbers in a long one are changed by any edit
	reuseDetails  int     // details in common without which a score is not enough to call a pair reuse
	someDetails   int     // and to call it possible
}{
	nearCopy:      0.70,
	sameEvent:     0.30,
	shortWords:    120,
	shortDetails:  20,
	tinyWords:     60,
	rewriteWords:  100,
	templateGrams: 0.20,
	templateFacts: 0.55,
	templateThere: 0.90,
	templateCount: 0.60,
	templateMass:  0.10,
	reuseDetails:  15,
	someDetails:   8,
}

//go:embed judge.json
var judgeData []byte

// judgeModels holds the two models: of a pair alone, and of a pair whose story is
// known.
type judgeModels struct {
	// Glance says by a few features whether a pair is worth measuring: Possible is the
	// score from which it is.
	Glance model `json:"glance"`
	Pair   model `json:"pair"`
	Story  model `json:"story"`
}

// learned decodes the committed weights once. They come from copytrail-train.
var learned = sync.OnceValue(func() *judgeModels {
	m := &judgeModels{}
	if err := json.Unmarshal(judgeData, m); err != nil {
		panic("provenance: judge.json: " + err.Error())
	}
	m.Glance.bind()
	m.Pair.bind()
	m.Story.bind()
	return m
})

// LongWords is the number of words, shared quotations set aside, from which the
// shorter text of a pair is long enough to be judged like any other. Two short
// reports of one event have little but the event's facts to tell, so much of each
// is in the other by nature.
const LongWords = 300

// rampWords is over how many words below LongWords the score that is asked for rises
// to that of short texts, so that a word more or less does not decide.
const rampWords = 60

// reuseFrom returns the score from which a pair is called reuse whose shorter text
// has so many words.
func (m *model) reuseFrom(words int) float64 {
	short := float64(min(max(LongWords-words, 0), rampWords)) / rampWords
	return m.Reuse + short*(m.Short-m.Reuse)
}

// Judgement is what is decided of a pair before its story is known, and after.
type Judgement struct {
	A, B      uint32 // by number in the pile
	Score     float64
	Relation  finding.Relation
	v         vector
	template  bool // like wording, different names and numbers
	Words     int  // of the shorter text, shared quotations set aside
	short     bool
	tiny      bool
	details   int                  // details in common, shared quotations set aside
	Verbatim  int                  // words in common runs, as in measured
	Statement bool                 // words in common that are more likely quoted by both
	others    int                  // articles of the story that exclusive detail was measured against
	common    *passage.CommonWords // of an excerpt, until it is judged as one

	Shared []string // outlets and agencies that both derive from or credit
	Third  bool     // shared[0] is an article of the pile
}

// Alone judges a measured pair by itself.
func Alone(a, b *doc.Doc, m *Measured) Judgement {
	v := Judgement{v: m.v}
	v.Words = min(m.wordsA, m.wordsB)
	v.short = v.Words < rules.shortWords
	v.tiny = v.Words < rules.tinyWords
	v.Verbatim = m.verbatim
	v.template = m.template()
	v.details = m.details
	v.decide(&learned().Pair, a, b, m)
	return v
}

// template reports whether two texts are worded alike but speak of different
// things: securities notices, lottery numbers, weather.
func (m *Measured) template() bool {
	if min(m.TrigramsA, m.TrigramsB) <= rules.templateGrams {
		return false
	}
	tiny := min(m.wordsA, m.wordsB) < rules.tinyWords
	otherFacts := m.v[fFacts] < rules.templateFacts && (tiny || m.common < rules.templateThere)
	otherNumbers := m.numbers >= 0 && m.numbers < rules.templateCount && m.numbersOf >= rules.templateMass
	return otherFacts || otherNumbers
}

// decide scores the pair by a model, and names the relation that the score and the
// verbatim runs amount to.
func (v *Judgement) decide(by *model, a, b *doc.Doc, m *Measured) {
	v.Score = by.probability(&m.v, v.Words)
	if v.details < rules.someDetails || v.tiny {
		v.Score = min(v.Score, by.Possible/2)
	}
	if v.Words < rules.rewriteWords {
		v.Score = min(v.Score, by.reuseFrom(v.Words)-.005)
	}
	longest := 0
	for _, r := range m.Runs {
		longest = max(longest, r.N)
	}
	switch {
	case a.Body == b.Body && len(a.Hashes) > 0:
		v.Relation, v.Score = finding.Identical, 1
	case v.template:
		v.Relation = finding.SameEvent
		v.Score = min(v.Score, by.Possible/2)
	case min(m.TrigramsA, m.TrigramsB) >= rules.nearCopy:
		v.Relation = finding.NearCopy
		v.Score = max(v.Score, .97+.03*min(m.TrigramsA, m.TrigramsB))
	case v.Verbatim >= passage.ExcerptWords && longest >= passage.ExcerptRun,
		v.Verbatim >= passage.ExcerptFew && v.v[fVerbatim] >= passage.ExcerptShare && !v.tiny:
		v.Relation = finding.Excerpt
		v.Score = max(v.Score, 1-math.Exp(-float64(v.Verbatim)/20))
	default:
		v.Relation = v.byScore(by)
	}
}

// byScore returns the relation of a pair that has no verbatim claim.
func (v *Judgement) byScore(by *model) finding.Relation {
	reuse, details := by.reuseFrom(v.Words), rules.reuseDetails
	if v.short {
		details = rules.shortDetails
	}
	switch {
	case v.Score >= reuse && v.details >= details && !v.tiny:
		return finding.Rewrite
	case v.Score >= by.Possible && v.details >= rules.someDetails && !v.tiny:
		return finding.Possible
	case v.v[fShared] >= rules.sameEvent:
		return finding.SameEvent
	}
	return finding.Unrelated
}
