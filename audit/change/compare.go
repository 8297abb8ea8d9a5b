package change

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// Input is one side, and what it was made from.
type Input struct {
	// As it was named.
	Name string
	audit.Assessment
	// All subjects that there are; nil where only its findings tell of them.
	Subjects []audit.Subject
	// What becomes of services in each loss; nil where only its exhibits tell.
	Ends Ends
}

// Compare tells what changed from base to head.
func Compare(base, head Input, tool audit.Tool) Comparison {
	c := comparing{base: base, head: head, Comparison: Comparison{Schema: Schema, Tool: tool, Base: sideOf(base), Head: sideOf(head),
		assessed: head.Assessment, Changes: []Change{}, Unchanged: map[audit.Status]int{}, Added: map[audit.Status]int{}}}
	c.subjects()
	c.checks()
	c.findings()
	c.controls()
	c.services()
	c.sort()
	for _, change := range c.Changes {
		c.Worse = c.Worse || change.Kind.Worse()
	}
	for _, control := range c.Controls {
		c.Worse = c.Worse || control.Worse
	}
	for _, service := range c.Services {
		c.Worse = c.Worse || service.Worse
	}
	return c.Comparison
}

// comparing is a comparison in the making.
type comparing struct {
	Comparison
	base, head Input
	names      renames         // from the base to the head
	otherwise  map[string]bool // checks that judge in another way now
}

func sideOf(i Input) Side {
	return Side{Name: i.Name, At: i.At, AtFrom: i.AtFrom, Catalog: i.Catalog.SHA256, Verdict: i.Verdict, Summary: i.Summary,
		Broken: len(i.Errors), Partial: len(i.Scope.Only) > 0 || i.Scope.LeftOut > 0}
}

// checks lists the checks that are not what they were.
func (c *comparing) checks() {
	c.otherwise = map[string]bool{}
	before, after := digests(c.base.Checks), digests(c.head.Checks)
	for id, digest := range after {
		switch was, there := before[id]; {
		case !there:
			c.Checks = append(c.Checks, CheckChange{id, "new"})
		case was != digest || digest == "":
			c.otherwise[id] = true
			c.Checks = append(c.Checks, CheckChange{id, "changed"})
		}
	}
	for id := range before {
		if _, there := after[id]; !there {
			c.Checks = append(c.Checks, CheckChange{id, "gone"})
		}
	}
	slices.SortFunc(c.Checks, func(a, b CheckChange) int { return cmp.Compare(a.Check, b.Check) })
}

func digests(checks []audit.CheckRef) map[string]string {
	all := map[string]string{}
	for _, c := range checks {
		all[c.ID] = c.SHA256
	}
	return all
}

// controls lists the controls that end otherwise. One without checks got worse
// by itself, since no finding says so.
func (c *comparing) controls() {
	before := map[string]audit.ControlResult{}
	for _, control := range c.base.Controls {
		before[control.Framework+"/"+control.ID] = control
	}
	for _, control := range c.head.Controls {
		id := control.Framework + "/" + control.ID
		was, there := before[id]
		delete(before, id)
		if was.Status == control.Status && there {
			continue
		}
		worse := there && control.Manual != "" && rank(control.Status) > rank(was.Status)
		c.Controls = append(c.Controls, ControlChange{Control: id, Title: control.Title, Before: was.Status, After: control.Status, Worse: worse})
	}
	for id, control := range before {
		c.Controls = append(c.Controls, ControlChange{Control: id, Title: control.Title, Before: control.Status})
	}
	slices.SortFunc(c.Controls, func(a, b ControlChange) int {
		return cmp.Or(cmp.Compare(rank(b.After), rank(a.After)), cmp.Compare(a.Control, b.Control))
	})
}

// rank is how much a status stands against a pass.
func rank(s audit.Status) int {
	switch s {
	case audit.NotSatisfied:
		return 3
	case audit.Undetermined:
		return 2
	case audit.NotAssessed:
		return 1
	}
	return 0
}

// sort puts changes in the order of their kinds, then by severity, check and
// subject.
func (c *comparing) sort() {
	severities := []audit.Severity{audit.Critical, audit.High, audit.Medium, audit.Low}
	slices.SortStableFunc(c.Changes, func(a, b Change) int {
		return cmp.Or(
			cmp.Compare(slices.Index(Kinds, a.Kind), slices.Index(Kinds, b.Kind)),
			cmp.Compare(slices.Index(severities, a.Finding.Severity), slices.Index(severities, b.Finding.Severity)),
			cmp.Compare(a.Finding.Check, b.Finding.Check),
			cmp.Compare(a.Finding.Subject.Kind, b.Finding.Subject.Kind),
			cmp.Compare(a.Finding.Subject.ID, b.Finding.Subject.ID),
			strings.Compare(a.Finding.Fingerprint, b.Finding.Fingerprint),
		)
	})
}
