package command

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/imports/kubernetes"
	"github.com/dcaudit/dcaudit/audit/imports/terraform"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// importer makes a draft of an inventory of a file of another tool, given with its
// name.
type importer func(file, text string, options imports.Options) (*imports.Draft, error)

// importers is the table of the tools whose files can be imported.
var importers = []struct {
	name, args, usage string
	read              importer
}{
	{"kubernetes", "FILE|-", "nodes, workloads, volumes and backups of a cluster, as kubectl get -o json or -o yaml prints them", kubernetes.Import},
	{"terraform", "FILE|-", "a plan or a state, as terraform show -json prints it", terraform.Import},
}

// importCommands are a command for each tool.
func (d *dcaudit) importCommands() (commands []*cli.Command) {
	for _, i := range importers {
		commands = append(commands, &cli.Command{Name: i.name, ArgsUsage: i.args, Usage: i.usage, Flags: importFlags,
			Action: func(c *cli.Context) error { return d.importFrom(c, i.read) }})
	}
	return commands
}

// importNothing answers a call that names no tool.
func (d *dcaudit) importNothing(c *cli.Context) error {
	var names []string
	for _, i := range importers {
		names = append(names, i.name)
	}
	if c.NArg() > 0 {
		return usageOf(c, fmt.Sprintf("import knows no tool %q; it knows: %s", c.Args().First(), strings.Join(names, ", ")))
	}
	return usageOf(c, "name the tool whose file is to be imported: "+strings.Join(names, ", "))
}

// importFrom writes an inventory made of one file, and says what it leaves open.
func (d *dcaudit) importFrom(c *cli.Context, read importer) error {
	if c.NArg() != 1 || c.Args().First() == "" {
		return usageOf(c, "name one file, or - for standard input")
	}
	file, beside, output := c.Args().First(), c.StringSlice("beside"), c.String("output")
	switch source := reports.Overwrites(output, append(slices.Clone(beside), file)); {
	case source != "":
		return usageOf(c, fmt.Sprintf("--output is %q, which is read as a part of %q; write the inventory elsewhere", output, source))
	case c.IsSet("output") && (output == "" || output == "-"):
		return usageOf(c, fmt.Sprintf("--output is %q; expected a file; hint: without it the inventory goes to standard output", output))
	case file == "-" && slices.Contains(beside, "-"):
		return usageOf(c, "standard input can be one of both: the file, or a part of --beside")
	}
	options := imports.Options{Operator: inventory.OrganisationID(c.String("operator"))}
	if c.IsSet("operator") && (options.Operator == "" || imports.ID(c.String("operator")) != c.String("operator")) {
		return usageOf(c, fmt.Sprintf("--operator is %q; expected an id: letters, digits, dots, hyphens and underscores", c.String("operator")))
	}
	if len(beside) > 0 {
		var err error
		if options.Beside, err = inventory.Load(beside, d.stdin); err != nil {
			return err
		}
	}
	return d.writeImport(file, output, options, read)
}

func (d *dcaudit) writeImport(file, output string, options imports.Options, read importer) error {
	d.progress.enter("reading")
	text, err := imports.Read(file, d.stdin)
	if err != nil {
		return err
	}
	draft, err := read(file, text, options)
	if err != nil {
		return err
	}
	d.progress.enter("writing")
	write := func(save func(io.Writer) error) error { return save(d.stdout) }
	if output != "" {
		write = func(save func(io.Writer) error) error { return d.drafts.add().Save(output, save) }
	}
	if err := write(draft.Write); err != nil {
		return err
	}
	fmt.Fprintf(d.stderr, "dcaudit: %s\n", reports.Lines(draft.Summary()))
	return nil
}
