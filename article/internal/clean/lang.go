package clean

import (
	"strings"

	"golang.org/x/text/language"
)

// langNames are the codes of languages that inputs name in English words, as GDELT does.
var langNames = map[string]string{
	"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
	"russian": "ru", "ukrainian": "uk", "polish": "pl", "czech": "cs", "turkish": "tr", "arabic": "ar", "hebrew": "he",
	"persian": "fa", "hindi": "hi", "chinese": "zh", "japanese": "ja", "korean": "ko", "swedish": "sv", "norwegian": "no",
	"danish": "da", "finnish": "fi", "greek": "el", "romanian": "ro", "hungarian": "hu", "indonesian": "id", "vietnamese": "vi",
}

// Lang returns the ISO 639-1 code of the language that s names: "en" for "en-US", "eng"
// or "English". It returns "" when s names no language that has such a code.
func Lang(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) == 2 && s[0] >= 'a' && s[0] <= 'z' && s[1] >= 'a' && s[1] <= 'z' {
		return s
	}
	if s == "" || len(s) > 35 {
		return ""
	}
	if code, ok := langNames[s]; ok {
		return code
	}
	tag, err := language.Parse(strings.ReplaceAll(s, "_", "-"))
	if err != nil {
		return ""
	}
	base, confidence := tag.Base()
	if code := base.String(); confidence != language.No && len(code) == 2 {
		return code
	}
	return ""
}
