// Command dcaudit judges an infrastructure inventory against what governments
// demand: would the service survive the loss of a data centre, and would we
// hear of it in time?
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/foreign"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/sandbox"
	"github.com/dcaudit/dcaudit/audit/selftest"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// version is the version of the program, which every assessment names.
const version = "0.1.0"

var tool = audit.Tool{Name: "dcaudit", Version: version}

// Exit codes. 3 beats 1 beats 4; no format and no report changes them.
const (
	exitCompliant    = 0   // everything that was owed is proven
	exitNotCompliant = 1   // something is not satisfied
	exitUsage        = 2   // the command line was not understood
	exitNotAssessed  = 3   // bad inventory, broken check, unknown id, nothing to judge, report not written
	exitNotProven    = 4   // nothing is violated, but not everything is proven
	exitInterrupted  = 130 // stopped by the user
)

// Outcomes of an assessment that are not errors of the program.
var (
	errNotCompliant = errors.New("not compliant")
	errNotProven    = errors.New("not proven")
)

func main() {
	if sandbox.Inside() { // started by this very program, to judge by foreign catalogs
		os.Exit(sandbox.Serve(foreign.Answer))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // whoever is asked to end twice ends at once
	code := run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program but for the process around it. It alone prints
// errors.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	debug.SetGCPercent(1600)
	defer func() { // the last net: a fault of the program is no verdict
		if p := recover(); p != nil {
			fmt.Fprintf(stderr, "dcaudit: a fault of the program, please report it: %s\n", reports.Line(fmt.Sprint(p)))
			code = exitNotAssessed
		}
	}()
	d := &dcaudit{stdin: stdin, stdout: stdout, stderr: stderr, now: time.Now}
	app := d.app()
	args, err := flagsFirst(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	var usage usageError
	var ofLibrary cli.ExitCoder // the help command's word for a command that there is not
	switch {
	case err == nil:
		return exitCompliant
	case errors.Is(err, errNotCompliant):
		return exitNotCompliant
	case errors.Is(err, errNotProven):
		return exitNotProven
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "dcaudit: stopped; nothing was written")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "dcaudit: %s\n%s", reports.Line(usage.problem), usage.help)
		return exitUsage
	case errors.As(err, &ofLibrary):
		fmt.Fprintf(stderr, "dcaudit: %s\n", reports.Line(err.Error()))
		return exitUsage
	}
	fmt.Fprintf(stderr, "dcaudit: %s\n", reports.Lines(err.Error()))
	return exitNotAssessed
}

// dcaudit is the program with what it reads and writes.
type dcaudit struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

// request is what a run is asked to judge, and by what.
type request struct {
	paths     []string
	at        *inventory.Deadline
	selection audit.Selection
	policies  []string
	limits    sandbox.Limits // for the catalogs in policies
}

// subjectMatter is everything that a run stands on.
type subjectMatter struct {
	catalog *audit.Catalog
	profile *audit.Profile
	declared
}

// load reads the inventory and the catalog, side by side, and chooses the
// profile.
func (d *dcaudit) load(ctx context.Context, r request) (m subjectMatter, err error) {
	read := d.read(r, facts)
	if m.catalog, err = loadCatalog(); err != nil {
		return m, err
	}
	if m.profile, err = m.catalog.Profile(r.selection); err != nil {
		return m, err
	}
	m.declared, err = await(ctx, read)
	return m, err
}

// facts derives what checks are told.
func facts(m *declared) error {
	documents, err := inventory.VerifyDocuments(m.inventory)
	m.documents, m.facts = documents, drill.Derive(m.inventory, m.date.Time, documents)
	return err
}

// declared is an inventory with what was derived from it.
type declared struct {
	inventory *inventory.Inventory
	date      audit.Date
	documents map[inventory.DocumentID]inventory.Verification
	facts     *drill.Facts     // for checks
	scenarios []drill.Scenario // for a drill
	pairs     []drill.Pair     // for a drill of depth 2
	counsel   *drill.Counsel   // against the worst of them
}

// reading is what was declared, or why there is nothing.
type reading struct {
	declared
	err error
}

// read reads the inventory, and derives what is asked for, in the background.
func (d *dcaudit) read(r request, derive func(*declared) error) <-chan reading {
	read := make(chan reading, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				read <- reading{err: fmt.Errorf("a fault of the program, please report it: %v", p)}
			}
		}()
		inv, err := inventory.Load(r.paths, d.stdin)
		if err != nil {
			read <- reading{err: err}
			return
		}
		m := declared{inventory: inv}
		if m.date, err = audit.DateOf(r.at, inv, d.now()); err == nil {
			err = derive(&m)
		}
		read <- reading{m, err}
	}()
	return read
}

// await ends with the reading, or when the user has enough: standard input may
// never end.
func await(ctx context.Context, read <-chan reading) (declared, error) {
	select {
	case <-ctx.Done():
		return declared{}, ctx.Err()
	case r := <-read:
		return r.declared, r.err
	}
}

// loadCatalog reads the catalog that is built in.
func loadCatalog() (*audit.Catalog, error) {
	return audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true})
}

// sourcesIn are the folders of catalogs that a user wrote, with their tests.
func sourcesIn(folders []string) (sources []audit.Source) {
	for _, folder := range folders {
		sources = append(sources, audit.Source{Name: folder, FS: os.DirFS(folder)})
	}
	return sources
}

// assess judges what was asked for: by foreign catalogs in another process.
func (d *dcaudit) assess(ctx context.Context, r request) (audit.Assessment, error) {
	if len(r.policies) > 0 {
		m, err := await(ctx, d.read(r, facts))
		if err != nil {
			return audit.Assessment{}, err
		}
		return d.foreign(r).Assess(ctx, foreign.Matter{Inventory: m.inventory, Documents: m.documents, Facts: m.facts, At: m.date, Tool: tool})
	}
	m, err := d.load(ctx, r)
	if err != nil {
		return audit.Assessment{}, err
	}
	return audit.Assess(ctx, m.profile, m.inventory, m.facts, m.date, tool)
}

// foreign are the catalogs of a request that others wrote. Where the system
// cannot keep them within all limits, the user is told.
func (d *dcaudit) foreign(r request) foreign.Catalogs {
	if lacking := sandbox.Lacks(); lacking != "" {
		fmt.Fprintf(d.stderr, "dcaudit: warning: this system does not let %s be limited; judge by no catalog that you do not trust\n", lacking)
	}
	return foreign.Catalogs{Folders: r.policies, Selection: r.selection, Limits: r.limits}
}

// check judges an inventory and writes the report. Its error is the verdict.
func (d *dcaudit) check(c *cli.Context, r request) error {
	if err := oneOf(c, "format", reports.Formats()); err != nil {
		return err
	}
	assessment, err := d.assess(c.Context, r)
	if err != nil {
		return err
	}
	if err := d.report(assessment, c.String("format"), c.String("output")); err != nil {
		return err
	}
	return outcome(assessment, c.Bool("allow-undetermined"))
}

// report writes an assessment to a file, or to standard output.
func (d *dcaudit) report(a audit.Assessment, format, file string) error {
	summary := func() string { return reports.Summary(a) }
	return d.write(file, summary, func(w io.Writer, o reports.Options) error { return reports.Write(w, format, a, o) })
}

// write writes what render writes to a file, or to standard output. Of what goes
// to a file, a summary goes to standard error.
func (d *dcaudit) write(file string, summary func() string, render func(io.Writer, reports.Options) error) error {
	if file == "" || file == "-" {
		return render(d.stdout, reports.Options{Color: colored(d.stdout)})
	}
	if err := reports.Save(file, func(w io.Writer) error { return render(w, reports.Options{}) }); err != nil {
		return err
	}
	fmt.Fprintf(d.stderr, "dcaudit: %s; the report is in %s\n", strings.TrimSuffix(summary(), "."), reports.Line(file))
	return nil
}

// outcome turns a verdict into the error that decides the exit code.
func outcome(a audit.Assessment, allowUndetermined bool) error {
	switch {
	case len(a.Errors) > 0:
		first := a.Errors[0]
		return fmt.Errorf("not everything was assessed: a check broke %d times; the first: %s on %s: %s", len(a.Errors), first.Check, first.Subject, reports.Line(first.Message))
	case a.Verdict == audit.NotProven && allowUndetermined:
		return nil
	}
	return exitOf(a.Verdict)
}

func exitOf(v audit.Verdict) error {
	switch v {
	case audit.Compliant:
		return nil
	case audit.NotCompliant:
		return errNotCompliant
	}
	return errNotProven
}

// usageError is a command line that was not understood.
type usageError struct {
	problem string
	help    string // what to read, or to run, instead
}

func (e usageError) Error() string { return e.problem }

// app is the command line. The library's own ways of ending the process and of
// accepting what it does not know are switched off.
func (d *dcaudit) app() *cli.App {
	return &cli.App{
		Name: "dcaudit", Version: version, Reader: d.stdin, Writer: d.stdout, ErrWriter: d.stderr,
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
		{Name: "check", ArgsUsage: inventoryArgs, Usage: "judge an inventory and print a report", Flags: join(requestFlags, reportFlags, checkFlags), Action: d.onInventory(d.check)},
		{Name: "drill", ArgsUsage: inventoryArgs, Usage: "play the loss of one thing, of several at once, or of each alone", Flags: join(requestFlags[:1], reportFlags, drillFlags), Action: d.onInventory(d.drill)},
		{Name: "explain", ArgsUsage: "FINDING " + inventoryArgs, Usage: "tell all about one finding: facts, path, clause, remedy", Flags: join(requestFlags, dataFlags), Action: d.explain},
		{Name: "input", ArgsUsage: inventoryArgs, Usage: "print the documents that checks receive, for stock OPA", Flags: join(requestFlags, jsonFlags), Action: d.onInventory(d.inputs)},
		{Name: "selftest", ArgsUsage: "[" + inventoryArgs + "]", Usage: "damage what passes, and the checks, and tell what nobody would notice", Flags: join(requestFlags, reportFlags, selfTestFlags), Action: d.selfTest},
		{Name: "render", ArgsUsage: "ASSESSMENT.json", Usage: "print a saved assessment in another format", Flags: reportFlags, Action: d.render},
		{Name: "catalog", Usage: "list frameworks, controls and checks", Flags: join(dataFlags, catalogFlags), Action: d.list,
			Subcommands: []*cli.Command{{Name: "show", ArgsUsage: "ID", Usage: "tell all about one check, control or framework", Flags: join(dataFlags, catalogFlags), Action: d.show}}},
		{Name: "schema", Usage: "print the JSON Schema of inventories, for editors", Flags: jsonFlags, Action: d.schema},
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
		&cli.StringSliceFlag{Name: "framework", Usage: "judge by this framework `ID`, repeatable (default: " + audit.DefaultFramework + ")"},
		&cli.StringSliceFlag{Name: "only", Usage: "run only this `CHECK`, repeatable; the report says that it is partial"},
		&cli.StringFlag{Name: "min-severity", Usage: "run only checks of this `SEVERITY` and above; the report says that it is partial"},
		&cli.StringSliceFlag{Name: "policies", Usage: "load a catalog of your own from `DIR` too, repeatable; it is judged by in a process without files, network or environment"},
		&cli.StringFlag{Name: "policies-memory", Value: "2GiB", Usage: "the most memory, `SIZE` in MiB or GiB, that catalogs from --policies may take"},
		&cli.StringFlag{Name: "policies-timeout", Value: "60s", Usage: "the most `TIME` that they may take, as 90s or 10m"},
	}
	reportFlags = []cli.Flag{
		&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT` of the report: " + strings.Join(reports.Formats(), ", ")},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the report to `FILE`, whole or not at all"},
	}
	checkFlags = []cli.Flag{&cli.BoolFlag{Name: "allow-undetermined", Usage: "exit 0 where nothing is violated, though not everything is proven"}}
	drillFlags = []cli.Flag{
		&cli.StringSliceFlag{Name: "lose", Usage: "play the loss of `KIND:ID`, as facility:pangyo; repeatable, for what is lost at once (default: each loss alone)"},
		&cli.IntFlag{Name: "depth", Value: 1, Usage: "play so `MANY` losses at once: 1, or 2 for every two as well, which critical services should survive"},
		&cli.StringFlag{Name: "fail-on", Usage: "exit 1 where a service ends like this `OUTCOME` or worse, 4 where one may: " + strings.Join(reports.DrillBars(), ", ")},
	}
	selfTestFlags = []cli.Flag{
		&cli.BoolFlag{Name: "no-policies", Usage: "damage the inventory only, and leave the checks alone"},
		&cli.StringFlag{Name: "reviewed", Usage: "excuse what `FILE` lists: damage that is right to go unnoticed, each with its path, operator and reason"},
	}
	catalogFlags = requestFlags[4:]
	dataFlags    = []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "`FORMAT`: json, text"}}
	jsonFlags    = []cli.Flag{&cli.StringFlag{Name: "format", Value: "json", Usage: "`FORMAT`: json"}}
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
	if err := keepSources(c, slices.Concat(r.paths, c.StringSlice("policies"))); err != nil {
		return r, err
	}
	r.selection = audit.Selection{Frameworks: c.StringSlice("framework"), Only: c.StringSlice("only"), MinSeverity: c.String("min-severity")}
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

// keepSources refuses to write the report over what it is made from.
func keepSources(c *cli.Context, sources []string) error {
	if source := reports.Overwrites(c.String("output"), sources); source != "" {
		return usageOf(c, fmt.Sprintf("--output is %q, which is read as a part of %q; write the report elsewhere", c.String("output"), source))
	}
	return nil
}

// oneOf refuses a value of a flag that is not among the known ones.
func oneOf(c *cli.Context, flag string, known []string) error {
	if value := c.String(flag); !slices.Contains(known, value) {
		return usageOf(c, strings.TrimSuffix(fmt.Sprintf("--%s is %q; expected one of: %s; hint: %s", flag, value, strings.Join(known, ", "),
			inventory.DidYouMean(value, known)), "; hint: "))
	}
	return nil
}

// drill plays losses and tells what becomes of everything. Its error is the
// verdict, if one was asked for.
func (d *dcaudit) drill(c *cli.Context, r request) error {
	lose, bar := c.StringSlice("lose"), c.String("fail-on")
	if err := oneOf(c, "format", reports.Formats()); err != nil {
		return err
	}
	if err := oneOf(c, "fail-on", reports.DrillBars()); err != nil && c.IsSet("fail-on") {
		return err
	}
	depth := c.Int("depth")
	if depth != 1 && (depth != 2 || len(lose) > 0) {
		return usageOf(c, "--depth is 1, or 2 without --lose")
	}
	m, err := await(c.Context, d.read(r, func(m *declared) error { return m.play(lose, depth) }))
	if err != nil {
		return err
	}
	report := reports.NewDrillReport(m.inventory, m.date, tool, len(lose) == 0, m.scenarios)
	report.Pairs = m.pairs
	report.Counsel = m.counsel
	summary := func() string { return reports.DrillSummary(report) }
	err = d.write(c.String("output"), summary, func(w io.Writer, o reports.Options) error {
		return reports.Drill(w, c.String("format"), report, o)
	})
	if err != nil || bar == "" {
		return err
	}
	return exitOf(report.Verdict(bar))
}

// play plays the loss of everything that is named at once, or else of each
// thing that can be lost alone, and finds what would help most against the worst.
func (m *declared) play(names []string, depth int) error {
	if len(drill.Losable(m.inventory)) == 0 {
		return errors.New("there is nothing to lose: the inventory declares no facility, site, failure domain or operator of buildings")
	}
	var lost []drill.Loss
	for _, name := range names {
		one, err := drill.ParseLost(name, m.inventory)
		if err != nil {
			return err
		}
		lost = append(lost, one)
	}
	switch {
	case depth == 2:
		m.pairs = drill.PlayPairs(m.inventory)
		fallthrough
	case lost == nil:
		m.scenarios = drill.PlayEach(m.inventory, m.date.Time)
	default:
		m.scenarios = []drill.Scenario{drill.Play(m.inventory, m.date.Time, lost...)}
	}
	if worst := reports.WorstLoss(m.scenarios); worst != nil {
		m.counsel = drill.Advise(m.inventory, m.date.Time, worst...)
	}
	return nil
}

// selfTest damages an inventory that passes, and the checks, and writes what was
// not noticed. Without an inventory it is about the checks alone.
func (d *dcaudit) selfTest(c *cli.Context) (err error) {
	if err := oneOf(c, "format", reports.Formats()); err != nil {
		return err
	}
	if c.NArg() == 0 && c.Bool("no-policies") {
		return usageOf(c, "no inventory is named, and --no-policies leaves nothing else to test")
	}
	report := reports.SelfTestReport{Schema: reports.SelfTestSchema, Tool: tool}
	if c.NArg() > 0 {
		if report.Inventory, err = d.selfTestInventory(c); err != nil {
			return err
		}
	}
	if !c.Bool("no-policies") {
		if report.Policies, err = d.selfTestPolicies(c); err != nil {
			return err
		}
	}
	err = d.write(c.String("output"), func() string { return reports.SelfTestSummary(report) }, func(w io.Writer, o reports.Options) error {
		return reports.SelfTest(w, c.String("format"), report, o)
	})
	if err == nil && !report.Proven() {
		return errNotCompliant
	}
	return err
}

// selfTestPolicies changes the checks of the folders that are named, or else of
// the catalog that is built in, whose review is too.
func (d *dcaudit) selfTestPolicies(c *cli.Context) (*selftest.PolicyResult, error) {
	base, sources := []audit.Source{{FS: policies.FS}}, sourcesIn(c.StringSlice("policies"))
	review, err := reviewOf(c)
	if len(sources) == 0 && err == nil {
		base, sources = nil, base
		review, err = selftest.ParseReview("policies/reviewed.yaml", policies.Reviewed)
	}
	if err != nil {
		return nil, err
	}
	result, err := selftest.Policies(c.Context, base, sources)
	if err != nil {
		return nil, err
	}
	return &result, review.ApplyToChecks(&result)
}

// reviewOf is the review that is named; one that excuses nothing if none is.
func reviewOf(c *cli.Context) (selftest.Review, error) {
	if !c.IsSet("reviewed") {
		return selftest.Review{}, nil
	}
	return selftest.LoadReview(c.String("reviewed"))
}

func (d *dcaudit) selfTestInventory(c *cli.Context) (*reports.TestedInventory, error) {
	r, err := requestOf(c, c.Args().Slice())
	if err != nil {
		return nil, err
	}
	review, err := reviewOf(c)
	if err != nil {
		return nil, err
	}
	m, err := await(c.Context, d.read(r, func(*declared) error { return nil }))
	if err != nil {
		return nil, err
	}
	// The checks are compiled once for all mutants, so that they may as well be checked.
	catalog, err := audit.LoadCatalog(append([]audit.Source{{FS: policies.FS}}, sourcesIn(r.policies)...)...)
	if err != nil {
		return nil, err
	}
	profile, err := catalog.Profile(r.selection)
	if err != nil {
		return nil, err
	}
	result, err := selftest.Inventory(c.Context, selftest.Audit{Profile: profile, Inventory: m.inventory, Asked: r.at, Now: d.now()})
	if err == nil {
		err = review.Apply(&result)
	}
	if err != nil {
		return nil, err
	}
	return reports.NewTestedInventory(m.inventory, m.date, result), nil
}

// explain tells all about the findings that a fingerprint, or check/subject,
// names.
func (d *dcaudit) explain(c *cli.Context) error {
	if c.NArg() < 2 {
		return usageOf(c, "name a finding and an inventory")
	}
	if err := oneOf(c, "format", dataFormats); err != nil {
		return err
	}
	r, err := requestOf(c, c.Args().Slice()[1:])
	if err != nil {
		return err
	}
	assessment, err := d.assess(c.Context, r)
	if err != nil {
		return err
	}
	return reports.Explain(d.stdout, c.String("format"), assessment, c.Args().First(), reports.Options{Color: colored(d.stdout)})
}

var dataFormats = []string{"json", "text"}

// inputs prints what the checks would receive.
func (d *dcaudit) inputs(c *cli.Context, r request) error {
	if err := oneOf(c, "format", []string{"json"}); err != nil {
		return err
	}
	m, questions, err := d.questions(c.Context, r)
	if err != nil {
		return err
	}
	return reports.JSON(d.stdout, audit.InputsOf(questions, m.inventory, m.facts, m.date))
}

// questions are what the checks would be asked, and what about.
func (d *dcaudit) questions(ctx context.Context, r request) (declared, []audit.Question, error) {
	if len(r.policies) > 0 {
		m, err := await(ctx, d.read(r, facts))
		if err != nil {
			return m, nil, err
		}
		questions, err := d.foreign(r).Questions(ctx)
		return m, questions, err
	}
	m, err := d.load(ctx, r)
	if err != nil {
		return m.declared, nil, err
	}
	return m.declared, m.profile.Questions(), nil
}

// render prints a saved assessment anew.
func (d *dcaudit) render(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageOf(c, "name one saved assessment")
	}
	if err := oneOf(c, "format", reports.Formats()); err != nil {
		return err
	}
	if err := keepSources(c, c.Args().Slice()); err != nil {
		return err
	}
	var assessment audit.Assessment
	err := whileRunning(c.Context, func() (err error) {
		assessment, err = reports.Load(c.Args().First(), d.stdin)
		return err
	})
	if err != nil {
		return err
	}
	return d.report(assessment, c.String("format"), c.String("output"))
}

// whileRunning does what may never end, or ends when the user has enough.
func whileRunning(ctx context.Context, do func() error) error {
	done := make(chan error, 1)
	go func() { done <- do() }()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case err := <-done:
		return err
	}
}

// list prints the whole catalog.
func (d *dcaudit) list(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageOf(c, fmt.Sprintf("catalog has no command %q; it has: show", c.Args().First()))
	}
	return d.printCatalog(c, "")
}

// show prints one part of the catalog.
func (d *dcaudit) show(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageOf(c, "name one check, control or framework")
	}
	return d.printCatalog(c, c.Args().First())
}

func (d *dcaudit) printCatalog(c *cli.Context, id string) error {
	if err := oneOf(c, "format", dataFormats); err != nil {
		return err
	}
	listing, err := d.listing(c)
	if err != nil {
		return err
	}
	return reports.Catalog(d.stdout, c.String("format"), listing, id)
}

func (d *dcaudit) listing(c *cli.Context) (audit.Listing, error) {
	var r request
	if err := r.readPolicies(c); err != nil {
		return audit.Listing{}, err
	}
	if len(r.policies) > 0 {
		return d.foreign(r).Listing(c.Context)
	}
	catalog, err := loadCatalog()
	if err != nil {
		return audit.Listing{}, err
	}
	return catalog.Listing(), nil
}

func (d *dcaudit) schema(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageOf(c, "schema takes no arguments")
	}
	if err := oneOf(c, "format", []string{"json"}); err != nil {
		return err
	}
	_, err := d.stdout.Write(inventory.JSONSchema().MarshalIndent())
	return err
}

func (d *dcaudit) version(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageOf(c, "version takes no arguments")
	}
	if err := oneOf(c, "format", dataFormats); err != nil {
		return err
	}
	if c.String("format") == "json" {
		return reports.JSON(d.stdout, tool)
	}
	_, err := fmt.Fprintln(d.stdout, "dcaudit", version)
	return err
}

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

// colored reports whether a writer is a terminal whose reader wants colour.
func colored(w io.Writer) bool {
	file, isFile := w.(*os.File)
	return isFile && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}
