package article

// origins says for each field of an article where it came from. It is only kept
// when Options.Origins asks for it.
type origins [numFields]string

// Origin returns where the value of a field came from, in words: `field
// "maintext"`, "the page's JSON-LD", "the registered domain of the URL". The field is one of id,
// outlet, url, published, title, byline, lang and text. It returns "" when the field
// has no value, and when Options.Origins was not set.
func (a *Article) Origin(field string) string {
	if a.from == nil {
		return ""
	}
	for f := fieldID; f <= fieldText; f++ {
		if fieldNames[f] == field {
			return a.from[f]
		}
	}
	return ""
}

// has reports whether a field has a value.
func (a *Article) has(f field) bool {
	switch f {
	case fieldID:
		return a.ID != ""
	case fieldOutlet:
		return a.Outlet != ""
	case fieldURL:
		return a.URL != ""
	case fieldPublished:
		return a.Published.Precision != NoTime
	case fieldTitle:
		return a.Title != ""
	case fieldByline:
		return a.Byline != ""
	case fieldLang:
		return a.Lang != ""
	case fieldText:
		return a.Text != ""
	}
	return false
}

// keepOrigins begins to note where fields come from, if asked to.
func (a *Article) keepOrigins(opt Options) {
	if opt.Origins && a.from == nil {
		a.from = new(origins)
	}
}

// cameFrom notes where the fields came from that have a value by now and no origin yet.
func (a *Article) cameFrom(where string) {
	if a.from == nil {
		return
	}
	for f := fieldID; f <= fieldText; f++ {
		if a.from[f] == "" && a.has(f) {
			a.from[f] = where
		}
	}
}

// fieldCameFrom notes where one field came from, if it has a value.
func (a *Article) fieldCameFrom(f field, where string) {
	if a.from != nil && where != "" && a.has(f) {
		a.from[f] = where
	}
}
