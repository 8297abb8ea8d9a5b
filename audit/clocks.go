package audit

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// ClockCheck is the check that judges reports about incidents by the clocks of laws.
const ClockCheck = "incident.clock"

// ClockRun is how one clock of a law ran for an incident.
type ClockRun struct {
	// The id of the incident.
	Incident string `json:"incident"`
	// To whom which report goes, and from which event its time counts.
	To   string `json:"to"`
	Kind string `json:"kind"`
	From string `json:"from"`
	// The time that is allowed, in words.
	Limit string `json:"limit"`
	// When it started, when the report is due and when it was sent, RFC 3339 in the
	// time zone of the operator; absent where not known.
	Start string `json:"start,omitempty"`
	Due   string `json:"due,omitempty"`
	Sent  string `json:"sent,omitempty"`
	// How it ended.
	Outcome ClockOutcome `json:"outcome"`
	// Seconds from the due time to the report, or to the moment of the audit where
	// there is none; less than zero before it. Absent where either is not known.
	Over *float64 `json:"over_seconds,omitempty"`
	// What the check found.
	Finding Finding `json:"finding"`
	// The controls that demand it.
	Controls []ControlResult `json:"controls"`
}

// ClockOutcome is how a clock ended.
type ClockOutcome string

// The outcomes of a clock.
const (
	// Met: the report was sent in time.
	Met ClockOutcome = "met"
	// Missed: it was not.
	Missed ClockOutcome = "missed"
	// Open: it was not sent, and may still be.
	Open ClockOutcome = "open"
	// Unknown: a fact is missing that decides it.
	Unknown ClockOutcome = "unknown"
	// NotDue: no report was due.
	NotDue ClockOutcome = "not-due"
)

// Clocks are how the clocks of an assessment ran for the incidents of its
// inventory, by incident and time. Whether a report was in time is what the checks
// found; when it was due is worked out for the reader.
func Clocks(a Assessment, inv *inventory.Inventory, facts *drill.Facts, at Date) (runs []ClockRun) {
	controls := map[string]ControlResult{}
	for _, c := range a.Controls {
		controls[c.Framework+"/"+c.ID] = c
	}
	for i := range inv.Incidents {
		for _, run := range clocksOf(a, &inv.Incidents[i], facts, at) {
			for _, id := range run.Finding.Controls {
				run.Controls = append(run.Controls, controls[id])
			}
			runs = append(runs, run)
		}
	}
	return runs
}

// clocksOf are how the clocks ran for one incident, without the controls.
func clocksOf(a Assessment, incident *inventory.Incident, facts *drill.Facts, at Date) (runs []ClockRun) {
	for _, f := range found(a, ClockCheck, string(incident.ID)) {
		runs = append(runs, clockRun(f, incident, facts, at))
	}
	return runs
}

// found are the findings of a check on a subject.
func found(a Assessment, check, subject string) (findings []Finding) {
	for _, j := range a.Findings.Judgements() {
		for i := range j.Len() {
			if j.Check == check && j.Subject(i).ID == subject {
				findings = append(findings, j.Finding(i))
			}
		}
	}
	return findings
}

func clockRun(f Finding, incident *inventory.Incident, facts *drill.Facts, at Date) ClockRun {
	clock := clockOf(f.Params)
	course := facts.Course(incident, clock)
	run := ClockRun{Incident: string(incident.ID), To: string(clock.To), Kind: string(clock.Kind), From: string(clock.From), Limit: limit(clock),
		Start: local(course.Start, course.Zone), Due: local(course.Due, course.Zone), Sent: local(course.Sent, course.Zone), Finding: f}
	run.Outcome = clockOutcomes[f.Status]
	if end := course.Sent; course.Due != nil && f.Status != NotApplicable {
		if end == nil {
			end = &at.Time
			if run.Outcome == Unknown && !at.Time.After(*course.Due) {
				run.Outcome = Open
			}
		}
		over := end.Sub(*course.Due).Seconds()
		run.Over = &over
	}
	return run
}

var clockOutcomes = map[Status]ClockOutcome{Satisfied: Met, NotSatisfied: Missed, NotApplicable: NotDue, Undetermined: Unknown}

// clockOf is the clock that a control gave to the check, by the parameters of a
// finding.
func clockOf(params map[string]any) drill.Clock {
	return drill.Clock{
		To: inventory.Recipient(word(params["to"])), Kind: inventory.NoticeKind(word(params["kind"])), From: inventory.ClockStart(word(params["from"])),
		Within: span(params["within"]), Months: whole(params["months"]), WorkingDays: whole(params["working_days"]),
		Least: span(params["min_duration"]), RepeatWindow: span(params["repeat_window"]), RepeatTotal: span(params["repeat_total"]),
	}
}

func word(value any) string { return fmt.Sprint(value) }

// span is a duration as people write it.
func span(value any) time.Duration {
	var d inventory.Duration
	if d.UnmarshalText([]byte(word(value))) != nil {
		return 0
	}
	return time.Duration(d.Seconds()) * time.Second
}

// whole is a whole number, read from JSON or given.
func whole(value any) int {
	switch n := value.(type) {
	case float64:
		return int(n)
	case json.Number:
		i, _ := n.Int64()
		return int(i)
	}
	return 0
}

// longestInHours is up to where laws count in hours.
const longestInHours = 72 * time.Hour

// limit is the time that a clock allows, in words.
func limit(c drill.Clock) string {
	counted := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit
		}
		return fmt.Sprintf("%d %ss", n, unit)
	}
	switch {
	case c.Within > 0 && c.Within <= longestInHours && c.Within%time.Hour == 0:
		return fmt.Sprintf("%dh", c.Within/time.Hour)
	case c.Within > 0:
		return inventory.Duration(c.Within.Seconds()).String()
	case c.Months > 0:
		return counted(c.Months, "month")
	}
	return counted(c.WorkingDays, "working day")
}

// local is a moment by the clocks of a place; empty for none.
func local(moment *time.Time, zone *time.Location) string {
	if moment == nil {
		return ""
	}
	return moment.In(zone).Format(time.RFC3339)
}
