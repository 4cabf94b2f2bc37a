package cli

// The exit codes. A script can tell "nothing found" from "found" from "did not work"
// without reading any text.
const (
	ExitOK          = 0   // ran, and nothing is at the gate
	ExitGate        = 1   // reuse at the gate: only with --fail-on
	ExitTrouble     = 2   // wrong usage, input that cannot be read, output that cannot be written
	ExitInterrupted = 130 // stopped by SIGINT or SIGTERM, as shells count it
)

// Exit is an exit code and what it means.
type Exit struct {
	Code    int
	Meaning string
}

// Exits are the exit codes in the words of help and manual.
var Exits = []Exit{
	{ExitOK, "it ran, and nothing is at the gate"},
	{ExitGate, "reuse at the gate; only with scan --fail-on"},
	{ExitTrouble, "wrong usage, input that cannot be read, output that cannot be written"},
	{ExitInterrupted, "interrupted by SIGINT or SIGTERM"},
}
