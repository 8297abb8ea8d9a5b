package direct

import (
	"fmt"
	"reflect"
)

// view is a Go value as checks see it. One goroutine uses it, until it is complete.
func view(x any, room *Room) (v value) {
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
		return view(x.Part(""), room)
	}
	in := reflect.ValueOf(x)
	planOf(in.Type()).put(in, &v, room)
	return v
}

// put puts a Go value, as checks see it, where it is wanted.
func (p *plan) put(in reflect.Value, into *value, room *Room) {
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
		p.elem.put(in.Elem(), into, room)
	case anyForm:
		*into = view(in.Interface(), room)
	case listForm:
		into.kind, into.built = array, p.list(in, room)
	case mapForm:
		*into = entriesIn(in.Interface().(map[string]any), room)
	case structForm:
		into.kind, into.built = object, room.built(built{shape: p.shape, items: room.items(len(p.fields))})
		p.fill(in, into.built.items, room)
	}
}

func (p *plan) fill(in reflect.Value, fields []value, room *Room) {
	for i := range p.fields {
		p.fields[i].put(in, &fields[i], room)
	}
}

// list makes the items of a list.
func (p *plan) list(in reflect.Value, room *Room) *built {
	b := room.built(built{items: room.items(in.Len())})
	if p.elem.form == structForm {
		p.elem.objects(in, b, room)
		return b
	}
	for i := range b.items {
		p.elem.put(in.Index(i), &b.items[i], room)
	}
	return b
}

// objects makes the structs of a list, whose fields are made when somebody looks at
// them.
func (p *plan) objects(in reflect.Value, b *built, room *Room) {
	list := room.list(rows{elem: p, in: in}, len(p.fields))
	b.more = list
	each := room.built(built{shape: p.shape, more: list})
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

func entriesIn(x map[string]any, room *Room) value {
	b := &built{shape: shapeOf(x)}
	b.items = room.items(len(b.shape.keys))
	for i := range b.items {
		entriesOf{x, room}.fill(b, i)
	}
	return value{kind: object, built: b}
}
