package inventory

import (
	"fmt"
	"reflect"
	"sync/atomic"

	"github.com/dcaudit/dcaudit/audit/parallel"
)

// check reports what no single value shows: ids that are given twice, names
// that refer to nothing, and facts that contradict each other.
func check(inv *Inventory) Faults {
	c := checker{positions: inv.positions, guesses: maxGuesses}
	c.whole(inv)
	if inv.Operator == nil {
		c.fault(place{}, `the key "operator" is missing`, "one part of an inventory says who the operator is", "")
	}
	c.feeds(inv)
	return c.faults
}

// maxGuesses is how many ids are compared with misspelt ones in all, so that a
// large inventory with many faults is still checked at once.
const maxGuesses = 500_000

type checker struct {
	positions *Positions
	faults    Faults
	guesses   int
}

// whole checks all of an inventory: each list by many at once, and all again by one
// who tells of what is wrong, if anything is.
func (c *checker) whole(inv *Inventory) {
	root := reflect.ValueOf(inv).Elem()
	plan := planOf(root.Type())
	here := c.declareAll(root, plan, nil)
	var sound atomic.Bool
	sound.Store(true)
	for _, i := range plan.checks().fields {
		value := root.FieldByIndex(plan.fields[i].index)
		if value.Kind() != reflect.Slice {
			c.field(root, plan, i, here)
			continue
		}
		entry := plan.fields[i].objects.plan()
		parallel.Workers(value.Len(), func(next func() (int, bool)) {
			one := checker{positions: c.positions}
			for k, more := next(); more; k, more = next() {
				one.object(value.Index(k), entry, here)
			}
			if len(one.faults) > 0 {
				sound.Store(false)
			}
		})
	}
	if !sound.Load() {
		*c = checker{positions: c.positions, guesses: maxGuesses}
		c.object(root, plan, nil)
	}
}

// object checks everything below an object: first what it declares, then what
// its fields refer to.
func (c *checker) object(v reflect.Value, plan *plan, outer *scope) {
	checks := plan.checks()
	if len(checks.fields) == 0 {
		return
	}
	here := outer
	if len(checks.declare) > 0 {
		here = c.declareAll(v, plan, outer)
	}
	for _, i := range checks.fields {
		c.field(v, plan, i, here)
	}
}

func (c *checker) field(v reflect.Value, plan *plan, index int, here *scope) {
	f := &plan.fields[index]
	value := v.FieldByIndex(f.index)
	switch {
	case f.objects == nil && index != plan.id:
		c.references(f, value, here, v, index)
	case f.objects == nil:
	case value.Kind() == reflect.Slice:
		for i := range value.Len() {
			c.object(value.Index(i), f.objects.plan(), here)
		}
	case !value.IsNil():
		c.object(value.Elem(), f.objects.plan(), here)
	}
}

// declareAll is the scope inside an object.
func (c *checker) declareAll(v reflect.Value, plan *plan, outer *scope) *scope {
	here := &scope{outer: outer}
	for _, i := range plan.checks().declare {
		f := &plan.fields[i]
		value, of := v.FieldByIndex(f.index), f.objects.plan()
		switch {
		case value.Kind() == reflect.Slice:
			here.expect(of.idReader(), value.Len())
			for k := range value.Len() {
				c.declare(here, of, value.Index(k))
			}
		case !value.IsNil():
			c.declare(here, of, value.Elem())
		}
	}
	return here
}

// declare adds the id of an object to the scope. An id that is missing or has a
// wrong form was reported before.
func (c *checker) declare(here *scope, plan *plan, child reflect.Value) {
	id := child.FieldByIndex(plan.fields[plan.id].index).String()
	if id == "" {
		return
	}
	at := entryPlace(c.positions.places(*blockOf(child), plan.id), 0)
	if first, ok := here.declare(plan.idReader(), id, at); !ok {
		c.fault(at, fmt.Sprintf("the id %q is given twice", shown(id)), fmt.Sprintf("it stands at %s already", c.positions.location(first)),
			"ids are unique, also without regard to case")
	}
}

// references checks that every id in a field of a holder is declared in the scope.
func (c *checker) references(f *field, v reflect.Value, here *scope, holder reflect.Value, index int) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	if v.Kind() != reflect.Slice {
		if !here.declares(f.ids, v.String()) {
			c.missing(v, f.ids, here, entryPlace(c.positions.places(*blockOf(holder), index), 0))
		}
		return
	}
	for i := range v.Len() {
		if id := v.Index(i); !here.declares(f.ids, id.String()) {
			c.missing(id, f.ids, here, entryPlace(c.positions.places(*blockOf(holder), index), i))
		}
	}
}

// missing reports an id that is not declared, if it is one.
func (c *checker) missing(id reflect.Value, of *reader, here *scope, at place) {
	if id.String() == "" {
		return
	}
	candidates := here.candidates(of, c.guesses)
	c.guesses -= len(candidates)
	c.fault(at, fmt.Sprintf("there is no %s %q", idTypes[id.Type()], shown(id.String())), "", DidYouMean(id.String(), candidates))
}

func (c *checker) fault(at place, problem, expected, hint string) {
	c.faults = append(c.faults, Fault{c.positions.location(at), problem, expected, hint})
}

// feeds checks that what feeds a facility, or holds it, is a failure domain of the
// kind that the key says.
func (c *checker) feeds(inv *Inventory) {
	kinds := map[DomainID]DomainKind{}
	for _, domain := range inv.FailureDomains {
		kinds[domain.ID] = domain.Kind
	}
	for i := range inv.Facilities {
		facility := &inv.Facilities[i]
		c.kind(facility, "carriers", facility.Carriers, CarrierDomain, kinds)
		if region := facility.CloudRegion; region != nil {
			c.kind(facility, "cloud_region", []DomainID{*region}, CloudRegionDomain, kinds)
		}
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
