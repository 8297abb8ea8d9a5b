package audit

import (
	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// desk is what a processor judges at. Of many subjects only the rulings stay: the
// memory that looking at one took is there for the next, which spares the garbage
// collector most of what a large run would leave to it.
type desk struct {
	vigil   *vigil
	room    direct.Room
	view    view
	facts   recycled                  // of an earlier subject, forgotten; nil before the first
	census  *direct.Census            // nil before the first recall
	recalls []*direct.Recall[*ruling] // by the number of the docket
}

func newDesk(vigil *vigil, dockets int) *desk {
	return &desk{vigil: vigil, recalls: make([]*direct.Recall[*ruling], dockets)}
}

// recall remembers which rulings of a check need no words.
func (d *desk) recall(of *docket) *direct.Recall[*ruling] {
	if d.census == nil {
		d.census = direct.NewCensus()
	}
	if d.recalls[of.number] == nil {
		d.recalls[of.number] = direct.NewRecall[*ruling](d.census)
	}
	return d.recalls[of.number]
}

// recycled are facts that can be forgotten without giving up their memory.
type recycled interface{ Reset() }

// open is a view of a subject of a roster.
func (d *desk) open(of *roster, i int, inv *inventory.Inventory) *view {
	if of.few() {
		of.seen[i] = &view{subject: of.at(i), inv: inv, desk: d}
		return of.seen[i]
	}
	d.view = view{subject: of.at(i), inv: inv, desk: d, asked: d.view.asked[:0], derived: d.facts}
	return &d.view
}

// close forgets the view, if it need not stay; if it does, others may look at it
// from now on.
func (d *desk) close(v *view) {
	v.desk = nil
	if v != &d.view {
		return
	}
	d.room.Clear()
	if facts, ok := v.derived.(recycled); ok {
		facts.Reset()
		d.facts = facts
	}
}
