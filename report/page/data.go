package page

import "copytrail/report/internal/view"

// The types of this file are the JSON that the program of the page reads. Strings in
// them are clean and ready to show. An article or a finding is referred to by its number
// in the lists of the index.

// index is what the page knows from the start.
type index struct {
	Tool       string       `json:"tool"`
	Options    [][2]string  `json:"options"`
	Summary    summary      `json:"summary"`
	Articles   []articleRow `json:"articles"`
	Findings   []findingRow `json:"findings"`
	Statements []statement  `json:"statements"`
	Stories    []story      `json:"stories"`
	Outlets    []outlets    `json:"outlets"`
	Sharing    []sharing    `json:"sharing"`
	Skipped    [][2]string  `json:"skipped"` // place, reason
	Merged     [][3]string  `json:"merged"`  // place, place of the record that stands for it, reason
	Notes      [][2]string  `json:"notes"`   // place, note
	Times      [][2]string  `json:"times"`   // outlet, what its times of publication are worth; those that are all believed are left out
	NoText     bool         `json:"noText"`
}

// summary says what went through the run.
type summary struct {
	Text       string   `json:"text"`
	Read       int      `json:"read"`
	Kept       int      `json:"kept"`
	Merged     int      `json:"merged"`
	Skipped    int      `json:"skipped"`
	Printings  int      `json:"printings"` // further ones, of so many articles as Reprinted says
	Reprinted  int      `json:"reprinted"`
	Candidates int      `json:"candidates"`
	Accepted   int      `json:"accepted"`
	Same       []string `json:"same"`      // which outlets have articles that were not compared, a line each
	Relations  []string `json:"relations"` // every relation there is, strongest first
}

type articleRow struct {
	ID     string `json:"id"`
	Outlet string `json:"outlet"`
	Feed   string `json:"feed"` // the outlet as the network names it
	URL    string `json:"url"`
	When   string `json:"when"`
	Also   string `json:"also,omitempty"`  // which printing it is and when the others appeared; "" when there are none
	Is     string `json:"is,omitempty"`    // which printing it is, "" for the first
	First  *int   `json:"first,omitempty"` // the first printing; nil for itself, and when that is not in the list
	Unix   *int64 `json:"unix"`            // null when not known, or not believed
	Title  string `json:"title"`
	Length int    `json:"length"`
	Text   bool   `json:"text"` // whether the text is in the page
}

// findingRow is a row of the list; its passages are in a block of its own.
type findingRow struct {
	Key       string           `json:"key"`
	Relation  string           `json:"relation"`
	Score     view.Decimal4    `json:"score"`
	Copy      int              `json:"copy"`
	Source    int              `json:"source"`
	Sentence  string           `json:"sentence"`
	Known     bool             `json:"known"`
	Roles     [2]string        `json:"roles"` // what source and copy are called
	Direction string           `json:"direction"`
	Sure      view.Decimal4    `json:"confidence"`
	Covered   [2]view.Decimal4 `json:"covered"` // of source and copy
	Whose     [2]string        `json:"whose"`   // whose words that is; "" for own prose
	Credited  bool             `json:"credited"`
	Licence   string           `json:"licence,omitempty"` // "" when it is not licensed
	Further   bool             `json:"further,omitempty"` // another pair of printings speaks for the two articles
	Lag       *int64           `json:"lag"`               // seconds from source to copy; null when the times do not say
	Story     int              `json:"story"`             // -1 when the two are not in one
}

// detail is what the view of one finding adds to its row.
type detail struct {
	Cues      []cue       `json:"cues"`
	Passages  []passage   `json:"passages"`
	Counts    string      `json:"counts"`
	Credit    string      `json:"credit"`
	CreditAt  *span       `json:"creditAt"`
	Exclusive string      `json:"exclusive"`
	From      string      `json:"from"`
	Statement string      `json:"statement"` // what somebody said that both carry
	Warnings  []string    `json:"warnings"`
	Features  [][3]string `json:"features"`
}

// statement is what several articles quote.
type statement struct {
	Sentence string   `json:"sentence"`
	Text     string   `json:"text"`     // its words; "" when no text was at hand
	Articles [][2]int `json:"articles"` // each with how many of the words it carries, 0 when that is not known
	Findings []int    `json:"findings"`
	Credits  []string `json:"credits"`
	Warnings []string `json:"warnings"`
}

// cue is one piece of evidence for a direction.
type cue struct {
	Name     string `json:"name"`
	For      string `json:"for"`
	Alone    string `json:"alone"` // how sure it would be without the others
	Evidence string `json:"evidence"`
	Copy     *span  `json:"copy"`
	Source   *span  `json:"source"`
}

// passage is one passage. Its spans count UTF-16 units of the whole texts, as a browser
// does. Diff is a list of steps: [0, source units, copy units] for words in both, [-1,
// units] for removed and [1, units] for inserted ones. Shared are the spans of words that
// both have, in source and copy, counted from the start of the passage. SourceText and
// CopyText are excerpts, for articles whose texts are not in the page.
type passage struct {
	Source     span          `json:"source"`
	Copy       span          `json:"copy"`
	Kind       int           `json:"kind"`
	Words      string        `json:"words"` // whose words most of it is
	Similarity view.Decimal4 `json:"similarity"`
	Diff       [][]int       `json:"diff,omitempty"`
	Shared     *[2][]span    `json:"shared,omitempty"`
	SourceText string        `json:"sourceText,omitempty"`
	CopyText   string        `json:"copyText,omitempty"`
}

// story is one story with its tree.
type story struct {
	ID       string `json:"id"`
	Articles []int  `json:"articles"`
	Earliest int    `json:"earliest"` // -1 when not known
	Closest  int    `json:"closest"`
	Edges    []edge `json:"edges"`
}

// edge is one step of the tree of a story.
type edge struct {
	Source  int           `json:"source"` // -1 when not in the pile
	Copy    int           `json:"copy"`
	Unseen  string        `json:"unseen"`
	Finding int           `json:"finding"` // -1 when not in the report
	Share   view.Decimal4 `json:"share"`
}

// outlets is one arrow of the outlet network.
type outlets struct {
	Source    string           `json:"source"`
	Copy      string           `json:"copy"`
	Articles  int              `json:"articles"`
	Few       bool             `json:"few"`
	Credited  int              `json:"credited"`
	Licensed  int              `json:"licensed"`
	Interval  [2]view.Decimal4 `json:"interval"` // of the credited share
	Output    int              `json:"output"`   // 0 when not known
	Share     view.Decimal4    `json:"share"`
	Lag       *int64           `json:"lag"`     // median, in seconds
	LagText   string           `json:"lagText"` // with quartiles, in words
	Relations string           `json:"relations"`
	By        string           `json:"by"`
	Owner     string           `json:"owner"`
	Examples  []int            `json:"examples"`
}

// sharing is a pair of outlets that share a source.
type sharing struct {
	Source   string    `json:"source"`
	Outlets  [2]string `json:"outlets"`
	Findings int       `json:"findings"`
	Examples []int     `json:"examples"`
}
