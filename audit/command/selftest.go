package command

import (
	"io"
	"os"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/selftest"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// sourcesIn are the folders of catalogs that a user wrote, with their tests.
func sourcesIn(folders []string) (sources []audit.Source) {
	for _, folder := range folders {
		sources = append(sources, audit.Source{Name: folder, FS: os.DirFS(folder)})
	}
	return sources
}

// selfTest damages an inventory that passes, and the checks, and writes what was
// not noticed. Without an inventory it is about the checks alone.
func (d *dcaudit) selfTest(c *cli.Context) error {
	outputs, err := outputsOf(c, reports.PlainFormats())
	if err != nil {
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
	summary := func() string { return reports.SelfTestSummary(report) }
	err = d.write(outputs, summary, func(w io.Writer, format string, o reports.Options) error {
		return reports.SelfTest(w, format, report, o)
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
	result, err := selftest.Policies(d.progress.counting(c.Context, "changing the checks", "mutants"), base, sources)
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
	ctx := d.progress.counting(c.Context, "damaging the inventory", "mutants")
	result, err := selftest.Inventory(ctx, selftest.Audit{Profile: profile, Inventory: m.inventory, Asked: r.at, Now: d.now()})
	if err == nil {
		err = review.Apply(&result)
	}
	if err != nil {
		return nil, err
	}
	return reports.NewTestedInventory(m.inventory, m.date, result), nil
}
