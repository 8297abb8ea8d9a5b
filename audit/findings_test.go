package audit_test

import (
	"reflect"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// TestGist expects the gist of a finding to be the finding without what it rests on,
// whether that was worked out already or not.
func TestGist(t *testing.T) {
	t.Parallel()
	fresh := assess(t, shipped(t), samples["kakao-2022"].read(t))
	for _, a := range []audit.Assessment{fresh, saved(t, fresh)} {
		for _, j := range a.Findings.Judgements() {
			for i := range j.Len() {
				for range 2 { // before and after somebody asked for all of it
					got, want := j.Gist(i), j.Finding(i)
					got.Evidence, got.Missing, got.Fingerprint = want.Evidence, want.Missing, want.Fingerprint
					if got.Status == audit.Undetermined {
						got.Message = want.Message
					}
					for k := range got.Violations {
						got.Violations[k].Evidence = want.Violations[k].Evidence
					}
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("the gist is %+v, the finding %+v", got, want)
					}
				}
			}
		}
	}
}

// TestBeside expects the judgements about the same subjects to be known as such, as
// they were made and as they are read again, and one beside the other.
func TestBeside(t *testing.T) {
	t.Parallel()
	fresh := assess(t, shipped(t), samples["kakao-2022"].read(t))
	made, read := fresh.Findings.Judgements(), saved(t, fresh).Findings.Judgements()
	subjects := func(j *audit.Judgement) (all []audit.Subject) {
		for i := range j.Len() {
			all = append(all, j.Subject(i))
		}
		return all
	}
	for i := range made {
		for k := range made {
			want := reflect.DeepEqual(subjects(made[i]), subjects(made[k]))
			if made[i].Beside(made[k]) != want || made[i].Beside(read[k]) != want || read[i].Beside(made[k]) != want || read[i].Beside(read[k]) != want {
				t.Fatalf("%s beside %s: expected %v", made[i].Check, made[k].Check, want)
			}
		}
	}
	of := func(ids ...string) *audit.Judgement {
		var findings []audit.Finding
		for _, id := range ids {
			findings = append(findings, audit.Finding{Subject: audit.Subject{ID: id}})
		}
		return audit.ListOf(findings).Judgements()[0]
	}
	if two := of("a", "b"); !two.Beside(of("a", "b")) || two.Beside(of("a", "c")) || two.Beside(of("c", "b")) || two.Beside(of("a")) || two.Beside(of("a", "b", "c")) {
		t.Error("subjects that differ are taken for the same, or the same for others")
	}
}

// TestEnded expects the findings with a status to be those that are counted.
func TestEnded(t *testing.T) {
	t.Parallel()
	j := audit.ListOf([]audit.Finding{{Status: audit.Satisfied}, {Status: audit.NotSatisfied}, {Status: audit.Satisfied}}).Judgements()[0]
	for status, want := range map[audit.Status][]int{audit.Satisfied: {0, 2}, audit.NotSatisfied: {1}, audit.Undetermined: nil} {
		if got := j.Ended(status); !reflect.DeepEqual(got, want) || j.Count(status) != len(want) {
			t.Errorf("%s: got %v, want %v", status, got, want)
		}
	}
}

// TestThen expects what is not in force yet in place of what is, or nothing.
func TestThen(t *testing.T) {
	t.Parallel()
	a := audit.Assessment{Controls: []audit.ControlResult{{ID: "now"}}}
	if got := a.Then(); got.Controls != nil || got.Upcoming != nil {
		t.Errorf("nothing is to come, but there is %v", got.Controls)
	}
	a.Upcoming = &audit.Forecast{Controls: []audit.ControlResult{{ID: "then"}}}
	if got := a.Then(); len(got.Controls) != 1 || got.Controls[0].ID != "then" || got.Upcoming != nil {
		t.Errorf("got %v", got.Controls)
	}
}
