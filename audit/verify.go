package audit

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Claim is what an assessment must be about that another process made: what was
// asked of that process, and what needs no foreign catalog to know.
type Claim struct {
	Builtin   *Catalog // the catalogs that are not foreign
	SHA256    string   // the digest of all of them
	Selection Selection
	Inventory *inventory.Inventory
	Facts     *drill.Facts
	At        Date
	Tool      Tool
}

// Verifier holds an assessment that another process made against all that can be
// known without that process:
//
//   - what it is about: inventory, date, selection, digests;
//   - that every check in it was put to every subject of its kind, once;
//   - that every fact it shows stands in the inventory, and every fact it misses
//     does not;
//   - that controls, summary and verdict follow from the findings;
//   - that the frameworks that are built in were judged as this process judges
//     them.
//
// What is left is the word of the foreign catalog: which frameworks and checks
// it has, and whether a check of its own found its demand met. There a process
// that was taken over can lie. It gains nothing by it: the author of a catalog
// can have it say the same without.
type Verifier struct {
	*assessor
	claim Claim
	own   Assessment // of what is built in
}

// NewVerifier judges what is built in.
func NewVerifier(ctx context.Context, c Claim) (*Verifier, error) {
	p := &Profile{catalog: c.Builtin}
	if within := c.Selection.within(c.Builtin); len(within.Frameworks) > 0 {
		var err error
		if p, err = c.Builtin.Profile(within); err != nil {
			return nil, err
		}
	}
	p.selection = c.Selection
	v := &Verifier{newAssessor(p, c.Inventory, c.Facts, c.At), c, Assessment{}}
	var err error
	v.own, err = v.assess(ctx, c.Tool)
	return v, err
}

// within is the selection as far as a catalog knows what it names. Without
// frameworks it selects nothing.
func (s Selection) within(c *Catalog) Selection {
	s.Frameworks = slices.DeleteFunc(slices.Clone(s.frameworks()), func(id string) bool { return !c.hasFramework(id) && id != Applicable })
	if len(s.Only) > 0 {
		s.Only = slices.DeleteFunc(slices.Clone(s.Only), func(id string) bool { return c.Check(id) == nil })
		if len(s.Only) == 0 {
			s.Frameworks = nil // none of its checks is asked for; an empty Only would ask for all
		}
	}
	return s
}

func (c *Catalog) hasFramework(id string) bool {
	return slices.ContainsFunc(c.Frameworks, func(f *Framework) bool { return string(f.ID) == id })
}

// Verify says why an assessment cannot be what was asked for, if it cannot.
func (v *Verifier) Verify(a Assessment) error {
	for _, hold := range []func(Assessment) error{v.head, v.checked, v.ledger, v.grounded, v.builtin, v.concluded, v.outcome, v.ahead} {
		if err := hold(a); err != nil {
			return err
		}
	}
	return nil
}

// head holds what the assessment says that it is about against what was asked.
func (v *Verifier) head(a Assessment) error {
	s := v.claim.Selection
	var frameworks []string
	for _, f := range a.Catalog.Frameworks {
		frameworks = append(frameworks, f.ID)
	}
	asked := slices.Compact(slices.Sorted(slices.Values(s.frameworks())))
	for what, same := range map[string]bool{
		"another program":    a.Schema == Schema && a.Tool == v.own.Tool,
		"another date":       a.At == v.own.At && a.AtFrom == v.own.AtFrom,
		"another inventory":  same(a.Inventory, v.own.Inventory),
		"other catalogs":     a.Catalog.SHA256 == v.claim.SHA256,
		"other frameworks":   slices.Equal(slices.Sorted(slices.Values(frameworks)), asked) || slices.Contains(asked, Applicable) && same(a.Scope.NotBinding, v.own.Scope.NotBinding),
		"another selection":  slices.Equal(a.Scope.Only, s.Only) && string(a.Scope.MinSeverity) == s.MinSeverity,
		"a number of checks": a.Scope.Judged == len(a.Checks) && len(a.Checks) > 0,
	} {
		if !same {
			return fmt.Errorf("it speaks of %s", what)
		}
	}
	return nil
}

// same reports whether two values have the same JSON.
func same(a, b any) bool { return string(canonical(a)) == string(canonical(b)) }

// checked holds the checks against those that are known.
func (v *Verifier) checked(a Assessment) error {
	known := map[string]bool{}
	for _, ref := range a.Checks {
		if !slices.Contains(SubjectKind("").Values(), ref.Subject) || ref.Severity.rank() < 0 {
			return fmt.Errorf("the check %q judges each %q with severity %q", ref.ID, ref.Subject, ref.Severity)
		}
		if known[ref.ID] {
			return fmt.Errorf("the check %q is there twice", ref.ID)
		}
		known[ref.ID] = true
		if c := v.claim.Builtin.Check(ref.ID); c != nil && ref != c.ref() {
			return fmt.Errorf("the check %q is built in, and another", ref.ID)
		}
		if s := v.claim.Selection; (len(s.Only) > 0 && !slices.Contains(s.Only, ref.ID) || !s.admits(ref.Severity)) && !standsInTheWay(a, ref) {
			return fmt.Errorf("the check %q was not asked for", ref.ID)
		}
	}
	return nil
}

// standsInTheWay reports whether a check can be one that says why a control does
// not bind the operator: it meets no demand, and breaks none.
func standsInTheWay(a Assessment, ref CheckRef) bool {
	return ref.Subject == "operator" && !slices.ContainsFunc(a.Findings.Judgements(), func(j *Judgement) bool {
		return j.Check == ref.ID && j.Count(Satisfied)+j.Count(NotSatisfied) > 0
	})
}

// ledger holds the subjects of the findings against those that there are.
func (v *Verifier) ledger(a Assessment) error {
	refs, put := map[string]CheckRef{}, map[string]bool{}
	for _, ref := range a.Checks {
		refs[ref.ID] = ref
	}
	for _, j := range a.Findings.Judgements() {
		ref, known := refs[j.Check]
		key := j.Check + " " + string(canonical(j.Params))
		if !known || put[key] || !v.meets(ref, j) {
			return fmt.Errorf("the check %q was not put to each subject once", j.Check)
		}
		put[key] = true
	}
	for _, j := range a.Findings.Judgements() {
		delete(refs, j.Check)
	}
	if len(refs) > 0 {
		return errors.New("a check was put to nothing")
	}
	return nil
}

// meets reports whether a judgement has one finding of each subject of a check,
// and these are as they must be whatever the check says.
func (v *Verifier) meets(ref CheckRef, j *Judgement) bool {
	if v.owns(j) {
		return true
	}
	subjects := v.of(SubjectKind(ref.Subject))
	if subjects.count != j.Len() || j.Severity != ref.Severity {
		return false
	}
	for i := range subjects.count {
		f := j.Finding(i)
		if subjects.name(i) != f.Subject || subjects.standIn != "" && (subjects.standIn != f.Status || subjects.reason != f.Message) ||
			(f.Status == NotSatisfied) != (len(f.Violations) > 0) || f.Fingerprint != fingerprint(f) {
			return false
		}
	}
	return true
}

// grounded holds the facts that findings show against the inventory.
func (v *Verifier) grounded(a Assessment) error {
	for f := range v.sent(a.Findings) {
		shown := slices.Clone(f.Evidence)
		for _, violation := range f.Violations {
			shown = append(shown, violation.Evidence...)
		}
		for _, e := range shown {
			if !v.stands(e) {
				return fmt.Errorf("%s on %s shows %s, which is not what stands there", f.Check, f.Subject, e.Path)
			}
		}
		for _, m := range f.Missing {
			if fact := v.inv.Fact(m.Path); fact.Present && m.Reason == "" || fact.Location != m.Location {
				return fmt.Errorf("%s on %s misses %s, which is not so", f.Check, f.Subject, m.Path)
			}
		}
	}
	return nil
}

// stands reports whether a fact is shown as it is. One that is absent may be
// shown by its place.
func (v *Verifier) stands(e Evidence) bool {
	fact := v.inv.Fact(e.Path)
	if !fact.Present {
		return e.Value == nil && e.Text == "" && e.Location == fact.Location
	}
	return e.Location == fact.Location && e.Text == fact.Text && same(e.Value, fact.Value)
}
