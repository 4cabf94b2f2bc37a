package feed

import (
	"strings"

	"github.com/mmcdole/gofeed"
)

// isUnpublished reports whether an item of an export of WordPress (WXR) is no published
// post: a draft, a page of the site, a picture, a menu. The export holds all that the site
// has, as a feed with elements of its own. Kinds of posts that a site has made up are read.
func isUnpublished(item *gofeed.Item) bool {
	wp := func(name string) string {
		for _, x := range item.Extensions["wp"][name] {
			return strings.ToLower(strings.TrimSpace(x.Value))
		}
		return ""
	}
	switch status := wp("status"); status {
	case "", "publish", "inherit":
	default:
		return true
	}
	switch kind := wp("post_type"); kind {
	case "page", "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request":
		return true
	default:
		return strings.HasPrefix(kind, "wp_")
	}
}
