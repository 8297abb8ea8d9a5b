package command

import (
	"context"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// Whatever the help of a command says stands in the manual page as well.
func TestManualIsWhole(t *testing.T) {
	code, page, said := ended(context.Background(), "man")
	if code != ExitCompliant || said != "" {
		t.Fatal(code, said)
	}
	page = squeezed(strings.NewReplacer(`\-`, "-", `\fB`, "", `\fP`, "", `\fC`, "", `\fR`, "").Replace(page))
	app := newDcaudit(nil, nil, nil).app()
	commands := app.Commands
	for _, command := range app.Commands {
		commands = append(commands, command.Subcommands...)
	}
	for _, command := range commands {
		said := []string{command.Usage, command.ArgsUsage}
		for _, flag := range command.Flags {
			said = append(said, flag.(cli.DocGenerationFlag).GetUsage())
			for _, name := range flag.Names() {
				said = append(said, strings.Repeat("-", min(len(name), 2))+name)
			}
		}
		for _, text := range said {
			if !strings.Contains(page, squeezed(strings.NewReplacer("`", "", "…", "...").Replace(text))) {
				t.Errorf("%s: the manual does not say %q", command.Name, text)
			}
		}
	}
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }
