package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/foreign"
	"github.com/dcaudit/dcaudit/audit/sandbox"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// assess judges what was asked for: by foreign catalogs in another process.
func (d *dcaudit) assess(ctx context.Context, r request) (audit.Assessment, error) {
	if len(r.policies) > 0 {
		m, err := await(ctx, d.read(r, facts))
		if err != nil {
			return audit.Assessment{}, err
		}
		d.progress.enter("judging")
		return d.foreign(r).Assess(ctx, foreign.Matter{Inventory: m.inventory, Documents: m.documents, Facts: m.facts, At: m.date, Tool: tool})
	}
	m, err := d.load(ctx, r)
	if err != nil {
		return audit.Assessment{}, err
	}
	ctx = d.progress.counting(ctx, "judging", "subjects")
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
	d.progress.enter("writing")
	if file == "" || file == "-" {
		return render(d.stdout, d.options())
	}
	if err := d.draft.Save(file, func(w io.Writer) error { return render(w, reports.Options{}) }); err != nil {
		return err
	}
	fmt.Fprintf(d.stderr, "dcaudit: %s; the report is in %s\n", strings.TrimSuffix(summary(), "."), reports.Line(file))
	return nil
}

// options are what the reader of standard output wants.
func (d *dcaudit) options() reports.Options {
	return reports.Options{Color: colored(d.out.stdout.w)}
}
