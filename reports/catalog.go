package reports

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Catalog lists a catalog, or tells all about the one part of it that id names:
// a framework, a control as framework/control, or a check. The empty id names
// all.
func Catalog(w io.Writer, format string, l audit.Listing, id string) error {
	part, err := partOf(l, id)
	if err != nil {
		return err
	}
	if format == "json" {
		return JSON(w, part)
	}
	var b bytes.Buffer
	c := catalog{newPage(&b, Options{}), l}
	switch part := part.(type) {
	case audit.Listing:
		c.all()
	case audit.FrameworkListing:
		c.framework(part)
	case controlInPlace:
		c.control(part)
	case audit.CheckListing:
		c.check(part)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// controlInPlace is a control with the id of its framework.
type controlInPlace struct {
	Framework string `json:"framework"`
	audit.ControlListing
}

// partOf is the part of a catalog with this id. An id that nothing has is an
// error that lists what there is.
func partOf(l audit.Listing, id string) (any, error) {
	if id == "" {
		return l, nil
	}
	var known []string
	for _, f := range l.Frameworks {
		if known = append(known, f.ID); f.ID == id {
			return f, nil
		}
		for _, c := range f.Controls {
			if f.ID+"/"+c.ID == id {
				return controlInPlace{f.ID, c}, nil
			}
		}
	}
	for _, c := range l.Checks {
		if known = append(known, c.ID); c.ID == id {
			return c, nil
		}
	}
	for _, f := range l.Frameworks {
		for _, c := range f.Controls {
			known = append(known, f.ID+"/"+c.ID)
		}
	}
	return nil, audit.UnknownError{What: "framework, control or check", Name: id, Known: known}
}

// catalog is a listing on a page.
type catalog struct {
	*page
	audit.Listing
}

func (c catalog) all() {
	for _, f := range c.Frameworks {
		c.framework(f)
		c.gap()
	}
	c.put("", "Checks")
	longest := 0
	for _, check := range c.Checks {
		longest = max(longest, width(check.ID))
	}
	for _, check := range c.Checks {
		lead := fmt.Sprintf("  %-*s  %-8s  ", longest, check.ID, check.Severity)
		c.put(lead, check.Title)
	}
	c.gap()
	c.put("", "To read all about one of them: dcaudit catalog show ID")
}

func (c catalog) framework(f audit.FrameworkListing) {
	c.put("", f.ID+": "+f.Title)
	c.put("  ", fmt.Sprintf("%s, %s (%s)", f.Authority, f.Jurisdiction, f.Kind))
	if f.From != "" {
		c.put("  ", "in force from "+day(f.From))
	}
	if f.URL != "" {
		c.put("  ", f.URL)
	}
	c.binds(f.Binds)
	longest := 0
	for _, control := range f.Controls {
		longest = max(longest, width(control.ID))
	}
	for _, control := range f.Controls {
		c.put(fmt.Sprintf("  %-*s  ", longest, control.ID), control.Title)
	}
}

// binds says whom a law binds.
func (c catalog) binds(binds [][]audit.UseListing) {
	lead := "  binds "
	for _, all := range binds {
		var one []string
		for _, use := range all {
			one = append(one, judgement(&audit.Finding{Check: use.Check, Params: use.Params}))
		}
		c.put(lead, both(one))
		lead = "     or "
	}
}

func (c catalog) control(control controlInPlace) {
	c.put("", control.Framework+"/"+control.ID+": "+control.Title)
	c.put("  ", control.Text)
	c.put("  ", fmt.Sprintf("%s (%s, %s)", control.Citation, control.Kind, trusts.in(tongue.English, control.Confidence)))
	if control.URL != "" {
		c.put("  ", control.URL)
	}
	if control.Note != "" {
		c.put("  ", "Note: "+control.Note)
	}
	if control.From != "" {
		c.put("  ", "in force from "+day(control.From))
	}
	if control.Until != "" {
		c.put("  ", "in force until "+day(control.Until))
	}
	c.binds(control.Binds)
	if control.Manual != "" {
		c.put("  ", "No machine can judge it: "+control.Manual)
	}
	if control.MaxAge != "" {
		c.put("  ", "An attestation, and the document behind it, may be at most "+control.MaxAge+" old.")
	}
	for _, use := range control.Checks {
		c.put("  judged by ", judgement(&audit.Finding{Check: use.Check, Params: use.Params}))
	}
}

func (c catalog) check(check audit.CheckListing) {
	c.put("", check.ID+": "+check.Title)
	c.put("  ", strings.TrimSpace(check.Description))
	c.put("  ", fmt.Sprintf("It judges each %s; severity %s.", check.Subject, check.Severity))
	c.gap()
	c.put("", "What to do about it")
	c.put("  ", check.Remediation)
	if len(check.Params) > 0 {
		c.gap()
		c.put("", "Parameters")
		for _, p := range check.Params {
			c.param(p)
		}
	}
	c.gap()
	c.put("", "Controls that use it")
	for _, id := range check.Controls {
		c.put("  ", id+": "+c.titleOf(id))
	}
	if len(check.References) > 0 {
		c.gap()
		c.put("", "To read on")
		for _, r := range check.References {
			c.put("  ", r.Description)
			c.put("    ", r.URL)
		}
	}
}

func (c catalog) param(p audit.ParamListing) {
	given := "every control gives it"
	if p.Default != nil {
		given = "default " + value(p.Default)
	}
	c.put("  ", fmt.Sprintf("%s (%s, %s): %s", p.Name, p.Type, given, sentence(p.Description)))
	if p.Source != "" {
		c.put("    ", "The default is "+sentence(p.Source))
	}
}

// titleOf is the title of a control, by framework/control.
func (c catalog) titleOf(id string) string {
	for _, f := range c.Frameworks {
		for _, control := range f.Controls {
			if f.ID+"/"+control.ID == id {
				return control.Title
			}
		}
	}
	return ""
}
