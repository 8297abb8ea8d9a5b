package inventory

import (
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// check reports what no single value shows: ids that are given twice, names
// that refer to nothing, and facts that contradict each other.
func check(inv *Inventory) Faults {
	c := checker{positions: inv.positions, guesses: maxGuesses}
	c.object(reflect.ValueOf(inv).Elem(), nil)
	if inv.Operator == nil {
		c.fault(place{}, `the key "operator" is missing`, "one part of an inventory says who the operator is", "")
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

// declare adds an id, unless it is taken; then it returns where that stands.
func (s *scope) declare(t reflect.Type, id string, at place) (first place, ok bool) {
	if s.ids == nil {
		s.ids, s.folded = map[reflect.Type]map[string]place{}, map[reflect.Type]map[string]place{}
	}
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

// candidates are all ids that could have been meant, unless they are more than
// the given number.
func (s *scope) candidates(t reflect.Type, most int) (ids []string) {
	for ; s != nil && len(s.ids[t])+len(ids) <= most; s = s.outer {
		ids = slices.AppendSeq(ids, maps.Keys(s.ids[t]))
	}
	if s != nil {
		return nil
	}
	return ids
}

// maxGuesses is how many ids are compared with misspelt ones in all, so that a
// large inventory with many faults is still checked at once.
const maxGuesses = 500_000

type checker struct {
	positions *Positions
	faults    Faults
	guesses   int
}

// object checks everything below an object: first what it declares, then what
// its fields refer to.
func (c *checker) object(v reflect.Value, outer *scope) {
	here := &scope{outer: outer}
	plan := planOf(v.Type())
	for _, f := range plan.fields {
		for child := range objects(v.FieldByIndex(f.index)) {
			c.declare(here, child)
		}
	}
	for i, f := range plan.fields {
		value := v.FieldByIndex(f.index)
		for child := range objects(value) {
			c.object(child, here)
		}
		if i != plan.id {
			c.references(value, here, *blockOf(v), i)
		}
	}
}

// objects yields the objects that a field holds, one or a list.
func objects(v reflect.Value) iter.Seq[reflect.Value] {
	return func(yield func(reflect.Value) bool) {
		switch {
		case v.Kind() == reflect.Pointer && !v.IsNil() && isObject(v.Type().Elem()):
			yield(v.Elem())
		case v.Kind() == reflect.Slice && isObject(v.Type().Elem()):
			for i := 0; i < v.Len() && yield(v.Index(i)); i++ {
			}
		}
	}
}

// declare adds the id of an object, if it has one, to the scope. An id that is
// missing or has a wrong form was reported before.
func (c *checker) declare(here *scope, child reflect.Value) {
	plan := planOf(child.Type())
	if plan.id < 0 || idOf(child) == "" {
		return
	}
	id := child.FieldByIndex(plan.fields[plan.id].index)
	at := entryPlace(c.positions.places(*blockOf(child), plan.id), 0)
	if first, ok := here.declare(id.Type(), id.String(), at); !ok {
		c.fault(at, fmt.Sprintf("the id %q is given twice", shown(id.String())), fmt.Sprintf("it stands at %s already", c.positions.location(first)),
			"ids are unique, also without regard to case")
	}
}

// references checks that every id in a field is declared in the scope.
func (c *checker) references(v reflect.Value, here *scope, holder locus, field int) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		c.references(v.Elem(), here, holder, field)
	case v.Kind() == reflect.Slice && isID(v.Type().Elem()):
		places := c.positions.places(holder, field)
		for i := range v.Len() {
			c.reference(v.Index(i), here, entryPlace(places, i))
		}
	case isID(v.Type()):
		c.reference(v, here, entryPlace(c.positions.places(holder, field), 0))
	}
}

func (c *checker) reference(id reflect.Value, here *scope, at place) {
	if id.String() == "" || here.declares(id.Type(), id.String()) {
		return
	}
	candidates := here.candidates(id.Type(), c.guesses)
	c.guesses -= len(candidates)
	c.fault(at, fmt.Sprintf("there is no %s %q", idTypes[id.Type()], shown(id.String())), "", DidYouMean(id.String(), candidates))
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
		c.kind(facility, "carriers", facility.Carriers, CarrierDomain, kinds)
		if power := facility.Power; power != nil {
			c.kind(power, "substations", power.Substations, SubstationDomain, kinds)
		}
	}
}

func (c *checker) kind(holder located, key string, domains []DomainID, want DomainKind, kinds map[DomainID]DomainKind) {
	places := c.positions.places(*holder.block(), planOf(reflect.TypeOf(holder).Elem()).byKey[key])
	for i, id := range domains {
		if kind := kinds[id]; kind != "" && kind != want {
			c.fault(entryPlace(places, i), fmt.Sprintf("%q is a failure domain of kind %s", id, kind), fmt.Sprintf("expected one of kind %s", want), "")
		}
	}
}
