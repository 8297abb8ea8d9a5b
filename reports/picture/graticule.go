package picture

import (
	"math"
	"strconv"
)

// edge is how much room the degrees beside a map take.
const edge = 52.0

// graticule draws the frame and lines of latitude and longitude, with their
// degrees outside.
func (c *canvas) graticule(p projection) {
	f := p.frame
	c.put("rect", "x", num(f.left), "y", num(f.top), "width", num(f.right-f.left), "height", num(f.bottom-f.top), "fill", "none", "stroke", rule)
	tall, broad := (f.bottom-f.top)/p.perDegree, (f.right-f.left)/p.perDegree/p.squeeze
	by := graticuleStep(tall, 5)
	for i := math.Ceil((p.north - tall) / by); i*by <= min(p.north, 90); i++ {
		if i*by < -90 {
			continue
		}
		y := f.top + (p.north-i*by)*p.perDegree
		c.line(point{f.left, y}, point{f.right, y}, "stroke", rule, "stroke-width", ".7")
		if y > f.top+5 && y < f.bottom-5 {
			c.write(label{text: degrees(i*by, by, "N", "S"), at: point{f.left - 6, y + 4}, anchor: atEnd, size: small, fill: muted})
		}
	}
	by = graticuleStep(broad, 6)
	for i := math.Ceil(p.west / by); i*by <= p.west+broad; i++ {
		x := f.left + (i*by-p.west)*p.squeeze*p.perDegree
		c.line(point{x, f.top}, point{x, f.bottom}, "stroke", rule, "stroke-width", ".7")
		if x > f.left+25 && x < f.right-25 {
			c.write(label{text: degrees(turned(i*by, -180), by, "E", "W"), at: point{x, f.bottom + 14}, anchor: atMiddle, size: small, fill: muted})
		}
	}
}

// degrees writes an angle with as many digits as the steps have.
func degrees(angle, by float64, plus, minus string) string {
	digits := max(0, -int(math.Floor(math.Log10(by)+1e-9)))
	sign := plus
	if angle < -by/2 {
		sign = minus
	}
	text := strconv.FormatFloat(math.Abs(angle), 'f', digits, 64) + "°"
	if math.Abs(angle) < by/2 || math.Abs(angle) > 180-by/2 {
		return text
	}
	return text + sign
}

// scale draws a bar that is so many kilometres long, and an arrow to the north.
func (c *canvas) scale(p projection, y float64) {
	km := step((p.frame.right-p.frame.left)/4/p.perDegree*kmPerDegree, 1)
	for km/kmPerDegree*p.perDegree > (p.frame.right-p.frame.left)/3 {
		km /= 2
	}
	from := point{p.frame.left, y}
	to := from.plus(km/kmPerDegree*p.perDegree, 0)
	c.put("path", "d", "M"+from.String()+"m0-4v8m0-4H"+num(to.x)+"m0-4v8", "fill", "none", "stroke", ink, "stroke-width", "1.5")
	text := c.Say("%[1]s km at %[2]s", kilometres(km), degrees(p.middle, 1, "N", "S"))
	c.write(label{text: text, at: to.plus(8, 4), size: small, fill: ink})
	north := point{p.frame.right - 8, y}
	c.put("path", "d", "M"+north.String()+"m0-9l5 16l-5-4l-5 4z", "fill", ink)
	c.write(label{text: c.Say("N"), at: north.plus(-10, 4), anchor: atEnd, size: small, fill: ink, bold: true})
}

func kilometres(km float64) string {
	if km >= 1000 {
		return thousands(int64(km))
	}
	return strconv.FormatFloat(km, 'f', -1, 64)
}
