package command

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/urfave/cli/v2"
)

// unknownCommand answers a bare call, and a command that there is not.
func unknownCommand(c *cli.Context) error {
	problem := "no command is given"
	if c.NArg() > 0 {
		var names []string
		for _, command := range c.App.Commands {
			names = append(names, command.Name)
		}
		problem = strings.TrimSuffix(fmt.Sprintf("there is no command %q; %s", c.Args().First(), inventory.DidYouMean(c.Args().First(), names)), "; ")
	}
	var help bytes.Buffer
	cli.HelpPrinter(&help, cli.AppHelpTemplate, c.App)
	return usageError{problem, help.String()}
}

func onUsageError(c *cli.Context, err error, _ bool) error { return usageOf(c, err.Error()) }

// usageOf is a usage error that shows how the command is called.
func usageOf(c *cli.Context, problem string) error {
	name := c.Command.HelpName
	usage := strings.TrimSpace(fmt.Sprintf("usage: %s [flags] %s", name, c.Command.ArgsUsage))
	return usageError{problem, fmt.Sprintf("%s\nrun '%s --help' for the flags\n", usage, name)}
}

// flagsFirst moves flags before the other arguments: the library takes those
// that follow a file name for further files. It refuses a flag that is given
// twice but counts once.
func flagsFirst(app *cli.App, args []string) ([]string, error) {
	command, at := app.Command(argument(args, 1)), 2
	if command == nil {
		return args, nil
	}
	for _, sub := range command.Subcommands {
		if sub.Name == argument(args, 2) {
			command, at = sub, 3
		}
	}
	var flags, rest []string
	seen := map[cli.Flag]bool{}
	for i := at; i < len(args); i++ {
		switch {
		case args[i] == "--":
			rest = append(rest, args[i+1:]...)
			i = len(args)
		case !strings.HasPrefix(args[i], "-") || args[i] == "-":
			rest = append(rest, args[i])
		default:
			name, _, hasValue := strings.Cut(strings.TrimLeft(args[i], "-"), "=")
			flag, err := flagNamed(command, name, seen)
			if err != nil {
				return nil, err
			}
			flags = append(flags, args[i])
			if _, isSwitch := flag.(*cli.BoolFlag); isSwitch || hasValue {
				continue
			}
			if i++; i == len(args) {
				return nil, usageError{fmt.Sprintf("the flag --%s has no value", name), ""}
			}
			flags = append(flags, args[i])
		}
	}
	return slices.Concat(args[:at], flags, []string{"--"}, rest), nil
}

func argument(args []string, i int) string {
	if i < len(args) {
		return args[i]
	}
	return ""
}

// flagNamed is the flag of a command with this name. One that there is not, and
// a second value where only one counts, are usage errors.
func flagNamed(command *cli.Command, name string, seen map[cli.Flag]bool) (cli.Flag, error) {
	known := []string{"help"}
	for _, flag := range append([]cli.Flag{cli.HelpFlag}, command.Flags...) {
		known = append(known, flag.Names()[0])
		if !slices.Contains(flag.Names(), name) {
			continue
		}
		if _, repeatable := flag.(*cli.StringSliceFlag); seen[flag] && !repeatable {
			return nil, usageError{fmt.Sprintf("the flag --%s is given twice; give it once", name), ""}
		}
		seen[flag] = true
		return flag, nil
	}
	problem := fmt.Sprintf("there is no flag --%s", name)
	if near := inventory.Closest(name, known); near != "" {
		problem += "; did you mean --" + near + "?"
	}
	return nil, usageError{problem, fmt.Sprintf("run 'dcaudit %s --help' for the flags\n", command.FullName())}
}
