package command

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"
)

// man prints the manual page, in roff: what the help of all commands says, and
// the exit codes.
func (d *dcaudit) man(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageOf(c, "man takes no arguments")
	}
	page, err := d.manual().ToManWithSection(1)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(d.stdout, typeset(page), manualEnd)
	return err
}

var (
	flagInText     = regexp.MustCompile(`(?m)(^|[^\\\w-])(--?[a-z][a-z-]*)`)
	commandHeading = regexp.MustCompile(`(?m)^\.SH ([a-z])`)
)

// typeset has flags printed with the hyphens that can be copied into a command
// line, and commands stand below the heading of commands: the library does
// neither.
func typeset(page string) string {
	page = flagInText.ReplaceAllStringFunc(page, func(found string) string { return strings.ReplaceAll(found, "-", `\-`) })
	page = strings.ReplaceAll(page, "…", "...") // which is not in every terminal's font
	return commandHeading.ReplaceAllString(page, ".SS $1")
}

// manual is the command line as its manual page tells of it: each command by all
// of its words, with its arguments.
func (d *dcaudit) manual() *cli.App {
	app := d.app()
	app.HideHelpCommand = true // its --help is told of, and this is the same
	app.Setup()
	app.Description = manualBeginning
	app.UsageText = "dcaudit COMMAND [FLAGS] [ARGUMENTS]"
	for _, command := range app.Commands {
		for _, sub := range command.Subcommands {
			explainCommand(sub, command.Name+" "+sub.Name)
		}
		explainCommand(command, command.Name)
	}
	return app
}

// explainCommand has a command told of by these words.
func explainCommand(command *cli.Command, words string) {
	command.Name = words
	command.UsageText = strings.TrimSpace("dcaudit " + words + " [FLAGS] " + command.ArgsUsage)
}

// What the help says of no command, for the beginning of the page in Markdown and
// for its end in roff.
const (
	manualBeginning = `dcaudit holds a declaration of what an operator has, its inventory, against what governments demand, clause by
clause, and says what is proven, what is violated and what nobody wrote down. A pass is proven, never inferred: what is
not declared is undetermined. It reads files and no network. Flags may stand before or after the arguments, and
behind -- nothing is a flag.`

	manualEnd = `.SH EXIT STATUS
.TP
\fB0\fP
Compliant: everything that was owed is proven.
.TP
\fB1\fP
Not compliant: something is not satisfied; with drill \-\-fail\-on, a service ends so; with check \-\-baseline and diff,
something got worse; with selftest, damage passes silently.
.TP
\fB2\fP
The command line was not understood.
.TP
\fB3\fP
Could not assess: bad inventory, broken check, unknown id, nothing to judge, report not written.
.TP
\fB4\fP
Nothing is violated, but not everything is proven.
.TP
\fB130\fP
Stopped by the user, or asked to end.
.PP
3 beats 1, and 1 beats 4. No format changes an exit code.
.SH ENVIRONMENT
.TP
\fBNO_COLOR\fP
If it is not empty, text on a terminal has no colour.
.TP
\fBTERM\fP
If it is dumb, there is neither colour nor a line that shows the progress.
.SH EXAMPLES
.nf
dcaudit init
dcaudit check inventory.yaml
dcaudit check inventory.yaml \-o report.md \-o results.sarif
dcaudit drill inventory.yaml \-\-lose facility:hill\-1
.fi
`
)
