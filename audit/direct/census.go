package direct

import (
	"encoding/binary"
	"hash/maphash"
)

// Census gives parts of inputs that are alike the same number, so that to tell
// situations apart takes little. A part gets a number when it is met for the second
// time, and there is room for a bounded number of them: all others are taken for one
// of a kind. One goroutine uses it at a time.
type Census struct {
	known map[string]uint32
	room  int // bytes that are left for what is known
	text  []byte

	columns map[glance]string // their names

	seed maphash.Seed
	met  []uint64 // hashes of what was met lately, each in its own place
}

// NewCensus has met nothing yet.
func NewCensus() *Census {
	return &Census{known: map[string]uint32{}, room: censusRoom, columns: map[glance]string{}, seed: maphash.MakeSeed(), met: make([]uint64, lately)}
}

// What is often met is met early, and more would not fit into the caches of a
// processor: with eight times the room, 100,000 services took a tenth longer.
const (
	censusRoom = 1 << 20 // bytes
	longest    = censusRoom / 64
	lately     = 1 << 14
)

// Numbers that are no part's own.
const (
	unnumbered uint32 = iota
	unlike            // it is one of a kind
	missing           // there is nothing
	firstNumber
)

// What the texts of parts begin with: no two kinds of texts are ever the same.
const (
	ofValue byte = iota
	ofList
	ofColumn
	ofOutline
)

// number is that of what an evaluation sees.
func (c *Census) number(m *Evaluation, g glance) uint32 {
	if number, known := c.outlined(m, g); known {
		return number
	}
	v := g.at.find(m)
	if v == nil {
		return missing
	}
	list, number := v.list(), &v.number
	if g.column != itself {
		number = &list.columns[g.column].number
	}
	if *number == unnumbered {
		*number = c.find(g.spell(v, list, c.text[:0]))
	}
	return *number
}

// spell adds to a text all that can be seen there.
func (g glance) spell(v *value, list *rows, to []byte) []byte {
	switch {
	case list == nil:
		return v.spell(append(to, ofValue))
	case g.column == itself:
		to = binary.AppendUvarint(append(to, ofList), uint64(list.elem.shape.number))
		return binary.AppendUvarint(to, uint64(len(v.built.items)))
	}
	to = binary.AppendUvarint(append(to, ofColumn), uint64(list.elem.shape.number))
	to = binary.AppendUvarint(to, uint64(g.column))
	for i := range v.built.items {
		to = list.peek(g.column, i).spell(to)
	}
	return to
}

// find is the number of what has this text.
func (c *Census) find(text []byte) uint32 {
	c.text = text
	if number, known := c.known[string(text)]; known {
		return number
	}
	if len(text) > longest || len(text) > c.room || !c.meets(text) {
		return unlike
	}
	c.room -= len(text)
	number := firstNumber + uint32(len(c.known))
	c.known[string(text)] = number
	return number
}

// meets says whether a text was met lately.
func (c *Census) meets(text []byte) bool {
	hash := maphash.Bytes(c.seed, text)
	place := &c.met[hash%lately]
	before := *place == hash
	*place = hash
	return before
}

// outlined is the number of a part of the facts that has an outline: it need not be
// worked out for that.
func (c *Census) outlined(m *Evaluation, g glance) (number uint32, ok bool) {
	if !g.at.isFact {
		return 0, false
	}
	facts := m.given[factsPlace]
	if facts.kind != object {
		return 0, false
	}
	parts, inParts := facts.built.more.(*partial)
	if !inParts {
		return 0, false
	}
	facts.built.learn()
	return parts.outline(c, g)
}

// outline is one field of what comes in parts, or a column of it, in outline.
type outline struct {
	of     string
	column int
	number uint32 // unnumbered: there is none
}

func (s *partial) outline(c *Census, g glance) (number uint32, ok bool) {
	of, hasOutlines := s.Parts.(Outlined)
	if !hasOutlines {
		return 0, false
	}
	name := g.at.path[1].name.text
	for _, known := range s.outlines {
		if known.column == g.column && known.of == name {
			return known.number, known.number != unnumbered
		}
	}
	number, ok = c.take(of, s.plan, g)
	s.outlines = append(s.outlines, outline{name, g.column, number})
	return number, ok
}

// take asks for an outline, and for its number. It is false where there is none.
func (c *Census) take(of Outlined, plan *plan, g glance) (number uint32, ok bool) {
	name := g.at.path[1].name.text
	column, known := c.columns[g]
	if !known {
		column = plan.column(name, g.column)
		c.columns[g] = column
	}
	text := spellText(spellText(append(c.text[:0], ofOutline), name), column)
	if text, ok = of.Outline(name, column, text); !ok {
		return unnumbered, false
	}
	if text == nil {
		return unlike, true
	}
	return c.find(text), true
}

// column is the name of a field of the structs of a list.
func (p *plan) column(of string, column int) string {
	if column == itself {
		return ""
	}
	key := word(of)
	i, _ := p.shape.place(&key)
	return p.fields[i].plan.elem.fields[column].name
}

// spell adds all of a value to a text, in a way that tells it from any other. Of a
// value that is not there it adds as little.
func (v *value) spell(to []byte) []byte {
	if v == nil || len(to) > longest {
		return append(to, byte(absent))
	}
	to = append(to, byte(v.kind))
	switch v.kind {
	case boolean:
		return append(to, byte(v.num))
	case whole, real, ratio:
		return binary.LittleEndian.AppendUint64(to, uint64(v.num))
	case text, numeral:
		return spellText(to, v.text)
	case array, set:
		to = binary.AppendUvarint(to, uint64(len(v.built.items)))
		for i := range v.built.items {
			to = v.built.items[i].spell(to)
		}
	case object:
		return v.spellObject(to)
	}
	return to
}

func spellText(to []byte, text string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

// spellObject spells the fields in order: of a Go type by its number, of others with
// their names.
func (v *value) spellObject(to []byte) []byte {
	v.built.learn()
	s := v.built.shape
	to = binary.AppendUvarint(to, uint64(s.number))
	if s.number == 0 {
		to = binary.AppendUvarint(to, uint64(len(s.keys)))
	}
	for i := range s.keys {
		if s.number == 0 {
			to = s.keys[i].spell(to)
		}
		to = v.field(i).spell(to)
	}
	return to
}
