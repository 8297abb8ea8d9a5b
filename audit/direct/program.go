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
	looked    []int  // the slots of what may be looked up anew
	unsettled []int  // those that are about the subject and its facts
	settled   *Input // what is the same in all evaluations

	idle *sync.Pool // of *Evaluation
}

// With is the program for evaluations in which everything but the subject and its
// facts is as given, so that it is looked at once.
func (p *Program) With(params, operator any, at string) *Program {
	settled := *p
	settled.settled = &Input{Params: Of(params), Operator: Of(operator), At: at}
	settled.idle, settled.looked = &sync.Pool{}, p.unsettled
	return &settled
}

// code goes on with an evaluation. It is true where there is no more to find: what
// was looked for is found, or something failed.
type code func(*Evaluation) bool

// stage is an expression: given what is to be done for each of its solutions, it is
// code that does so.
type stage interface{ before(next code) code }

// then is a stage of which nothing else needs to be known.
type then func(next code) code

func (t then) before(next code) code { return t(next) }

// Compile turns rules of a package into a program. The error says what this package
// does not know. A rule that the package does not define has no value.
func Compile(compiled *Rules, pkg ast.Ref, names ...string) (*Program, error) {
	b := newBuilder(compiled)
	if err := b.enter(pkg, names); err != nil {
		return nil, err
	}
	return b.program, nil
}

func newBuilder(of *Rules) *builder {
	return &builder{Rules: of, made: map[string]*rule{}, paths: map[string]*lookup{},
		program: &Program{entries: map[string]*rule{}, idle: &sync.Pool{}}}
}

// enter makes the rules by which an evaluation begins.
func (b *builder) enter(pkg ast.Ref, names []string) error {
	for _, name := range names {
		path := pkg.Append(ast.StringTerm(name)).String()
		if len(b.definitions[path]) == 0 {
			continue
		}
		r, err := b.rule(path)
		if err != nil {
			return err
		}
		if r.form == function {
			return fmt.Errorf("%s is a function", path)
		}
		b.program.entries[name] = r
	}
	return nil
}

// builder makes a program.
type builder struct {
	*Rules
	made    map[string]*rule // nil while it is being made
	paths   map[string]*lookup
	program *Program
}

// slot is a new place for a value.
func (b *builder) slot() int {
	b.program.slots++
	return b.program.slots - 1
}

// unknown is the refusal of something at a place.
func unknown(at *ast.Location, what string) error {
	if at == nil {
		return fmt.Errorf("%s is not known", what)
	}
	return fmt.Errorf("%s:%d: %s is not known", at.File, at.Row, what)
}
