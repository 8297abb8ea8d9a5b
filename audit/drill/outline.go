package drill

import (
	"encoding/binary"
	"math"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// OutlineService adds to a text what tells a field of the facts of a service, by its
// JSON name, from the same field of any other service: where the texts are equal, so
// are the fields, but for what they rest on. That takes a small part of the time
// that deriving them does. Of a list it is which entries there are, and, where a
// column is named, that field of all of them; where the outlines of two lists are
// equal and those of a column, so are the columns. No text means that it is taken for
// unlike all others, and false, that no such field has an outline.
func (f *Facts) OutlineService(service *inventory.Service, field, column string, to []byte) (text []byte, ok bool) {
	outline, ok := outlines[field]
	if !ok {
		return nil, false
	}
	return outline(f.d, f.d.net.service(service.ID), column, to), true
}

var outlines = map[string]func(d *derivation, s int, column string, to []byte) []byte{
	"losses":       (*derivation).outlineLosses,
	"dependencies": (*derivation).outlineDependencies,
}

// outlineLosses tells what becomes of a service in each drill. Why it does is told in
// names, its own among them, so that hardly two are alike.
func (d *derivation) outlineLosses(s int, column string, to []byte) []byte {
	switch column {
	case "kind", "id": // which follow from the drills
		return to
	case "":
		to = outlineGaps(d.nameless(s), to)
	}
	for first := 0; first < len(d.drills); first += wide {
		switch e := d.drills[first].ends(s); column {
		case "": // the drills
			to = outlineMasks(to, e.told)
		case "outcome":
			to = outlineMasks(to, e.lost, e.undetermined, e.recovers, e.degraded)
		case "because":
			if e.lost|e.degraded != 0 {
				return nil
			}
		case "recovery_seconds":
			if e.recovers != 0 {
				d.clocked()
			}
			to = outlineMasks(to, e.recovers)
			for back := e.recovers; back != 0; back &= back - 1 {
				to = outlineNumber(to, d.drills[first+back.first()].recovery().seconds(s))
			}
		default:
			return nil
		}
	}
	return to
}

func outlineGaps(gaps []gap, to []byte) []byte {
	to = binary.AppendUvarint(to, uint64(len(gaps)))
	for _, g := range gaps {
		to = append(binary.AppendUvarint(to, uint64(len(g.kind))), g.kind...)
	}
	return to
}

func outlineMasks(to []byte, masks ...mask) []byte {
	for _, m := range masks {
		to = binary.LittleEndian.AppendUint64(to, uint64(m))
	}
	return to
}

// outlineNumber tells a number that may be absent from any other.
func outlineNumber(to []byte, n *float64) []byte {
	if n == nil {
		return append(to, 0)
	}
	return binary.LittleEndian.AppendUint64(append(to, 1), math.Float64bits(*n))
}

// outlineDependencies tells what a service cannot do without, in numbers of services,
// and the ways to what is on one site at most.
func (d *derivation) outlineDependencies(s int, column string, to []byte) []byte {
	switch column {
	case "id", "kind", "sites", "unplaced": // which follow from the services
		return to
	case "", "via":
	default:
		return nil
	}
	found := d.closure(s)
	defer d.giveBack(found)
	for i := 1; i < len(found.tree); i++ {
		step := found.tree[i]
		if column == "" {
			to = binary.LittleEndian.AppendUint32(to, uint32(step.service))
		} else if d.warmSites(int(step.service)).few() {
			to = found.tree.outline(i, to)
		}
	}
	return to
}

// outline tells the way to a service that was reached.
func (t tree) outline(i int, to []byte) []byte {
	for ; t[i].from != none; i = int(t[i].from) {
		to = binary.LittleEndian.AppendUint32(to, uint32(t[i].service))
	}
	return binary.LittleEndian.AppendUint32(to, math.MaxUint32) // no service has this number
}
