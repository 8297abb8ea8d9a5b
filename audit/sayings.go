package audit

import (
	"slices"
	"sync"
)

// sayings are what a check said of each subject, by its index. Most of it needs no
// words and one byte: there may be a million subjects.
type sayings struct {
	kinds []saying

	sync.Mutex
	worded map[int]*ruling // of the few that say more
}

// saying is a ruling that is kept without words, or where it is.
type saying uint8

const (
	saysMore saying = iota
	saysProven
	saysOpen
	saysUnbound
	unsaid // for a stand-in, and where the check broke
)

func newSayings(subjects int) *sayings {
	return &sayings{kinds: slices.Repeat([]saying{unsaid}, subjects), worded: map[int]*ruling{}}
}

// keep notes what was said of a subject, which nobody else does at the same time.
func (s *sayings) keep(i int, said *ruling) {
	if s.kinds[i] = said.says; said.says != saysMore {
		return
	}
	s.Lock()
	defer s.Unlock()
	s.worded[i] = said
}

// status is where it leaves a subject.
func (s *sayings) status(i int) Status {
	switch s.kinds[i] {
	case saysProven:
		return Satisfied
	case saysOpen, unsaid:
		return Undetermined
	case saysUnbound:
		return NotApplicable
	}
	return s.of(i).status()
}

// of is what was said of a subject; nil for nothing.
func (s *sayings) of(i int) *ruling {
	switch s.kinds[i] {
	case saysProven:
		return proven
	case saysOpen:
		return open
	case saysUnbound:
		return unbound
	case saysMore:
		s.Lock()
		defer s.Unlock()
		return s.worded[i]
	}
	return nil
}
