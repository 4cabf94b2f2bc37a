package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

func runRun(args []string, out, errw io.Writer) error {
	fs := newFlags("run", errw)
	var p programs
	truthFile := fs.String("truth", "", "the truth `file` of the pile, for recall")
	rounds := fs.Int("runs", 5, "run each program `N` times, in turn; the table has medians")
	only := fs.StringSlice("only", nil, "run only the programs of this `list`")
	fs.StringVar(&p.copytrail, "copytrail", "copytrail", "the copytrail `program`")
	fs.StringVar(&p.python, "python", "python3", "a `program` python with datasketch, rensa, text-dedup")
	fs.StringVar(&p.jscpd, "jscpd", "jscpd", "the jscpd `program`")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if fs.NArg() != 1 || *rounds < 1 {
		return errors.New("run needs one pile and at least one run")
	}
	work, err := os.MkdirTemp("", "copytrail-bench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	jobs, err := p.jobs(fs.Arg(0), work, *only)
	if err != nil {
		return err
	}
	truth, err := readTruth(*truthFile)
	if err != nil {
		return err
	}
	results := make([]result, len(jobs))
	for round := range *rounds {
		for i, j := range jobs {
			if results[i].err != nil {
				continue
			}
			fmt.Fprintf(errw, "run %d of %d: %s\n", round+1, *rounds, j.name)
			results[i].add(j, truth)
			if err := results[i].err; err != nil {
				fmt.Fprintf(errw, "%s: %v\n", j.name, err)
			}
		}
	}
	return writeTable(out, jobs, results, truth)
}

// result is what was measured in the runs of one job.
type result struct {
	usages []usage
	pairs  int
	recall map[string]float64 // by mode of the truth
	err    error
}

// add runs the job once more and adds what was measured.
func (r *result) add(j job, truth truth) {
	u, err := measure(j)
	if err != nil {
		r.err = err
		return
	}
	r.usages = append(r.usages, u)
	if j.pairs == nil {
		return
	}
	pairs, err := j.pairs(j.output)
	if err != nil {
		r.err = err
		return
	}
	r.pairs, r.recall = len(pairs), truth.recall(pairs)
}

// writeTable writes the results as a Markdown table.
func writeTable(out io.Writer, jobs []job, results []result, truth truth) error {
	modes := truth.modes()
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	fmt.Fprintf(w, "| program\t| wall s\t| min–max\t| CPU s\t| peak MB\t| pairs\t")
	for _, mode := range modes {
		fmt.Fprintf(w, "| %s\t", mode)
	}
	fmt.Fprintf(w, "|\n|%s", strings.Repeat("---|", 6+len(modes)))
	fmt.Fprintln(w)
	for i, j := range jobs {
		r := results[i]
		if r.err != nil || len(r.usages) == 0 {
			fmt.Fprintf(w, "| %s\t| did not run\t%s|\n", j.name, strings.Repeat("|\t", 4+len(modes)))
			continue
		}
		walls := sorted(r.usages, func(u usage) time.Duration { return u.wall })
		cpus := sorted(r.usages, func(u usage) time.Duration { return u.cpu })
		peaks := make([]int64, 0, len(r.usages))
		for _, u := range r.usages {
			peaks = append(peaks, u.peak)
		}
		slices.Sort(peaks)
		fmt.Fprintf(w, "| %s\t| %.2f\t| %.2f–%.2f\t| %.2f\t| %d\t", j.name, walls[len(walls)/2].Seconds(),
			walls[0].Seconds(), walls[len(walls)-1].Seconds(), cpus[len(cpus)/2].Seconds(), peaks[len(peaks)/2]>>20)
		if j.pairs == nil {
			fmt.Fprintf(w, "| \t%s|\n", strings.Repeat("|\t", len(modes)))
			continue
		}
		fmt.Fprintf(w, "| %d\t", r.pairs)
		for _, mode := range modes {
			fmt.Fprintf(w, "| %.3f\t", r.recall[mode])
		}
		fmt.Fprintln(w, "|")
	}
	return w.Flush()
}

func sorted(usages []usage, of func(usage) time.Duration) []time.Duration {
	var d []time.Duration
	for _, u := range usages {
		d = append(d, of(u))
	}
	slices.Sort(d)
	return d
}
