package command

import (
	"context"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

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
	d.progress.enter("writing")
	return reports.Explain(d.stdout, c.String("format"), assessment, c.Args().First(), d.options())
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
	d.progress.enter("writing")
	return reports.JSON(d.stdout, audit.InputsOf(questions, m.inventory, m.facts, m.date))
}

// questions are what the checks would be asked, and what about.
func (d *dcaudit) questions(ctx context.Context, r request) (declared, []audit.Question, error) {
	if len(r.policies) > 0 {
		m, err := await(ctx, d.read(r, r.facts))
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
	outputs, err := outputsOf(c, reports.Formats())
	if err != nil {
		return err
	}
	language, err := languageOf(c, outputs)
	if err != nil {
		return err
	}
	if err := keepSources(c, c.Args().Slice()); err != nil {
		return err
	}
	d.progress.enter("reading")
	assessment, err := reports.Load(c.Args().First(), d.stdin)
	if err != nil {
		return err
	}
	return d.report(assessment, language, outputs)
}
