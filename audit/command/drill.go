package command

import (
	"errors"
	"io"
	"slices"

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
	kept := slices.ContainsFunc(outputs, func(o output) bool { return o.format == "json" }) // where all is told
	report := reports.DrillReport{}
	_, err = await(c.Context, d.read(r, func(m *declared) (err error) {
		d.progress.enter("playing losses")
		report, err = m.play(lose, depth, kept)
		return err
	}))
	if err != nil {
		return err
	}
	summary := func() string { return reports.DrillSummary(report) }
	err = d.write(outputs, summary, func(w io.Writer, format string, o reports.Options) error { return reports.Drill(w, format, report, o) })
	if err != nil || bar == "" {
		return err
	}
	return exitOf(report.Verdict(bar))
}

// play plays the loss of everything that is named at once, or else of each
// thing that can be lost alone, and finds what would help most against the worst.
// What becomes of each thing is kept with its reasons, or only counted.
func (m *declared) play(names []string, depth int, kept bool) (report reports.DrillReport, err error) {
	if len(drill.Losable(m.inventory)) == 0 {
		return report, errors.New("there is nothing to lose: the inventory declares no facility, site, failure domain or operator of buildings")
	}
	lost := make([]drill.Loss, len(names))
	for i, name := range names {
		if lost[i], err = drill.ParseLost(name, m.inventory); err != nil {
			return report, err
		}
	}
	report = reports.NewDrillReport(m.inventory, m.date, tool, len(lost) == 0, nil)
	switch {
	case len(lost) > 0:
		report.Drills = []drill.Scenario{drill.Play(m.inventory, m.date.Time, lost...)}
		report.Sketch(slices.Values(report.Drills))
	case kept:
		report.Drills = drill.PlayEach(m.inventory, m.date.Time)
		report.Sketch(slices.Values(report.Drills))
	default:
		report.Sketch(drill.Sketches(m.inventory, m.date.Time))
	}
	if depth == 2 {
		report.Pairs = drill.PlayPairs(m.inventory)
	}
	if worst := report.WorstLoss(); worst != nil {
		report.Counsel = drill.Advise(m.inventory, m.date.Time, worst...)
	}
	return report, nil
}
