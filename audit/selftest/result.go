package selftest

import (
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// reading is what the passes of an assessment rest on. What a finding was read
// for that is not satisfied, as why a demand does not bind, is no proof of
// anything.
type reading map[inventory.Path]bool

func readingOf(a audit.Assessment) reading {
	read := reading{}
	for f := range a.Findings.All() {
		if f.Status != audit.Satisfied {
			continue
		}
		for _, e := range f.Evidence {
			read.add(e.Path)
		}
	}
	return read
}

// add notes a path, and all around it: whoever reads a fact reads what holds it.
func (r reading) add(path inventory.Path) {
	for text := string(path); text != ""; {
		r[inventory.Path(text)] = true
		text = text[:max(0, strings.LastIndexAny(text, ".["))]
	}
}

// reads reports whether a fact is read: itself, something that it holds, or a
// list of values that it is an entry of.
func (r reading) reads(v *inventory.Value) bool {
	list := v.Path[:max(0, strings.LastIndexByte(string(v.Path), '['))]
	return r[v.Path] || strings.HasSuffix(string(v.Path), "]") && v.Form < inventory.List && r[list]
}

// result sums up what became of the mutants.
func (b *baseline) result(mutants []mutant, ends []end) InventoryResult {
	r := InventoryResult{Mutants: len(mutants), Survivors: []InventoryMutant{}, Unread: []Fact{}}
	for i, m := range mutants { // a fact whose loss was noticed is read, whatever the evidence says
		if ends[i] == turned || ends[i] == withdrawn {
			b.read.add(m.at.Path)
		}
	}
	byOperator := make([]OperatorResult, len(operators))
	for i, m := range mutants {
		counted := &byOperator[slices.IndexFunc(operators, func(o operator) bool { return o.name == m.operator.name })]
		counted.Operator = m.operator.name
		counted.Mutants++
		r.count(m, ends[i], b.read.reads(m.at), counted)
	}
	for _, counted := range byOperator {
		if counted.Mutants > 0 {
			r.Operators = append(r.Operators, counted)
		}
	}
	return r
}

func (r *InventoryResult) count(m mutant, e end, read bool, counted *OperatorResult) {
	fact := Fact{m.at.Path, m.at.Location}
	switch {
	case e == refused:
		r.Refused++
	case e == turned:
		r.Turned++
	case e == withdrawn:
		r.Withdrawn++
	case !read:
		r.OnUnread++
		counted.OnUnread++
		if !slices.Contains(r.Unread, fact) {
			r.Unread = append(r.Unread, fact)
		}
		return
	default:
		counted.Survivors++
		r.Survivors = append(r.Survivors, InventoryMutant{m.operator.name, fact, m.change, m.operator.advice})
		return
	}
	counted.Caught++
}
