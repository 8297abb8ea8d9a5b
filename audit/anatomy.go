package audit

import (
	"errors"

	"github.com/dcaudit/dcaudit/audit/packed"
	"github.com/open-policy-agent/opa/v1/ast"
)

// anatomy is what the syntax tree of a check shows.
type anatomy struct {
	// The fields of the input that each entry rule refers to.
	reads map[string][]read
	// What decides whether a subject is exempt, and all that the check looks at.
	exemption, whole footprint
}

func anatomyOf(module *ast.Module) *anatomy {
	a := &anatomy{reads: map[string][]read{}, exemption: footprintOf(module, "not_applicable"), whole: footprintOf(module, entryRules...)}
	for _, rule := range entryRules {
		a.reads[rule] = readsOf(module, rule)
	}
	return a
}

// pack writes it down. The error is of a guard that cannot be.
func (a *anatomy) pack(w *packed.Writer) error {
	for _, f := range []footprint{a.exemption, a.whole} {
		w.Texts(f.subject)
		w.Texts(f.facts)
		w.Truth(f.whole)
		w.Truth(f.nameless)
	}
	var failed []error
	for _, rule := range entryRules {
		w.Number(len(a.reads[rule]))
		for _, r := range a.reads[rule] {
			failed = append(failed, r.pack(w))
		}
	}
	return errors.Join(failed...)
}

func (r read) pack(w *packed.Writer) error {
	packPath(w, r.path)
	w.Number(len(r.guards))
	var failed []error
	for _, g := range r.guards {
		packPath(w, g.path)
		w.Text(g.param)
		w.Number(len(g.allowed))
		for _, value := range g.allowed {
			failed = append(failed, w.Value(value))
		}
	}
	return errors.Join(failed...)
}

func packPath(w *packed.Writer, path []any) {
	w.Number(len(path))
	for _, step := range path {
		switch step := step.(type) {
		case string:
			w.Number(0)
			w.Text(step)
		case variable: // from 1
			w.Number(int(step))
		}
	}
}

func unpackAnatomy(from *packed.Reader) *anatomy {
	a := &anatomy{reads: map[string][]read{}}
	for _, f := range []*footprint{&a.exemption, &a.whole} {
		*f = footprint{from.Texts(), from.Texts(), from.Truth(), from.Truth()}
	}
	for _, rule := range entryRules {
		a.reads[rule] = packed.ListOf(from, func() read { return unpackRead(from) })
	}
	return a
}

func unpackRead(from *packed.Reader) read {
	return read{unpackPath(from), packed.ListOf(from, func() guard {
		return guard{path: unpackPath(from), param: from.Text(), allowed: packed.ListOf(from, from.Value)}
	})}
}

func unpackPath(from *packed.Reader) []any {
	return packed.ListOf(from, func() any {
		if n := from.Number(); n > 0 {
			return variable(n)
		}
		return from.Text()
	})
}
