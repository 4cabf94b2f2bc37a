package published

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// characterDate matches a date as Japanese, Chinese and Korean write it, with the day of the
// week and the time of day, if there are any: "2016年5月12日", "2016年5月12日(木) 14時30分",
// "2016년 5월 12일 오후 2:30".
var characterDate = regexp.MustCompile(`^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号일]` +
	`\s*(?:[(（]?(?:[月火水木金土日](?:曜日?)?|(?:星期|周|週|礼拜)[一二三四五六日天]|[월화수목금토일](?:요일)?)[)）]?)?` +
	`\s*(?:(午前|午後|上午|下午|오전|오후)?\s*(\d{1,2})\s*[:時时시点點]\s*(\d{1,2})\s*[分분]?(?:[:\s]*(\d{1,2})\s*[秒초]?)?)?` +
	`\s*(?:公開|更新|配信|発表|付)?$`)

// parseCharacters reads a date in characters.
func parseCharacters(s string) (Time, bool) {
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '：':
			return ':'
		case r == '\u3000':
			return ' '
		}
		return r
	}, s))
	m := characterDate.FindStringSubmatch(s)
	if m == nil {
		return Time{}, false
	}
	n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v }
	year, month, day, hour, minute, second := n(1), n(2), n(3), n(5), n(6), n(7)
	p := Day
	switch {
	case m[7] != "":
		p = Second
	case m[5] != "":
		p = Minute
	}
	switch m[4] {
	case "午後", "下午", "오후":
		if hour < 12 {
			hour += 12
		}
	case "午前", "上午", "오전":
		if hour == 12 {
			hour = 0
		}
	}
	if month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59 {
		return Time{}, false
	}
	t := time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
	if t.Day() != day || !inRange(t) {
		return Time{}, false
	}
	return Time{Time: t, Precision: p}, true
}
