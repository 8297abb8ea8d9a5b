package direct

import (
	"encoding/binary"
)

// Census gives values that are alike the same number, so that to tell situations apart
// takes little. It remembers a bounded number of values: what has not come up by
// then is taken for one of a kind. One goroutine uses it at a time.
type Census struct {
	known  map[string]uint32
	room   int // bytes that are left for what is known
	trends map[string]*trend
	text   []byte
}

// NewCensus has seen nothing yet.
func NewCensus() *Census {
	return &Census{known: map[string]uint32{}, room: censusRoom, trends: map[string]*trend{}}
}

const (
	censusRoom = 1 << 20
	// Longer values take longer to tell apart than to look at.
	longest = 16 << 10
)

// Numbers that are no value's own.
const (
	unnumbered uint32 = iota
	unlike            // it is one of a kind
	missing           // there is none
	firstNumber
)

// trend is how often values at a place in the input were asked for, and were known.
type trend struct{ asked, known int }

// After so many questions, one in so many must have been known for the rest to be
// looked up.
const (
	enoughAsked = 2000
	fewKnown    = 8
)

func (t *trend) isVain() bool { return t.asked >= enoughAsked && t.known < t.asked/fewKnown }

// trend is that of a place in the input.
func (c *Census) trend(place string) *trend {
	if c.trends[place] == nil {
		c.trends[place] = &trend{}
	}
	return c.trends[place]
}

// number is that of a value.
func (c *Census) number(v *value, t *trend) uint32 {
	switch {
	case v == nil:
		return missing
	case v.number != unnumbered:
		return v.number
	case t.isVain():
		v.number = unlike
		return unlike
	}
	v.number = c.find(v, t)
	return v.number
}

func (c *Census) find(v *value, t *trend) uint32 {
	t.asked++
	c.text = v.spell(c.text[:0])
	number, known := c.numberOf(c.text)
	if known {
		t.known++
	}
	return number
}

// outlined is the number of a field of the facts that has an outline. So it need not
// be worked out.
func (c *Census) outlined(m *Evaluation, l *lookup) (number uint32, ok bool) {
	if m.vars[l.slot] != nil || len(l.path) != 2 || l.path[0].name.text != "facts" {
		return 0, false
	}
	facts := &m.given[factsPlace]
	parts, inParts := facts.built.more.(*partial)
	if !inParts {
		return 0, false
	}
	return parts.number(c, facts.built, &l.path[1].name)
}

func (s *partial) number(c *Census, b *built, name *value) (number uint32, ok bool) {
	b.learn()
	of, hasOutlines := s.Parts.(Outlined)
	i, found := b.shape.place(name)
	if !hasOutlines || !found {
		return 0, false
	}
	if item := &b.items[i]; item.number != unnumbered || item.kind != pending {
		return item.number, item.number != unnumbered
	}
	outline, ok := of.Outline(name.text, spellText(append(c.text[:0], outlineMark), name.text))
	if !ok {
		return 0, false
	}
	if b.items[i].number = unlike; outline != nil {
		c.text = outline
		b.items[i].number, _ = c.numberOf(outline)
	}
	return b.items[i].number, true
}

// outlineMark is where outlines begin, and no value that is spelled does.
const outlineMark = 0xff

// numberOf is the number of what has this text, and whether it was known before.
func (c *Census) numberOf(text []byte) (number uint32, known bool) {
	if number, known := c.known[string(text)]; known {
		return number, true
	}
	if len(text) > longest || len(text) > c.room {
		return unlike, false
	}
	c.room -= len(text)
	number = firstNumber + uint32(len(c.known))
	c.known[string(text)] = number
	return number, false
}

// spell adds all of a value to a text, in a way that tells it from any other.
func (v *value) spell(to []byte) []byte {
	if len(to) > longest {
		return to
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
		return v.built.spellList(to)
	case object:
		return v.spellObject(to)
	}
	return to
}

func spellText(to []byte, text string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

func (b *built) spellList(to []byte) []byte {
	to = binary.AppendUvarint(to, uint64(len(b.items)))
	for i := range b.items {
		to = b.items[i].spell(to)
	}
	return to
}

// spellObject spells the fields that are there, by their places where these mean the
// same in all objects with the number of the shape.
func (v *value) spellObject(to []byte) []byte {
	v.built.learn()
	s := v.built.shape
	to = binary.AppendUvarint(to, uint64(s.number))
	for i := range s.keys {
		item := v.field(i)
		if item == nil {
			continue
		}
		to = append(to, 1)
		if s.number != 0 {
			to = binary.AppendUvarint(to, uint64(i))
		} else {
			to = s.keys[i].spell(to)
		}
		to = item.spell(to)
	}
	return append(to, 0)
}
