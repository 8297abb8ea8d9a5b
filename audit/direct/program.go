package direct

import (
	"fmt"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Program is rules of a package with all that they need, ready to be evaluated by
// any number of goroutines.
type Program struct {
	entries map[string]*rule
	// How much room an evaluation takes.
	rules, slots, sites, comprehensions int

	constants []constant
	lookups   []*lookup
	settled   *Input // what is the same in all evaluations

	idle *sync.Pool // of *Evaluation
}

// With is the program for evaluations in which everything but the subject and its
// facts is as given, so that it is looked at once.
func (p *Program) With(params, operator any, at string) *Program {
	settled := *p
	settled.settled = &Input{Params: Of(params), Operator: Of(operator), At: at}
	settled.idle = &sync.Pool{}
	return &settled
}

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

// code goes on with an evaluation. It is true where there is no more to find: what
// was looked for is found, or something failed.
type code func(*Evaluation) bool

// stage is an expression: given what is to be done for each of its solutions, it is
// code that does so.
type stage interface{ before(next code) code }

// then is a stage of which nothing else needs to be known.
type then func(next code) code

func (t then) before(next code) code { return t(next) }

// Compile turns rules of a package into a program. The compiler has compiled the
// package and all that it refers to. The error says what this package does not
// know. A rule that the package does not define has no value.
func Compile(compiler *ast.Compiler, pkg ast.Ref, rules ...string) (*Program, error) {
	b := &builder{compiler: compiler, definitions: definitionsIn(compiler), rules: map[string]*rule{}, paths: map[string]*lookup{},
		program: &Program{entries: map[string]*rule{}, idle: &sync.Pool{}}}
	for _, name := range rules {
		path := pkg.Append(ast.StringTerm(name)).String()
		if len(b.definitions[path]) == 0 {
			continue
		}
		r, err := b.rule(path)
		if err != nil {
			return nil, err
		}
		if r.form == function {
			return nil, fmt.Errorf("%s is a function", path)
		}
		b.program.entries[name] = r
	}
	return b.program, nil
}

// builder makes a program.
type builder struct {
	compiler    *ast.Compiler
	definitions map[string][]*ast.Rule
	rules       map[string]*rule // nil while it is being made
	paths       map[string]*lookup
	program     *Program
}

// definitionsIn are the rules of all compiled modules, by the path up to their name.
func definitionsIn(compiler *ast.Compiler) map[string][]*ast.Rule {
	definitions := map[string][]*ast.Rule{}
	for _, module := range compiler.Modules {
		for _, r := range module.Rules {
			path := r.Ref()[:len(module.Package.Path)+1].String()
			definitions[path] = append(definitions[path], r)
		}
	}
	return definitions
}

// slot is a new place for a value.
func (b *builder) slot() int {
	b.program.slots++
	return b.program.slots - 1
}

// rule makes a rule, unless it is made.
func (b *builder) rule(path string) (*rule, error) {
	if made, seen := b.rules[path]; seen {
		if made == nil {
			return nil, fmt.Errorf("%s refers to itself", path)
		}
		return made, nil
	}
	b.rules[path] = nil
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
	b.rules[path] = r
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
			r.early = r.early && r.safe && r.form != partialObject && ast.IsConstant(v.Value) && v.Equal(definitions[0].Head.Value)
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
	s := &scope{builder: b, slots: map[ast.Var]int{}, bound: map[ast.Var]bool{}, safe: &r.safe}
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

// unknown is the refusal of something at a place.
func unknown(at *ast.Location, what string) error {
	if at == nil {
		return fmt.Errorf("%s is not known", what)
	}
	return fmt.Errorf("%s:%d: %s is not known", at.File, at.Row, what)
}
