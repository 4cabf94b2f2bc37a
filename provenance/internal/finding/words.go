package finding

// Words says whose words a passage is, or of what kind the text is that two articles
// share. Only Prose is evidence that one newsroom took from another.
type Words uint8

// The kinds of words.
const (
	Prose       Words = iota // the article's own writing
	Quotation                // somebody's words, marked as such: quotation marks, a block, a dialogue dash
	Statement                // somebody's words without marks: a release, a post, a transcript, an interview
	Data                     // a table, a line-up, a card, a list of names, prices or figures
	Form                     // a form that is filled again and again: a horoscope, a listing, a notice
	Boilerplate              // what stands under articles of different stories, such as a text about a company
)

var wordsNames = [...]string{"prose", "quotation", "statement", "data", "form", "boilerplate"}

// String returns the name of w in outputs: "prose", "quotation", "statement", "data",
// "form" or "boilerplate".
func (w Words) String() string { return wordsNames[w] }

// Said reports whether w are the words of somebody whom an article quotes.
func (w Words) Said() bool { return w == Quotation || w == Statement }

// ParseWords returns the kind of words with this name, and reports whether there is one.
func ParseWords(name string) (Words, bool) {
	for i, n := range wordsNames {
		if n == name {
			return Words(i), true
		}
	}
	return Prose, false
}
