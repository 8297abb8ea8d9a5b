package audit

import (
	"iter"
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

// wordless are the rulings that are kept without words.
var wordless = [...]*ruling{saysProven: proven, saysOpen: open, saysUnbound: unbound, unsaid: nil}

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

// left is where the sayings without words leave a subject.
var left = [...]Status{saysProven: proven.status(), saysOpen: open.status(), saysUnbound: unbound.status(), unsaid: Undetermined}

// status is where it leaves a subject.
func (s *sayings) status(i int) Status {
	if says := s.kinds[i]; says != saysMore {
		return left[says]
	}
	if said := s.of(i); said != nil {
		return said.status()
	}
	return Undetermined
}

// statuses are those of all subjects.
func (s *sayings) statuses() iter.Seq2[int, Status] {
	return func(yield func(int, Status) bool) {
		for i, says := range s.kinds {
			status := left[says]
			if says == saysMore {
				status = s.status(i)
			}
			if !yield(i, status) {
				return
			}
		}
	}
}

// of is what was said of a subject; nil for nothing.
func (s *sayings) of(i int) *ruling {
	if says := s.kinds[i]; says != saysMore {
		return wordless[says]
	}
	s.Lock()
	defer s.Unlock()
	return s.worded[i]
}
