package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// changing is a framework of which one clause was replaced and one comes later.
const changing = `id: changing
title: A law that changes
authority: Somebody
jurisdiction: KR
kind: law
in_force: {from: 2020-01-01}
controls:
  - {id: c1, title: Any exercise, text: It is rehearsed., citation: Article 1, kind: law, confidence: text, in_force: {until: 2024-12-31},
     checks: [{check: recovery.exercise, params: {scenario: facility-loss, live: false}}]}
  - {id: c1, title: A live exercise, text: It is rehearsed., citation: Article 1, kind: law, confidence: text, in_force: {from: 2025-01-01},
     checks: [{check: recovery.exercise, params: {scenario: facility-loss}}]}
  - {id: c2, title: The network too, text: It is rehearsed., citation: Article 2, kind: law, confidence: text, in_force: {from: 2027-03-18},
     checks: [{check: recovery.exercise, params: {scenario: network-loss}}]}
  - {id: c3, title: The store too, text: It is rehearsed., citation: Article 3, kind: law, confidence: text, in_force: {from: 2028-01-01},
     checks: [{check: recovery.exercise, params: {scenario: restore}}]}
`

// rehearsed held one exercise on paper.
const rehearsed = "apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: acme}\nexercises: [{id: e, date: 2019-06-01, scenario: facility-loss, live: false, passed: true}]\n"

// The date picks the law of that day, to the second. What is not in force yet is
// told apart, and changes no verdict.
func TestLawOfTheDay(t *testing.T) {
	t.Parallel()
	catalog := beyond(t, strings.ReplaceAll(changing, "live: false", "live: false, max_age: 3650d"))
	for at, want := range map[string]struct {
		title           string
		verdict         audit.Verdict
		lapsed, pending []string
	}{
		"2019-12-31":           {"", audit.NotProven, nil, []string{"c1 2020-01-01T00:00:00Z", "c1 2025-01-01T00:00:00Z", "c2 2027-03-18T00:00:00Z", "c3 2028-01-01T00:00:00Z"}},
		"2024-12-31":           {"Any exercise", audit.Compliant, nil, []string{"c1 2025-01-01T00:00:00Z", "c2 2027-03-18T00:00:00Z", "c3 2028-01-01T00:00:00Z"}},
		"2025-01-01T00:00:00Z": {"A live exercise", audit.NotCompliant, []string{"changing/c1"}, []string{"c2 2027-03-18T00:00:00Z", "c3 2028-01-01T00:00:00Z"}},
		"2027-03-17":           {"A live exercise", audit.NotCompliant, []string{"changing/c1"}, []string{"c2 2027-03-18T00:00:00Z", "c3 2028-01-01T00:00:00Z"}},
		"2028-01-01":           {"A live exercise", audit.NotCompliant, []string{"changing/c1"}, nil},
	} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			m := derive(t, written(t, rehearsed).inventory, deadline(t, at))
			a := must(assessBy(must(catalog.Profile(audit.Selection{Frameworks: []string{"changing"}}))(t), m))(t)
			title := ""
			if len(a.Controls) > 0 {
				title = a.Controls[0].Title
			}
			var pending []string
			if a.Upcoming != nil {
				for _, c := range a.Upcoming.Controls {
					pending = append(pending, c.ID+" "+c.InForceFrom)
				}
			}
			if title != want.title || a.Verdict != want.verdict || !slices.Equal(a.Scope.Lapsed, want.lapsed) || !slices.Equal(pending, want.pending) {
				t.Errorf("%q is %s; lapsed %v, pending %v", title, a.Verdict, a.Scope.Lapsed, pending)
			}
		})
	}
}

// A horizon limits what is looked ahead to, and its last day belongs to it.
func TestUpcoming(t *testing.T) {
	t.Parallel()
	catalog := beyond(t, changing)
	const day = 24 * time.Hour
	for within, want := range map[time.Duration]int{0: 2, 76 * day: 0, 77 * day: 1, 700 * day: 2} {
		s := audit.Selection{Frameworks: []string{"changing"}, Upcoming: within}
		m := derive(t, written(t, rehearsed).inventory, deadline(t, "2026-12-31T00:00:00Z"))
		a := must(assessBy(must(catalog.Profile(s))(t), m))(t)
		if a.Upcoming == nil || len(a.Upcoming.Controls) != want || a.Upcoming.Within != map[bool]string{false: fmt.Sprintf("%dd", within/day)}[within == 0] || a.Upcoming.Findings.Len() != want {
			t.Errorf("%v: %+v", within, a.Upcoming)
		}
		if want > 0 && a.Upcoming.Controls[0].Status != audit.NotSatisfied {
			t.Errorf("%v: %s", within, a.Upcoming.Controls[0].Status)
		}
	}
}

// A bill is judged, and never a part of the verdict.
func TestBills(t *testing.T) {
	t.Parallel()
	catalog := beyond(t, strings.ReplaceAll(changing, "kind: law, confidence", "kind: bill, confidence"))
	m := derive(t, written(t, rehearsed).inventory, deadline(t, "2028-12-31"))
	a := must(assessBy(must(catalog.Profile(audit.Selection{Frameworks: []string{"changing"}}))(t), m))(t)
	if len(a.Controls) > 0 || a.Verdict != audit.NotProven || len(a.Upcoming.Controls) != 4 || a.Upcoming.Controls[3].Status != audit.NotSatisfied {
		t.Errorf("%s: %+v, %+v", a.Verdict, a.Controls, a.Upcoming.Controls)
	}
}

// Two versions of a clause may not both hold.
func TestVersionsThatOverlap(t *testing.T) {
	t.Parallel()
	for change, overlap := range map[[2]string]bool{
		{"", ""}: false,
		{"until: 2024-12-31", "until: 2025-01-01"}:                        true,
		{"in_force: {until: 2024-12-31}", "in_force: {from: 2020-01-01}"}: true,
		{"id: c2", "id: C3"}: true,
	} {
		mine := files{"frameworks/mine.yaml": strings.Replace(changing, change[0], change[1], 1)}.source("mine")
		mine.Verified = true
		_, err := audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true}, mine)
		if (err != nil) != overlap || overlap && !strings.Contains(err.Error(), "given twice; hint: it stands in mine/frameworks/mine.yaml:") {
			t.Errorf("%s: %v", change[1], err)
		}
	}
}
