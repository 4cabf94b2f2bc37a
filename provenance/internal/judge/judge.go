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

// rules are the thresholds by which a measured pair becomes a relation. Shares are shares
// of words unless stated otherwise.
var rules = struct {
	nearCopy     float64 // least share of both texts' 3-grams in common for one text with small edits
	nearProse    float64 // least such share outside data and forms: two papers print one table under texts of their own
	sameEvent    float64 // least share of the smaller text's mass in common for one event
	shortWords   int     // texts with fewer words are short: evidence is thin
	shortDetails int     // least number of details in common for reuse in a short pair
	tinyWords    int     // texts with fewer words can only be copies
	rewriteWords int     // texts with fewer words are no rewrites: a survey or a police report fills them
	reuseDetails int     // least number of details in common for reuse by score
	someDetails  int     // least number of details in common for possible reuse
}{
	nearCopy:     0.70,
	nearProse:    0.50,
	sameEvent:    0.30,
	shortWords:   120,
	shortDetails: 20,
	tinyWords:    60,
	rewriteWords: 100,
	reuseDetails: 15,
	someDetails:  8,
}

//go:embed judge.json
var judgeData []byte

// judgeModels are the models in judge.json.
type judgeModels struct {
	Prefilter model `json:"prefilter"`  // by a few features, before a pair is measured; Possible is the least score to measure it
	Pair      model `json:"pair"`       // a pair by itself
	Story     model `json:"story"`      // a pair among the other articles of its story
	PartAlone model `json:"part-alone"` // a pair by itself of which a part may be reuse; Possible is the least score to measure its stretches
	Part      model `json:"part"`       // the stretches of a pair, among the other articles of its story
}

// learned decodes the committed weights once. They come from copytrail-train.
var learned = sync.OnceValue(func() *judgeModels {
	m := &judgeModels{}
	if err := json.Unmarshal(judgeData, m); err != nil {
		panic("provenance: judge.json: " + err.Error())
	}
	m.Prefilter.bind()
	m.Pair.bind()
	m.Story.bind()
	m.PartAlone.bind()
	m.Part.bind()
	return m
})

// LongWords is the number of words of the shorter text, shared quotations set aside, from
// which a pair is judged by the threshold of long texts. Two short reports of one event
// contain little but the event's facts, so they share much without reuse.
const LongWords = 300

// rampWords is the number of words below LongWords over which the threshold rises to that
// of short texts, so that one word does not decide.
const rampWords = 60

// reuseFrom returns the least score of reuse for a pair whose shorter text has the given
// number of words.
func (m *model) reuseFrom(words int) float64 {
	short := float64(min(max(LongWords-words, 0), rampWords)) / rampWords
	return m.Reuse + short*(m.Short-m.Reuse)
}

// Judgement is the verdict on one pair. Each stage refines it.
type Judgement struct {
	A, B      uint32           // numbers of the two articles in the pile
	Score     float64          // probability of reuse, in [0, 1]
	Relation  finding.Relation // what the two are to each other
	v         vector
	template  bool // a form that was filled twice
	Words     int  // words of the shorter text, shared quotations set aside
	short     bool
	tiny      bool
	details   int                  // details in common, shared quotations set aside
	Verbatim  int                  // words in common stretches; quoted ones only in stretches with enough other words
	Statement bool                 // the words in common are probably quoted by both
	Versions  bool                 // each has as much of another version of a third article: neither was made from the other; set by the room printing
	BothWays  bool                 // earlier printings of the two have some of it in the opposite order of time; set by the room printing
	Further   bool                 // another pair of printings of the two articles speaks for them; set by the room printing
	Part      bool                 // the score is that of stretches, not of the whole texts
	others    int                  // articles of the story that the pair was compared with
	common    *passage.CommonWords // of an excerpt, until WithCredits judges it
	quoted    quoted               // whose words a long stretch in common is
	evidence  *passage.Evidence    // see Evidence
	items     itemVerdict          // of newsletters, live blogs and digests

	Shared []string // outlets and agencies that both derive from or credit; set by the room origin
	Third  bool     // Shared[0] is, or is the outlet of, an article of the pile
}

// Alone judges a measured pair by itself, without story and credits.
func Alone(a, b *doc.Doc, m *Measured) Judgement {
	v := measuredOnly(m)
	v.decide(&learned().Pair, a, b, m)
	return v
}

// measuredOnly returns what was measured of a pair, before anything is decided.
func measuredOnly(m *Measured) Judgement {
	v := Judgement{v: m.v}
	v.Words = min(m.wordsA, m.wordsB)
	v.short = v.Words < rules.shortWords
	v.tiny = v.Words < rules.tinyWords
	v.Verbatim = m.verbatim
	v.template = m.isTemplate()
	v.details = m.details
	return v
}

// decide scores the pair by a model, and sets the relation by the score and the verbatim
// runs.
func (v *Judgement) decide(by *model, a, b *doc.Doc, m *Measured) {
	v.Score = by.probability(&m.v, v.Words)
	if v.details < rules.someDetails || v.tiny {
		v.Score = min(v.Score, by.Possible/2)
	}
	if v.Words < rules.rewriteWords {
		v.Score = min(v.Score, by.reuseFrom(v.Words)-.005)
	}
	switch {
	case a.Body == b.Body && len(a.Hashes) > 0:
		v.Relation, v.Score = finding.Identical, 1
	case v.template:
		v.Relation = finding.SameEvent
		v.Score = min(v.Score, by.Possible/2)
	case min(m.TrigramsA, m.TrigramsB) >= rules.nearCopy && m.prose >= rules.nearProse:
		v.Relation = finding.NearCopy
		v.Score = max(v.Score, .97+.03*min(m.TrigramsA, m.TrigramsB))
	case v.Verbatim >= passage.ExcerptWords && m.longest >= passage.ExcerptRun,
		v.Verbatim >= passage.ExcerptFew && v.v[fVerbatim] >= passage.ExcerptShare && !v.tiny:
		v.Relation = finding.Excerpt
		v.Score = max(v.Score, 1-math.Exp(-float64(v.Verbatim)/20))
	default:
		v.Relation = v.byScore(by)
	}
}

// byScore returns the relation of a pair that is neither a copy, an excerpt nor a template.
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
