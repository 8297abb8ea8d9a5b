package direct

import (
	"fmt"
	"reflect"
)

// view is a Go value as checks see it. One goroutine uses it, until it is complete.
func view(x any) (v value) {
	switch x := x.(type) {
	case nil:
		return nothing
	case string:
		return word(x)
	case bool:
		return truth(x)
	case float64:
		return float(x)
	case *Value:
		return x.value
	case Parts:
		return view(x.Part(""))
	}
	in := reflect.ValueOf(x)
	planOf(in.Type()).put(in, &v)
	return v
}

// put puts a Go value, as checks see it, where it is wanted.
func (p *plan) put(in reflect.Value, into *value) {
	switch p.form {
	case textForm:
		into.kind, into.text = text, in.String()
	case truthForm:
		*into = truth(in.Bool())
	case wholeForm:
		into.kind, into.num = whole, in.Int()
	case floatForm:
		*into = float(in.Float())
	case digitsForm:
		*into = digits(in.String())
	case spokenForm:
		*into = word(in.Interface().(fmt.Stringer).String())
	case pointerForm:
		if in.IsNil() {
			*into = nothing
			return
		}
		p.elem.put(in.Elem(), into)
	case anyForm:
		*into = view(in.Interface())
	case listForm:
		into.kind, into.built = array, p.list(in)
	case mapForm:
		*into = entriesIn(in.Interface().(map[string]any))
	case structForm:
		into.kind, into.built = object, &built{shape: p.shape, items: make([]value, len(p.fields))}
		p.fill(in, into.built.items)
	}
}

func (p *plan) fill(in reflect.Value, fields []value) {
	for i := range p.fields {
		p.fields[i].put(in, &fields[i])
	}
}

// list makes the items of a list.
func (p *plan) list(in reflect.Value) *built {
	b := &built{items: make([]value, in.Len())}
	if p.elem.form == structForm {
		p.elem.objects(in, b)
		return b
	}
	for i := range b.items {
		p.elem.put(in.Index(i), &b.items[i])
	}
	return b
}

// objects makes the structs of a list, whose fields are made when somebody looks at
// them.
func (p *plan) objects(in reflect.Value, b *built) {
	list := &rows{elem: p, in: in, columns: make([][]value, len(p.fields))}
	b.more = list
	each := &built{shape: p.shape, more: list}
	for i := range b.items {
		row := &b.items[i]
		row.kind, row.num, row.built = object, int64(i), each
	}
}

// complete makes all that is not yet made.
func (v *value) complete() {
	if !v.isCollection() {
		return
	}
	for _, item, i := v.next(0); i >= 0; _, item, i = v.next(i) {
		item.complete()
	}
	if v.kind == array {
		v.built.more = nil // which would remember more
	}
}

func entriesIn(x map[string]any) value {
	b := &built{shape: shapeOf(x)}
	b.items = make([]value, len(b.shape.keys))
	for i := range b.items {
		entriesOf(x).fill(b, i)
	}
	return value{kind: object, built: b}
}
