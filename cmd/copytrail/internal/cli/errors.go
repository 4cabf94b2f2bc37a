package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"copytrail/cmd/copytrail/internal/wording"
)

// UsageError is a mistake on the command line, or in a file that it names, with what
// to do about it.
type UsageError struct {
	Msg  string // what is wrong and what was wanted
	Hint string // one line, "" when Msg says all
}

// Error returns the mistake without the hint, which is printed on a line of its own.
func (e *UsageError) Error() string { return e.Msg }

// unknown says that name is no command of group, nor of the program when group is nil.
func (p *Program) unknown(group *Command, name string) error {
	list, place, about := p.Commands, "", "copytrail help"
	if group != nil {
		list, place, about = group.Commands, group.Name+": ", "copytrail help "+group.Name
	}
	e := &UsageError{
		Msg:  fmt.Sprintf("%sunknown command %q (want %s)", place, name, choices(list)),
		Hint: about + " says what each command does",
	}
	if near := wording.Nearest(name, Words(list)); near != "" {
		e.Hint = fmt.Sprintf("did you mean copytrail %s%s?", before(group), near)
	}
	return e
}

// kinds says what the flag types of pflag itself take. Their errors come from strconv,
// whose words name a function of Go. Flag values of ours word their own errors.
var kinds = map[string]string{
	"int":     "a whole number",
	"uint64":  "a whole number from 0",
	"bool":    "true or false",
	"float64": "a number",
}

// flagError turns an error of pflag into one line that says what was wanted.
func flagError(cmd string, flags *pflag.FlagSet, err error) error {
	e := &UsageError{Msg: cmd + ": " + err.Error(), Hint: fmt.Sprintf("copytrail help %s lists its flags", cmd)}
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			e.Msg = fmt.Sprintf("%s: unknown flag -%s", cmd, name)
			break
		}
		e.Msg = fmt.Sprintf("%s: unknown flag --%s", cmd, name)
		var names []string
		flags.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := wording.Nearest(name, names); near != "" {
			e.Hint = fmt.Sprintf("did you mean --%s?", near)
		}
	case errors.As(err, &missing):
		f := missing.GetFlag()
		want, _ := pflag.UnquoteUsage(f)
		if v, ok := f.Value.(Chooser); ok {
			want = wording.Choices(v.Choices())
		}
		e.Msg = fmt.Sprintf("%s: --%s has no value (want %s)", cmd, f.Name, want)
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		cause := invalid.Unwrap().Error()
		if kind := kinds[f.Value.Type()]; kind != "" {
			cause = fmt.Sprintf("%q is not %s", invalid.GetValue(), kind)
		}
		e.Msg = fmt.Sprintf("%s: --%s: %s", cmd, f.Name, cause)
	case errors.As(err, &syntax):
		e.Msg = fmt.Sprintf("%s: %s is not a flag", cmd, syntax.GetSpecifiedFlag())
	}
	return e
}
