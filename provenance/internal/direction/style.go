package direction

import (
	_ "embed"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"copytrail/provenance/internal/doc"
	"copytrail/provenance/internal/outlet"
	"copytrail/shingle"
)

// Witnesses are the learned weights of the two witnesses of direction, made by
// copytrail-train. All weights are log odds per unit.
type Witnesses struct {
	Words         []string  `json:"words"` // words and measures, see [StyleRates]
	Style         []float64 `json:"style"` // for each word: evidence that its text was first
	Level         []float64 `json:"level"` // for each word: evidence that its text is machine-made
	LevelConstant float64   `json:"level_constant"`
	Loss          []float64 `json:"loss"` // in the order of LossNames

	index map[string]int // by word
}

//go:embed weights.json
var witnessData []byte

// learnedWitnesses decodes the committed weights once.
var learnedWitnesses = sync.OnceValue(func() *Witnesses {
	w := &Witnesses{}
	if err := json.Unmarshal(witnessData, w); err != nil {
		panic("provenance: weights.json: " + err.Error())
	}
	return w.bind()
})

// bind fills the index of the words.
func (w *Witnesses) bind() *Witnesses {
	if w.index == nil {
		w.index = make(map[string]int, len(w.Words))
		for i, word := range w.Words {
			w.index[word] = i
		}
	}
	return w
}

// witnessScores are the log odds of the two witnesses that the first text was first, and
// what a claim depends on besides.
type witnessScores struct {
	style, loss    float64
	levelA, levelB float64 // log odds that a text is machine-made
	x              [nLoss]float64
	words          int        // of the shorter text
	common         [2]float64 // shares of the 3-grams of a and of b that the other has
}

// score weighs the style rates of two texts and the loss features. Words are summed in
// sorted order, so that rounding is the same on every machine.
func (w *Witnesses) score(a, b map[string]float64, loss [nLoss]float64, words int) witnessScores {
	w.bind()
	t := witnessScores{x: loss, words: words}
	sa, la := w.sum(a)
	sb, lb := w.sum(b)
	t.style = sa - sb
	t.levelA, t.levelB = la+w.LevelConstant, lb+w.LevelConstant
	for i, v := range loss {
		t.loss += w.Loss[i] * v
	}
	return t
}

func (w *Witnesses) sum(rates map[string]float64) (style, level float64) {
	for _, word := range slices.Sorted(maps.Keys(rates)) {
		if i, ok := w.index[word]; ok {
			style += w.Style[i] * rates[word]
			level += w.Level[i] * rates[word]
		}
	}
	return style, level
}

const (
	// MinClaim and minClaimLong are the least log odds of both witnesses together that
	// make a claim, for texts with fewer than longWords words and for others. With them
	// 99 of 100 claims on rewrites of the development sets are right, and one pair of
	// siblings (two rewrites of one source) in twelve gets a claim. Long texts have more
	// words and reach higher sums, right or wrong.
	MinClaim     = 1.15
	minClaimLong = 1.6
	longWords    = 200
	// machineLevel is the log odds from which a text looks machine-made: as a source it
	// could not be told from a copy. humanLevel is the log odds below which a text looks
	// so human that its wording cannot make it a rewrite.
	machineLevel = 1.3
	humanLevel   = -1.3
	// commonMost and commonMostLong are the share of either text's 3-grams in common
	// from which a pair is no rewrite but cut and paste by people. There the witnesses
	// were right in 58 of 107 pairs of news/allsides with known days: no better than
	// chance.
	commonMost     = 0.45
	commonMostLong = 0.30
)

// lossRule says when loss alone claims a direction, as between texts by two people: large
// parts of the copy stand word for word in the source, which has more content and more
// sentences. The thresholds were chosen on pairs of reuters21578, oneday and allsides that
// share runs of eight words and have known times (40 claims right, 4 wrong), and on
// clough09 (28 % claimed on sources not seen, all right). With sentences at .05 it would
// claim 40 % of clough09, but only 42 of 58 claims on the real pairs would be right.
var lossRule = struct {
	common             float64 // share of the copy's 3-grams that the source has
	content, sentences float64 // least lead of the source in content, and in sentences
	detail             float64 // least lead in details
	against            float64 // least sum of both witnesses: they may point the other way by this much
}{.4, .05, .2, -.3, -1}

// claim returns which text was first by the witnesses: +1 a, -1 b, 0 no claim.
func (t *witnessScores) claim() int {
	least, most := MinClaim, commonMost
	if t.words >= longWords {
		least, most = minClaimLong, commonMostLong
	}
	z := t.style + t.loss
	reworded := max(t.common[0], t.common[1]) < most
	switch {
	case reworded && z > least && t.levelA < machineLevel && t.levelB > humanLevel:
		return 1
	case reworded && z < -least && t.levelB < machineLevel && t.levelA > humanLevel:
		return -1
	case t.lostMore(1, t.common[1]):
		return 1
	case t.lostMore(-1, t.common[0]):
		return -1
	}
	return 0
}

// lostMore reports whether lossRule claims that the text of that sign was first. common is
// the share of the other text's 3-grams that it has.
func (t *witnessScores) lostMore(sign, common float64) bool {
	r := &lossRule
	return common > r.common && sign*t.x[lossContent] > r.content && sign*t.x[lossSentences] > r.sentences &&
		sign*t.x[lossDetail] > r.detail && sign*(t.style+t.loss) > r.against
}

// byLoss reports whether lossRule claims that the text of that sign was first.
func (t *witnessScores) byLoss(sign float64) bool {
	if sign > 0 {
		return t.lostMore(sign, t.common[1])
	}
	return t.lostMore(sign, t.common[0])
}

// bothMachine reports whether both texts look machine-made: then their wording is no
// evidence for a direction.
func (t *witnessScores) bothMachine() bool {
	return t.levelA >= machineLevel && t.levelB >= machineLevel
}

// styleWords is the least length, in words, that rates are computed with: in shorter texts a
// rate means little.
const styleWords = 40

// StyleRates returns the features of the style witness: for each plain word ten times the
// square root of its share of the text's words, and some measures of the whole text under
// names that begin with "#". The root keeps a word that a short text has twice from
// outweighing all others.
func StyleRates(d *doc.Doc) map[string]float64 {
	counts := map[string]int{}
	letters, long, digits := 0, 0, 0
	endings := make([]int, len(styleEndings))
	var fold []byte
	for _, w := range d.Words {
		if w.Class&shingle.Digit != 0 {
			digits++
			continue
		}
		fold = w.AppendFolded(fold[:0], d.Article.Text)
		counts[string(fold)]++
		letters += len(fold)
		if len(fold) >= longLetters {
			long++
		}
		for i, end := range styleEndings {
			if len(fold) > len(end)+2 && strings.HasSuffix(string(fold), end) {
				endings[i]++
			}
		}
	}
	n := float64(max(len(d.Words), styleWords))
	rates := make(map[string]float64, len(counts)+len(endings)+4)
	for w, c := range counts {
		if plainStyleWord(w) {
			rates[w] = 10 * math.Sqrt(float64(c)/n)
		}
	}
	for i, c := range endings {
		rates["#-"+styleEndings[i]] = 10 * math.Sqrt(float64(c)/n)
	}
	rates["#long"] = 10 * float64(long) / n
	rates["#letters"] = float64(letters) / max(1, float64(len(d.Words)-digits))
	rates["#numbers"] = 10 * float64(digits) / n
	rates["#variety"] = 10 * variety(d)
	return rates
}

// styleEndings are word endings that are counted for all words: those of abstract nouns and
// adverbs, which rewriters favour, and contractions, which people use.
var styleEndings = []string{"ly", "ing", "tion", "ment", "ness", "ed", "ity", "ous", "ive", "ful", "al", "ance", "ence", "n't", "'s"}

// varietyWindow is the window, in words, of the moving-average type-token ratio (Covington
// and McFall, The moving-average type-token ratio, 2010). Over a whole text the ratio would
// fall with its length.
const varietyWindow = 50

// variety returns the mean share of different words in the windows of a text, in [0, 1].
func variety(d *doc.Doc) float64 {
	if len(d.Hashes) == 0 {
		return 0
	}
	window := min(varietyWindow, len(d.Hashes))
	in := map[uint64]int{}
	sum, n := 0, 0
	for i, h := range d.Hashes {
		in[h]++
		if i >= window {
			old := d.Hashes[i-window]
			if in[old]--; in[old] == 0 {
				delete(in, old)
			}
		}
		if i >= window-1 {
			sum, n = sum+len(in), n+1
		}
	}
	return float64(sum) / float64(n*window)
}

// longLetters is the least number of bytes of a long word.
const longLetters = 8

// plainStyleWord reports whether w is a word of the letters a to z and not residue of
// tokenisers and scrapers: "'s" split from its word, "-LRB-", single letters.
func plainStyleWord(w string) bool {
	if len(w) == 1 {
		return w == "a" || w == "i"
	}
	if residueWords[w] {
		return false
	}
	return strings.IndexFunc(w, func(r rune) bool { return r != '\'' && r != '’' && (r < 'a' || r > 'z') }) < 0
}

var residueWords = outlet.WordSet(`re ll ve nt n't lrb rrb lsb rsb quot amp nbsp com www http https html ca wo ai gon na gt lt`)
