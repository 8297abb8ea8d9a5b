package picture

import (
	"math"
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// kmPerDegree is the length of a degree of latitude.
const kmPerDegree = 111.195

// projection puts places on a rectangle: equirectangular, true to scale at the
// middle latitude. Longitudes are counted from one that no facility is beyond,
// so that neighbours across the antimeridian stay neighbours.
type projection struct {
	frame       box
	west, north float64 // degrees at the top left of the frame
	perDegree   float64 // how far a degree of latitude reaches on the canvas
	squeeze     float64 // how much shorter a degree of longitude is
	middle      float64 // latitude that the scale is true at
}

// Sizes of a map: the highest and the lowest, how much of the points' extent is
// left free on each side, and the least extent in degrees.
const (
	highest, lowest = 430.0, 300.0
	margin          = 0.16
	leastExtent     = 0.04
)

// placed is true of facilities that have a place on the globe.
func placed(f exhibit.Facility) bool {
	return f.Latitude != nil && f.Longitude != nil && math.Abs(*f.Latitude) <= 90 && math.Abs(*f.Longitude) <= 360
}

// project fits a projection to facilities with places, on a frame of the given
// place and width; its height follows.
func project(facilities []exhibit.Facility, at point, width float64) projection {
	var latitudes, longitudes []float64
	for _, f := range facilities {
		latitudes, longitudes = append(latitudes, *f.Latitude), append(longitudes, turned(*f.Longitude, -180))
	}
	south, north := slices.Min(latitudes), slices.Max(latitudes)
	west := westernmost(longitudes)
	east := west
	for _, longitude := range longitudes {
		east = max(east, turned(longitude, west))
	}
	p := projection{middle: (south + north) / 2}
	p.squeeze = max(math.Cos(p.middle*math.Pi/180), 0.05)
	tall := max(north-south, leastExtent) * (1 + 2*margin)
	broad := max((east-west)*p.squeeze, leastExtent) * (1 + 2*margin)
	height := within(lowest, width*tall/broad, highest)
	p.perDegree = min(width/broad, height/tall)
	p.frame = box{at.x, at.y, at.x + width, at.y + height}
	p.north = p.middle + height/2/p.perDegree
	p.west = (west+east)/2 - width/2/p.perDegree/p.squeeze
	return p
}

// turned is a longitude as it is counted eastward from another.
func turned(longitude, from float64) float64 {
	turn := math.Mod(longitude-from, 360)
	if turn < 0 {
		turn += 360
	}
	return from + turn
}

// westernmost is the longitude after the widest gap around the globe.
func westernmost(longitudes []float64) float64 {
	sorted := slices.Sorted(slices.Values(longitudes))
	west, widest := sorted[0], sorted[0]+360-sorted[len(sorted)-1]
	for i := 1; i < len(sorted); i++ {
		if gap := sorted[i] - sorted[i-1]; gap > widest {
			west, widest = sorted[i], gap
		}
	}
	return west
}

// at is where a facility stands.
func (p projection) at(f exhibit.Facility) point {
	middle := p.west + (p.frame.right-p.frame.left)/2/p.perDegree/p.squeeze
	longitude := turned(*f.Longitude, middle-180)
	return point{
		p.frame.left + (longitude-p.west)*p.squeeze*p.perDegree,
		p.frame.top + (p.north-*f.Latitude)*p.perDegree,
	}
}

// steps are the distances between the lines of a graticule, and the lengths of a
// scale.
var steps = []float64{1, 2, 5}

// step is the roundest number that divides an extent in at most n parts.
func step(extent float64, n int) float64 {
	for size := math.Pow(10, math.Floor(math.Log10(extent))-2); ; size *= 10 {
		for _, s := range steps {
			if extent/(s*size) <= float64(n) {
				return s * size
			}
		}
	}
}

// graticuleStep is one in degrees, as an atlas has it.
func graticuleStep(extent float64, n int) float64 {
	if extent < 10 {
		return step(extent, n)
	}
	for _, s := range []float64{2, 5, 10, 15, 30, 45, 60} {
		if extent/s <= float64(n) {
			return s
		}
	}
	return 90
}
