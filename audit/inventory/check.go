package inventory

import (
	"fmt"
	"reflect"
	"strings"
)

// check reports what no single value shows: ids that are given twice, names
// that refer to nothing, and facts that contradict each other.
func check(inv *Inventory) Faults {
	c := checker{positions: inv.positions}
	c.object(reflect.ValueOf(inv).Elem(), nil)
	if inv.Operator == nil {
		file := ""
		if len(inv.files) > 0 {
			file = inv.files[0].Path
		}
		c.faults = append(c.faults, Fault{Location: Location{File: file}, Problem: `the key "operator" is missing`,
			Expected: "one part of an inventory says who the operator is"})
	}
	c.feeds(inv)
	return c.faults
}

// scope is the ids that can be referred to inside an object: those that it
// declares itself, and those of the objects around it.
type scope struct {
	outer *scope
	ids   map[reflect.Type]map[string]place
	// The same ids without regard to case, in which they must differ too.
	folded map[reflect.Type]map[string]place
}

func newScope(outer *scope) *scope {
	return &scope{outer, map[reflect.Type]map[string]place{}, map[reflect.Type]map[string]place{}}
}

// declare adds an id, unless it is taken; then it returns where that stands.
func (s *scope) declare(t reflect.Type, id string, at place) (first place, ok bool) {
	if s.ids[t] == nil {
		s.ids[t], s.folded[t] = map[string]place{}, map[string]place{}
	}
	if first, taken := s.folded[t][strings.ToLower(id)]; taken {
		return first, false
	}
	s.ids[t][id], s.folded[t][strings.ToLower(id)] = at, at
	return at, true
}

func (s *scope) declares(t reflect.Type, id string) bool {
	for ; s != nil; s = s.outer {
		if _, ok := s.ids[t][id]; ok {
			return true
		}
	}
	return false
}

func (s *scope) candidates(t reflect.Type) (ids []string) {
	for ; s != nil; s = s.outer {
		for id := range s.ids[t] {
			ids = append(ids, id)
		}
	}
	return ids
}

type checker struct {
	positions *Positions
	faults    Faults
}

// object checks everything below an object: first what it declares, then what
// its fields refer to.
func (c *checker) object(v reflect.Value, outer *scope) {
	here := newScope(outer)
	plan := planOf(v.Type())
	for _, f := range plan.fields {
		for _, child := range objects(v.FieldByIndex(f.index)) {
			c.declare(here, child)
		}
	}
	for i, f := range plan.fields {
		value := v.FieldByIndex(f.index)
		for _, child := range objects(value) {
			c.inside(child, here, v, i)
		}
		if i != plan.id {
			c.references(value, here, v, i)
		}
	}
}

// inside checks an object that a field holds. One without positions of its own
// is checked in the name of the field.
func (c *checker) inside(child reflect.Value, here *scope, parent reflect.Value, field int) {
	if blockOf(child) != nil {
		c.object(child, here)
		return
	}
	for _, f := range planOf(child.Type()).fields {
		c.references(child.FieldByIndex(f.index), here, parent, field)
	}
}

// objects are the objects that a field holds, one or a list.
func objects(v reflect.Value) (found []reflect.Value) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil() && isObject(v.Type().Elem()):
		found = append(found, v.Elem())
	case v.Kind() == reflect.Slice && isObject(v.Type().Elem()):
		for i := range v.Len() {
			found = append(found, v.Index(i))
		}
	}
	return found
}

// declare adds the id of an object, if it has one, to the scope.
func (c *checker) declare(here *scope, child reflect.Value) {
	plan := planOf(child.Type())
	if plan.id < 0 {
		return
	}
	id := child.FieldByIndex(plan.fields[plan.id].index)
	at, _ := c.positions.ofField(*blockOf(child), plan.id, -1)
	if first, ok := here.declare(id.Type(), id.String(), at); !ok {
		c.fault(at, fmt.Sprintf("the id %q is given twice", id), fmt.Sprintf("it stands at %s already", c.positions.location(first)),
			"ids are unique, also without regard to case")
	}
}

// references checks that every id in a field is declared in the scope.
func (c *checker) references(v reflect.Value, here *scope, parent reflect.Value, field int) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		c.references(v.Elem(), here, parent, field)
	case v.Kind() == reflect.Slice && isID(v.Type().Elem()):
		for i := range v.Len() {
			c.reference(v.Index(i), here, parent, field, i)
		}
	case isID(v.Type()):
		c.reference(v, here, parent, field, -1)
	}
}

func (c *checker) reference(id reflect.Value, here *scope, parent reflect.Value, field, entry int) {
	if id.String() == "" || here.declares(id.Type(), id.String()) {
		return
	}
	at, ok := c.positions.ofField(*blockOf(parent), field, entry)
	if !ok {
		at, _ = c.positions.ofField(*blockOf(parent), field, -1)
	}
	kind := strings.ToLower(strings.TrimSuffix(id.Type().Name(), "ID"))
	c.fault(at, fmt.Sprintf("there is no %s %q", kind, id), "", DidYouMean(id.String(), here.candidates(id.Type())))
}

func (c *checker) fault(at place, problem, expected, hint string) {
	c.faults = append(c.faults, Fault{c.positions.location(at), problem, expected, hint})
}

// feeds checks that what feeds a facility is a failure domain of the kind that
// the key says.
func (c *checker) feeds(inv *Inventory) {
	kinds := map[DomainID]DomainKind{}
	for _, domain := range inv.FailureDomains {
		kinds[domain.ID] = domain.Kind
	}
	for i := range inv.Facilities {
		facility := &inv.Facilities[i]
		c.kind(facility.Carriers, CarrierDomain, kinds, reflect.ValueOf(facility).Elem(), "carriers")
		if facility.Power != nil {
			c.kind(facility.Power.Substations, SubstationDomain, kinds, reflect.ValueOf(facility.Power).Elem(), "substations")
		}
	}
}

func (c *checker) kind(domains []DomainID, want DomainKind, kinds map[DomainID]DomainKind, holder reflect.Value, key string) {
	for i, id := range domains {
		if kind, known := kinds[id]; known && kind != want {
			at, _ := c.positions.ofField(*blockOf(holder), planOf(holder.Type()).byKey[key], i)
			c.fault(at, fmt.Sprintf("%q is a failure domain of kind %s", id, kind), fmt.Sprintf("expected one of kind %s", want), "")
		}
	}
}
