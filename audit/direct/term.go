package direct

import (
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
)

// term is a value in the form of OPA.
func (v *value) term() *ast.Term {
	switch {
	case v.kind == null:
		return ast.NullTerm()
	case v.kind == boolean:
		return ast.BooleanTerm(v.num != 0)
	case v.kind == text:
		return ast.StringTerm(v.text)
	case v.isNumber():
		return ast.NewTerm(v.digits())
	}
	var items []*ast.Term
	var pairs [][2]*ast.Term
	for key, item, i := v.next(0); i >= 0; key, item, i = v.next(i) {
		if v.kind == object {
			pairs = append(pairs, ast.Item(key.term(), item.term()))
		} else {
			items = append(items, item.term())
		}
	}
	switch v.kind {
	case array:
		return ast.ArrayTerm(items...)
	case set:
		return ast.SetTerm(items...)
	}
	return ast.ObjectTerm(pairs...)
}

// plain is a value as ast.JSON would have it.
func (v *value) plain() (any, error) {
	switch {
	case v.kind == null:
		return nil, nil
	case v.kind == boolean:
		return v.num != 0, nil
	case v.kind == text:
		return v.text, nil
	case v.isNumber():
		return json.Number(v.digits()), nil
	}
	if v.kind == object {
		return v.fields()
	}
	list := make([]any, 0, v.size())
	for i := range v.built.items {
		x, err := v.built.items[i].plain()
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	return list, nil
}

func (v *value) fields() (any, error) {
	fields := make(map[string]any, v.size())
	for key, item, i := v.next(0); i >= 0; key, item, i = v.next(i) {
		x, err := item.plain()
		if err != nil || key.kind != text {
			return ast.JSON(v.term().Value) // keys of other kinds are written as texts
		}
		fields[key.text] = x
	}
	return fields, nil
}

// valueOf is a value of OPA that holds no variables.
func valueOf(x ast.Value) value {
	switch x := x.(type) {
	case ast.Null:
		return nothing
	case ast.Boolean:
		return truth(bool(x))
	case ast.Number:
		return digits(string(x))
	case ast.String:
		return word(string(x))
	case *ast.Array:
		b := &built{items: make([]value, x.Len())}
		for i := range b.items {
			b.items[i] = valueOf(x.Elem(i).Value)
		}
		return value{kind: array, built: b}
	case ast.Set:
		b := &built{}
		for _, item := range x.Slice() {
			b.items = append(b.items, valueOf(item.Value))
		}
		return value{kind: set, built: b}
	case ast.Object:
		e := &entries{}
		for _, key := range x.Keys() {
			e.keys, e.items = append(e.keys, valueOf(key.Value)), append(e.items, valueOf(x.Get(key).Value))
		}
		e.sort()
		return e.object()
	}
	panic(fmt.Sprintf("direct: %T is no value", x)) // constants and results of built-ins are
}
