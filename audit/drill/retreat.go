package drill

import (
	"math"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// retreat is how far away another facility of a service is at least, whichever
// of those where it runs or stands by is lost.
func (d *derivation) retreat(s int) *float64 {
	if d.net.services[s].Deployments == nil {
		return nil
	}
	var points []inventory.Coordinates
	for k := range d.net.placesOf(s) {
		if !warm(d.net.deployment(k).Mode) {
			continue
		}
		f := d.net.places[k].facility
		if f < 0 || d.net.facilities[f].Location == nil {
			return nil
		}
		points = append(points, *d.net.facilities[f].Location)
	}
	return pointer(nearestRetreat(points))
}

// nearestRetreat is the least of the distances from each point to the one that
// is farthest from it.
func nearestRetreat(points []inventory.Coordinates) float64 {
	least := math.Inf(1)
	for _, from := range points {
		farthest := 0.0
		for _, to := range points {
			farthest = max(farthest, distance(from, to))
		}
		least = min(least, farthest)
	}
	if len(points) == 0 {
		return 0
	}
	return least
}

// standpoints is what the retreat of a service rests on.
func (d *derivation) standpoints(service *inventory.Service) []path {
	basis := []path{servicePath(service.ID).Field("deployments")}
	for _, deployment := range service.Deployments {
		if warm(deployment.Mode) {
			basis = append(basis, facilityPath(deployment.Facility).Field("location"))
		}
	}
	return unique(basis)
}
