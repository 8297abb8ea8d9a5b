package command

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// clock prints how the reporting clocks of laws ran for the incidents of an
// inventory.
func (d *dcaudit) clock(c *cli.Context, r request) error {
	if err := oneOf(c, "format", reports.PlainFormats()); err != nil {
		return err
	}
	if len(r.selection.Frameworks) == 0 {
		r.selection.Frameworks = []string{audit.Applicable}
	}
	r.selection.Only = []string{audit.ClockCheck}
	m, err := d.load(c.Context, r)
	if err != nil {
		return err
	}
	incident := c.String("incident")
	if known := incidents(m); c.IsSet("incident") && !slices.Contains(known, incident) {
		return audit.UnknownError{What: "incident", Name: incident, Known: known}
	}
	a, err := audit.Assess(c.Context, m.profile, m.inventory, m.facts, m.date, tool)
	if err != nil {
		return err
	}
	runs := slices.DeleteFunc(audit.Clocks(a, m.inventory, m.facts, m.date), func(r audit.ClockRun) bool {
		return c.IsSet("incident") && r.Incident != incident
	})
	if err := reports.Clocks(d.stdout, c.String("format"), a, runs, d.options()); err != nil || len(a.Errors) == 0 {
		return err
	}
	return outcome(a, false) // a check broke
}

// incidents are the ids of the incidents of an inventory.
func incidents(m subjectMatter) (ids []string) {
	for _, i := range m.inventory.Incidents {
		ids = append(ids, string(i.ID))
	}
	return ids
}
