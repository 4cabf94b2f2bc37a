package provenance

import (
	"cmp"
	"context"
	"iter"

	"copytrail/article"
	"copytrail/provenance/internal/credit"
	"copytrail/provenance/internal/finding"
	"copytrail/provenance/internal/judge"
	"copytrail/provenance/internal/origin"
	"copytrail/provenance/internal/parallel"
	"copytrail/provenance/internal/pile"
	"copytrail/provenance/internal/printing"
)

// Scan reads the records, compares the articles and returns what it found. A record that
// cannot be read does not stop it: it is in Result.Skipped. The error is that of ctx, or
// of the temporary files of a large pile.
func Scan(ctx context.Context, records iter.Seq2[article.Record, error], read article.Options, opt Options) (*Result, error) {
	w := parallel.New(ctx, opt.Jobs, opt.Progress)
	p, reading, err := pile.Read(w, records, read, opt.pile())
	if err != nil {
		return nil, err
	}
	defer p.Close()
	return scan(w, p, reading, opt)
}

// ScanArticles is [Scan] for articles that are in memory with their texts. It needs of
// each an ID that no other has and a Text; the more is known of Outlet, URL and time, the
// more can be said. The articles of findings are others than the ones given.
func ScanArticles(ctx context.Context, articles []*article.Article, opt Options) (*Result, error) {
	w := parallel.New(ctx, opt.Jobs, opt.Progress)
	p, reading, err := pile.ReadArticles(w, articles, opt.pile())
	if err != nil {
		return nil, err
	}
	defer p.Close()
	return scan(w, p, reading, opt)
}

// scan compares the articles of a pile.
func scan(w *parallel.Workers, p *pile.Pile, reading *pile.Reading, opt Options) (*Result, error) {
	candidates, err := p.Candidates(w, opt.search())
	if err != nil {
		return nil, err
	}
	printings, err := printing.Find(w, p, candidates.Own)
	if err != nil {
		return nil, err
	}
	candidates.Pairs = printings.Expand(candidates.Pairs, func(a, b uint32) bool { return p.Within(a, b, opt.Window) })
	opt.showCompared(p, candidates.Pairs)
	res := newResult(p, reading, candidates)
	res.Summary.Printings, res.Summary.Reprinted = printings.Further()
	judged, discarded, err := judgeCandidates(w, p, candidates.Pairs, printings)
	if err != nil {
		return nil, err
	}
	t := &teller{w, p, &opt, printings}
	rest, err := t.judgeRest(discarded)
	if err != nil {
		return nil, err
	}
	judged = append(judged, rest...)
	judged = printings.Choose(p, judged, opt.SameOutlet, t.wanted(Unrelated))
	judge.WithQuotations(judged)
	if res.Findings, err = t.tell(judged); err != nil {
		return nil, err
	}
	res.finish(p, printings, opt.Licences)
	if err := cmp.Or(w.Err(), p.Err()); err != nil {
		return nil, err
	}
	return res, nil
}

// judgeCandidates discards the candidates that are not reuse for certain, and judges the
// others by themselves and then in their stories. It returns the judgements, and the
// pairs that were discarded.
func judgeCandidates(w *parallel.Workers, p *pile.Pile, candidates []pile.Candidate, printings *printing.Groups) ([]judge.Judgement, []judge.Discarded, error) {
	s, err := judge.Screen(w, p, candidates)
	if err != nil {
		return nil, nil, err
	}
	judged, err := judge.PairsAndItems(w, p, "judging", &s)
	if err != nil {
		return nil, nil, err
	}
	if err := judge.InStories(w, p, judged, s.Discarded, printings.Same); err != nil {
		return nil, nil, err
	}
	return judged, s.Discarded, p.Err()
}

// Compare judges one pair by itself and explains it in full. The articles must have
// their texts.
func Compare(a, b *article.Article, opt Options) *finding.Finding {
	first, second := inOrder(a, b)
	w := parallel.New(context.Background(), 1, nil)
	all := pile.OfIgnoring(opt.outlets(), opt.ignored(), first, second)
	if all.Doubted() > 0 { // then they may stand in another order
		first, second = inOrder(all.Article(0), all.Article(1))
		all = pile.OfIgnoring(opt.outlets(), opt.ignored(), first, second)
	}
	judged, err := judge.Pairs(w, all, "judging", [][2]uint32{{0, 1}})
	var credits map[uint32]*credit.Attribution
	if err == nil {
		credits, err = credit.ReadAll(w, all, []uint32{0, 1})
	}
	which := []int{0}
	if err == nil {
		err = judge.CreditsByItem(w, all, judged, which, credits)
	}
	if err == nil {
		judge.WithQuotations(judged)
		judge.WithCredits(judged, which, credits, all.Outlet)
		err = origin.FindShared(w, all, judged, which, credits)
	}
	if err != nil {
		panic(err) // both articles are in memory, and nobody cancels: nothing can fail
	}
	found := []finding.Finding{explain(new(judge.Measurer), all, &judged[0], all.Doc(0, 0), all.Doc(0, 1), credits)}
	namePairs(found)
	return &found[0]
}

// inOrder returns two articles in order of time, then of id, as the pile of a scan has them.
func inOrder(a, b *article.Article) (first, second *article.Article) {
	if cmp.Or(finding.CompareTime(a, b), cmp.Compare(a.ID, b.ID)) > 0 {
		return b, a
	}
	return a, b
}
