package picture

import (
	"math"
	"slices"
)

// axis shows moments in their order. The longer a stretch between two of them
// is, the more it is shortened, so that minutes and months stand on one axis.
type axis struct{ moments, places []float64 }

// newAxis is one for all moments that are known.
func newAxis(flags ...[]event) axis {
	var a axis
	for _, list := range flags {
		for _, f := range list {
			if f.known {
				a.moments = append(a.moments, f.start, f.end)
			}
		}
	}
	slices.Sort(a.moments)
	a.moments = slices.Compact(a.moments)
	total := 0.0
	for i, m := range a.moments {
		if i > 0 {
			total += 1 + math.Log(1+(m-a.moments[i-1])/60)
		}
		a.places = append(a.places, total)
	}
	for i := range a.places {
		if total > 0 {
			a.places[i] *= (axisRight - axisLeft) / total
		}
		a.places[i] += axisLeft
	}
	return a
}

// at is where a moment of the axis stands.
func (a axis) at(moment float64) float64 {
	i, _ := slices.BinarySearch(a.moments, moment)
	return a.places[min(i, len(a.places)-1)]
}

// ruler draws the outage and the lengths of the stretches.
func (p *incident) ruler(a axis, y float64) {
	first, last := a.places[0], a.places[len(a.places)-1]
	p.line(point{first, y + 7}, point{last, y + 7}, "stroke", muted)
	p.outage(a, y)
	for i, x := range a.places {
		p.line(point{x, y + 14}, point{x, y + 20}, "stroke", muted)
		if i == 0 {
			continue
		}
		t := label{text: span(p.Language, a.moments[i]-a.moments[i-1]), at: point{(x + a.places[i-1]) / 2, y + 28}, anchor: atMiddle, size: small - 1, fill: muted}
		if t.width() <= x-a.places[i-1]-4 {
			p.write(t)
		}
	}
}

// outage draws how long it lasted; a day alone at either end is drawn faint, for
// nobody knows how much of it belongs.
func (p *incident) outage(a axis, y float64) {
	from, to := when(p.Began, p.zone), when(p.Restored, p.zone)
	if p.Restored == "" && p.Ongoing {
		to = p.now
	}
	bar := func(from, to float64, opacity string) {
		if left, right := a.at(from), a.at(to); right > left {
			size := []string{"x", num(left), "y", num(y), "width", num(right - left), "height", "14"}
			p.put("rect", append(size, "fill", paper)...)
			p.put("rect", append(size, "fill", marks[outcomes[0]].color, "fill-opacity", opacity)...)
		}
	}
	if !from.known {
		return
	}
	bar(from.start, from.end, ".35")
	if to.known {
		bar(from.end, to.start, "1")
		bar(max(from.end, to.start), to.end, ".35")
	}
}
