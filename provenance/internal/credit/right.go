package credit

import "copytrail/provenance/internal/outlet"

// cuedRight finds what follows a name: a verb, a product, a reporter, a colon.
func (c *context) cuedRight() (verdict, bool) {
	r := c.right
	i := c.skipJoined(0)
	if i >= len(r) {
		return verdict{}, false
	}
	if !r[i].upper && talkedAbout[r[i].low] {
		return verdict{}, false
	}
	if v, ok := c.headlineStyle(i); ok {
		return v, true
	}
	if v, ok := c.relative(i); ok {
		return v, true
	}
	if v, ok := c.product(i); ok {
		return v, true
	}
	for n := 0; i < len(r) && n < 8; n++ {
		switch {
		case fillers[r[i].low] || r[i].low == `"`:
			i++
		case r[i].word && r[i].low[0] <= '9' && n > 0: // a day or a year
			i++
		case r[i].low == "a" && i+1 < len(r) && participles[r[i+1].low]:
			if i+2 < len(r) && ownThings[r[i+2].low] {
				return verdict{}, false
			}
			return verdict{Reported, c.start, r[i+1].end}, true
		case r[i].low == "(":
			j := i + 1
			for j < len(r) && j < i+6 && r[j].low != ")" {
				j++
			}
			if j == len(r) || r[j].low != ")" {
				return verdict{}, false
			}
			i = j + 1
		default:
			return c.verb(i)
		}
	}
	return verdict{}, false
}

// verb accepts a verb of reporting at right[i].
func (c *context) verb(i int) (verdict, bool) {
	r := c.right
	if i >= len(r) || !reportVerbs[r[i].low] {
		return verdict{}, false
	}
	v := r[i].low
	if c.weak && v != "reported" && v != "reports" && v != "magazine" && v != "сообщает" {
		return verdict{}, false
	}
	if companyVerbs[v] {
		if c.pile && c.weak {
			return verdict{}, false
		}
		// "CNN said it would not …", "the Post said in a statement".
		for j := i + 1; j < len(r) && j <= i+4; j++ {
			switch r[j].low {
			case "it", "its", "they", "statement", "we", "itself":
				return verdict{}, false
			}
		}
		if v == "called" || v == "put" || v == "ran" || v == "gave" || v == "gives" || v == "posted" || v == "released" || v == "added" {
			if !hasToken(r[i:], `"`, 14) && !hasToken(r[i:], "story", 6) && !hasToken(r[i:], "article", 6) && !hasToken(r[i:], "poll", 6) {
				return verdict{}, false
			}
		}
	}
	if (v == "report" || v == "reporting") && i > 0 && r[i-1].low == "to" {
		return verdict{}, false
	}
	return verdict{Reported, c.start, r[i].end}, true
}

// skipJoined skips the partners of a joint product: "/Ipsos", "-NORC Center for
// Public Affairs Research", ".com".
func (c *context) skipJoined(i int) int {
	r := c.right
	if i+1 < len(r) && (r[i].low == "." && r[i+1].low == "com") {
		i += 2
	}
	for i+1 < len(r) && (r[i].low == "/" || r[i].low == "-" || r[i].low == "—") && r[i].start == c.endBefore(i) && r[i+1].upper {
		i += 2
		for n := 0; i < len(r) && n < 6 && (r[i].word && r[i].upper || r[i].low == "for" || r[i].low == "of" || r[i].low == "/" && i+1 < len(r) && r[i+1].upper); n++ {
			if reportNouns[r[i].low] {
				return i
			}
			i++
		}
	}
	return i
}

// endBefore returns where what stands before right[i] ends.
func (c *context) endBefore(i int) int {
	if i == 0 {
		return c.end
	}
	return c.right[i-1].end
}

// headlineStyle finds a name that opens its line or clause and is followed by a
// colon: "Reuters: …", "The New York Times: …".
func (c *context) headlineStyle(i int) (verdict, bool) {
	if c.weak || c.right[i].low != ":" || c.right[i].start > c.end+1 {
		return verdict{}, false
	}
	n := c.kept
	if n == 0 || c.left[n-1].low == ":" || c.left[n-1].low == "—" || c.left[n-1].low == "-" && c.left[n-1].end < c.start {
		if i+1 < len(c.right) || c.agency {
			return verdict{Reported, c.start, c.right[i].end}, true
		}
	}
	return verdict{}, false
}

// relative finds ", citing officials, reported", ", which first reported".
func (c *context) relative(i int) (verdict, bool) {
	r := c.right
	if r[i].low != "," || i+2 >= len(r) {
		return verdict{}, false
	}
	switch r[i+1].low {
	case "citing", "quoting":
		return verdict{Reported, c.start, r[i+1].end}, true
	case "which", "who":
		for j := i + 2; j < len(r) && j < i+6; j++ {
			if reportVerbs[r[j].low] && r[j].low != "said" && r[j].low != "announced" && (!c.weak || r[j].low == "reported") {
				return verdict{Reported, c.start, r[j].end}, true
			}
			if !fillers[r[j].low] {
				return verdict{}, false
			}
		}
	case "in", "the", "a", "an":
		// An apposition: "X, in a similar report, said", "X, the state agency, reported".
		for j := i + 2; j+1 < len(r) && j < i+12; j++ {
			if r[j].low == "," {
				return c.verb(j + 1)
			}
		}
	}
	return verdict{}, false
}

// afterThe reports whether "the" stands right before the names.
func (c *context) afterThe() bool {
	return len(c.left) > 0 && c.left[len(c.left)-1].low == "the"
}

// tweet finds the signature of an embedded post: "— Sky News (@SkyNews)".
func (c *context) tweet() (verdict, bool) {
	r := c.right
	if len(c.left) == 0 || c.left[len(c.left)-1].low != "—" || len(r) < 2 || r[0].low != "(" || r[1].low != "@" {
		return verdict{}, false
	}
	return verdict{Reported, c.start, r[1].end}, true
}

// product finds "a Washington Post analysis", "the Times's fact-checker".
func (c *context) product(i int) (verdict, bool) {
	r := c.right
	for n := 0; i < len(r) && n < 6; n++ {
		t := r[i]
		switch {
		case t.low == "headline" || t.low == "headlines":
			return verdict{Reported, c.start, t.end}, true
		case reportNouns[t.low]:
			if c.weak && n == 0 && t.low != "report" && t.low != "poll" && !(c.afterThe() && (t.low == "piece" || t.low == "article" || t.low == "story")) {
				return verdict{}, false
			}
			if i+1 < len(r) && r[i+1].low == "cards" {
				return verdict{}, false
			}
			return verdict{Reported, c.start, t.end}, true
		case nounPrefixes[t.low] || t.low == "-" && i+1 < len(r) && !r[i+1].upper:
			i++
		case t.low == "op" || t.low == "write" || t.low == "front" || t.low == "follow" || t.low == "ed" || t.low == "page" || t.low == "up":
			if t.low == "ed" {
				return verdict{Reported, c.start, t.end}, true
			}
			i++
		default:
			return verdict{}, false
		}
	}
	return verdict{}, false
}

// namedReporter finds "X's Jane Doe reported", "X reporter Jane Doe wrote", "Jane
// Doe of X reported".
func (c *context) namedReporter() (verdict, bool) {
	r := c.right
	if c.weak || len(r) < 2 {
		return verdict{}, false
	}
	i, role := 0, false
	if r[0].low == "'s" || r[0].low == "'" {
		i, role = 1, true
	}
	for i < len(r) && (r[i].low == "own" || r[i].low == "senior" || r[i].low == "political" || r[i].low == "chief" ||
		r[i].low == "white" || r[i].low == "house" || r[i].low == "congressional" || r[i].low == "legal" || r[i].low == "opinion" ||
		r[i].low == "national" || r[i].low == "security" || r[i].low == "investigative" || r[i].low == "media" || r[i].low == "justice") {
		i++
	}
	if i < len(r) && reporters[r[i].low] {
		i, role = i+1, true
	}
	of := len(c.left) > 1 && (c.left[len(c.left)-1].low == "of" || c.left[len(c.left)-1].low == "the" && c.left[len(c.left)-2].low == "of")
	if !role && !of {
		return verdict{}, false
	}
	names := 0
	for i < len(r) && names < 6 && (r[i].word && r[i].upper || r[i].low == "." || r[i].low == "and") {
		i++
		names++
	}
	if of && names > 0 || !of && names == 0 {
		return verdict{}, false
	}
	if i < len(r) && r[i].low == "," { // ", whose columns …, says"
		for j := i + 1; j+1 < len(r) && j < i+30; j++ {
			if r[j].low == "," && (r[j+1].low == "reported" || r[j+1].low == "says" || r[j+1].low == "wrote" || r[j+1].low == "writes" || r[j+1].low == "reports") {
				return verdict{Reported, c.start, r[j+1].end}, true
			}
		}
	}
	for i < len(r) && fillers[r[i].low] && r[i].low != "has" {
		i++
	}
	if i >= len(r) || !reporterVerbs[r[i].low] {
		return verdict{}, false
	}
	v := r[i].low
	if of && v != "reported" && v != "reports" && v != "wrote" && v != "writes" {
		return verdict{}, false
	}
	if v == "has" && !hasToken(r[i:], "scoop", 4) {
		return verdict{}, false
	}
	if v == "asked" && !c.agency {
		return verdict{}, false
	}
	return verdict{Reported, c.start, r[i].end}, true
}

// speechVerbs make what is said on the air news.
var speechVerbs = outlet.WordSet(`said says say saying told tells argued argues claimed claims suggested suggests insisted
	insists explained explains added adds declared declares predicted warned warns admitted admits acknowledged
	called calls defended defends denied dismissed asked discussing discussed stated noted remarked vowed
	announced joked accused accuses responded revealed confirmed maintained complained boasted conceded
	urged blasted slammed criticized appeared appearing repeated reiterated speaking interview argued pressed
	went quipped asserted contended lamented tweeted`)

// speechNear reports whether somebody says something in the sentence.
func (c *context) speechNear() bool {
	for _, t := range c.left {
		if speechVerbs[t.low] {
			return true
		}
	}
	for i, t := range c.right {
		if i > 30 {
			break
		}
		if speechVerbs[t.low] {
			return true
		}
	}
	return false
}

// onAir finds "said on CNN", "on NBC's “Meet the Press,” he argued".
func (c *context) onAir() (verdict, bool) {
	n := c.kept
	if c.weak || n == 0 || len(c.right) > 0 && !c.right[0].upper && talkedAbout[c.right[0].low] {
		return verdict{}, false
	}
	if w := c.left[n-1].low; w != "on" && w != "during" && w != "over" {
		// "told “Face the Nation”": the cue may stand before a person's name.
		return c.toldPerson()
	}
	if !c.speechNear() {
		return verdict{}, false
	}
	// A pundit, a show or a past career "on X" is talked about.
	if n > 1 {
		switch c.left[n-2].low {
		case "pundit", "nights", "night", "remarks", "comments", "airs", "air", "host", "commentator", "contributor", "analyst", "attack", "attacks", "based", "crackdown", "show", "relies", "effect", "focus", "war", "boycott", "drama", "series":
			return verdict{}, false
		}
	}
	return verdict{Told, c.left[n-1].start, c.end}, true
}

// toldPerson finds "told Jane Doe of X", "told host Jane Doe in an X exclusive".
func (c *context) toldPerson() (verdict, bool) {
	n := c.kept
	if c.left[n-1].low != "of" && c.left[n-1].low != "at" && c.left[n-1].low != "from" && c.left[n-1].low != "with" {
		return verdict{}, false
	}
	for j := n - 2; j >= 0 && j >= n-7; j-- {
		t := c.left[j]
		if t.low == "told" || t.low == "tells" || t.low == "telling" || t.low == "interview" {
			return verdict{Told, t.start, c.end}, true
		}
		if t.low == "according" {
			return verdict{According, t.start, c.end}, true
		}
		if !t.upper && !described[t.low] && !reporters[t.low] && t.low != "to" && t.low != "with" {
			return verdict{}, false
		}
	}
	return verdict{}, false
}

// participles follow "a" in French: "Le Monde a révélé".
var participles = outlet.WordSet(`révélé rapporté annoncé écrit indiqué affirmé publié dévoilé précisé raconté`)

// toldVerbs stand before the one who spoke: "sagte die Ministerin dem Tagesspiegel",
// "a déclaré la ministre au Monde", "dijo el capitán a Reuters".
var toldVerbs = outlet.WordSet(`sagte sagten erklärte erklärten bestätigte verriet erzählte versicherte betonte
	déclaré dit indiqué confié expliqué affirmé assuré estimé raconté confirmé
	dijo dijeron declaró afirmó explicó aseguró contó confirmó señaló indicó comentó admitió reconoció relató precisó
	confirmado declarado explicado confirmaron declararon
	сказал сказала сказали рассказал рассказала рассказали заявил заявила заявили сообщил сообщила сообщили пояснил пояснила подтвердил подтвердила`)

// leadsTo are the words between the one who spoke and the one who was told.
var leadsTo = outlet.WordSet(`dem der au aux à al a газете изданию агентству телеканалу порталу журналу`)

// toldTo finds an outlet as the one who was told, behind the one who spoke.
func (c *context) toldTo() (verdict, bool) {
	n := len(c.left)
	if c.weak || n < 2 {
		return verdict{}, false
	}
	to := n - 1
	for to > 0 && described[c.left[to].low] && !leadsTo[c.left[to].low] {
		to--
	}
	switch w := c.left[to].low; {
	case leadsTo[w]:
	case w == "'" && to > 0:
		to--
	default:
		return verdict{}, false
	}
	for i := to - 1; i >= 0 && i >= to-6; i-- {
		t := c.left[i]
		if toldVerbs[t.low] {
			return verdict{Told, t.start, c.end}, true
		}
		if !t.word {
			return verdict{}, false
		}
	}
	return verdict{}, false
}
