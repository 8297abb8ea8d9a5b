package drill

import (
	"encoding/binary"
	"math"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// OutlineService adds to a text what tells a field of the facts of a service, by its
// JSON name, from the same field of any other service: where the texts are equal, so
// are the fields, but for what they rest on. That takes a small part of the time
// that deriving them does. No text means that the field is taken for unlike all
// others, and false, that no such field has an outline.
func (f *Facts) OutlineService(service *inventory.Service, field string, to []byte) (text []byte, ok bool) {
	switch s := f.d.net.service(service.ID); field {
	case "losses":
		return f.d.outlineLosses(s, to), true
	case "dependencies":
		return f.d.outlineDependencies(s, to), true
	}
	return nil, false
}

// outlineLosses tells what becomes of a service in each drill. There is no outline
// where the facts would say why: that is told in names, its own among them.
func (d *derivation) outlineLosses(s int, to []byte) []byte {
	gaps := d.nameless(s)
	to = binary.AppendUvarint(to, uint64(len(gaps)))
	for _, g := range gaps {
		to = append(binary.AppendUvarint(to, uint64(len(g.kind))), g.kind...)
	}
	for first := 0; first < len(d.drills); first += wide {
		e := d.drills[first].ends(s)
		if e.lost|e.degraded != 0 {
			return nil
		}
		for _, m := range []mask{e.told, e.undetermined, e.recovers} {
			to = binary.LittleEndian.AppendUint64(to, uint64(m))
		}
		for back := e.recovers; back != 0; back &= back - 1 {
			to = outlineNumber(d.drills[first+back.first()].recovery().seconds(s), to)
		}
	}
	return to
}

// outlineNumber tells a number that may be absent from any other.
func outlineNumber(n *float64, to []byte) []byte {
	if n == nil {
		return append(to, 0)
	}
	return binary.LittleEndian.AppendUint64(append(to, 1), math.Float64bits(*n))
}

// outlineDependencies tells what a service cannot do without, and the ways to what is
// on one site at most, in numbers of services.
func (d *derivation) outlineDependencies(s int, to []byte) []byte {
	found := d.closure(s)
	defer d.giveBack(found)
	for i := 1; i < len(found.tree); i++ {
		step := found.tree[i]
		to = binary.LittleEndian.AppendUint32(to, uint32(step.service))
		if !d.warmSites(int(step.service)).few() {
			continue
		}
		for at := i; found.tree[at].from != none; at = int(found.tree[at].from) {
			to = binary.LittleEndian.AppendUint32(to, uint32(found.tree[at].service))
		}
		to = binary.LittleEndian.AppendUint32(to, math.MaxUint32) // of no service
	}
	return to
}
