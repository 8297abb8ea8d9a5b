package direct

import "github.com/open-policy-agent/opa/v1/ast"

// Input is what a check is put to. The fields are values of Go: structs with JSON
// tags, as those of the model, or plain data.
type Input struct {
	Subject  any    `json:"subject"`
	Facts    any    `json:"facts"`
	Params   any    `json:"params"`
	Operator any    `json:"operator"`
	At       string `json:"at"`
}

// fixed is the part of the input that the names at the start of a reference lead
// to, where it is kept, and the keys behind these names. It is looked up once.
func (b *builder) fixed(ref ast.Ref) (known operand, slot int, rest ast.Ref) {
	n := 1
	var path []step
	for ; n < len(ref); n++ {
		name, isText := ref[n].Value.(ast.String)
		if !isText {
			break
		}
		path = append(path, b.name(string(name)))
	}
	id, seen := b.paths[ref[:n].String()]
	if !seen {
		id = lookup{b.program.lookups, b.slot()}
		b.paths[ref[:n].String()] = id
		b.program.lookups++
	}
	return func(m *Evaluation) *value {
		l := &m.lookups[id.number]
		if !l.done {
			l.done, l.found = true, m.follows(&m.input, path, &m.vars[id.slot])
		}
		if !l.found {
			return nil
		}
		return &m.vars[id.slot]
	}, id.slot, ref[n:]
}

// lookup is the number and the place of a part of the input.
type lookup struct{ number, slot int }

// looked says whether a part of the input was looked up, and found.
type looked struct{ done, found bool }
