package packed

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Definitions are rules, by the path up to their name: data.checks.backup.offsite.satisfied.
type Definitions map[string][]*ast.Rule

// Rules writes the rules of these paths as OPA has compiled them, without the places
// where they stand. The error says what cannot be written: what checks may not use,
// and what no compiler leaves.
func (w *Writer) Rules(paths []string, of Definitions) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("packed: %v", p)
		}
	}()
	inner := rulesWriter{w, map[string]int{}}
	w.Number(len(paths))
	for _, path := range paths {
		w.Text(path)
		w.Number(len(of[path]))
		for _, rule := range of[path] {
			inner.rule(rule)
		}
	}
	return nil
}

// Rules reads rules.
func (r *Reader) Rules() (of Definitions) {
	defer func() {
		if recover() != nil { // OPA cannot compare all that it could be given: every without a key, say
			r.damaged()
		}
	}()
	inner := rulesReader{Reader: r}
	of = Definitions{}
	for n := r.Count(); n > 0 && r.err == nil; n-- {
		path := r.Text()
		of[path] = ListOf(r, inner.rule)
	}
	return of
}

type rulesWriter struct {
	*Writer
	known map[string]int
}

type rulesReader struct {
	*Reader
	known []*ast.Term
}

func (w *rulesWriter) rule(r *ast.Rule) {
	if r.Default {
		panic("a default")
	}
	w.terms(r.Head.Reference)
	w.terms(r.Head.Args)
	w.perhaps(r.Head.Key)
	w.perhaps(r.Head.Value)
	w.body(r.Body)
	if w.Truth(r.Else != nil); r.Else != nil {
		w.rule(r.Else)
	}
}

func (r *rulesReader) rule() *ast.Rule {
	head := &ast.Head{Reference: r.terms(), Args: r.terms(), Key: r.perhaps(), Value: r.perhaps()}
	if len(head.Reference) == 0 || head.Key == nil && head.Value == nil {
		r.damaged()
		return &ast.Rule{Head: ast.NewHead("nothing", nil, nothing)}
	}
	rule := &ast.Rule{Head: head, Body: r.body()}
	if r.Truth() {
		rule.Else = r.rule()
	}
	return rule
}

// perhaps writes a term that may be missing.
func (w *rulesWriter) perhaps(t *ast.Term) {
	if w.Truth(t != nil); t != nil {
		w.term(t)
	}
}

func (r *rulesReader) perhaps() *ast.Term {
	if r.Truth() {
		return r.term()
	}
	return nil
}

func (w *rulesWriter) body(b ast.Body) {
	w.Number(len(b))
	for _, e := range b {
		w.expr(e)
	}
}

func (r *rulesReader) body() ast.Body {
	b := ast.Body(ListOf(r.Reader, func() *ast.Expr { return &ast.Expr{Terms: r.expr()} }))
	for i, e := range b {
		e.Index = i
	}
	return b
}

// The forms of expressions.
const (
	termForm = iota
	callForm
	everyForm
)

func (w *rulesWriter) expr(e *ast.Expr) {
	if e.Negated || len(e.With) > 0 {
		panic("not or with")
	}
	switch x := e.Terms.(type) {
	case *ast.Term:
		w.Number(termForm)
		w.term(x)
	case []*ast.Term:
		w.Number(callForm)
		w.terms(x)
	case *ast.Every:
		w.Number(everyForm)
		w.perhaps(x.Key)
		w.term(x.Value)
		w.term(x.Domain)
		w.body(x.Body)
	default:
		panic(fmt.Sprintf("an expression of type %T", x))
	}
}

func (r *rulesReader) expr() any {
	switch r.Number() {
	case termForm:
		return r.term()
	case callForm:
		if terms := r.terms(); len(terms) > 0 {
			return terms
		}
	case everyForm:
		return &ast.Every{Key: r.perhaps(), Value: r.term(), Domain: r.term(), Body: r.body()}
	}
	r.damaged()
	return nothing
}
