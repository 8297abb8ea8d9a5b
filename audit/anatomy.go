package audit

import (
	"fmt"

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

// pack writes it down. The error names a guard that cannot be.
func (a *anatomy) pack(w *packed.Writer) (err error) {
	for _, f := range []footprint{a.exemption, a.whole} {
		w.Texts(f.subject)
		w.Texts(f.facts)
		w.Truth(f.whole)
		w.Truth(f.nameless)
	}
	for _, rule := range entryRules {
		w.Number(len(a.reads[rule]))
		for _, r := range a.reads[rule] {
			if failed := r.pack(w); failed != nil {
				err = failed
			}
		}
	}
	return err
}

func (r read) pack(w *packed.Writer) (err error) {
	packPath(w, r.path)
	w.Number(len(r.guards))
	for _, g := range r.guards {
		packPath(w, g.path)
		w.Text(g.param)
		w.Number(len(g.allowed))
		for _, value := range g.allowed {
			switch value := value.(type) {
			case string:
				w.Number(isText)
				w.Text(value)
			case bool:
				w.Number(isTruth)
				w.Truth(value)
			default:
				err = fmt.Errorf("a guard that allows %v cannot be packed", value)
			}
		}
	}
	return err
}

// The forms of values that guards allow.
const (
	isText = iota
	isTruth
)

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
		reads := make([]read, from.Count())
		for i := range reads {
			reads[i] = unpackRead(from)
		}
		a.reads[rule] = reads
	}
	return a
}

func unpackRead(from *packed.Reader) read {
	r := read{unpackPath(from), make([]guard, from.Count())}
	for i := range r.guards {
		g := guard{path: unpackPath(from), param: from.Text(), allowed: make([]any, from.Count())}
		for j := range g.allowed {
			if from.Number() == isText {
				g.allowed[j] = from.Text()
			} else {
				g.allowed[j] = from.Truth()
			}
		}
		r.guards[i] = g
	}
	return r
}

func unpackPath(from *packed.Reader) []any {
	path := make([]any, from.Count())
	for i := range path {
		if n := from.Number(); n > 0 {
			path[i] = variable(n)
		} else {
			path[i] = from.Text()
		}
	}
	return path
}
