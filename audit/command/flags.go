package command

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/sandbox"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/dcaudit/dcaudit/reports/tongue"
	"github.com/urfave/cli/v2"
)

// app is the command line. The library's own ways of ending the process and of
// accepting what it does not know are switched off.
func (d *dcaudit) app() *cli.App {
	return &cli.App{
		Name: "dcaudit", Version: Version, Reader: d.stdin, Writer: d.stdout, ErrWriter: d.stderr,
		Usage:                     "would the service survive the loss of a data centre, and would we hear of it in time?",
		Commands:                  d.commands(),
		Action:                    unknownCommand,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              onUsageError,
		DisableSliceFlagSeparator: true,
	}
}

// commands is the table of everything that the program can be asked to do.
func (d *dcaudit) commands() []*cli.Command {
	commands := []*cli.Command{
		{Name: "init", ArgsUsage: "[FOLDER|FILE.yaml]", Usage: "write a starter inventory, all explained and nothing stated, with its schema for editors", Action: d.begin},
		{Name: "check", ArgsUsage: inventoryArgs, Usage: "judge an inventory and print a report", Flags: join(requestFlags, assessmentFlags, checkFlags), Action: d.onInventory(d.check)},
		{Name: "drill", ArgsUsage: inventoryArgs, Usage: "play the loss of one thing, of several at once, or of each alone", Flags: join(requestFlags[:1], reportFlags, drillFlags), Action: d.onInventory(d.drill)},
		{Name: "clock", ArgsUsage: inventoryArgs, Usage: "tell when reports of incidents were due by law, and which came in time; it judges nothing and exits 0", Flags: join(requestFlags[:2], clockFlags), Action: d.onInventory(d.clock)},
		{Name: "diff", ArgsUsage: "BASE HEAD (each an inventory, a saved assessment, or git:REV:PATH)", Usage: "tell what got worse, and what better, from one state to another", Flags: join(requestFlags, diffFlags), Action: d.diff},
		{Name: "explain", ArgsUsage: "FINDING " + inventoryArgs, Usage: "tell all about one finding: facts, path, clause, remedy", Flags: join(requestFlags, dataFlags), Action: d.explain},
		{Name: "input", ArgsUsage: inventoryArgs, Usage: "print the documents that checks receive, for stock OPA", Flags: join(requestFlags, jsonFlags), Action: d.onInventory(d.inputs)},
		{Name: "selftest", ArgsUsage: "[" + inventoryArgs + "]", Usage: "damage what passes, and the checks, and tell what nobody would notice", Flags: join(requestFlags, reportFlags, selfTestFlags), Action: d.selfTest},
		{Name: "render", ArgsUsage: "ASSESSMENT.json", Usage: "print a saved assessment in another format", Flags: assessmentFlags, Action: d.render},
		{Name: "catalog", Usage: "list frameworks, controls and checks", Flags: join(dataFlags, catalogFlags, appliesFlags), Action: d.list,
			Subcommands: []*cli.Command{
				{Name: "show", ArgsUsage: "ID", Usage: "tell all about one check, control or framework", Flags: join(dataFlags, catalogFlags), Action: d.show},
				{Name: "crosswalk", Usage: "tell which clauses of which frameworks each check judges", Flags: join(crosswalkFlags, catalogFlags), Action: d.crosswalk},
			}},
		{Name: "import", Usage: "make a part of an inventory of a file of another tool", Action: d.importNothing, Subcommands: d.importCommands()},
		{Name: "schema", Usage: "print the JSON Schema of inventories, for editors", Flags: jsonFlags, Action: d.schema},
		{Name: "completion", ArgsUsage: "SHELL", Usage: "print a script that completes command lines in a shell: " + strings.Join(shells, ", "), Action: d.completion},
		{Name: "man", Usage: "print the manual page, for man", Action: d.man},
		{Name: "version", Usage: "print the version", Flags: dataFlags, Action: d.version},
	}
	for _, command := range commands {
		command.OnUsageError = onUsageError
		command.HideHelpCommand = true
		for _, sub := range command.Subcommands {
			sub.OnUsageError = onUsageError
		}
	}
	return commands
}

const inventoryArgs = "INVENTORY… (files, folders, or - for standard input)"

// The flags, by what they are about.
var (
	requestFlags = []cli.Flag{
		&cli.StringFlag{Name: "at", Usage: "judge as of this `DATE` (default: the inventory's as_of, else today)"},
		&cli.StringSliceFlag{Name: "framework", Usage: "judge by this framework `ID`, repeatable, or by all that may bind: " + audit.Applicable + " (default: " + audit.DefaultFramework + ")"},
		&cli.StringSliceFlag{Name: "only", Usage: "run only this `CHECK`, repeatable; the report says that it is partial"},
		&cli.StringFlag{Name: "min-severity", Usage: "run only checks of this `SEVERITY` and above; the report says that it is partial"},
		&cli.StringSliceFlag{Name: "policies", TakesFile: true, Usage: "load a catalog of your own from `DIR` too, repeatable; it is judged by in a process without files, network or environment"},
		&cli.StringFlag{Name: "policies-memory", Value: "2GiB", Usage: "the most memory, `SIZE` in MiB or GiB, that catalogs from --policies may take"},
		&cli.StringFlag{Name: "policies-timeout", Value: "60s", Usage: "the most `TIME` that they may take, as 90s or 10m"},
	}
	assessmentFlags = []cli.Flag{
		&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of what is printed: " + strings.Join(reports.Formats(), ", ")},
		reportFlags[1],
		&cli.StringFlag{Name: "lang", Value: tongue.English.Code(), Usage: "`LANGUAGE` of reports as " + strings.Join(reports.SpokenFormats(), ", ") + ": " + strings.Join(tongue.Codes(), ", ")},
	}
	reportFlags = []cli.Flag{
		&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of what is printed: " + strings.Join(reports.PlainFormats(), ", ")},
		&cli.StringSliceFlag{Name: "output", TakesFile: true, Aliases: []string{"o"}, Usage: "write a report to `FILE` too, whole or not at all, repeatable; its ending tells the format, or FORMAT=FILE does"},
	}
	checkFlags = []cli.Flag{
		&cli.StringFlag{Name: "baseline", TakesFile: true, Usage: "exit 1 only for what got worse than in this saved `ASSESSMENT`; the report tells all, what got worse is told on standard error"},
		&cli.StringSliceFlag{Name: "waivers", TakesFile: true, Usage: "accept for a time what the waivers in `FILE` are for, repeatable; the report tells what each comes to"},
		&cli.BoolFlag{Name: "allow-undetermined", Usage: "exit 0 where nothing is violated, though not everything is proven"},
		&cli.BoolFlag{Name: "opa", Usage: "let OPA evaluate every check, which takes longer, so that anyone can see that the report is the same"},
		&cli.StringFlag{Name: "upcoming", Usage: "tell all about demands that come into force within this `TIME`, as 365d, and no others (default: list all that will)"},
	}
	diffFlags = []cli.Flag{
		&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of what is printed: " + strings.Join(reports.DiffFormats(), ", ")},
		reportFlags[1], checkFlags[1],
	}
	drillFlags = []cli.Flag{
		&cli.StringSliceFlag{Name: "lose", Usage: "play the loss of `KIND:ID`, as facility:pangyo; repeatable, for what is lost at once (default: each loss alone)"},
		&cli.IntFlag{Name: "depth", Value: 1, Usage: "play so `MANY` losses at once: 1, or 2 for every two as well, which critical services should survive"},
		&cli.StringFlag{Name: "fail-on", Usage: "exit 1 where a service ends like this `OUTCOME` or worse, 4 where one may: " + strings.Join(reports.DrillBars(), ", ")},
	}
	clockFlags = []cli.Flag{
		&cli.StringFlag{Name: "incident", Usage: "tell of this incident `ID` alone"},
		&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT`: " + strings.Join(reports.PlainFormats(), ", ")},
	}
	selfTestFlags = []cli.Flag{
		&cli.BoolFlag{Name: "no-policies", Usage: "damage the inventory only, and leave the checks alone"},
		&cli.StringFlag{Name: "reviewed", TakesFile: true, Usage: "excuse what `FILE` lists: damage that is right to go unnoticed, each with its path, operator and reason"},
	}
	importFlags = []cli.Flag{
		&cli.StringFlag{Name: "output", TakesFile: true, Aliases: []string{"o"}, Usage: "write the inventory to `FILE`, whole or not at all (default: standard output)"},
		&cli.StringFlag{Name: "operator", Usage: "declare the operator with this `ID` (default: another part of the inventory does)"},
		&cli.StringSliceFlag{Name: "beside", TakesFile: true, Usage: "take kind and importance of services from this `INVENTORY`, repeatable for its parts, so that both can be judged together"},
	}
	catalogFlags = requestFlags[4:]
	appliesFlags = []cli.Flag{
		&cli.StringSliceFlag{Name: "applies-to", TakesFile: true, Usage: "tell which frameworks bind the operator of this `INVENTORY`, repeatable for its parts, and why"},
		requestFlags[0],
	}
	crosswalkFlags = []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT`: " + strings.Join(reports.CrosswalkFormats(), ", ")}}
	dataFlags      = []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT`: json, text"}}
	jsonFlags      = []cli.Flag{&cli.StringFlag{Name: "format", Value: "json", Usage: "`FORMAT`: json"}}
)

func join(flags ...[]cli.Flag) []cli.Flag { return slices.Concat(flags...) }

// onInventory turns the command line of a command about an inventory into a
// request.
func (d *dcaudit) onInventory(act func(*cli.Context, request) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		r, err := requestOf(c, c.Args().Slice())
		if err != nil {
			return err
		}
		return act(c, r)
	}
}

func requestOf(c *cli.Context, paths []string) (r request, err error) {
	if len(paths) == 0 || slices.Contains(paths, "") {
		return r, usageOf(c, "no inventory is named")
	}
	if text := c.String("at"); c.IsSet("at") {
		r.at = &inventory.Deadline{}
		if err := r.at.UnmarshalText([]byte(text)); err != nil {
			return r, usageOf(c, fmt.Sprintf("--at is %q; %v", text, err))
		}
	}
	r.paths = paths
	if err := keepSources(c, slices.Concat(r.paths, c.StringSlice("policies"), c.StringSlice("waivers"))); err != nil {
		return r, err
	}
	r.selection = audit.Selection{Frameworks: c.StringSlice("framework"), Only: c.StringSlice("only"), MinSeverity: c.String("min-severity"), ByOPA: c.Bool("opa")}
	if text := c.String("upcoming"); c.IsSet("upcoming") {
		var within inventory.Duration
		if err := within.UnmarshalText([]byte(text)); err != nil || within == 0 {
			return r, usageOf(c, fmt.Sprintf("--upcoming is %q; expected a time such as 365d", text))
		}
		r.selection.Upcoming = time.Duration(within.Seconds()) * time.Second
	}
	return r, r.readPolicies(c)
}

// readPolicies reads which catalogs are foreign, and what may be spent on them.
func (r *request) readPolicies(c *cli.Context) (err error) {
	if r.policies = c.StringSlice("policies"); slices.Contains(r.policies, "") {
		return usageOf(c, "--policies names no folder")
	}
	if len(r.policies) > 0 { // a command without the flag has none of them
		if r.limits, err = sandbox.ParseLimits(c.String("policies-memory"), c.String("policies-timeout")); err != nil {
			return usageOf(c, "--policies-"+err.Error())
		}
	}
	return nil
}

// keepSources refuses to write a report over what it is made from.
func keepSources(c *cli.Context, sources []string) error {
	for _, text := range c.StringSlice("output") {
		_, file, _ := strings.Cut(text, "=")
		for _, file := range []string{text, file} {
			if source := reports.Overwrites(file, sources); source != "" {
				return usageOf(c, fmt.Sprintf("--output is %q, which is read as a part of %q; write the report elsewhere", text, source))
			}
		}
	}
	return nil
}

// languageOf is the language that reports are to be written in. One that none of
// them can be written in is refused; those that are in English alone beside one
// that can stay English.
func languageOf(c *cli.Context, outputs []output) (tongue.Language, error) {
	if err := oneOf(c, "lang", tongue.Codes()); err != nil {
		return "", err
	}
	language, spoken := tongue.Language(c.String("lang")), reports.SpokenFormats()
	if language != tongue.English && !slices.ContainsFunc(outputs, func(o output) bool { return slices.Contains(spoken, o.format) }) {
		return "", usageOf(c, fmt.Sprintf("--lang is %q, and every report that is asked for is in English alone; expected a format that is not: %s", language, strings.Join(spoken, ", ")))
	}
	return language, nil
}

// oneOf refuses a value of a flag that is not among the known ones.
func oneOf(c *cli.Context, flag string, known []string) error {
	if value := c.String(flag); !slices.Contains(known, value) {
		return usageOf(c, strings.TrimSuffix(fmt.Sprintf("--%s is %q; expected one of: %s; hint: %s", flag, value, strings.Join(known, ", "),
			inventory.DidYouMean(value, known)), "; hint: "))
	}
	return nil
}
