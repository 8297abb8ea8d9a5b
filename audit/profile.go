package audit

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Selection says by which part of a catalog to judge. The zero value is the
// default framework, whole.
type Selection struct {
	// Ids of frameworks, or Applicable; none means DefaultFramework.
	Frameworks []string
	// Ids of the only checks to run; none means all.
	Only []string
	// The least severity of the checks to run; empty means all.
	MinSeverity string
	// How far ahead to look for demands that are not in force yet; zero means as
	// far as there are any.
	Upcoming time.Duration
	// Let OPA evaluate every check, and none be evaluated directly. It takes longer,
	// and changes no byte of an assessment.
	ByOPA bool
}

// DefaultFramework is what the government demanded after the fire of 15 October
// 2022.
const DefaultFramework = "kr-2022"

// Applicable stands for all frameworks that say whom they bind, of which those
// are judged that may bind the operator.
const Applicable = "applicable"

// Profile is the controls of a catalog that were chosen for a run.
type Profile struct {
	catalog    *Catalog
	selection  Selection
	frameworks []*Framework
	controls   []control
	uses       []use               // without repetition, by key
	leftOut    int                 // checks of the frameworks that the selection leaves out
	ifBinding  map[*Framework]bool // frameworks that are judged only if they may bind the operator
	notBinding []string            // those of them that do not
}

// Profile chooses controls. An id that is not known is an error that lists
// those that are.
func (c *Catalog) Profile(s Selection) (*Profile, error) {
	s.Frameworks = s.frameworks()
	if err := c.validate(s); err != nil {
		return nil, err
	}
	p := &Profile{catalog: c, selection: s, ifBinding: map[*Framework]bool{}}
	left := map[string]bool{}
	for _, f := range c.Frameworks {
		if !slices.Contains(s.Frameworks, string(f.ID)) {
			if p.ifBinding[f] = slices.Contains(s.Frameworks, Applicable) && c.saysWhom(f); !p.ifBinding[f] {
				continue
			}
		}
		p.frameworks = append(p.frameworks, f)
		for _, control := range c.controls[f.ID] {
			if control = p.narrow(control, left); len(control.uses) > 0 || control.Manual != nil && len(s.Only) == 0 {
				p.controls = append(p.controls, control)
			}
		}
	}
	p.uses = usesOf(p.controls)
	for _, u := range p.uses {
		delete(left, u.check.ID)
	}
	p.leftOut = len(left)
	return p, nil
}

// saysWhom reports whether a framework says whom any of its controls binds.
func (c *Catalog) saysWhom(f *Framework) bool {
	return slices.ContainsFunc(c.controls[f.ID], func(c control) bool { return len(c.binds) > 0 })
}

// narrow keeps the checks of a control that the selection asks for, and notes
// the others.
func (p *Profile) narrow(c control, left map[string]bool) control {
	c.uses = slices.DeleteFunc(slices.Clone(c.uses), func(u use) bool {
		if !p.selection.selects(u.check) {
			left[u.check.ID] = true
		}
		return !p.selection.selects(u.check)
	})
	return c
}

// usesOf are the uses of controls without repetition, by key.
func usesOf(controls []control) (uses []use) {
	known := map[string]use{}
	for _, c := range controls {
		for _, u := range c.uses {
			known[u.key] = u
		}
	}
	for _, key := range sortedKeys(known) {
		uses = append(uses, known[key])
	}
	return uses
}

// frameworks are the ids of the frameworks that are asked for.
func (s Selection) frameworks() []string {
	if len(s.Frameworks) == 0 {
		return []string{DefaultFramework}
	}
	return s.Frameworks
}

func (s Selection) selects(c *Check) bool {
	return (len(s.Only) == 0 || slices.Contains(s.Only, c.ID)) && s.admits(c.Severity)
}

func (s Selection) admits(severity Severity) bool {
	return s.MinSeverity == "" || severity.rank() <= Severity(s.MinSeverity).rank()
}

// UnknownError is a name that a user gave and nothing has.
type UnknownError struct {
	What, Name string
	Known      []string
}

// longestList is how many names a message lists.
const longestList = 12

// Error names what is known, and what was probably meant.
func (e UnknownError) Error() string {
	message := fmt.Sprintf("there is no %s %q; expected one of: %s", e.What, e.Name, strings.Join(e.Known, ", "))
	if len(e.Known) > longestList {
		message = fmt.Sprintf("there is no %s %q; 'dcaudit catalog' lists them", e.What, e.Name)
	}
	if hint := inventory.DidYouMean(e.Name, e.Known); hint != "" {
		message += "; hint: " + hint
	}
	return message
}

func (c *Catalog) validate(s Selection) error {
	frameworks, checks := c.setAside()
	for _, f := range c.Frameworks {
		frameworks = append(frameworks, string(f.ID))
	}
	for _, check := range c.Checks {
		checks = append(checks, check.ID)
	}
	for _, id := range s.Frameworks {
		if !slices.Contains(frameworks, id) && id != Applicable {
			return UnknownError{"framework", id, slices.Sorted(slices.Values(frameworks))}
		}
	}
	for _, id := range s.Only {
		if !slices.Contains(checks, id) {
			return UnknownError{"check", id, slices.Sorted(slices.Values(checks))}
		}
	}
	if s.MinSeverity != "" && Severity(s.MinSeverity).rank() < 0 {
		return UnknownError{"severity", s.MinSeverity, Severity("").Values()}
	}
	return nil
}
