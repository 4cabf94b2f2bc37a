package main

import (
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
)

// drivers are small programs that call the Python packages and jscpd.
//
//go:embed peers/*.py
var drivers embed.FS

// programs is what the programs are called, or where they are.
type programs struct {
	copytrail, python, jscpd string
}

// job is one program with its arguments.
type job struct {
	name   string
	argv   []string
	output string                         // the file that its standard output goes to
	pairs  func(string) ([]idPair, error) // reads the pairs out of that file; nil for a program that finds none
}

// jobs returns the jobs on a pile whose names are in only, or all when only is empty.
// The drivers and the outputs go into the folder work.
func (p programs) jobs(pile, work string, only []string) ([]job, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	driver := func(name string) (string, error) {
		code, err := drivers.ReadFile("peers/" + name)
		if err != nil {
			return "", err
		}
		file := filepath.Join(work, name)
		return file, os.WriteFile(file, code, 0o666)
	}
	permutations, k, threshold := strconv.Itoa(peerPermutations), strconv.Itoa(peerShingle), fmt.Sprint(peerThreshold)
	jobs := []job{
		{name: "wc -w", argv: []string{"wc", "-w", pile}},
		{name: "copytrail surface", argv: p.scan("surface", pile), pairs: findingPairs},
		{name: "copytrail all", argv: p.scan("all", pile), pairs: findingPairs},
		{name: "minhash-lsh (Go)", argv: []string{self, "ekzhu", pile}, pairs: tabPairs},
	}
	for _, peer := range []struct {
		name, file string
		args       []string
	}{
		{"rensa", "run_rensa.py", []string{permutations, k, threshold}},
		{"datasketch", "run_datasketch.py", []string{permutations, k, threshold}},
		{"text-dedup", "run_textdedup.py", []string{permutations, k, threshold}},
		{"jscpd", "run_jscpd.py", []string{p.jscpd}},
	} {
		file, err := driver(peer.file)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, job{name: peer.name, argv: append([]string{p.python, file, pile}, peer.args...), pairs: tabPairs})
	}
	var chosen []job
	for i, j := range jobs {
		j.output = filepath.Join(work, strconv.Itoa(i)+".out")
		if len(only) == 0 || slices.Contains(only, j.name) {
			chosen = append(chosen, j)
		}
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("no program is in %q", only)
	}
	return chosen, nil
}

// scan returns the arguments of a scan. Articles of one outlet are compared too, because
// the other programs know nothing of outlets.
func (p programs) scan(tier, pile string) []string {
	program := p.copytrail
	if path, err := exec.LookPath(program); err == nil {
		program = path
	}
	return []string{program, "scan", "--tier", tier, "--same-outlet", "--format", "jsonl", "--progress", "never", pile}
}
