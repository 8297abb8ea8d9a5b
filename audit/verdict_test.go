package audit

import "testing"

// rows is the most findings that the grid has; the rule looks at no more than
// whether there is one of a status, so that more show nothing new.
const rows = 6

// The verdict is compliant only where something was judged and nothing at all
// stands against it: over every ledger of up to six rows, every fate of a
// manual control, with a broken check and without.
func TestVerdict(t *testing.T) {
	t.Parallel()
	ledgers := 0
	eachLedger(nil, func(statuses []Status) {
		for _, manual := range []Status{"", Satisfied, Undetermined, NotAssessed} {
			for broken := range 2 {
				ledgers++
				if got, want := verdictOf(statuses, manual, broken), expected(statuses, manual, broken); got != want {
					t.Fatalf("%v, manual control %q, %d broken: %s; expected %s", statuses, manual, broken, got, want)
				}
			}
		}
	})
	if want := 8 * (1 + 5 + 25 + 125 + 625 + 3125 + 15625); ledgers != want {
		t.Errorf("%d ledgers were tried; expected %d", ledgers, want)
	}
}

// accepted stands for a finding that is not satisfied, and waived.
const accepted Status = "waived"

func findingOf(status Status) Finding {
	if status == accepted {
		return Finding{Status: NotSatisfied, Waiver: &WaiverMark{}}
	}
	return Finding{Status: status}
}

func eachLedger(statuses []Status, try func([]Status)) {
	try(statuses)
	if len(statuses) == rows {
		return
	}
	for _, status := range []Status{Satisfied, NotSatisfied, Undetermined, NotApplicable, accepted} {
		eachLedger(append(statuses[:len(statuses):len(statuses)], status), try)
	}
}

func verdictOf(statuses []Status, manual Status, broken int) Verdict {
	var findings []Finding
	for _, status := range statuses {
		findings = append(findings, findingOf(status))
	}
	controls := []ControlResult{{Status: gravest(judged(statuses...))}}
	if len(statuses) == 0 {
		controls = nil
	}
	if manual != "" {
		controls = append(controls, ControlResult{Status: manual})
	}
	return verdict(summarise(ListOf(findings), controls), controls, broken)
}

// judged is a judgement for each status.
func judged(statuses ...Status) (judgements []*Judgement) {
	for _, status := range statuses {
		judgements = append(judgements, ListOf([]Finding{findingOf(status)}).Judgements()...)
	}
	return judgements
}

func expected(statuses []Status, manual Status, broken int) Verdict {
	proven := len(statuses) > 0 && broken == 0 && manual != NotAssessed && manual != Undetermined
	for _, status := range statuses {
		if status == NotSatisfied {
			return NotCompliant
		}
		proven = proven && (status == Satisfied || status == NotApplicable || status == accepted)
	}
	if proven {
		return Compliant
	}
	return NotProven
}

// A status that nobody thought of is no pass.
func TestVerdictOnAnUnknownStatus(t *testing.T) {
	t.Parallel()
	for _, status := range []Status{"", "passed", NotAssessed} {
		if v := verdictOf([]Status{Satisfied, status}, "", 0); v != NotProven {
			t.Errorf("a finding with the status %q makes the verdict %s", status, v)
		}
	}
}

func TestGravest(t *testing.T) {
	t.Parallel()
	if status := gravest(nil); status != NotAssessed {
		t.Errorf("nothing found is %s", status)
	}
	for i, graver := range gravity {
		for _, lighter := range gravity[i:] {
			if status := gravest(judged(lighter, graver, lighter)); status != graver {
				t.Errorf("%s beside %s is %s", graver, lighter, status)
			}
		}
	}
}

// Violations stand in the order of the set that they come from, where one with a
// chain of causes is before one that is the same but for it.
func TestOrderOfViolations(t *testing.T) {
	t.Parallel()
	plain := rawViolation{at: []any{"a"}, message: "m"}
	caused, other := plain, plain
	caused.because, other.because = []string{"a"}, []string{"b"}
	for i, v := range []rawViolation{caused, other, plain} {
		for k, w := range []rawViolation{caused, other, plain} {
			if got := v.compare(w); (got < 0) != (i < k) || (got > 0) != (i > k) {
				t.Errorf("%v beside %v: %d", v.because, w.because, got)
			}
		}
	}
}
