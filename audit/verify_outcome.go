package audit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// builtin holds what is built in against what this process found.
func (v *Verifier) builtin(a Assessment) error {
	built := v.claim.Builtin.hasFramework
	var controls []ControlResult
	for _, c := range a.Controls {
		if built(c.Framework) {
			controls = append(controls, c)
		}
	}
	if len(controls)+len(v.own.Controls) > 0 && !same(controls, v.own.Controls) {
		return errors.New("the controls of a framework that is built in ended otherwise")
	}
	for _, f := range v.claim.Builtin.Frameworks {
		another := func(ref FrameworkRef) bool { return ref.ID == string(f.ID) && ref != f.ref() }
		if slices.ContainsFunc(a.Catalog.Frameworks, another) {
			return fmt.Errorf("the framework %q is built in, and another", f.ID)
		}
	}
	found := map[string]Finding{}
	for f := range v.sent(a.Findings) {
		f.Controls = slices.DeleteFunc(slices.Clone(f.Controls), func(id string) bool {
			framework, _, _ := strings.Cut(id, "/")
			return !built(framework)
		})
		found[f.Fingerprint] = f
	}
	for _, j := range v.own.Findings.judgements {
		if slices.Contains(a.Findings.judgements, j) {
			continue
		}
		for i := range j.Len() {
			if f := j.Finding(i); !same(found[f.Fingerprint], f) {
				return fmt.Errorf("%s on %s is built in, and ended otherwise", f.Check, f.Subject)
			}
		}
	}
	return nil
}

// concluded holds controls against their findings, and attestations.
func (v *Verifier) concluded(a Assessment) error {
	counted := a.Findings.ByControl()
	for _, c := range a.Controls {
		id := c.Framework + "/" + c.ID
		want := ControlResult{Status: gravest(counted[id])}
		if c.Manual != "" && len(counted[id]) == 0 {
			v.manual(&want, control{Control: &Control{ID: FrameworkID(c.ID)}, framework: &Framework{ID: FrameworkID(c.Framework)}})
		}
		doubted := c.Manual != "" && c.Status == Undetermined && c.Attestation != nil && c.Attestation.Problem != "" // by an age that only its framework knows
		if !doubted && (c.Status != want.Status || !same(c.Attestation, want.Attestation)) {
			return fmt.Errorf("the control %q does not follow from its findings", id)
		}
		delete(counted, id)
	}
	if len(counted) > 0 {
		return fmt.Errorf("a finding counts for %q, which is not there", sortedKeys(counted)[0])
	}
	return nil
}

// ahead holds what is said of demands that are not in force yet against the same.
func (v *Verifier) ahead(a Assessment) error {
	if a.Upcoming == nil && v.own.Upcoming != nil {
		return errors.New("it leaves out what is not in force yet")
	}
	if a.Upcoming == nil {
		return nil
	}
	then := *v
	then.own = v.own.Then()
	for _, hold := range []func(Assessment) error{then.checked, then.ledger, then.grounded, then.builtin, then.concluded} {
		if err := hold(a.Then()); err != nil {
			return fmt.Errorf("of what is not in force yet: %w", err)
		}
	}
	return nil
}

// outcome holds summary, errors and verdict against the findings.
func (v *Verifier) outcome(a Assessment) error {
	type pair struct {
		check   string
		subject Subject
	}
	broken := map[pair]bool{}
	for _, e := range a.Errors {
		broken[pair{e.Check, e.Subject}] = true
	}
	for _, e := range v.own.Errors {
		if !broken[pair{e.Check, e.Subject}] {
			return fmt.Errorf("%s broke on %s, and it does not say so", e.Check, e.Subject)
		}
	}
	for _, j := range a.Findings.judgements {
		for i, status := range j.rows.statuses() {
			if len(broken) > 0 && status == Satisfied && broken[pair{j.Check, j.Subject(i)}] {
				return fmt.Errorf("%s broke on %s, and yet was satisfied", j.Check, j.Subject(i))
			}
		}
	}
	if s := summarise(a.Findings, a.Controls); a.Summary != s || a.Verdict != verdict(s, a.Controls, len(a.Errors)) {
		return errors.New("the verdict does not follow from the findings")
	}
	return nil
}
