package drill

import (
	"math"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// earthRadius is the mean radius of the earth in kilometres.
const earthRadius = 6371.0088

// distance is the way along the great circle between two points, in kilometres
// to one decimal.
func distance(a, b inventory.Coordinates) float64 {
	lat1, lat2 := radians(a.Lat), radians(b.Lat)
	h := haversine(lat2-lat1) + math.Cos(lat1)*math.Cos(lat2)*haversine(radians(b.Lon-a.Lon))
	return round(2*earthRadius*math.Asin(math.Sqrt(math.Min(h, 1))), 10)
}

func haversine(angle float64) float64 { return math.Pow(math.Sin(angle/2), 2) }

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

// round keeps a number to so many parts of one: sums and sines of decimal
// fractions carry noise that differs from what a reader computes.
func round(x, parts float64) float64 { return math.Round(x*parts) / parts }
