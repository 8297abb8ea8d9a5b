package direct

import "github.com/open-policy-agent/opa/v1/ast"

// fixed is the part of the input that the names at the start of a reference lead
// to, where it is kept, and the keys behind these names. It is looked up once.
func (b *builder) fixed(ref ast.Ref) (known *lookup, rest ast.Ref) {
	n := 1
	var path []step
	for ; n < len(ref); n++ {
		name, isText := ref[n].Value.(ast.String)
		if !isText {
			break
		}
		path = append(path, b.name(string(name)))
	}
	of := ref[:n].String()
	l, seen := b.paths[of]
	if !seen {
		l = &lookup{slot: b.slot(), place: of, path: path, isFact: isFact(path), root: rootOf(path)}
		b.paths[of], b.program.looked = l, append(b.program.looked, l.slot)
		if !l.isSettled() {
			b.program.unsettled = append(b.program.unsettled, l.slot)
		}
	}
	return l, ref[n:]
}

// lookup is a part of the input.
type lookup struct {
	slot   int // nil before it is looked up, nowhere where it is not there
	place  string
	path   []step
	isFact bool // one field of the facts
	root   int  // the part of the input that it is in, or the whole of it, or none
}

// What is no part of the input.
const (
	wholeInput = -1
	noInput    = -2
)

func rootOf(path []step) int {
	if len(path) == 0 {
		return wholeInput
	}
	if i, found := inputShape.place(&path[0].name); found {
		return i
	}
	return noInput
}

// start is what the rest of the path starts from, or nil.
func (l *lookup) start(m *Evaluation) (from *value, rest []step) {
	switch l.root {
	case wholeInput:
		return m.whole(), nil
	case noInput:
		return nil, nil
	}
	return m.given[l.root], l.path[1:]
}

var nowhere value

func (l *lookup) in(m *Evaluation) *value {
	if m.vars[l.slot] == nil && !l.isSettled() {
		m.notice(l)
	}
	return l.find(m)
}

func isFact(path []step) bool { return len(path) == 2 && path[0].name.text == "facts" }

// find is what is there, without a note of the look.
func (l *lookup) find(m *Evaluation) *value {
	found := m.vars[l.slot]
	if found == nil {
		from, rest := l.start(m)
		if found = &nowhere; from != nil {
			if end := m.follows(from, rest); end != nil {
				found = end
			}
		}
		m.vars[l.slot] = found
	}
	if found == &nowhere {
		return nil
	}
	return found
}

// before makes a lookup a stage that goes on where something is found.
func (l *lookup) before(next code) code {
	return func(m *Evaluation) bool { return l.in(m) != nil && next(m) }
}

// isSettled says whether it is in one of the parts that may be settled for all
// evaluations.
func (l *lookup) isSettled() bool {
	return len(l.path) > 0 && l.path[0].name.text != "subject" && l.path[0].name.text != "facts"
}
