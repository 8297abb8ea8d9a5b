package command

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"text/template"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/dcaudit/dcaudit/reports/tongue"
	"github.com/urfave/cli/v2"
)

// The completion of each shell is a script that holds all words: nothing is
// started while somebody types.
//
//go:embed completion
var completions embed.FS

// completion prints the script that completes command lines in a shell.
func (d *dcaudit) completion(c *cli.Context) error {
	shell := c.Args().First()
	if c.NArg() != 1 || !slices.Contains(shells, shell) {
		return usageOf(c, "name one shell: "+strings.Join(shells, ", "))
	}
	places, err := d.places()
	if err != nil {
		return err
	}
	script, err := template.New(shell).Funcs(template.FuncMap{"brief": brief, "quote": quoteFor[shell], "join": joined}).ParseFS(completions, "completion/*."+shell)
	if err != nil {
		return err
	}
	return script.ExecuteTemplate(d.stdout, "dcaudit."+shell, places)
}

// shells are those that can be completed in.
var shells = []string{"bash", "fish", "zsh"}

// place is a place in a command line: behind the words of a command, or behind
// none.
type place struct {
	At       string // the words: "catalog show"
	Commands []*cli.Command
	Flags    []knob
	Words    []string // that may stand for its arguments
	Args     string   // what its arguments are; empty for none
}

// knob is a flag as it is offered.
type knob struct {
	Long, Short string
	Usage       string
	Takes       string   // what its value is; empty for a switch
	Words       []string // that its value may be
	File        bool     // its value may be a file
	Again       bool     // it can be given more than once
}

// places are all places of the command line, the outer ones first.
func (d *dcaudit) places() ([]place, error) {
	o, err := newOffers()
	if err != nil {
		return nil, err
	}
	app := d.app()
	all := []place{{Commands: app.Commands, Flags: []knob{helpKnob, {Long: "version", Short: "v", Usage: "print the version"}}}}
	for _, command := range app.Commands {
		all = append(all, o.place(command.Name, command))
		for _, sub := range command.Subcommands {
			all = append(all, o.place(command.Name+" "+sub.Name, sub))
		}
	}
	return all, nil
}

var helpKnob = knob{Long: "help", Short: "h", Usage: "show help"}

// offers are the words that flags and arguments take, where these are few: by the
// name of the flag, of the flag at a command, or of the command.
type offers map[string][]string

func newOffers() (offers, error) {
	checks, err := audit.CheckIDs(builtin)
	if err != nil {
		return nil, err
	}
	frameworks, err := fs.Glob(policies.FS, "frameworks/*.yaml")
	if err != nil {
		return nil, err
	}
	for i, file := range frameworks {
		frameworks[i] = strings.TrimSuffix(path.Base(file), ".yaml")
	}
	slices.Sort(frameworks)
	data, printed := dataFormats, reports.PlainFormats()
	return offers{
		"--framework": append(slices.Clone(frameworks), audit.Applicable), "--only": checks, "--min-severity": audit.Severity("").Values(),
		"--lang": tongue.Codes(), "--fail-on": reports.DrillBars(), "--depth": {"1", "2"},
		"check --format": reports.Formats(), "render --format": reports.Formats(), "diff --format": reports.DiffFormats(),
		"drill --format": printed, "clock --format": printed, "selftest --format": printed,
		"explain --format": data, "catalog --format": data, "catalog show --format": data, "version --format": data,
		"catalog crosswalk --format": reports.CrosswalkFormats(), "input --format": {"json"}, "schema --format": {"json"},
		"catalog show": slices.Concat(checks, frameworks), "completion": shells,
	}, nil
}

// place is the place behind the words of a command.
func (o offers) place(at string, command *cli.Command) place {
	args, _, _ := strings.Cut(command.ArgsUsage, " (")
	p := place{At: at, Commands: command.Subcommands, Words: o[at], Args: args}
	for _, flag := range command.Flags {
		p.Flags = append(p.Flags, o.knob(at, flag))
	}
	p.Flags = append(p.Flags, helpKnob)
	return p
}

func (o offers) knob(at string, flag cli.Flag) knob {
	names := append(slices.Clone(flag.Names()), "")
	k := knob{Long: names[0], Short: names[1], Words: o["--"+names[0]]}
	if words := o[at+" --"+names[0]]; words != nil {
		k.Words = words
	}
	switch f := flag.(type) {
	case *cli.StringFlag:
		k.Takes, k.Usage, k.File = "value", f.Usage, f.TakesFile
	case *cli.StringSliceFlag:
		k.Takes, k.Usage, k.File, k.Again = "value", f.Usage, f.TakesFile, true
	case *cli.IntFlag:
		k.Takes, k.Usage = "value", f.Usage
	case *cli.BoolFlag:
		k.Usage = f.Usage
	default:
		panic(fmt.Sprintf("a flag of another kind: %T", flag))
	}
	if parts := strings.Split(k.Usage, "`"); len(parts) == 3 {
		k.Takes = parts[1]
	}
	return k
}

// brief is the beginning of a usage, as much as a list of words has room for.
func brief(usage string) string {
	usage = strings.ReplaceAll(usage, "`", "")
	for _, end := range []string{", repeatable", "; ", ": ", " ("} {
		if head, _, _ := strings.Cut(usage, end); strings.Contains(head, " ") {
			usage = head
		}
	}
	return usage
}

func joined(words []string) string { return strings.Join(words, " ") }

// quoteFor keeps a text from being more than a text, for a shell.
var quoteFor = map[string]func(string) string{
	"bash": func(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" },
	"zsh":  zshText.Replace, // stands between single quotes there
	"fish": func(text string) string { return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(text) + "'" },
}

// zshText keeps a text from ending a part of what _arguments and _describe are
// told, within single quotes.
var zshText = strings.NewReplacer(`\`, `\\`, "'", `'\''`, ":", `\:`, "[", `\[`, "]", `\]`, "(", `\(`, ")", `\)`)
