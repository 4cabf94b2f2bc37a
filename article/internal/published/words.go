package published

import (
	"regexp"
	"strings"
)

// fillers are the words of a written time that do not change its meaning: names of days,
// and the words around dates and times of day in the languages of months.
var fillers = wordSet(`at on the of published updated posted last first date um uhr de del le à am il el den vom time local created modified h d
	alle ore às om uur kl klokken dnia godz r roku г года
	mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
	montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
	lundi mardi mercredi jeudi vendredi samedi dimanche
	lunes martes miércoles jueves viernes sábado domingo miercoles sabado
	lunedì martedì mercoledì giovedì venerdì sabato domenica lunedi martedi mercoledi giovedi venerdi
	lunedi' martedi' mercoledi' giovedi' venerdi'
	segunda-feira terça-feira quarta-feira quinta-feira sexta-feira terca-feira
	maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
	poniedziałek wtorek środa czwartek piątek sobota niedziela środę sobotę niedzielę
	måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag
	понедельник вторник среда четверг пятница суббота воскресенье среду пятницу субботу`)

// shortDays are abbreviations of days. Some are also other words, months or zones of time,
// so that they count at the beginning of a date alone.
var shortDays = wordSet(`mo di mi do fr sa so ma wo vr za zo
	lun mar mer jeu ven sam dim gio sab dom mié mie jue vie sáb seg ter qua qui sex segunda terça quarta quinta sexta
	pon wt śr czw pt sob niedz ndz mån tis tor tors ons fre lör sön man tir lør søn пн вт ср чт пт сб вс`)

// wordSet returns the words of s as a set.
func wordSet(s string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// weekday returns how many words at the beginning of a date are the abbreviation of a day: 0
// or 1. One that may be a month as well, as "mar", is a day when a month follows.
func weekday(tokens []string) int {
	if len(tokens) < 2 || !shortDays[strings.TrimSuffix(tokens[0], ".")] {
		return 0
	}
	if monthOf(tokens[0]) == 0 {
		return 1
	}
	for _, t := range tokens[1:] {
		if monthOf(t) != 0 {
			return 1
		}
	}
	return 0
}

// Times of day that are not written with a colon: "07h40", and "14.30" beside a word that says
// that it is one.
var (
	hourClock  = regexp.MustCompile(`^(\d{1,2})h(\d{2})$`)
	pointClock = regexp.MustCompile(`^(\d{1,2})\.(\d{2})$`)
	beforeTime = wordSet("kl kl. klokken ore alle um om à às")
	afterTime  = wordSet("uhr uur h")
)

// clockWord returns the i-th word of a date, a time of day with its colon.
func clockWord(tokens []string, i int) string {
	s := tokens[i]
	if m := hourClock.FindStringSubmatch(s); m != nil {
		return m[1] + ":" + m[2]
	}
	if m := pointClock.FindStringSubmatch(s); m != nil && (i > 0 && beforeTime[tokens[i-1]] || i+1 < len(tokens) && afterTime[tokens[i+1]]) {
		return m[1] + ":" + m[2]
	}
	return s
}
