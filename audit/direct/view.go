package direct

import (
	"fmt"
	"reflect"
)

// view is a Go value as checks see it.
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
		into.kind, into.built = array, &built{items: p.list(in)}
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

// list are the items of a list.
func (p *plan) list(in reflect.Value) []value {
	items := make([]value, in.Len())
	if p.elem.form == structForm {
		p.elem.all(in, items)
		return items
	}
	for i := range items {
		p.elem.put(in.Index(i), &items[i])
	}
	return items
}

// all are the structs of a list. Room is made for all at once.
func (p *plan) all(in reflect.Value, items []value) {
	objects, fields := make([]built, len(items)), make([]value, len(items)*len(p.fields))
	for i := range items {
		n := len(p.fields)
		objects[i] = built{shape: p.shape, items: fields[i*n : (i+1)*n : (i+1)*n]}
		items[i] = value{kind: object, built: &objects[i]}
		p.fill(in.Index(i), objects[i].items)
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
