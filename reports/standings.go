package reports

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/dcaudit/dcaudit/audit"
)

// Standings tells which frameworks bind an operator, and why, as text or json.
func Standings(w io.Writer, format string, of audit.Subject, at audit.Date, standings []audit.Standing, o Options) error {
	if format == "json" {
		return JSON(w, standings)
	}
	var b bytes.Buffer
	p := newPage(&b, o)
	p.put("", fmt.Sprintf("Frameworks and %s at %s (%s)", operator(of), at.Time.UTC().Format(time.RFC3339), at.From))
	for _, status := range []audit.Status{audit.Satisfied, audit.Undetermined, audit.NotApplicable} {
		for _, s := range standings {
			if s.Binds == status {
				p.gap()
				p.standing(s, at)
			}
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// bearing says in words whether a framework binds.
var bearing = map[audit.Status]string{audit.Satisfied: "binds", audit.Undetermined: "may bind", audit.NotApplicable: "does not bind"}

func (p *page) standing(s audit.Standing, at audit.Date) {
	p.flag(s.Binds, "", bearing[s.Binds], s.Framework.ID, reach(s))
	p.put("  ", s.Framework.Title)
	p.put("  ", fmt.Sprintf("%s, %s (%s)%s", s.Framework.Authority, s.Framework.Jurisdiction, s.Framework.Kind, season(s, at)))
	for _, f := range s.Findings {
		switch s.Binds {
		case audit.NotApplicable:
			p.put("  ", f.Message)
			continue
		case audit.Undetermined:
			p.put("  ", "To be known: "+judgement(&f))
		default:
			p.put("  ", judgement(&f))
		}
		for _, m := range f.Missing {
			p.put("    ", "add "+string(m.Path)+" at "+place(m.Location))
		}
		for _, e := range f.Evidence {
			if e.Value != nil && len(f.Missing) == 0 {
				p.put("    ", string(e.Path)+" = "+value(e.Value)+" at "+place(e.Location))
			}
		}
	}
}

// reach says by how many of its controls a framework binds.
func reach(s audit.Standing) string {
	switch s.Binds {
	case audit.Satisfied:
		return fmt.Sprintf("%d of %s", s.Bound, count(s.Controls, "control", "controls"))
	case audit.Undetermined:
		return fmt.Sprintf("%d of %s may", s.Unknown, count(s.Controls, "control", "controls"))
	}
	return ""
}

// season says when a framework holds, where that is not the moment.
func season(s audit.Standing, at audit.Date) string {
	now := at.Time.UTC().Format(time.RFC3339)
	switch {
	case s.From > now:
		return ", in force from " + day(s.From)
	case s.Until != "" && s.Until < now:
		return ", in force until " + day(s.Until)
	}
	return ""
}
