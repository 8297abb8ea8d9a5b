package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/change"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/dcaudit/dcaudit/reports/tongue"
	"github.com/urfave/cli/v2"
)

// diff tells what changed from one inventory, or saved assessment, to another.
// Its error is whether anything got worse.
func (d *dcaudit) diff(c *cli.Context) error {
	if c.NArg() != 2 {
		return usageOf(c, "name a base and a head")
	}
	outputs, err := outputsOf(c, reports.DiffFormats())
	if err != nil {
		return err
	}
	r, err := requestOf(c, c.Args().Slice())
	if err != nil {
		return err
	}
	if r.waivers = c.StringSlice("waivers"); slices.Contains(r.waivers, "") {
		return usageOf(c, "--waivers names no file")
	}
	var sides [2]change.Input
	for i, name := range c.Args().Slice() {
		if sides[i], err = d.side(c.Context, r, name); err != nil {
			return err
		}
	}
	return d.tellChanges(change.Compare(sides[0], sides[1], tool), outputs)
}

// tellChanges writes a comparison. Its error is whether anything got worse.
func (d *dcaudit) tellChanges(comparison change.Comparison, outputs []output) error {
	summary := func() string { return reports.DiffSummary(comparison) }
	err := d.write(outputs, summary, func(w io.Writer, format string, o reports.Options) error {
		return reports.Diff(w, format, comparison, o)
	})
	if err != nil {
		return err
	}
	return gate(comparison)
}

// gate is whether anything got worse, as an error.
func gate(comparison change.Comparison) error {
	switch {
	case comparison.Base.Broken > 0 || comparison.Head.Broken > 0:
		return fmt.Errorf("not everything was compared: a check broke %d times in the base, %d times in the head", comparison.Base.Broken, comparison.Head.Broken)
	case comparison.Worse:
		return errNotCompliant
	}
	return nil
}

// side is one side of a comparison: a saved assessment, or that of an inventory.
func (d *dcaudit) side(ctx context.Context, r request, name string) (side change.Input, err error) {
	if isSaved(name) {
		d.progress.enter("reading")
		a, err := reports.Load(name, d.stdin)
		return change.Input{Name: name, Assessment: a}, err
	}
	r.paths = []string{name}
	if isTree(name) {
		tree, standsAt, err := openTree(ctx, name)
		if err != nil {
			return side, err
		}
		defer tree.close()
		r.tree, r.paths = tree, []string{standsAt}
	}
	a, m, err := d.assessWith(ctx, r)
	if err != nil {
		return side, err
	}
	return inputOf(name, a, m), nil
}

// inputOf is a side that was judged here, with all that it was made from.
func inputOf(name string, a audit.Assessment, m declared) change.Input {
	return change.Input{Name: name, Assessment: a, Subjects: audit.SubjectsOf(m.inventory), Ends: change.EndsOf(m.inventory, m.facts)}
}

// isSaved says whether a file holds a saved assessment: by how it begins, since
// an inventory may be in JSON too.
func isSaved(file string) bool {
	opened, err := os.Open(file)
	if err != nil {
		return false
	}
	defer opened.Close()
	if info, err := opened.Stat(); err != nil || !info.Mode().IsRegular() {
		return false
	}
	head := make([]byte, 512)
	n, _ := io.ReadFull(opened, head)
	squeezed := strings.Join(strings.Fields(string(head[:n])), "")
	return strings.HasPrefix(squeezed, `{"schema":"`+audit.Schema+`"`)
}

// checkAgainst judges an inventory, writes the reports, and tells what got worse
// than a saved assessment has it. Its error is whether anything did.
func (d *dcaudit) checkAgainst(c *cli.Context, r request, outputs []output, language tongue.Language) error {
	base, err := d.side(c.Context, r, c.String("baseline"))
	if err != nil {
		return err
	}
	a, m, err := d.assessWith(c.Context, r)
	if err != nil {
		return err
	}
	if err := d.report(a, language, outputs); err != nil {
		return err
	}
	comparison := change.Compare(base, inputOf(strings.Join(r.paths, ", "), a, m), tool)
	if err := reports.Diff(d.stderr, "text", comparison, reports.Options{}); err != nil {
		return err
	}
	return gate(comparison)
}
