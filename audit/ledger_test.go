package audit_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"gopkg.in/yaml.v3"
)

// Every check meets every subject that it speaks about, and each pair ends in
// exactly one status: counted anew from the YAML, by nothing of this package.
func TestLedger(t *testing.T) {
	t.Parallel()
	for name, sample := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := assess(t, shipped(t), sample.read(t))
			if owed := owed(t, sample.files()); a.Summary.Judged != owed || a.Findings.Len() != owed {
				t.Errorf("%d findings, %d of them counted; %d are owed", a.Findings.Len(), a.Summary.Judged, owed)
			}
			if counted := countSubjects(t, sample.files()); !maps.Equal(a.Inventory.Subjects, counted) {
				t.Errorf("the subjects are counted as %v; there are %v", a.Inventory.Subjects, counted)
			}
			s := a.Summary
			if sum := s.Satisfied + s.NotSatisfied + s.Undetermined + s.NotApplicable; sum != s.Judged {
				t.Errorf("the statuses sum up to %d, not to %d", sum, s.Judged)
			}
			if len(a.Errors) > 0 {
				t.Errorf("checks broke: %v", a.Errors)
			}
			each := map[string]bool{}
			for f := range a.Findings.All() {
				checkFinding(t, f)
				if each[f.Fingerprint] {
					t.Errorf("%s on %s is found twice", f.Check, f.Subject)
				}
				each[f.Fingerprint] = true
			}
		})
	}
}

// owed is the number of findings that an inventory asks for: each use of a check
// on each subject of its kind, and on one that stands in where there is none.
func owed(t *testing.T, parts []string) (sum int) {
	subjects := countSubjects(t, parts)
	l := shipped(t).Listing()
	kinds := map[string]string{}
	for _, check := range l.Checks {
		kinds[check.ID] = check.Subject
	}
	uses := map[string]string{} // to the kind of subject
	for _, control := range inListing(l, audit.DefaultFramework).Controls {
		for _, use := range control.Checks {
			uses[use.Check+string(jsonOf(t, use.Params))] = kinds[use.Check]
		}
	}
	for _, kind := range uses {
		sum += max(1, subjects[kind])
	}
	return sum
}

// inListing is a framework of a listing.
func inListing(l audit.Listing, id string) audit.FrameworkListing {
	return l.Frameworks[slices.IndexFunc(l.Frameworks, func(f audit.FrameworkListing) bool { return f.ID == id })]
}

// countSubjects counts ids in the parts of an inventory.
func countSubjects(t *testing.T, parts []string) map[string]int {
	type entries []struct{ ID string }
	ids := map[string]map[string]bool{}
	for _, part := range parts {
		var list struct {
			Facilities, Services, Datasets, Incidents entries
			Reporting                                 struct{ Notices entries }
		}
		if err := yaml.Unmarshal(must(os.ReadFile(part))(t), &list); err != nil {
			t.Fatal(err)
		}
		for kind, found := range map[string]entries{"facility": list.Facilities, "service": list.Services, "dataset": list.Datasets,
			"incident": list.Incidents, "notice": list.Reporting.Notices} {
			for _, entry := range found {
				if ids[kind] == nil {
					ids[kind] = map[string]bool{}
				}
				ids[kind][entry.ID] = true
			}
		}
	}
	counts := map[string]int{"operator": 1, "plan": 1}
	for kind := range ids {
		counts[kind] = len(ids[kind])
	}
	return counts
}

// checkFinding is what holds for every finding, whatever it found.
func checkFinding(t *testing.T, f audit.Finding) {
	t.Helper()
	what := fmt.Sprintf("%s %v on %s (%s)", f.Check, f.Params, f.Subject, f.Status)
	known := []audit.Status{audit.Satisfied, audit.NotSatisfied, audit.Undetermined, audit.NotApplicable}
	switch {
	case !slices.Contains(known, f.Status):
		t.Errorf("%s: no such status", what)
	case f.Message == "" || len(f.Controls) == 0 || len(f.Fingerprint) != 64:
		t.Errorf("%s: the message, the controls or the fingerprint is missing", what)
	case (f.Status == audit.NotSatisfied) != (len(f.Violations) > 0):
		t.Errorf("%s: %d violations", what, len(f.Violations))
	case f.Status != audit.Undetermined && len(f.Missing) > 0:
		t.Errorf("%s: it names missing facts", what)
	case f.Status == audit.Satisfied && len(f.Evidence) == 0:
		t.Errorf("%s: a pass without evidence", what)
	case f.Status == audit.Undetermined && len(f.Missing) == 0:
		t.Errorf("%s: it names nothing that is missing", what)
	}
	for _, v := range f.Violations {
		if v.Message == "" || v.Expected == "" || v.Found == "" || v.Fix == "" || len(v.Evidence) == 0 {
			t.Errorf("%s: incomplete violation %+v", what, v)
		}
	}
	for _, m := range f.Missing {
		if m.File == "" || m.Line == 0 {
			t.Errorf("%s: it does not say where %s would be added", what, m.Path)
		}
	}
}

// The status of a control follows from its findings, by the words of the design.
func TestControlsFollowFromFindings(t *testing.T) {
	t.Parallel()
	for name, sample := range samples {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := assess(t, shipped(t), sample.read(t))
			if owed := inListing(shipped(t).Listing(), audit.DefaultFramework).Controls; len(owed) != len(a.Controls) {
				t.Errorf("%d controls of %d are in the assessment", len(a.Controls), len(owed))
			}
			unassessed := 0
			for _, control := range a.Controls {
				id := control.Framework + "/" + control.ID
				statuses := findingsOf(a, id)
				want := follows(statuses)
				if control.Manual != "" {
					want = map[bool]audit.Status{true: audit.Satisfied, false: audit.NotAssessed}[control.Attestation != nil]
				}
				if control.Status != want {
					t.Errorf("%s is %s; its findings %v make it %s", id, control.Status, statuses, want)
				}
				if want == audit.NotAssessed {
					unassessed++
				}
			}
			if a.Summary.NotAssessed != unassessed {
				t.Errorf("%d controls are counted as not assessed; %d are", a.Summary.NotAssessed, unassessed)
			}
		})
	}
}

func findingsOf(a audit.Assessment, control string) (statuses map[audit.Status]int) {
	statuses = map[audit.Status]int{}
	for f := range a.Findings.All() {
		if slices.Contains(f.Controls, control) {
			statuses[f.Status]++
		}
	}
	return statuses
}

func follows(statuses map[audit.Status]int) audit.Status {
	switch {
	case statuses[audit.NotSatisfied] > 0:
		return audit.NotSatisfied
	case statuses[audit.Undetermined] > 0:
		return audit.Undetermined
	case statuses[audit.Satisfied] > 0:
		return audit.Satisfied
	}
	return audit.NotApplicable
}

// An assessment reads back from its JSON as the same assessment.
func TestAssessmentSurvivesJSON(t *testing.T) {
	t.Parallel()
	a := assess(t, shipped(t), samples["kakao-with-outages"].read(t))
	if string(jsonOf(t, saved(t, a))) != string(jsonOf(t, a)) {
		t.Error("the assessment is another after it was written and read")
	}
}

// What the shipped inventories are known for.
func TestSamples(t *testing.T) {
	t.Parallel()
	want := map[string]audit.Verdict{
		"model-operator": audit.Compliant, "kakao-2022": audit.NotCompliant, "kakao-with-outages": audit.NotCompliant,
		"naver-2022": audit.NotProven, "sk-cnc-pangyo-2022": audit.NotCompliant,
	}
	if known := samples; !maps.EqualFunc(known, want, func(sample, audit.Verdict) bool { return true }) {
		t.Errorf("%v and %v do not name the same inventories", slices.Sorted(maps.Keys(known)), slices.Sorted(maps.Keys(want)))
	}
	for name, sample := range samples {
		if v := assess(t, shipped(t), sample.read(t)).Verdict; v != want[name] {
			t.Errorf("%s is %s; expected %s", name, v, want[name])
		}
	}
}
