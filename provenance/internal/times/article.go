package times

import "copytrail/article"

// OfArticle returns what an article shows against its own time of publication.
func OfArticle(a *article.Article) Doubt {
	return Doubt{}
}
