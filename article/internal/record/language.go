package record

import (
	"strings"

	"copytrail/article/internal/clean"
)

// languages are the codes of languages that databases of the press name in the languages
// of their users.
var languages = map[string]string{
	"anglais": "en", "englisch": "en", "inglés": "en", "inglese": "en", "inglês": "en", "engels": "en", "ingles": "en",
	"français": "fr", "francais": "fr", "französisch": "fr", "francés": "fr", "francese": "fr", "francês": "fr", "frans": "fr",
	"deutsch": "de", "allemand": "de", "alemán": "de", "tedesco": "de", "alemão": "de", "duits": "de",
	"español": "es", "espagnol": "es", "spanisch": "es", "spagnolo": "es", "espanhol": "es", "spaans": "es",
	"italiano": "it", "italien": "it", "italienisch": "it", "italiaans": "it",
	"nederlands": "nl", "néerlandais": "nl", "niederländisch": "nl", "holandés": "nl", "olandese": "nl",
	"português": "pt", "portugais": "pt", "portugiesisch": "pt", "portugués": "pt", "portoghese": "pt",
	"русский": "ru", "russe": "ru", "russisch": "ru", "ruso": "ru", "russo": "ru", "svenska": "sv", "dansk": "da", "norsk": "no", "polski": "pl",
}

// Language returns the ISO 639-1 code of the language that s names in English or in one of
// the languages in which databases of the press are used, "" when it names none.
func Language(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if code, ok := languages[s]; ok {
		return code
	}
	return clean.Lang(s)
}
