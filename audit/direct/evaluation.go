package direct

import (
	"fmt"
	"sync/atomic"
)

// Evaluation is one input, put to the rules of a program. What one rule has worked
// out is not worked out again for the next. One goroutine uses it at a time.
type Evaluation struct {
	program *Program
	given   Input
	input   value
	vars    []value
	results []result
	sites   []site
	lookups []looked
	cancel  *atomic.Bool
	err     error
}

// result is what is known of a rule.
type result struct {
	known, defined bool
	held           bool // a solution was found since somebody last looked
	value          value
	all            built // what a partial rule collects
	groups         built
	sets           []built
}

// site remembers where the last struct that a reference went through has its field.
type site struct {
	plan  *plan
	index int
}

// Start puts an input to the program. Evaluation ends with an error soon after the
// flag is set, which may be nil.
func (p *Program) Start(input Input, cancel *atomic.Bool) *Evaluation {
	m, _ := p.idle.Get().(*Evaluation)
	if m == nil {
		m = &Evaluation{program: p, vars: make([]value, p.slots), results: make([]result, p.rules), sites: make([]site, p.sites),
			lookups: make([]looked, p.lookups)}
		m.input = view(&m.given)
	}
	m.given, m.cancel = input, cancel
	return m
}

// Close ends an evaluation; nobody may use it any more.
func (m *Evaluation) Close() {
	m.given, m.cancel, m.err = Input{}, nil, nil
	clear(m.vars)
	clear(m.lookups)
	for i := range m.results {
		m.results[i].reset()
	}
	m.program.idle.Put(m)
}

// reset forgets a result, and keeps the room that it took.
func (r *result) reset() {
	if !r.known && !r.defined {
		return
	}
	r.known, r.defined, r.value = false, false, value{}
	for _, b := range []*built{&r.all, &r.groups} {
		clear(b.keys)
		clear(b.items)
		b.keys, b.items = b.keys[:0], b.items[:0]
	}
	clear(r.sets)
	r.sets = r.sets[:0]
}

// nothing is the empty set as Ask returns it.
var nothing any = []any{}

// Ask is the value of a rule, in the form of ast.JSON, and whether it has one. After
// an error, no other rule has one.
func (m *Evaluation) Ask(name string) (answer any, defined bool, err error) {
	r := m.program.entries[name]
	if r == nil || m.err != nil {
		return nil, false, m.err
	}
	v := m.rule(r)
	switch {
	case m.err != nil || v == nil:
		return nil, false, m.err
	case v.kind == set && v.size() == 0:
		return nothing, true, nil
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

// gather makes a value of what a partial rule has collected.
func (r *result) gather(m *Evaluation, of *rule) {
	r.defined, r.value = true, value{kind: object, built: &r.all}
	if of.form == partialSet {
		r.value.kind, r.all.items = set, unique(r.all.items)
		return
	}
	r.all.sort()
	if of.form == partialObject {
		if !r.all.merge(false) {
			m.fail("%s has several values for a key", of.name)
		}
		return
	}
	r.sets = append(r.sets, make([]built, len(r.all.keys))...) // all at once: pointers lead into it
	r.value.built = &r.groups
	for from, to := 0, 0; from < len(r.all.keys); from = to {
		key := &r.all.keys[from]
		for to = from; to < len(r.all.keys) && equal(key, &r.all.keys[to]); to++ {
		}
		r.sets[from].items = unique(r.all.items[from:to])
		r.groups.keys = append(r.groups.keys, *key)
		r.groups.items = append(r.groups.items, value{kind: set, built: &r.sets[from]})
	}
}

// call is what a function gives for arguments, or nil.
func (m *Evaluation) call(r *rule, args []operand) *value {
	result := &m.results[r.id]
	result.defined = false
	for i, arg := range args {
		m.vars[r.arguments[i]] = *arg(m)
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
