package site

import (
	"net/url"
	"slices"
	"strings"

	"copytrail/article/internal/fold"
)

// Canonical returns rawURL in a form that is equal for all addresses of one page:
// without scheme, "www.", "m." and "amp.", fragment, tracking parameters, marks of AMP
// and final slash, with the host in lower case and the other parameters sorted. The
// address of an AMP cache or a web archive gives that of the page held there. The result
// tells that two records are one article; it is not an address to visit. It is "" when
// rawURL is not a web address.
func Canonical(rawURL string) string {
	rawURL = strings.TrimSpace(rawURL)
	for range 3 {
		if rawURL == "" || len(rawURL) > maxURL {
			return ""
		}
		if !strings.Contains(rawURL, "//") {
			if at := strings.IndexAny(rawURL, ":@/"); at >= 0 && rawURL[at] != '/' {
				return "" // "mailto:jane@echo.com", "a.jsonl:3"
			}
			rawURL = "//" + rawURL
		}
		u, err := url.Parse(rawURL)
		if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
			return ""
		}
		host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
		if !strings.Contains(host, ".") {
			return ""
		}
		if inner := innerURL(host, u.EscapedPath()); inner != "" {
			if u.RawQuery != "" {
				inner += "?" + u.RawQuery
			}
			rawURL = inner
			continue
		}
		return bareHost(host) + barePath(u.EscapedPath()) + bareQuery(u.RawQuery)
	}
	return ""
}

// bareHost returns host without a prefix that names another view of the same site.
func bareHost(host string) string {
	for _, prefix := range []string{"www.", "amp.", "m.", "mobile."} {
		if rest, ok := strings.CutPrefix(host, prefix); ok && strings.Contains(rest, ".") {
			return rest
		}
	}
	return host
}

// barePath returns path without marks of AMP, an index file and the final slash.
func barePath(path string) string {
	path = strings.TrimRight(path, "/")
	for _, suffix := range []string{"/amp", ".amp", "/index.html", "/index.htm", "/index.php"} {
		if rest, ok := strings.CutSuffix(path, suffix); ok {
			path = strings.TrimRight(rest, "/")
		}
	}
	path = strings.Replace(path, ".amp.html", ".html", 1)
	if rest, ok := strings.CutPrefix(path, "/amp/"); ok {
		path = "/" + rest
	}
	return path
}

// tracking are the parameters that say where a visitor came from and not which page is
// meant. Those that begin with one of trackingPrefixes do the same.
var (
	tracking = fold.WordSet(`fbclid gclid dclid msclkid yclid igshid mc_cid mc_eid ref ref_src referer referrer source src cmpid cmp ncid
		ito smid smtyp feedtype feedname taid spm _ga amp outputtype clicksource pgtype hp sr_share cid campaign ocid icid iref mbid
		xtor rss guccounter cn-track`)
	// trackingClicks are tracking only beside the parameter pgtype; elsewhere they may
	// select the page.
	trackingClicks   = fold.WordSet("action module region version contentcollection contentplacement rank")
	trackingPrefixes = []string{"utm_", "wt.", "at_", "pk_", "mtm_", "hsa_", "guce_", "__twitter_", "ns_"}
)

// bareQuery returns query without tracking parameters, the others sorted.
func bareQuery(query string) string {
	if query == "" {
		return ""
	}
	clicks := strings.Contains(query, "pgtype=")
	var kept []string
next:
	for part := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(part, "=")
		name = strings.ToLower(name)
		if name == "" || tracking[name] || clicks && trackingClicks[name] {
			continue
		}
		for _, prefix := range trackingPrefixes {
			if strings.HasPrefix(name, prefix) {
				continue next
			}
		}
		kept = append(kept, part)
	}
	if len(kept) == 0 {
		return ""
	}
	slices.Sort(kept)
	return "?" + strings.Join(slices.Compact(kept), "&")
}
