package shingle

// AppendWords appends the words of text in order and returns the extended slice.
// A word is a segment of UAX #29 with at least one letter or number in it: "1,400",
// "3.5", "don’t" and the "U.S" of "U.S." are one word each, "Russian-Israeli" is
// two. Each character of a script without spaces is a word of its own and has the
// class [Ideo].
//
// Spans are bytes of text. Text beyond 4 GiB is not looked at. Invalid UTF-8
// separates words.
func AppendWords(dst []Word, text string) []Word {
	return appendWordsPlain(dst, text)
}
