package direct

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Value is a value of Go in the form that checks look into, made once for any number
// of evaluations.
type Value struct{ value value }

// Of is a value that any number of goroutines may use at once.
func Of(x any) *Value {
	v := &Value{view(x, nil)}
	v.value.complete()
	return v
}

// Opened is an object each field of which is made when a check first looks at it,
// and kept for the next, in the room. One goroutine uses it at a time. What is no
// struct, map or Parts is as Of makes it.
func (r *Room) Opened(x any) *Value {
	if r == nil {
		return &Value{r.opened(x)}
	}
	return r.opens.one(Value{r.opened(x)})
}

// Parts is an object of which a field is worked out when a check looks at it.
type Parts interface {
	// Part is a struct, or a pointer to one, that has the field with a JSON name; of
	// the empty name, one that has all; of any other name, one of the same type.
	Part(name string) any
}

// Outlined are parts some of which can be told apart before they are worked out.
type Outlined interface {
	Parts
	// Outline adds to a text what tells the field with a JSON name from the same field
	// of other objects: where the texts are equal, so are the fields. Of a list of
	// structs it is how many there are, and, where a column is named, that field of all
	// of them; the outline of a column may rest on that of the list. No text means that
	// it is taken for unlike all others, and false, that no such field has an outline.
	Outline(name, column string, to []byte) (text []byte, ok bool)
}

// source makes the fields of an object.
type source interface{ fill(b *built, i int) }

// reach is where such an object is: of a Value, its own place.
func (r *Room) reach(x any) *value {
	if v, isValue := x.(*Value); isValue {
		return &v.value
	}
	place := r.items(1)
	place[0] = r.opened(x)
	return &place[0]
}

func (r *Room) opened(x any) value {
	var b *built
	switch x := x.(type) {
	case *Value:
		return x.value
	case Parts:
		b = r.built(built{more: r.parts(x)})
	case map[string]any:
		s := shapeOf(x)
		b = r.built(built{shape: s, items: r.items(len(s.keys)), more: entriesOf{x, r}})
	default:
		in := structIn(x)
		if in.Kind() != reflect.Struct || planOf(in.Type()).form != structForm {
			return view(x, r)
		}
		p := planOf(in.Type())
		b = r.built(built{shape: p.shape, items: r.items(len(p.fields)), more: r.fieldsOf(fieldsOf{plan: p, in: in})})
	}
	return value{kind: object, built: b}
}

// structIn is what pointers lead to.
func structIn(x any) reflect.Value {
	in := reflect.ValueOf(x)
	for in.Kind() == reflect.Pointer {
		in = in.Elem()
	}
	return in
}

// fieldsOf makes the fields of a struct.
type fieldsOf struct {
	plan *plan
	in   reflect.Value
	room *Room
}

func (s *fieldsOf) fill(b *built, i int) { s.plan.fields[i].put(s.in, &b.items[i], s.room) }

// entriesOf makes the entries of a map.
type entriesOf struct {
	of   map[string]any
	room *Room
}

func (s entriesOf) fill(b *built, i int) { b.items[i] = view(s.of[b.shape.keys[i].text], s.room) }

// shapeOf is the shape that a map has.
func shapeOf(x map[string]any) *shape {
	s := &shape{keys: make([]value, 0, len(x)), fixed: true}
	for name := range x {
		s.keys = append(s.keys, word(name))
	}
	slices.SortFunc(s.keys, func(a, b value) int { return strings.Compare(a.text, b.text) })
	return s
}

// partial makes the fields of what comes in parts.
type partial struct {
	Parts
	room     *Room
	plan     *plan // once the shape is known
	outlines []outline
}

func (s *partial) fill(b *built, i int) {
	in := structIn(s.Part(b.shape.keys[i].text))
	planOf(in.Type()).fields[i].put(in, &b.items[i], s.room)
}

// learn finds out what shape an object has that comes in parts.
func (b *built) learn() {
	if b.shape == nil {
		b.more.(*partial).learn(b)
	}
}

// noPart is the name of no field.
const noPart = "-"

func (s *partial) learn(b *built) {
	in := structIn(s.Part(noPart))
	p := planOf(in.Type())
	if p.form != structForm {
		panic(fmt.Sprintf("direct: a part is %s, which is no struct", in.Type()))
	}
	s.plan, b.shape, b.items = p, p.shape, s.room.items(len(p.fields))
}
