package command

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// list prints the whole catalog.
func (d *dcaudit) list(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageOf(c, fmt.Sprintf("catalog has no command %q; it has: show, crosswalk", c.Args().First()))
	}
	if c.IsSet("applies-to") {
		return d.appliesTo(c)
	}
	if c.IsSet("at") {
		return usageOf(c, "--at goes with --applies-to")
	}
	return d.printCatalog(c, "")
}

// appliesTo prints which frameworks bind the operator of an inventory.
func (d *dcaudit) appliesTo(c *cli.Context) error {
	if err := oneOf(c, "format", dataFormats); err != nil {
		return err
	}
	r, err := requestOf(c, c.StringSlice("applies-to"))
	if err != nil {
		return err
	}
	if len(r.policies) > 0 {
		return usageOf(c, "--applies-to tells about the frameworks that are built in; leave out --policies")
	}
	r.selection.Frameworks = []string{audit.Applicable}
	m, err := d.load(c.Context, r)
	if err != nil {
		return err
	}
	standings, err := m.catalog.Standings(c.Context, m.inventory, m.facts, m.date)
	if err != nil {
		return err
	}
	return reports.Standings(d.stdout, c.String("format"), audit.OperatorOf(m.inventory), m.date, standings, d.options())
}

// crosswalk prints which clauses of which frameworks each check judges.
func (d *dcaudit) crosswalk(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageOf(c, "crosswalk takes no arguments")
	}
	if err := oneOf(c, "format", reports.CrosswalkFormats()); err != nil {
		return err
	}
	listing, err := d.listing(c)
	if err != nil {
		return err
	}
	return reports.Crosswalk(d.stdout, c.String("format"), listing)
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
	catalog, err := audit.LoadCatalog(builtin)
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
	_, err := fmt.Fprintln(d.stdout, "dcaudit", Version)
	return err
}
