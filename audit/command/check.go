package command

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/foreign"
	"github.com/dcaudit/dcaudit/audit/sandbox"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/dcaudit/dcaudit/reports/tongue"
	"github.com/urfave/cli/v2"
)

// assess judges what was asked for: by foreign catalogs in another process.
func (d *dcaudit) assess(ctx context.Context, r request) (audit.Assessment, error) {
	a, _, err := d.assessWith(ctx, r)
	return a, err
}

// assessWith is the assessment with what it was made from.
func (d *dcaudit) assessWith(ctx context.Context, r request) (a audit.Assessment, m declared, err error) {
	if len(r.policies) > 0 {
		if m, err = await(ctx, d.read(r, r.facts)); err != nil {
			return a, m, err
		}
		d.progress.enter("judging")
		a, err = d.foreign(r).Assess(ctx, foreign.Matter{Inventory: m.inventory, Documents: m.documents, Facts: m.facts, At: m.date, Tool: tool})
	} else {
		var all subjectMatter
		if all, err = d.load(ctx, r); err != nil {
			return a, m, err
		}
		m = all.declared
		a, err = audit.Assess(d.progress.counting(ctx, "judging", "subjects"), all.profile, m.inventory, m.facts, m.date, tool)
	}
	if err == nil && len(r.waivers) > 0 {
		a, err = waive(a, r, m)
	}
	if err == nil && r.illustrated {
		a = audit.Illustrated(a, m.inventory, m.facts, m.date)
	}
	return a, m, err
}

// waive applies the waivers of a request.
func waive(a audit.Assessment, r request, m declared) (audit.Assessment, error) {
	waivers, err := audit.LoadWaivers(r.waivers)
	if err != nil {
		return a, err
	}
	checks, err := audit.CheckIDs(append(sourcesIn(r.policies), builtin)...)
	if err != nil {
		return a, err
	}
	return audit.Waive(a, waivers, checks, m.inventory)
}

// foreign are the catalogs of a request that others wrote. Where the system
// cannot keep them within all limits, the user is told.
func (d *dcaudit) foreign(r request) foreign.Catalogs {
	if lacking := sandbox.Lacks(); lacking != "" {
		fmt.Fprintf(d.stderr, "dcaudit: warning: this system does not let %s be limited; judge by no catalog that you do not trust\n", lacking)
	}
	return foreign.Catalogs{Folders: r.policies, Selection: r.selection, Limits: r.limits}
}

// check judges an inventory and writes the reports. Its error is the verdict.
func (d *dcaudit) check(c *cli.Context, r request) error {
	outputs, err := outputsOf(c, reports.Formats())
	if err != nil {
		return err
	}
	language, err := languageOf(c, outputs)
	if err != nil {
		return err
	}
	if r.waivers = c.StringSlice("waivers"); slices.Contains(r.waivers, "") {
		return usageOf(c, "--waivers names no file")
	}
	r.illustrated = slices.ContainsFunc(outputs, func(o output) bool { return reports.Illustrated(o.format) })
	if c.IsSet("baseline") {
		return d.checkAgainst(c, r, outputs, language)
	}
	assessment, err := d.assess(c.Context, r)
	if err != nil {
		return err
	}
	if err := d.report(assessment, language, outputs); err != nil {
		return err
	}
	return outcome(assessment, c.Bool("allow-undetermined"))
}

// report writes an assessment to all outputs.
func (d *dcaudit) report(a audit.Assessment, language tongue.Language, outputs []output) error {
	summary := func() string { return reports.Summary(a) }
	return d.write(outputs, summary, func(w io.Writer, format string, o reports.Options) error {
		o.Language = language
		return reports.Write(w, format, a, o)
	})
}

// options are what the reader of standard output wants.
func (d *dcaudit) options() reports.Options {
	return reports.Options{Color: colored(d.out.stdout.w)}
}
