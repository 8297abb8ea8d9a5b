package direct

import (
	"fmt"
	"sync/atomic"
)

// Input is what a check is put to. The fields are values of Go: structs with JSON
// tags, as those of the model, plain data, or either as a Value.
type Input struct {
	Subject, Facts, Params, Operator any
	At                               string
}

// The places of the fields in the input.
const (
	atPlace = iota
	factsPlace
	operatorPlace
	paramsPlace
	subjectPlace
)

var inputShape = &shape{keys: []value{word("at"), word("facts"), word("operator"), word("params"), word("subject")}, fixed: true}

// Evaluation is one input, put to the rules of a program. What one rule has worked
// out is not worked out again for the next. One goroutine uses it at a time.
type Evaluation struct {
	program *Program
	given   [5]*value // by place
	at      value
	vars    []*value
	room    []value // for what is computed, by the slot that leads to it
	results []result
	trace   []glance     // what of the subject and its facts was looked at, in order
	found   []collection // by the number of the comprehension
	sites   []site
	scratch Room // for what is worked out
	cancel  *atomic.Bool
	asked   bool // something was worked out
	err     error

	input  value // for checks that look at it as a whole
	fields built
	parts  [5]value
}

// Start puts an input to the program; of one that has settled the rest, the subject
// and its facts. Evaluation ends with an error soon after the flag is set, which may
// be nil.
func (p *Program) Start(input *Input, cancel *atomic.Bool) *Evaluation {
	m, _ := p.idle.Get().(*Evaluation)
	if m == nil {
		m = p.evaluation()
	}
	m.cancel, m.given[subjectPlace], m.given[factsPlace] = cancel, m.scratch.reach(input.Subject), m.scratch.reach(input.Facts)
	if p.settled == nil {
		m.settle(input)
	}
	for _, slot := range p.looked {
		m.vars[slot] = nil
	}
	return m
}

// evaluation is the room for one.
func (p *Program) evaluation() *Evaluation {
	m := &Evaluation{program: p, vars: make([]*value, p.slots), room: make([]value, p.slots), results: make([]result, p.rules),
		found: make([]collection, p.comprehensions), sites: make([]site, p.sites)}
	for _, c := range p.constants {
		m.vars[c.slot] = c.value
	}
	if p.settled != nil {
		m.settle(p.settled)
	}
	return m
}

func (m *Evaluation) settle(given *Input) {
	m.at = word(given.At)
	m.given[paramsPlace], m.given[operatorPlace], m.given[atPlace] = m.scratch.reach(given.Params), m.scratch.reach(given.Operator), &m.at
}

// whole is the input as a value.
func (m *Evaluation) whole() *value {
	for i, part := range m.given {
		m.parts[i] = *part
	}
	m.fields = built{shape: inputShape, items: m.parts[:]}
	m.input = value{kind: object, built: &m.fields}
	return &m.input
}

// store puts what was computed into a slot.
func (m *Evaluation) store(slot int, v value) *value {
	m.room[slot] = v
	m.vars[slot] = &m.room[slot]
	return m.vars[slot]
}

// Close ends an evaluation; nobody may use it any more. What variables lead to stays
// until they lead elsewhere, or the garbage collector takes the room of them all.
func (m *Evaluation) Close() {
	m.lookAway()
	m.cancel, m.err = nil, nil
	m.scratch.Clear()
	if m.asked {
		m.asked = false
		for i := range m.results {
			m.results[i].reset()
		}
	}
	m.program.idle.Put(m)
}

// noItems is the empty set as Ask returns it.
var noItems any = []any{}

// Ask is the value of a rule, in the form of ast.JSON, and whether it has one. After
// an error, no other rule has one.
func (m *Evaluation) Ask(name string) (answer any, defined bool, err error) {
	r := m.program.entries[name]
	if r == nil || m.err != nil {
		return nil, false, m.err
	}
	m.asked = true
	v := m.rule(r)
	switch {
	case m.err != nil || v == nil:
		return nil, false, m.err
	case v.kind == set && v.size() == 0:
		return noItems, true, nil
	}
	answer, err = v.plain()
	return answer, true, err
}

// rule is the value of a rule, or nil.
func (m *Evaluation) rule(r *rule) *value {
	result := &m.results[r.id]
	if !result.known {
		result.known = true
		for _, body := range r.bodies {
			if body(m) && (m.err != nil || r.early) {
				break
			}
		}
		if r.form != complete && m.err == nil {
			result.gather(m, r)
		}
	}
	if !result.defined || m.err != nil {
		return nil
	}
	return &result.value
}

// call is what a function gives for arguments, or nil.
func (m *Evaluation) call(r *rule, args []operand) *value {
	result := &m.results[r.id]
	result.defined = false
	for i, arg := range args {
		m.vars[r.arguments[i]] = arg.in(m)
	}
	for _, chain := range r.chains {
		result.held = false
		for _, definition := range chain {
			if definition(m) && m.err != nil {
				return nil
			}
			if result.held {
				break
			}
		}
		if result.defined && r.early {
			break
		}
	}
	if !result.defined {
		return nil
	}
	return &result.value
}

// fail ends an evaluation.
func (m *Evaluation) fail(format string, args ...any) bool {
	if m.err == nil {
		m.err = fmt.Errorf(format, args...)
	}
	return true
}

// stopped reports whether an evaluation is to end.
func (m *Evaluation) stopped() bool {
	return m.err != nil || m.cancel != nil && m.cancel.Load() && m.fail("canceled")
}
