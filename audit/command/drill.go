package command

import (
	"errors"
	"io"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// drill plays losses and tells what becomes of everything. Its error is the
// verdict, if one was asked for.
func (d *dcaudit) drill(c *cli.Context, r request) error {
	lose, bar := c.StringSlice("lose"), c.String("fail-on")
	outputs, err := outputsOf(c, reports.PlainFormats())
	if err != nil {
		return err
	}
	if err := oneOf(c, "fail-on", reports.DrillBars()); err != nil && c.IsSet("fail-on") {
		return err
	}
	depth := c.Int("depth")
	if depth != 1 && (depth != 2 || len(lose) > 0) {
		return usageOf(c, "--depth is 1, or 2 without --lose")
	}
	m, err := await(c.Context, d.read(r, func(m *declared) error {
		d.progress.enter("playing losses")
		return m.play(lose, depth)
	}))
	if err != nil {
		return err
	}
	report := reports.NewDrillReport(m.inventory, m.date, tool, len(lose) == 0, m.scenarios)
	report.Pairs = m.pairs
	report.Counsel = m.counsel
	summary := func() string { return reports.DrillSummary(report) }
	err = d.write(outputs, summary, func(w io.Writer, format string, o reports.Options) error { return reports.Drill(w, format, report, o) })
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
