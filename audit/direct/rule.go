package direct

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// rule is all definitions of one name. None is entered while it is being evaluated:
// recursion is refused. So each variable of a program has one place.
type rule struct {
	id     int
	name   string
	form   ruleForm
	bodies []code
	// Where a function finds what it is called with.
	arguments []int
	// For each definition of a function: itself, and what else it gives.
	chains [][]code
	// Nothing that can fail takes part in it.
	safe bool
	// Its first result is its only one, and may end its evaluation.
	early bool
}

type ruleForm uint8

const (
	complete ruleForm = iota
	function
	partialSet     // p contains x
	partialObject  // p[k] := x
	partialMapping // p[k] contains x
)

// rule makes a rule, unless it is made.
func (b *builder) rule(path string) (*rule, error) {
	if made, seen := b.made[path]; seen {
		if made == nil {
			return nil, fmt.Errorf("%s refers to itself", path)
		}
		return made, nil
	}
	b.made[path] = nil
	definitions := b.definitions[path]
	r := &rule{id: b.program.rules, name: path, form: formOfRule(definitions[0]), safe: true, early: true}
	b.program.rules++
	for range definitions[0].Head.Args {
		r.arguments = append(r.arguments, b.slot())
	}
	for _, d := range definitions {
		if err := b.define(r, d); err != nil {
			return nil, err
		}
	}
	r.settle(definitions)
	b.made[path] = r
	return r, nil
}

// settle says what is known of a rule once all its definitions are.
func (r *rule) settle(definitions []*ast.Rule) {
	if r.form == partialSet || r.form == partialMapping {
		r.early = false
		return
	}
	for _, d := range definitions {
		for ; d != nil; d = d.Else {
			v := d.Head.Value
			r.early = r.early && r.safe && r.form != partialObject && isConstant(v) && v.Equal(definitions[0].Head.Value)
		}
	}
	r.safe = r.early // several results may be in conflict
}

func formOfRule(d *ast.Rule) ruleForm {
	switch multi, keyed := d.Head.RuleKind() == ast.MultiValue, len(d.Head.Reference) > 1; {
	case len(d.Head.Args) > 0:
		return function
	case multi && keyed:
		return partialMapping
	case multi:
		return partialSet
	case keyed:
		return partialObject
	}
	return complete
}

// define adds a definition to a rule.
func (b *builder) define(r *rule, d *ast.Rule) error {
	switch {
	case d.Default:
		return unknown(d.Location, "default")
	case d.Else != nil && r.form != function:
		return unknown(d.Location, "else without arguments")
	case formOfRule(d) != r.form || len(d.Head.Args) != len(r.arguments):
		return unknown(d.Location, "a rule that is defined in different ways")
	case len(d.Head.Reference) > 2:
		return unknown(d.Location, "a rule with several keys")
	case r.form == function && len(d.Head.Reference) > 1:
		return unknown(d.Location, "a function below a name")
	}
	var chain []code
	for ; d != nil; d = d.Else {
		c, err := b.definition(r, d)
		if err != nil {
			return err
		}
		chain = append(chain, c)
	}
	if r.bodies = append(r.bodies, chain[0]); r.form == function {
		r.chains = append(r.chains, chain)
	}
	return nil
}

// definition is the code of a definition.
func (b *builder) definition(r *rule, d *ast.Rule) (code, error) {
	s := &scope{builder: b, slots: map[ast.Var]int{}, safe: &r.safe}
	arguments, err := s.arguments(r, d.Head.Args)
	if err != nil {
		return nil, err
	}
	body, err := s.body(d.Body, func() (code, error) { return s.head(r, d.Head) })
	if err != nil {
		return nil, err
	}
	return arguments.before(body), nil
}
