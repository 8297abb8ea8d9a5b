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
	_, err := fmt.Fprintln(d.stdout, "dcaudit", Version)
	return err
}
