package reports

import (
	"bytes"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// How many of the facts that a finding rests on or lacks are shown where each takes
// many lines. GitHub reads no more.
const shownPlaces = 100

// situated is a fact in short, and where it stands or is to be added.
type situated struct {
	at          audit.Location
	path, about string
}

// factsOf are the facts that an objection rests on or lacks.
func factsOf(o objection) (all []situated) {
	state := func(facts []audit.Evidence) {
		for _, e := range facts {
			all = append(all, situated{e.Location, string(e.Path), stated(e)})
		}
	}
	for _, v := range o.Violations {
		state(v.Evidence)
	}
	for _, m := range o.Missing {
		all = append(all, situated{m.Location, string(m.Path), lacked(m)})
	}
	state(o.Evidence)
	return all
}

// stated is a fact in short.
func stated(e audit.Evidence) string {
	if e.Value == nil {
		return string(e.Path)
	}
	return string(e.Path) + " = " + value(e.Value)
}

// lacked says of a fact that is missing what is to be done.
func lacked(m audit.Missing) string {
	if m.Reason != "" {
		return "to be renewed: " + string(m.Path) + ": " + m.Reason
	}
	return "to be added here: " + string(m.Path)
}

// toldWhole is all that is to be said of an objection, without lines, so that it
// stays the same when lines move.
func toldWhole(o objection) sarifMessage {
	about := o.about()
	if o.Check != "" {
		about = named(o.Subject)
	}
	lines := []string{about + ": " + o.told()}
	var b bytes.Buffer
	d := document{&b}
	d.paragraph(prose(lines[0]))
	add := func(depth int, name, body string) {
		if body != "" {
			lines = append(lines, name+": "+body)
			d.item(depth, markup(name), ": ", prose(body))
		}
	}
	for i, v := range o.Violations {
		if i > 0 || !strings.HasPrefix(o.Message, v.Message) {
			add(0, "Violation", v.Message)
		}
		add(0, "Expected", v.Expected)
		add(0, "Found", v.Found)
		for depth, step := range v.Because {
			add(min(depth, 6), "Because", step)
		}
		add(0, "Fix", v.Fix)
	}
	if o.Waiver != nil {
		add(0, "Waived", term(*o.Waiver))
	}
	return sarifMessage{remark(lines...).Text, strings.TrimSpace(b.String())}
}
