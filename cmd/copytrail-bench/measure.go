package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// usage is the time and memory that one run took.
type usage struct {
	wall, cpu time.Duration
	peak      int64 // bytes of the largest process; 0 where the system does not say
}

// measure runs a job to its end. An exit code other than 0 is an error, with the last
// line that the program wrote to standard error.
func measure(j job) (usage, error) {
	out, err := os.Create(j.output)
	if err != nil {
		return usage{}, err
	}
	defer out.Close()
	var trouble bytes.Buffer
	cmd := exec.Command(j.argv[0], j.argv[1:]...)
	cmd.Stdout, cmd.Stderr = out, &trouble
	start := time.Now()
	err = cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return usage{}, fmt.Errorf("%w: %s", err, lastLine(trouble.String()))
	}
	s := cmd.ProcessState
	return usage{wall, s.UserTime() + s.SystemTime(), peakMemory(s)}, nil
}

func lastLine(s string) string {
	all := strings.Split(strings.TrimSpace(s), "\n")
	return all[len(all)-1]
}
