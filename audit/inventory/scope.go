package inventory

import (
	"slices"
	"strings"
)

// scope is the ids that can be referred to inside an object: those that it
// declares itself, and those of the objects around it.
type scope struct {
	outer *scope
	kinds []declared
}

// declared are the ids of one type. A few are compared one by one.
type declared struct {
	of   *reader
	few  []declaration
	many map[string]declaration // by their ids without regard to case
}

// declaration is an id, and where it stands.
type declaration struct {
	id string
	at place
}

// fewIDs is how many ids are compared one by one at most: an object in a long list
// declares hardly more.
const fewIDs = 8

// kind are the ids of a type, nil if there are none.
func (s *scope) kind(of *reader) *declared {
	for i := range s.kinds {
		if s.kinds[i].of == of {
			return &s.kinds[i]
		}
	}
	return nil
}

// expect makes room for so many more ids of a type.
func (s *scope) expect(of *reader, count int) {
	k := s.kind(of)
	if k == nil {
		s.kinds = append(s.kinds, declared{of: of})
		k = &s.kinds[len(s.kinds)-1]
	}
	if k.many != nil {
		return
	}
	if len(k.few)+count <= fewIDs {
		k.few = slices.Grow(k.few, count)
		return
	}
	k.many = make(map[string]declaration, len(k.few)+count)
	for _, d := range k.few {
		k.many[strings.ToLower(d.id)] = d
	}
	k.few = nil
}

// declare adds an id, unless it is taken, also without regard to case; then it
// returns where that stands.
func (s *scope) declare(of *reader, id string, at place) (first place, ok bool) {
	s.expect(of, 1)
	k := s.kind(of)
	if d, taken := k.find(id); taken {
		return d.at, false
	}
	if k.many == nil {
		k.few = append(k.few, declaration{id, at})
	} else {
		k.many[strings.ToLower(id)] = declaration{id, at}
	}
	return at, true
}

// find looks an id up without regard to case.
func (k *declared) find(id string) (declaration, bool) {
	if k.many != nil {
		d, taken := k.many[strings.ToLower(id)]
		return d, taken
	}
	for _, d := range k.few {
		if strings.EqualFold(d.id, id) {
			return d, true
		}
	}
	return declaration{}, false
}

func (s *scope) declares(of *reader, id string) bool {
	for ; s != nil; s = s.outer {
		if k := s.kind(of); k != nil {
			if d, ok := k.find(id); ok && d.id == id {
				return true
			}
		}
	}
	return false
}

// candidates are all ids that could have been meant, unless they are more than
// the given number.
func (s *scope) candidates(of *reader, most int) (ids []string) {
	for ; s != nil; s = s.outer {
		k := s.kind(of)
		if k == nil {
			continue
		}
		if len(k.few)+len(k.many)+len(ids) > most {
			return nil
		}
		for _, d := range k.few {
			ids = append(ids, d.id)
		}
		ids = slices.Grow(ids, len(k.many))
		for _, d := range k.many {
			ids = append(ids, d.id)
		}
	}
	return ids
}
