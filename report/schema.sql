CREATE TABLE options (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,        -- of this file
  article TEXT NOT NULL,         -- the article's own id
  outlet TEXT, url TEXT,
  outlet_name TEXT,              -- what the table outlets calls it
  published TEXT,                -- a day or RFC 3339, as precisely as known
  published_unix INTEGER,        -- seconds; the start of the day when only a day is known
  title TEXT, byline TEXT, lang TEXT, place TEXT,
  text TEXT                      -- NULL when texts were left out
);
CREATE TABLE findings (
  id INTEGER PRIMARY KEY, pair TEXT NOT NULL, -- pair: the same from run to run
  relation TEXT NOT NULL, score REAL NOT NULL,
  copy INTEGER NOT NULL REFERENCES articles, source INTEGER NOT NULL REFERENCES articles,
  direction TEXT NOT NULL, direction_confidence REAL, direction_by TEXT,
  copy_coverage REAL, source_coverage REAL, exclusive REAL,
  copy_prose REAL, copy_quoted REAL, source_prose REAL, source_quoted REAL, -- the parts of coverage that are own writing, and quotations
  statement_words INTEGER NOT NULL, -- somebody's words that both carry, in stretches of 25 and more
  lag_s INTEGER,                 -- from source to copy; NULL unless the direction is known and both times are, well enough
  credit_given INTEGER NOT NULL, credit_outlet TEXT, sentence TEXT NOT NULL,
  further_printing INTEGER NOT NULL, -- 1 when another pair of printings speaks for the two articles: it counts nowhere
  licensed INTEGER NOT NULL, licence_note TEXT -- whether the licences of --licensed allow it
);
CREATE TABLE printings ( -- texts of one outlet that are one article, which has several
  article INTEGER NOT NULL REFERENCES articles, -- the first printing, which speaks for it
  printing INTEGER NOT NULL REFERENCES articles, position INTEGER NOT NULL, -- position: in order of time, 1 for the first
  PRIMARY KEY (article, position)
);
CREATE TABLE passages (
  finding INTEGER NOT NULL REFERENCES findings, number INTEGER NOT NULL, kind TEXT NOT NULL,
  words TEXT NOT NULL, similarity REAL, -- words: whose most of it is
 
  copy_start INTEGER, copy_end INTEGER, source_start INTEGER, source_end INTEGER, -- bytes of the texts
  copy_text TEXT, source_text TEXT, PRIMARY KEY (finding, number)
);
CREATE TABLE cues (
  finding INTEGER NOT NULL REFERENCES findings, number INTEGER NOT NULL, cue TEXT NOT NULL,
  favours TEXT NOT NULL, weight REAL, evidence TEXT, PRIMARY KEY (finding, number)
);
CREATE TABLE shared_sources (finding INTEGER NOT NULL REFERENCES findings, name TEXT NOT NULL);
CREATE TABLE speakers (finding INTEGER NOT NULL REFERENCES findings, number INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (finding, number)); -- of the statement that both carry
CREATE TABLE warnings (finding INTEGER NOT NULL REFERENCES findings, warning TEXT NOT NULL);
CREATE TABLE stories (id INTEGER PRIMARY KEY, story TEXT NOT NULL, earliest INTEGER REFERENCES articles, closest INTEGER REFERENCES articles);
CREATE TABLE story_articles (story INTEGER NOT NULL REFERENCES stories, article INTEGER NOT NULL REFERENCES articles);
CREATE TABLE story_edges (
  story INTEGER NOT NULL REFERENCES stories, source INTEGER REFERENCES articles, -- source: NULL when not in the pile
  copy INTEGER NOT NULL REFERENCES articles, unseen TEXT, finding INTEGER REFERENCES findings,
  share REAL                                         -- of copy's content, beyond what an earlier row of the same copy accounts for
);
CREATE TABLE outlets ( -- one row an arrow: copy's articles that derive from one of source
  source TEXT NOT NULL, copy TEXT NOT NULL, articles INTEGER, credited INTEGER, share REAL, median_lag_s INTEGER,
  output INTEGER,                                    -- all of copy's articles in the pile
  few INTEGER, credited_low REAL, credited_high REAL, -- the interval of 95 % of the credited share
  low_lag_s INTEGER, high_lag_s INTEGER,             -- quartiles of the lag
  lags INTEGER, lags_in_days INTEGER,                -- articles whose lag is known, and of these to the day only
  relations TEXT, decided_by TEXT, owner TEXT,
  licensed INTEGER                                   -- of articles, those that copy may print
);
CREATE TABLE outlet_examples (source TEXT NOT NULL, copy TEXT NOT NULL, number INTEGER NOT NULL, finding INTEGER NOT NULL REFERENCES findings);
CREATE TABLE outlet_sharing ( -- pairs of outlets with texts of one third source; no direction
  shared_source TEXT NOT NULL, agency INTEGER NOT NULL, outlet_a TEXT NOT NULL, outlet_b TEXT NOT NULL, findings INTEGER NOT NULL, licensed INTEGER NOT NULL
);
CREATE TABLE pile_outlets ( -- the outlets of the pile; names and domains are lists with "; "
  name TEXT PRIMARY KEY, articles INTEGER NOT NULL, names TEXT, domains TEXT, owner TEXT, agency INTEGER NOT NULL
);
CREATE TABLE skipped (input TEXT NOT NULL, reason TEXT NOT NULL);

CREATE INDEX findings_copy ON findings (copy);
CREATE INDEX findings_source ON findings (source);
CREATE INDEX printings_printing ON printings (printing);

-- One row a finding with the names spelled out.
CREATE VIEW pairs AS
SELECT f.id, f.relation, f.score, f.direction, f.direction_confidence,
  s.outlet_name AS source_outlet, s.title AS source_title, s.published AS source_published, s.url AS source_url,
  c.outlet_name AS copy_outlet, c.title AS copy_title, c.published AS copy_published, c.url AS copy_url,
  f.copy_coverage, f.source_coverage, f.copy_prose, f.source_prose, f.credit_given, f.lag_s, f.sentence,
  f.further_printing, f.licensed
FROM findings f JOIN articles s ON s.id = f.source JOIN articles c ON c.id = f.copy;

-- Findings with a known source, no credit to it and no licence.
CREATE VIEW uncredited AS
SELECT * FROM pairs WHERE direction = 'source-first' AND NOT credit_given AND NOT licensed
  AND relation IN ('identical', 'near-copy', 'excerpt', 'rewrite');

-- Articles by how many others derive from them; the first printing stands for all.
CREATE VIEW most_used AS
SELECT s.id, s.outlet_name AS outlet, s.title, s.published, count(*) AS copies, sum(f.credit_given) AS credited
FROM findings f LEFT JOIN printings p ON p.printing = f.source JOIN articles s ON s.id = coalesce(p.article, f.source)
WHERE NOT f.further_printing AND f.direction = 'source-first' AND f.relation IN ('identical', 'near-copy', 'excerpt', 'rewrite')
GROUP BY s.id ORDER BY copies DESC, s.id;

-- The outlet network with the example that shows most.
CREATE VIEW network AS
SELECT o.source, o.copy, o.articles, o.output, o.share, o.credited, 1.0 * o.credited / o.articles AS credited_share,
  o.credited_low, o.credited_high, o.few, o.median_lag_s, o.low_lag_s, o.high_lag_s, o.lags, o.relations, o.decided_by, o.owner, o.licensed,
  p.id AS finding, p.copy_title, p.copy_url, p.source_title, p.source_url
FROM outlets o LEFT JOIN outlet_examples e ON e.source = o.source AND e.copy = o.copy AND e.number = 1
LEFT JOIN pairs p ON p.id = e.finding
ORDER BY o.articles DESC, o.source, o.copy;
