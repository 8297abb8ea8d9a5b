package direct

// glance is a look at a part of the input: at what is in a place, or, where that is a
// list of structs, at how many there are, and then at one field of all of them.
type glance struct {
	at     *lookup
	column int // itself, or which field
}

// itself is no field.
const itself = -1

// mostColumns is how many fields the structs of a list may have for a look at one of
// them not to count as a look at all.
const mostColumns = 64

// list is the list of structs that a value is; nil if it is none, or has too many
// fields.
func (v *value) list() *rows {
	if v == nil || v.kind != array {
		return nil
	}
	list, isList := v.built.more.(*rows)
	if !isList || len(list.columns) > mostColumns {
		return nil
	}
	return list
}

// notice adds the first look at a place to the trace, and sees to it that looks at
// the fields of a list there are added, too.
func (m *Evaluation) notice(l *lookup) {
	m.trace = append(m.trace, glance{l, itself})
	m.watch(l)
}

func (m *Evaluation) watch(l *lookup) {
	if list := l.find(m).list(); list != nil {
		list.viewer, list.at, list.seen = m, l, 0
	}
}

// resume goes on where the looks are known that the evaluation begins with.
func (m *Evaluation) resume(trace []glance) {
	m.trace = trace
	for _, g := range trace {
		if g.column == itself {
			m.watch(g.at)
		} else {
			g.at.find(m).list().seen |= 1 << g.column
		}
	}
}

// lookAway sees to it that nobody notes any more what is looked at.
func (m *Evaluation) lookAway() {
	for _, g := range m.trace {
		if list := m.vars[g.at.slot].list(); list != nil {
			list.viewer = nil
		}
	}
	m.trace = m.trace[:0]
}

// note adds the first look at a field to the trace of whoever looks.
func (s *rows) note(field int) {
	if bit := uint64(1) << field; s.viewer != nil && s.seen&bit == 0 {
		s.seen |= bit
		s.viewer.trace = append(s.viewer.trace, glance{s.at, field})
	}
}
