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
		return ast.NewTerm(v.number())
	}
	all := v.ordered()
	var items []*ast.Term
	var pairs [][2]*ast.Term
	var key, item value
	for i := all.next(0, &key, &item); i >= 0; i = all.next(i, &key, &item) {
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
		return json.Number(v.number()), nil
	}
	all := v.ordered()
	if v.kind == object {
		return all.fields()
	}
	list := make([]any, 0, all.size())
	var item value
	for i := all.next(0, nil, &item); i >= 0; i = all.next(i, nil, &item) {
		x, err := item.plain()
		if err != nil {
			return nil, err
		}
		list = append(list, x)
	}
	return list, nil
}

func (v *value) fields() (any, error) {
	fields := make(map[string]any, v.size())
	var key, item value
	for i := v.next(0, &key, &item); i >= 0; i = v.next(i, &key, &item) {
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
		return value{}
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
		b := &built{}
		for _, key := range x.Keys() {
			b.keys, b.items = append(b.keys, valueOf(key.Value)), append(b.items, valueOf(x.Get(key).Value))
		}
		b.sort()
		return value{kind: object, built: b}
	}
	panic(fmt.Sprintf("direct: %T is no value", x)) // constants and results of built-ins are
}
