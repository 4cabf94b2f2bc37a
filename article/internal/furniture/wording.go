package furniture

import "copytrail/article/internal/fold"

// The wording of known furniture, folded as package fold does it: lower case, plain
// apostrophes, no marks at either end. There are three kinds: whole lines, openings that
// are enough by themselves, and openings that need another word later in the line,
// because sentences begin so too.
//
// To add to it: take wording that sites print around articles, never what one article
// says, and add a line to the table in furniture_test.go.

// maxExact is the length of the longest of exactLines, in bytes.
const maxExact = 64

// exactLines are the lines that are furniture as a whole.
var exactLines = fold.LineSet(`
	advertisement; advertisement advertisement; advertisements; advertising; ad; ads; sponsored; sponsored content; promoted; promoted stories
	advertisement - continue reading below; advertisement continue reading the main story; continue reading the main story; skip advertisement
	story continued below; story continues below; story continues below advertisement; story continues; article continues below
	article continues below advertisement; article continues after ad; continue reading below; continue reading; content continues below
	continue reading the story; scroll to continue; scroll down to continue; keep reading; story continues after ad; story continues after advertisement
	share; share this; share this article; share this story; share this post; share this page; share this video; share article; share story
	share on facebook; share on twitter; share on linkedin; share on whatsapp; share on reddit; share on pinterest; share via email
	share on facebook share on twitter; share with; share options; share to or; social sharing; social share; share with your friends
	share full article; share tweet; share tweet email; share tweet post email; share this article share tweet post email
	share this article with; close share panel; copy this link; copy link; copy link copied; link copied; copied; copied!; go to permalink; permalink
	facebook; twitter; email; e-mail; whatsapp; linkedin; pinterest; reddit; google+; tumblr; flipboard; pocket; telegram; messenger; youtube; instagram
	tweet; pin; pin it; post; like; save; saved; print; print-icon; print this article; print article; email this article; email article; email this; mail
	facebook twitter; facebook twitter email; facebook twitter google+; facebook twitter linkedin; facebook twitter email print
	facebook twitter whatsapp; facebook twitter pinterest; facebook twitter reddit pinterest email; share facebook twitter
	facebook twitter google plus; facebook twitter linkedin email; facebookemail twitter google+ linkedin pinterest
	connect tweet linkedin commentemailmore; connecttweetlinkedincommentemailmore; post to facebook; posted; cancelsend; play facebook
	comment; comments; leave a comment; post a comment; view comments; show comments; hide comments; read comments; add a comment; no comments; comment now
	comments are closed; join the conversation; comment and share; reply; reply to this; be the first to comment; load comments; load more comments; comments off
	related; related stories; related story; related articles; related article; related content; related posts; related topics; related news; related coverage
	related links; related video; related videos; related items; related reading; related tags; most read; most popular; most viewed; most shared; most commented
	trending; trending now; trending stories; popular; popular stories; popular now; recommended; recommended for you; recommended stories; recommended reading
	recommended videos; recommended articles; editor's picks; editors' picks; editors picks; editor's choice; top stories; top news; latest news; latest stories; latest
	more stories; more news; more headlines; more from this section; more in this section; also in this section; more like this; more on this; more on this story
	return to the obituary; subscriber benefits; your username; your password; register for an account; password recovery; today; tonight; this evening; tomorrow; more on this topic; more coverage; read next; read more; read more here; read more stories; read also; also read; see also; see more; up next; what to read next
	you may also like; you might also like; you may like; you might like; you may be interested in; you might be interested in; don't miss; in case you missed it; just in
	next article; previous article; next story; previous story; next post; previous post; next; previous; prev; next up; back to top; back to gallery; back to article
	view gallery; view slideshow; view all; show more; show less; show all; load more; see all; see more stories; view more; learn more; click here; click to expand; expand
	featured; featured stories; featured video; featured videos; from our partners; around the web; from around the web; sponsored links; paid content; partner content
	promoted content; elsewhere on the web; more from the web; we recommend; other ads; other news; in other news; other stories; must read; must reads; hot topics
	loading; loading…; loading...; loading&hellip; loading comments; loading video; please wait; buffering; play; play video; pause; mute; unmute; watch; watch now
	watch live; watch video; watch the video; listen; listen now; now playing; video; videos; photos; gallery; photo gallery; media; autoplay; replay; replay video; close
	close video; video player is loading; media playback is unsupported on your device; play again; full screen; enlarge; enlarge image; enlarge this image; zoom
	toggle caption; hide caption; show caption; image caption; image copyright; media caption; close dialog; close modal window; this is a modal window; dismiss; no thanks
	skip to main content; skip to content; skip to navigation; skip to main navigation; skip to footer; skip navigation; jump to navigation; jump to content; main menu
	menu; menusections; sections; search; home; homepage; navigation; site map; sitemap; about us; contact us; contact; privacy policy; privacy notice; terms of use
	terms of service; terms and conditions; terms & conditions; cookie policy; cookies; cookie settings; manage cookies; accept; accept all; accept cookies; accept all cookies
	i agree; i accept; got it; ok; reject all; manage preferences; privacy settings; do not sell my personal information; ad choices; adchoices; your privacy choices
	log in; login; log out; logout; sign in; sign out; sign up; sign up now; sign up today; sign up here; register; register now; join; join now; join us; my account
	subscribe; subscribe now; subscribe today; subscribe here; subscribe to our newsletter; subscribe for free; subscribe to breaking news; subscribe to daily headlines
	newsletter; newsletters; newsletter sign-up; newsletter signup; more newsletters; sign up for newsletters; sign up for our newsletter; sign up for daily newsletters
	manage newsletters; sign up for daily newsletters manage newsletters; enter your email; enter your email address; email address; your email; your email address; zip code
	submit; send; cancel; ok; yes; no, thanks; go; go back; edit; edit post; report; report this; report abuse; report a correction; report an error; report a typo; save now
	get the app; download the app; download our app; get alerts; get notifications; turn on notifications; enable notifications; follow; follow us; following; followers; like us
	follow author; follow topic; unfollow; donate; donate now; support us; support our work; become a member; give a gift subscription; gift this article; buy reprints
	order reprint; order reprints; purchase: order reprint; reprints; reprints & permissions; rights & permissions; request reprint; license this article; to read the full story
	already a subscriber; not a subscriber; become a subscriber; unlock this article; start your free trial; try it free; try it free now; subscriber only; subscribers only
	subscriber exclusive; premium; premium content; members only; exclusive content; for subscribers; thank you for reading; thanks for reading; thank you for subscribing
	thank you for registering; congratulations; you are the owner of this article; article tools; story tools; text size; font size; very large text size; large text size
	a a; a-; a+; aa; resize text; print email; email print; email print share; tags; tag; topics; topic; filed under; categories; category; keywords; in this article; in this story
	author archive; author bio; about the author; about author; all posts; view all posts; follow author; author; editor; photo; photo credit; image; caption; credit; source link
	getty images; getty; reuters photo; ap photo; file photo; alamy stock photo; shutterstock; pullquote; break; image source; photo by; picture; external link; audio-clip; music
	opens in a new window; opens in new window; opens in new tab; in new tab; these are external links and will open in a new window; learn how to update your browser
	your browser does not support the video tag; your browser does not support the audio element; your browser does not support html5 video; javascript is disabled
	this page is not available; access denied; page not found; ticker; temperature; epaper; e-paper; e-edition; obituaries; classifieds; sponsored by; presented by; powered by
	copyright; all rights reserved; latest headlines; breaking news; text; share on; share:; share by email; share on google+; watch discussion; stop watching this discussion
	watch this discussion. stop watching this discussion; your comment has been submitted; there was a problem reporting this; please log in to comment; log in to comment
	send flowers; never miss a story; ready. set. binge; stream live tv 24/7; still have questions; search with google; what term do you want to search; search location by zip code
	accuweather.com quick look; report station; alertme; trainer's room; ad details; more sharing options; leave this field empty; required; optional; * required; required fields
	view in browser; view in your browser; view online; view as webpage; unsubscribe; manage preferences; update preferences; update your preferences; email preferences
	unsubscribe | manage preferences; manage preferences | unsubscribe; forward to a friend; forwarded message; web version; read online; open in app; view this email in your browser
	anzeige; werbung; teilen; drucken; kommentare; mehr zum thema; lesen sie auch; weiterlesen; zum thema; merken; newsletter abonnieren; auch interessant
	publicité; partager; imprimer; commentaires; lire aussi; à lire aussi; lire la suite; sur le même sujet; s'abonner; voir aussi; réagir
	publicidad; compartir; imprimir; comentarios; leer más; lea también; lee también; te puede interesar; más información; suscríbete; noticias relacionadas
	publicidade; compartilhar; leia mais; leia também; pubblicità; condividi; leggi anche; stampa; advertentie; delen; lees ook; lees meer
	реклама; поделиться; читайте также; комментарии; подробнее; смотрите также; материалы по теме; поділитися; читайте також
`)

// Words that show that a line is about subscribing, following or reading elsewhere.
var (
	inbox     = []string{"newsletter", "inbox", "email", "e-mail", "briefing", "alerts", "notifications", "updates", "headlines", "free account", "digest", "our daily", "for free", "here", "account"}
	follow    = []string{"on twitter", "on facebook", "on instagram", "on youtube", "on linkedin", "on telegram", "on tiktok", "on google", "on x", "@", "us on", "on social", "facebook", "twitter"}
	paywall   = []string{"subscri", "log in", "sign in", "sign up", "register", "account", "continue reading", "unlimited", "access", "free trial"}
	accounts  = []string{"subscri", "sign up", "register", "account", "continue reading", "to comment", "to continue"}
	rights    = []string{"rights reserved", "may not be published", "may not be reproduced", "without permission", "permission", "reprint"}
	clickMore = []string{"click", "here", "more", "subscribe", "app", "newsletter", "video", "photos"}
	comment   = []string{"comment", "discussion", "post", "moderat", "abus", "rules", "community"}
)

// patterns are the openings of furniture.
var patterns = []pattern{
	// To share
	{prefix: "share this", max: 110}, {prefix: "share on", max: 80}, {prefix: "share via", max: 80}, {prefix: "share facebook", max: 110},
	{prefix: "share tweet", max: 110}, {prefix: "share link", max: 60}, {prefix: "share save", max: 60}, {prefix: "shares share", max: 80},
	{prefix: "tweet share", max: 80}, {prefix: "tweet this", max: 60}, {prefix: "facebook twitter", max: 150}, {prefix: "click to share", max: 110},
	{prefix: "print email", max: 80}, {prefix: "email print", max: 80}, {prefix: "click to email", max: 110}, {prefix: "click to print", max: 110},
	{prefix: "a link has been", max: 200, any: []string{"sent", "posted"}}, {prefix: "email this", max: 60, any: []string{"article", "story", "page"}},

	// To follow and subscribe
	{prefix: "follow", max: 160, any: follow}, {prefix: "like us", max: 110, any: follow}, {prefix: "join us on", max: 120, any: follow},
	{prefix: "find us on", max: 110, any: follow}, {prefix: "connect with", max: 110, any: follow}, {prefix: "get in touch", max: 110, any: follow},
	{prefix: "sign up", max: 400, any: inbox}, {prefix: "signup", max: 300, any: inbox}, {prefix: "click here", max: 200}, {prefix: "click to", max: 110, any: clickMore},
	{prefix: "click for", max: 110, any: clickMore}, {prefix: "click the", max: 110, any: clickMore}, {prefix: "click through", max: 110, any: clickMore},
	{prefix: "subscribe", max: 300}, {prefix: "subscribers", max: 200, any: []string{"log in", "sign in", "sign up", "click here"}}, {prefix: "get our", max: 300, any: inbox},
	{prefix: "get the", max: 300, any: []string{"inbox", "newsletter", "news app", "mobile app", "email"}}, {prefix: "get breaking", max: 200, any: inbox},
	{prefix: "get all the", max: 250, any: inbox}, {prefix: "get daily", max: 200, any: inbox}, {prefix: "get today's", max: 200, any: inbox},
	{prefix: "get news", max: 200, any: inbox}, {prefix: "get real-time updates", max: 400}, {prefix: "get more", max: 200, any: []string{"inbox", "newsletter", "email"}},
	{prefix: "receive", max: 200, any: []string{"newsletter", "your inbox", "email alerts"}}, {prefix: "want", max: 300, any: []string{"inbox", "newsletter", "sign up here", "subscribe", "click here"}},
	{prefix: "by signing up", max: 400}, {prefix: "by subscribing", max: 400}, {prefix: "by clicking", max: 400}, {prefix: "by providing your email", max: 400},
	{prefix: "this site is protected by recaptcha", max: 300}, {prefix: "let our news meet your inbox", max: 300}, {prefix: "daily newsletter", max: 200},
	{prefix: "start your day", max: 250, any: inbox}, {prefix: "start the day", max: 250, any: inbox}, {prefix: "our free", max: 200, any: inbox},
	{prefix: "the news and stories that matter", max: 200}, {prefix: "a daily", max: 160, any: []string{"newsletter", "inbox"}},
	{prefix: "download", max: 160, any: []string{" app", "app store", "google play"}}, {prefix: "for more", max: 200, any: []string{"click here", "subscribe", "sign up", "follow us", "visit our", "download"}},
	{prefix: "stay up to date", max: 250, any: inbox}, {prefix: "stay informed", max: 250, any: inbox}, {prefix: "stay connected", max: 250},
	{prefix: "thank you for signing", max: 200}, {prefix: "thanks for signing", max: 200}, {prefix: "thanks for subscribing", max: 200}, {prefix: "check your inbox", max: 160},
	{prefix: "please check your email", max: 250}, {prefix: "we have sent", max: 250, any: []string{"confirmation email", "your email"}}, {prefix: "success! an email", max: 200},
	{prefix: "please enter a valid email", max: 160}, {prefix: "you will receive", max: 160, any: inbox}, {prefix: "interested in", max: 300, any: []string{"stay up to date", "add "}},
	{prefix: "listen and subscribe", max: 200}, {prefix: "support", max: 120, any: []string{"our journalism", "explanatory journalism", "independent journalism", "local journalism", "our work"}},
	{prefix: "our journalism takes", max: 400}, {prefix: "help us deliver journalism", max: 200}, {prefix: "for indispensable reporting", max: 300},

	// To read elsewhere
	{prefix: "read more", max: 200}, {prefix: "more:", max: 200}, {prefix: "related:", max: 250}, {prefix: "related stories:", max: 250}, {prefix: "related article:", max: 250},
	{prefix: "see also:", max: 250}, {prefix: "also see:", max: 250}, {prefix: "also read:", max: 250}, {prefix: "read also:", max: 250}, {prefix: "read:", max: 200}, {prefix: "read next:", max: 250},
	{prefix: "also on", max: 120, any: []string{"also on politico", "huffpost", ": "}}, {prefix: "watch:", max: 200}, {prefix: "video:", max: 200}, {prefix: "listen:", max: 200}, {prefix: "photos:", max: 200},
	{prefix: "pictures:", max: 200}, {prefix: "gallery:", max: 200}, {prefix: "slideshow:", max: 200}, {prefix: "opinion:", max: 120}, {prefix: "don't miss:", max: 200}, {prefix: "in case you missed it:", max: 200},
	{prefix: "recommended:", max: 200}, {prefix: "trending:", max: 200}, {prefix: "more from", max: 90}, {prefix: "read the full story", max: 110}, {prefix: "read the full article", max: 110},
	{prefix: "read the original article", max: 160}, {prefix: "full coverage:", max: 120}, {prefix: "complete coverage:", max: 120}, {prefix: "special coverage:", max: 120},
	{prefix: "watch the video", max: 120}, {prefix: "watch the latest video", max: 120}, {prefix: "watch live:", max: 160}, {prefix: "now playing:", max: 200}, {prefix: "just watched", max: 400, any: []string{"must watch", "more videos"}}, {prefix: "photos:", max: 2000, any: []string{"hide caption"}}, {prefix: "visit business insider's homepage", max: 110},
	{prefix: "you can read diverse opinions", max: 400}, {prefix: "read or share this story", max: 200}, {prefix: "next on", max: 60}, {prefix: "lesen sie auch:", max: 250}, {prefix: "lesen sie mehr", max: 160},
	{prefix: "lire aussi", max: 250, any: []string{":"}}, {prefix: "à lire aussi", max: 250}, {prefix: "lea también", max: 250}, {prefix: "leia também", max: 250}, {prefix: "leggi anche", max: 250}, {prefix: "читайте также", max: 250},
	{prefix: "read the rest", max: 110}, {prefix: "view the original", max: 110}, {prefix: "skip", max: 60, any: []string{"skip twitter post", "skip post", "skip past", "skip youtube post", "skip facebook post"}},

	// Advertising and what a page says of itself
	{prefix: "view this email", max: 110}, {prefix: "unsubscribe", max: 200, any: []string{"preferences", "here", "this list", "email", "|"}}, {prefix: "to unsubscribe", max: 250}, {prefix: "you are receiving this", max: 300},
	{prefix: "you're receiving this", max: 300}, {prefix: "you received this", max: 300, any: []string{"email", "message", "newsletter", "subscri"}}, {prefix: "was this email forwarded", max: 160}, {prefix: "if you no longer wish to receive", max: 250},
	{prefix: "would you like to receive", max: 160, any: inbox}, {prefix: "need a profile", max: 60}, {prefix: "reset your password", max: 80}, {prefix: "your verification email", max: 100},
	{prefix: "click submit to receive", max: 110}, {prefix: "a password will be e-mailed", max: 80}, {prefix: "a password will be emailed", max: 80}, {prefix: "welcome! log in", max: 60}, {prefix: "welcome! log into", max: 60},
	{prefix: "welcome! register", max: 60}, {prefix: "check your email for", max: 100, any: []string{"link", "code", "password"}}, {prefix: "send questions", max: 160, any: []string{"this site", "this website"}},
	{prefix: "this site copyright", max: 160}, {prefix: "all site design is copyright", max: 420}, {prefix: "request aborted", max: 80}, {prefix: "we are going through a scheduled maintenance", max: 110},
	{prefix: "the time is now", max: 60, any: []string{" am", " pm", ":"}}, {prefix: "you last visited", max: 80}, {prefix: "offer condolences", max: 80}, // forums, obituaries
	{prefix: "advertisement", max: 70, any: []string{"continue", "watching", "advertisement advertisement"}}, {prefix: "story continue", max: 70}, {prefix: "article continues", max: 70}, {prefix: "continue reading", max: 80}, {prefix: "loading", max: 40},
	{prefix: "we use cookies", max: 400}, {prefix: "this site uses cookies", max: 400}, {prefix: "this website uses cookies", max: 400}, {prefix: "our site uses cookies", max: 400},
	{prefix: "we and our partners", max: 400}, {prefix: "by continuing", max: 400, any: []string{"cookie", "agree", "consent", "terms"}}, {prefix: "for more information see our cookie", max: 160},
	{prefix: "we have noticed that you are using an ad block", max: 300}, {prefix: "please disable your ad block", max: 300}, {prefix: "it looks like you", max: 250, any: []string{"ad block", "adblock", "javascript", "browser"}},
	{prefix: "please enable javascript", max: 250}, {prefix: "you need to enable javascript", max: 250}, {prefix: "javascript is", max: 250, any: []string{"disabled", "required"}}, {prefix: "your browser", max: 250, any: []string{"support", "update", "out of date"}},
	{prefix: "media playback is", max: 400}, {prefix: "press j to jump", max: 200}, {prefix: "this content is not available", max: 200}, {prefix: "this video is", max: 120, any: []string{"not available", "unavailable"}},
	{prefix: "sorry, your browser", max: 250}, {prefix: "this programme will be available", max: 160}, {prefix: "if you're having trouble", max: 300}, {prefix: "don't see the graphic above", max: 110},
	{prefix: "we've recently launched", max: 300}, {prefix: "your weather is set to", max: 200}, {prefix: "this page was last updated", max: 110}, {prefix: "advertising", max: 40}, {prefix: "sponsored", max: 60, any: []string{"content", "by", "message", "post", "links"}},

	// To pay
	{prefix: "already a subscriber", max: 160}, {prefix: "already have an account", max: 160}, {prefix: "don't have an account", max: 160}, {prefix: "not a subscriber", max: 160}, {prefix: "not yet a subscriber", max: 160},
	{prefix: "to continue reading", max: 250, any: paywall}, {prefix: "to read the full", max: 200, any: paywall}, {prefix: "to read this", max: 200, any: paywall}, {prefix: "to view this", max: 250, any: paywall},
	{prefix: "please log in", max: 250}, {prefix: "please login", max: 250}, {prefix: "please sign in", max: 250}, {prefix: "please subscribe", max: 250}, {prefix: "please purchase a subscription", max: 200}, {prefix: "please support", max: 200, any: paywall},
	{prefix: "your current subscription", max: 300}, {prefix: "your subscription", max: 250, any: []string{"does not", "supports", "has expired", "helps"}}, {prefix: "sorry, your subscription", max: 250}, {prefix: "a subscription is required", max: 200},
	{prefix: "you've reached", max: 250, any: []string{"free article", "article limit", "limit of free", "subscriber area", "free stories"}}, {prefix: "you have reached", max: 250, any: []string{"free article", "article limit", "limit of free", "subscriber area", "free stories"}},
	{prefix: "you have", max: 160, any: []string{"free articles remaining", "free articles left", "articles left", "free stories left"}}, {prefix: "unlimited digital access", max: 160}, {prefix: "get full access to", max: 200}, {prefix: "choose the plan", max: 160},
	{prefix: "choose the subscription", max: 160}, {prefix: "digital access or", max: 160}, {prefix: "re-enter zip code", max: 160}, {prefix: "please confirm you are in our delivery area", max: 160}, {prefix: "not sure which package", max: 200},
	{prefix: "we have used your information to see if you have a subscription", max: 400}, {prefix: "thanks for being a subscriber", max: 200}, {prefix: "thank you for reading", max: 250}, {prefix: "thanks for reading", max: 250}, {prefix: "welcome! we hope that you enjoy our free content", max: 250},
	{prefix: "this article is for subscribers", max: 160}, {prefix: "this content is for subscribers", max: 160}, {prefix: "this is a subscriber", max: 160}, {prefix: "subscriber", max: 120, any: []string{"only content", "exclusive", "subscriber-only"}}, {prefix: "become a", max: 160, any: []string{"subscriber", "member today", "member now", "supporter"}},

	// Comments
	{prefix: "you must be logged in", max: 160}, {prefix: "you are currently logged in", max: 160}, {prefix: "you must be", max: 120, any: []string{"logged in to", "registered to"}}, {prefix: "be the first to", max: 110, any: []string{"comment", "know", "review"}},
	{prefix: "view", max: 60, any: []string{"comments", "discussion", "gallery", "slideshow"}}, {prefix: "please read the rules before joining", max: 200}, {prefix: "comments", max: 160, any: []string{"closed", "moderated", "disabled", "are not", "policy", "loading"}},
	{prefix: "leave a", max: 60, any: comment}, {prefix: "log in to", max: 90, any: comment}, {prefix: "we welcome", max: 200, any: []string{"comments"}}, {prefix: "join the", max: 90, any: []string{"conversation", "discussion"}}, {prefix: "keep it clean", max: 200, any: []string{"avoid"}},
	{prefix: "please turn off your caps lock", max: 110}, {prefix: "don't threaten", max: 160, any: []string{"tolerated"}}, {prefix: "be truthful", max: 160, any: []string{"knowingly"}}, {prefix: "be nice. no racism", max: 200}, {prefix: "be proactive", max: 200, any: []string{"report"}},
	{prefix: "share with us", max: 200, any: []string{"eyewitness"}}, {prefix: "all guest book entries", max: 300}, {prefix: "we encourage readers who wish to comment", max: 400}, {prefix: "this discussion", max: 160, any: []string{"closed"}},

	// Accounts: what forms and walls say to whoever is not, or just has been, let in
	{prefix: "please log in", max: 200, any: accounts}, {prefix: "please sign in", max: 200, any: accounts}, {prefix: "please confirm you are in our delivery", max: 110}, {prefix: "re-enter zip", max: 110},
	{prefix: "thank you for", max: 160, any: []string{"free content", "registering", "signing in", "signing up", "subscribing", "reporting this", "logging in", "your feedback"}},
	{prefix: "welcome!", max: 160, any: []string{"free content", "log in", "your account", "sign in"}}, {prefix: "we hope that you", max: 160, any: []string{"free content"}},
	{prefix: "unlimited digital access", max: 110}, {prefix: "your current subscription", max: 250}, {prefix: "your subscription", max: 250, any: []string{"does not include", "does not provide"}}, {prefix: "sorry, your subscription", max: 200},
	{prefix: "your sports-only", max: 250, any: paywall}, {prefix: "upgrade to", max: 160, any: []string{"full digital", "digital access", "subscription", "premium"}}, {prefix: "if you are a subscriber", max: 200}, {prefix: "if you are a nonsubscriber", max: 420},
	{prefix: "you've reached a subscriber", max: 250}, {prefix: "we have used your information to see if you have a subscription", max: 350}, {prefix: "get full access to", max: 160, any: []string{"content", "devices", "subscri"}},
	{prefix: "want to change how you receive", max: 110}, {prefix: "you can update your preferences", max: 160}, {prefix: "to stop these", max: 110, any: []string{"click", "unsubscribe"}}, // letters
	{prefix: "choose the subscription", max: 110}, {prefix: "not the correct account", max: 90}, {prefix: "you can use the same login", max: 300}, {prefix: "you last visited", max: 60}, {prefix: "a password will be e", max: 90},
	{prefix: "we have sent", max: 250, any: []string{"confirmation email", "verification email", "{*"}}, {prefix: "we look forward to seeing you on", max: 110, any: []string{"[website]", "frequently"}}, {prefix: "an email has been sent", max: 200},
	{prefix: "success!", max: 160, any: []string{"email", "signed up", "e-mail"}}, {prefix: "emails will be sent directly from", max: 420}, {prefix: "otherwise, please return to the page", max: 110}, {prefix: "otherwise, you can read up to", max: 250},
	{prefix: "click \"return\"", max: 110}, {prefix: "log in to", max: 160, any: []string{"your subscription", "your account"}}, {prefix: "log in or read", max: 200, any: []string{"register", "member"}}, {prefix: "press j to jump", max: 160},

	{prefix: "your email was sent", max: 110}, {prefix: "already signed up", max: 160}, {prefix: "not signed up to", max: 160}, {prefix: "why subscribe to", max: 160}, {prefix: "not sure which package", max: 160},
	{prefix: "for 4 weeks", max: 250, any: []string{"unlimited", "digital access"}}, {prefix: "get unlimited", max: 250, any: []string{"digital access", "subscribe"}}, {prefix: "send questions, comments", max: 250},

	// Blockers and cookies, pages that were not found
	{prefix: "we have noticed", max: 200, any: []string{"ad blocker", "adblock", "ad-block"}}, {prefix: "we've noticed", max: 200, any: []string{"ad blocker", "adblock", "ad-block"}}, {prefix: "to view this article", max: 250, any: []string{"ad blocker", "log in", "subscri", "register"}},
	{prefix: "we only allow registered users", max: 300}, {prefix: "dear reader", max: 400, any: []string{"online ads", "adblock", "ad blocker"}}, {prefix: "please support us by", max: 250, any: []string{"adblock", "ad blocker", "subscri"}},
	{prefix: "our website uses cookies", max: 420}, {prefix: "for more information see our", max: 110, any: []string{"cookie", "privacy"}}, {prefix: "the requested url", max: 420, any: []string{"not found", "rejected"}}, {prefix: "apache/", max: 160},
	{prefix: "we are going through a scheduled", max: 110}, {prefix: "the maintenance should", max: 160}, {prefix: "we did not find the page", max: 160}, {prefix: "you are about to report", max: 250}, {prefix: "your weather is set to", max: 160},
	{prefix: "please select the information that is", max: 110}, {prefix: "this programme will be available", max: 110}, {prefix: "it receives compensation based on", max: 420}, {prefix: "other times a zero value may be shown", max: 420},
	{prefix: "checking back?", max: 200}, {prefix: "check out this story on", max: 420},

	// Letters, tips, opinions of others
	{prefix: "send letters to", max: 160}, {prefix: "send tips to", max: 160}, {prefix: "send a tip", max: 110}, {prefix: "have a tip", max: 200}, {prefix: "got a tip", max: 200}, {prefix: "got a story", max: 160}, {prefix: "have a news tip", max: 200},
	{prefix: "contact us at", max: 160}, {prefix: "contact the reporter", max: 160}, {prefix: "contact the author", max: 160}, {prefix: "the opinions expressed", max: 400, any: []string{"author", "their own", "columnist", "not necessarily", "do not represent"}},
	{prefix: "the views expressed", max: 400, any: []string{"author", "their own", "not necessarily", "do not represent"}}, {prefix: "views expressed in this", max: 300}, {prefix: "opinions expressed", max: 300, any: []string{"author", "their own", "not necessarily"}},
	{prefix: "please include a contact number if you are willing", max: 300}, {prefix: "% of readers think", max: 160},

	// Pictures
	{prefix: "enlarge this image", max: 420}, {prefix: "toggle caption", max: 300}, {prefix: "image copyright", max: 420}, {prefix: "image caption", max: 420}, {prefix: "media caption", max: 420}, {prefix: "image source", max: 300},
	{prefix: "image credit", max: 160}, {prefix: "image:", max: 120}, {prefix: "photo:", max: 160}, {prefix: "photo by", max: 120}, {prefix: "photos by", max: 120}, {prefix: "photo credit", max: 160}, {prefix: "photo courtesy", max: 160}, {prefix: "photograph:", max: 160},
	{prefix: "photograph by", max: 120}, {prefix: "photography by", max: 120}, {prefix: "photo illustration", max: 120}, {prefix: "picture:", max: 160}, {prefix: "credit:", max: 120}, {prefix: "credits:", max: 120}, {prefix: "caption:", max: 160}, {prefix: "ap photo", max: 120},
	{prefix: "reuters photo", max: 120}, {prefix: "file photo", max: 110}, {prefix: "file image", max: 110}, {prefix: "getty images", max: 110}, {prefix: "illustration by", max: 110}, {prefix: "illustration:", max: 110}, {prefix: "foto:", max: 160}, {prefix: "bild:", max: 110}, {prefix: "фото:", max: 160},
	{prefix: "crédit photo", max: 160}, {prefix: "slideshow (", max: 60}, {prefix: "view photos", max: 80}, {prefix: "hide caption", max: 110},

	// Rights
	{prefix: "this material may not be published", max: 250}, {prefix: "reprinted with permission", max: 200}, {prefix: "reproduction without", max: 250}, {prefix: "all content", max: 250, any: rights}, {prefix: "no part of this", max: 300, any: rights},
	{prefix: "all rights reserved", max: 300}, {prefix: "any reproduction", max: 250}, {prefix: "republication or redistribution", max: 300}, {prefix: "this story was generated by automated insights", max: 300}, {prefix: "visit our website terms of use", max: 250},
	{prefix: "our standards:", max: 120}, {prefix: "quotes displayed in real-time", max: 420}, {prefix: "this is a rush transcript", max: 420}, {prefix: "terms of", max: 110, any: []string{"privacy"}},
}

// openings are the patterns by their first words.
var openings = func() map[string][]pattern {
	m := make(map[string][]pattern)
	for _, p := range patterns {
		var buf [16]byte
		word := string(firstWord(p.prefix, &buf))
		m[word] = append(m[word], p)
	}
	for _, word := range []string{"copyright", "©", "c)"} { // isCopyright examines them
		if _, ok := m[word]; !ok {
			m[word] = nil
		}
	}
	return m
}()
