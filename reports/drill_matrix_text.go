package reports

import (
	"fmt"
	"strconv"
	"strings"
)

// How wide the names in a matrix grow, and how many services and losses it has.
const (
	widestName  = 30
	shownRows   = 60
	shownLosses = 60
)

// matrix tells of many drills at once: a cell for each service in each.
func (t drillText) matrix(m *matrix) {
	t.title(fmt.Sprintf("Each loss alone, %d in all,", len(m.harmful)+len(m.harmless)))
	left := len(m.harmful) - shownLosses
	shown := *m
	shown.harmful = m.harmful[:min(shownLosses, len(m.harmful))]
	t.blocks(&shown)
	t.tolls(&shown)
	t.more("  ", left, "losses")
	t.foldedLosses(m)
}

// blocks shows the cells, as many losses beside each other as the page holds.
func (t drillText) blocks(m *matrix) {
	if len(m.rows) == 0 || len(m.harmful) == 0 {
		return
	}
	names := 0
	for _, r := range m.rows[:min(shownRows, len(m.rows))] {
		names = max(names, min(widestName, width(safe(r.id))))
	}
	cell := len(strconv.Itoa(len(m.harmful))) + 1
	beside := max(1, (t.columns-2-names-1)/cell)
	for first := 0; first < len(m.harmful); first += beside {
		t.gap()
		t.block(m, first, min(first+beside, len(m.harmful)), names, cell)
	}
	t.more("  ", len(m.rows)-shownRows, "services")
	t.gap()
	t.put("  ", "✗ lost, ↻ recovers, ~ degraded, ? undetermined, · running; a number is a loss")
}

// block shows the losses from one to before another, by their number.
func (t drillText) block(m *matrix, from, to, names, cell int) {
	numbers := strings.Repeat(" ", 2+names+1)
	for i := from; i < to; i++ {
		numbers += fmt.Sprintf("%*d", cell, i+1)
	}
	t.line(numbers, "", 0)
	for i, r := range m.rows[:min(shownRows, len(m.rows))] {
		if i == 0 || r.critical != m.rows[i-1].critical {
			t.put("", map[bool]string{true: "critical", false: "not critical"}[r.critical])
		}
		name := crop(safe(r.id), "", names)
		cells := "  " + name + strings.Repeat(" ", names-width(name)+1)
		for _, loss := range m.harmful[from:to] {
			cells += strings.Repeat(" ", cell-1) + t.cell(loss.end(r.place))
		}
		t.line(cells, "", 0)
	}
}

// cell is the symbol of a state in its colour; what runs is not painted.
func (t drillText) cell(s state) string {
	if !t.color || s.color == green {
		return s.symbol
	}
	return s.color + s.symbol + plain
}

// tolls lists the losses by their numbers, with what each costs.
func (t drillText) tolls(m *matrix) {
	if len(m.harmful) == 0 {
		return
	}
	t.gap()
	t.put("", "losses, worst first")
	names := 0
	for _, loss := range m.harmful {
		names = max(names, min(widestName, width(safe(loss.name))))
	}
	digits := len(strconv.Itoa(len(m.harmful)))
	for i, loss := range m.harmful {
		lead := fmt.Sprintf("  %*d  ", digits, i+1)
		name := safe(loss.name)
		if width(name) > names {
			t.put(lead, name)
			t.put(strings.Repeat(" ", len(lead)+2), loss.price())
			continue
		}
		t.put(lead+name+strings.Repeat(" ", names-width(name)+2), loss.price())
	}
}

// foldedLosses names what asks for nothing, and how to read on.
func (t drillText) foldedLosses(m *matrix) {
	if len(m.harmless) > 0 {
		t.gap()
		t.paint("· ", green, len("·"), 2, "certain to stop nothing: "+firstOf(m.harmless))
	}
	if len(m.spared) > 0 {
		t.gap()
		t.paint("· ", green, len("·"), 2, "run on whatever is lost: "+firstOf(m.spared))
	}
	if len(m.harmful) > 0 {
		t.gap()
		t.put("", "one of them in depth: dcaudit drill --lose "+m.harmful[0].name+" …")
	}
}
