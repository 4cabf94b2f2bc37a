package pile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"copytrail/article"
)

const footer = " Support our newsroom with a small gift today and receive the evening letter with puzzles, recipes, weather and the tide tables for the whole coast. Letters to the editor reach us at the old customs house beside the ferry landing, where the front desk is open every weekday until five in the afternoon."

// ownStory returns a text of 200 words. The texts of other stories have other words, and
// the two versions of a story have theirs in different orders.
func ownStory(story, version int) string {
	var words []string
	for k := range 200 {
		words = append(words, fmt.Sprintf("story%dword%d", story, k))
	}
	if version == 1 {
		slices.Reverse(words)
	}
	return strings.Join(words, " ") + "."
}

// What unrelated articles of unknown outlets have in common is boilerplate; what copies of
// one story have in common is not.
func TestTextOfUnrelatedArticlesIsBoilerplate(t *testing.T) {
	for _, c := range []struct {
		name    string
		outlet  string
		stories []int
		want    bool
	}{
		{"three stories", "", []int{1, 2, 3}, true},
		{"two stories", "", []int{1, 2}, false},
		{"copies of one story and another", "", []int{1, 1, 1, 2}, false},
		{"three known outlets", "paper", []int{1, 2, 3}, false},
	} {
		var articles []*article.Article
		for i, story := range c.stories {
			a := &article.Article{ID: fmt.Sprint(i), Lang: "en", Text: ownStory(story, 0) + footer}
			if c.outlet != "" {
				a.Outlet = fmt.Sprint(c.outlet, i)
			}
			// The topic of an article is terms that another article has too.
			articles = append(articles, a, &article.Article{ID: fmt.Sprint(i, " without footer"), Lang: "en", Text: ownStory(story, 1)})
		}
		p := pileOf(t, articles)
		got := false
		for _, x := range p.uniquePrints(nil, 0) {
			got = got || p.common.unrelated.Has(x)
		}
		if got != c.want {
			t.Errorf("%s: boilerplate found: %v, want %v", c.name, got, c.want)
		}
	}
}
