package field

import (
	"slices"
	"strings"
)

// IsAbroad reports whether name is one of the names of f in another language than English.
func IsAbroad(f Field, name string) bool {
	return slices.Contains(abroad[f], strings.ReplaceAll(strings.ToLower(name), " ", "_"))
}

// abroad are further names of each field, behind those in aliases: the words that people
// and databases write over the columns of a table in German, French, Spanish, Portuguese,
// Italian, Dutch, Polish, Swedish, Danish, Norwegian, Finnish, Czech, Hungarian, Romanian,
// Turkish, Russian, Ukrainian, Greek, Chinese, Japanese and Arabic. Spaces are written as
// "_". A word that means another field in a second language is left out, as is "data",
// which is a day in five languages and what holds the articles in many answers of services.
var abroad = [Count][]string{
	ID: {"artikel-id", "artikel_id", "artikelid", "dokument-id", "dokumentid", "identifiant", "id_article", "identificador", "identificativo"},
	Outlet: {
		"medium", "zeitung", "zeitungsname", "medienname", "quelle", "blatt", "publikation", "sender", "herausgeber", "verlag",
		"journal", "média", "titre_du_journal", "nom_du_journal", "nom_de_la_source", "éditeur", "presse",
		"medio", "periódico", "periodico", "diario", "fuente", "cabecera", "jornal", "veículo", "veiculo", "fonte", "publicação",
		"testata", "giornale", "quotidiano", "krant", "bron", "dagblad", "uitgave", "gazeta", "źródło", "zrodlo", "czasopismo", "tytuł_prasowy",
		"tidning", "källa", "avis", "kilde", "mediehus", "medie", "lehti", "lähde", "noviny", "zdroj", "lap", "forrás", "ziar", "sursa",
		"gazete", "kaynak", "источник", "издание", "газета", "сми", "название_сми", "джерело", "видання", "εφημερίδα", "πηγή",
		"媒体", "来源", "报纸", "新聞", "新聞名", "媒体名", "المصدر", "الصحيفة",
	},
	URL: {
		"adresse", "webadresse", "artikel-url", "lien", "lien_url", "adresse_url", "enlace", "vínculo", "vinculo", "dirección", "ligação",
		"collegamento", "indirizzo", "länk", "lenke", "linkki", "odkaz", "odnośnik", "adres", "bağlantı", "ссылка", "адрес", "посилання",
		"σύνδεσμος", "链接", "網址", "リンク", "الرابط",
	},
	Published: {
		"datum", "erscheinungsdatum", "erscheinungstag", "veröffentlicht", "veröffentlichungsdatum", "publikationsdatum",
		"date_de_publication", "date_de_parution", "date_publication", "parution", "jour", "publié_le",
		"fecha", "fecha_de_publicación", "fecha_publicación", "fecha_de_publicacion", "data_de_publicação", "data_publicação",
		"data_di_pubblicazione", "data_pubblicazione", "verschijningsdatum", "publicatiedatum", "data_publikacji", "data_wydania",
		"publiceringsdatum", "publicerad", "dato", "utgivelsesdato", "udgivelsesdato", "publisert", "päivämäärä", "julkaistu", "datum_vydání",
		"dátum", "megjelenés", "data_publicării", "tarih", "yayın_tarihi", "дата", "дата_публикации", "дата_выхода", "дата_публікації",
		"ημερομηνία", "日期", "发布日期", "日付", "掲載日", "発行日", "التاريخ", "تاريخ_النشر",
	},
	Title: {
		"titel", "überschrift", "schlagzeile", "artikelüberschrift", "titre", "titre_de_l'article", "intitulé", "título", "titulo", "titular",
		"manchete", "titolo", "kop", "koptekst", "tytuł", "tytul", "nagłówek", "rubrik", "overskrift", "tittel", "otsikko", "titulek", "název",
		"nadpis", "cím", "titlu", "titlul", "başlık", "заголовок", "название", "назва", "τίτλος", "标题", "標題", "見出し", "タイトル", "العنوان",
	},
	Byline: {
		"autor", "autorin", "autoren", "verfasser", "autor/in", "autor*in", "auteur", "auteurs", "auteur(s)", "autores", "autora", "autore", "autori", "firma",
		"författare", "forfatter", "journalist", "kirjoittaja", "toimittaja", "szerző", "autorul", "yazar", "автор", "авторы", "автори",
		"συγγραφέας", "作者", "記者", "著者", "الكاتب",
	},
	Lang: {"sprache", "langue", "idioma", "língua", "lingua", "taal", "język", "språk", "sprog", "kieli", "jazyk", "nyelv", "limba", "dil", "язык", "мова", "语言", "言語"},
	Text: {
		"volltext", "artikeltext", "inhalt", "wortlaut", "beitrag", "artikel", "texte", "texte_intégral", "texte_de_l'article", "contenu", "corps", "corps_du_texte",
		"texto", "texto_completo", "contenido", "cuerpo", "conteúdo", "conteudo", "corpo", "testo", "testo_completo", "contenuto", "articolo",
		"tekst", "inhoud", "volledige_tekst", "treść", "tresc", "pełny_tekst", "brödtext", "innehåll", "brødtekst", "brødtext", "indhold", "innhold",
		"teksti", "sisältö", "obsah", "szöveg", "tartalom", "conținut", "metin", "içerik", "текст", "полный_текст", "содержание", "текст_статьи", "зміст",
		"κείμενο", "正文", "内容", "全文", "本文", "記事", "النص",
	},
	Summary: {"zusammenfassung", "teaser", "vorspann", "anriss", "résumé", "resume", "chapeau", "chapô", "resumen", "entradilla", "resumo", "riassunto", "sommario", "samenvatting", "streszczenie", "ingress", "аннотация", "摘要"},
	Fetched: {"abrufdatum", "abgerufen", "abgerufen_am", "zugriff", "consulté_le", "date_de_consultation", "fecha_de_consulta", "fecha_de_acceso", "data_de_acesso", "consultato_il", "geraadpleegd", "data_dostępu", "дата_обращения"},
}
