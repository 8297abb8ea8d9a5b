package reports

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// CrosswalkFormats are the formats of a crosswalk.
func CrosswalkFormats() []string { return []string{"json", "markdown", "text"} }

// crosswalk is which clauses of which frameworks each check judges.
type crosswalk struct {
	// The ids of the frameworks, in order.
	Frameworks []string `json:"frameworks"`
	// The checks, by id.
	Checks []crossing `json:"checks"`
}

// crossing is a check with the controls that it judges.
type crossing struct {
	Check string `json:"check"`
	Title string `json:"title"`
	// The ids of the controls, by framework.
	Controls map[string][]string `json:"controls"`
}

// Crosswalk writes which clauses of which frameworks each check judges.
func Crosswalk(w io.Writer, format string, l audit.Listing) error {
	c := crosswalkOf(l)
	var b bytes.Buffer
	switch format {
	case "json":
		return JSON(w, c)
	case "markdown":
		c.markdown(document{&b})
	default:
		c.text(newPage(&b, Options{}))
	}
	_, err := w.Write(b.Bytes())
	return err
}

func crosswalkOf(l audit.Listing) crosswalk {
	judges := map[string]map[string][]string{}
	c := crosswalk{Frameworks: []string{}, Checks: []crossing{}}
	for _, f := range l.Frameworks {
		c.Frameworks = append(c.Frameworks, f.ID)
		for _, control := range f.Controls {
			for _, use := range control.Checks {
				if judges[use.Check] == nil {
					judges[use.Check] = map[string][]string{}
				}
				if ids := judges[use.Check][f.ID]; !slices.Contains(ids, control.ID) {
					judges[use.Check][f.ID] = append(ids, control.ID)
				}
			}
		}
	}
	for _, check := range l.Checks {
		if controls := judges[check.ID]; controls != nil { // else it says whom a law binds
			c.Checks = append(c.Checks, crossing{check.ID, check.Title, controls})
		}
	}
	return c
}

func (c crosswalk) text(p *page) {
	for _, x := range c.Checks {
		p.put("", x.Check+": "+x.Title)
		for _, f := range c.Frameworks {
			if ids := x.Controls[f]; len(ids) > 0 {
				p.put("  "+safe(f)+"  ", strings.Join(ids, ", "))
			}
		}
		p.gap()
	}
	p.put("", count(len(c.Checks), "check", "checks")+" for "+count(len(c.Frameworks), "framework", "frameworks")+"; a check serves many clauses with parameters of their own.")
}

// markdown is a table: a row for each check, a column for each framework.
func (c crosswalk) markdown(d document) {
	d.paragraph("# Crosswalk")
	d.paragraph("Which clauses of which frameworks each check judges.")
	head, rule := []markup{"Check"}, []markup{"---"}
	for _, f := range c.Frameworks {
		head, rule = append(head, code(f)), append(rule, "---")
	}
	d.row(head...)
	d.row(rule...)
	for _, x := range c.Checks {
		row := []markup{code(x.Check)}
		for _, f := range c.Frameworks {
			row = append(row, prose(strings.Join(x.Controls[f], ", ")))
		}
		d.row(row...)
	}
}
