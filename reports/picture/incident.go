package picture

import (
	"time"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// incidentWidth is how wide the picture of an incident is.
const incidentWidth = 760.0

// incident is a picture of an incident in the making.
type incident struct {
	*canvas
	exhibit.Incident
	zone *time.Location // of a day alone
	now  moment
}

// Incident draws how an outage ran until a moment, which reports were sent, and
// how the clocks of the laws ran.
func Incident(id string, i exhibit.Incident, at string, l tongue.Language) string {
	p := &incident{canvas: &canvas{Language: l, id: id}, Incident: i, zone: zoneOf(i)}
	p.now = when(at, p.zone)
	y := p.course(4)
	y = p.clocks(y)
	return p.whole(incidentWidth, y+4, p.Say("How incident %s ran", i.ID), p.essence())
}

// zoneOf is the time zone that days alone are counted in: that of the clocks,
// which is the operator's, or that of any moment; else UTC.
func zoneOf(i exhibit.Incident) *time.Location {
	var moments []string
	for _, c := range i.Clocks {
		moments = append(moments, c.Start, c.Due, c.Sent)
	}
	moments = append(moments, i.Began, i.Aware, i.Classified, i.Restored)
	for _, r := range i.Reports {
		moments = append(moments, r.At)
	}
	for _, m := range moments {
		if t, err := time.Parse(time.RFC3339, m); err == nil {
			_, offset := t.Zone()
			return time.FixedZone("", offset)
		}
	}
	return time.UTC
}

// kindsOfReports in words.
var kindsOfReports = map[string]tongue.Text{"initial": "initial report to %s", "update": "update to %s", "final": "final report to %s"}

func (p *incident) report(kind, to string) string {
	if words, known := kindsOfReports[kind]; known {
		return p.Say(words, p.recipient(to))
	}
	return kind + " → " + to
}

// recipient is to whom a report goes: an authority by its name, or users.
func (p *incident) recipient(to string) string {
	if to == "users" {
		return p.Say("users")
	}
	return to
}

// essence is the incident in a sentence or two.
func (p *incident) essence() string {
	text := p.Say("Began %s.", when(p.Began, p.zone).text)
	switch {
	case p.Restored != "":
		text += " " + p.Say("Over %s.", when(p.Restored, p.zone).text)
	case p.Ongoing:
		text += " " + p.Say("Not over yet.")
	default:
		text += " " + p.Say("When it was over is not declared.")
	}
	if len(p.Reports) > 0 {
		text += " " + p.Say("%s sent.", p.Count(len(p.Reports), "report", "reports"))
	}
	if counts := p.results(p.Clocks); counts != "" {
		text += " " + p.Say("Clocks: %s.", counts)
	}
	return text
}

// results counts clocks by how they ended.
func (p *incident) results(clocks []exhibit.Clock) string {
	n := map[string]int{}
	for _, c := range clocks {
		n[c.Outcome]++
	}
	var parts []string
	for _, outcome := range results {
		if n[outcome] > 0 {
			parts = append(parts, p.Say("%[1]d %[2]s", n[outcome], p.Say(endings[outcome].word)))
		}
	}
	return series(parts)
}

// results are how clocks end, worst first.
var results = []string{"missed", "unknown", "open", "met", "not-due"}

var endings = map[string]mark{
	"missed":  {"missed", "var(--missed, var(--lost, #b3261e))", cross},
	"unknown": {"unknown", "var(--unknown, var(--undetermined, #6a4c93))", question},
	"open":    {"open", "var(--open, var(--recovers, #1558a6))", ring},
	"met":     {"met", "var(--met, var(--running, #2b7038))", tick},
	"not-due": {"not due", muted, dash},
}

// endingOf is how a clock ended; of a word that nobody knows, that it is unknown.
func endingOf(outcome string) mark {
	if m, known := endings[outcome]; known {
		return m
	}
	return endings["unknown"]
}
