package audit

import (
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// resolver completes the controls of one framework, and gathers what is wrong
// with them.
type resolver struct {
	framework *Framework
	checks    map[string]*Check
	whole     bool // a check that is not among them does not exist, rather than could not be parsed
	at        func(any, inventory.Path) inventory.Location
	seen      map[string][]*Control // by their ids in small letters
	faults    inventory.Faults
}

// resolve completes the parameters of every check that the framework's controls
// use, and reports what is wrong with them.
func (f *Framework) resolve(checks map[string]*Check, whole bool, at func(any, inventory.Path) inventory.Location) (controls []control, faults inventory.Faults) {
	r := &resolver{framework: f, checks: checks, whole: whole, at: at, seen: map[string][]*Control{}}
	if !f.ID.isOf(frameworkLetters) || f.ID == Applicable {
		r.fault(f, "id", fmt.Sprintf("the id of the framework is %q", f.ID), "it has small letters, digits and hyphens, as kr-2022, and is not "+Applicable)
	}
	f.whom = r.bindings(f, f.Binds)
	for i := range f.Controls {
		c := control{Control: &f.Controls[i], framework: f}
		r.hold(c.Control)
		for j, used := range c.Checks {
			if u, known := r.use(c.Control, inventory.Path("checks").Index(j), used); known {
				c.uses = append(c.uses, u)
			}
		}
		if c.binds = f.whom; c.Binds != nil {
			c.binds = r.bindings(c.Control, c.Binds)
		}
		controls = append(controls, c)
	}
	return controls, r.faults
}

func (r *resolver) fault(of any, path inventory.Path, problem, hint string) {
	r.faults = append(r.faults, inventory.Fault{Location: r.at(of, path), Problem: problem, Hint: hint})
}

// hold holds a control by itself to its form.
func (r *resolver) hold(c *Control) {
	id := strings.ToLower(string(c.ID))
	if !c.ID.isOf(controlLetters) {
		r.fault(c, "id", fmt.Sprintf("the id of the control is %q", c.ID), "it has letters, digits, dots, hyphens and parentheses, as 35(2)")
	}
	for _, other := range r.seen[id] {
		if (control{Control: c, framework: r.framework}).period().overlaps(control{Control: other, framework: r.framework}.period()) {
			r.fault(c, "id", fmt.Sprintf("the control %q is given twice", c.ID), "it stands in "+r.at(other, "id").String()+" already; versions of a clause have an in_force each, and these share no day")
			break
		}
	}
	r.seen[id] = append(r.seen[id], c)
	if (len(c.Checks) == 0) == (c.Manual == nil) {
		r.fault(c, "", fmt.Sprintf("the control %q needs either checks or manual", c.ID), "name the checks that judge it, or say under manual why no machine can")
	}
	if c.MaxAge != nil && c.Manual == nil {
		r.fault(c, "max_age", fmt.Sprintf("the control %q is judged by checks, which max_age does not reach", c.ID), "give it to a check, under params")
	}
}

// bindings are the uses of each of the bindings of a control or framework.
func (r *resolver) bindings(of any, binds []Binding) (resolved [][]use) {
	for i, binding := range binds {
		var all []use
		for j, used := range binding.All {
			path := inventory.Path("binds").Index(i).Field("all").Index(j)
			u, known := r.use(of, path, used)
			if known && u.check.Subject != "operator" {
				r.fault(of, path.Field("check"), fmt.Sprintf("the check %q judges each %s", used.Check, u.check.Subject), "whom a law binds is said by checks of the operator")
			}
			if known {
				all = append(all, u)
			}
		}
		resolved = append(resolved, all)
	}
	return resolved
}

// use is one use of a check by a control or a framework, if there is the check.
func (r *resolver) use(of any, path inventory.Path, used CheckUse) (use, bool) {
	check, known := r.checks[used.Check]
	if !known {
		if r.whole {
			r.fault(of, path.Field("check"), fmt.Sprintf("there is no check %q", used.Check), inventory.DidYouMean(used.Check, sortedKeys(r.checks)))
		}
		return use{}, false
	}
	params, problems := check.complete(used.Params)
	for _, problem := range problems {
		r.fault(of, path, problem, "")
	}
	return newUse(check, params), true
}
