package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// path is where a fact stands in the inventory.
type path = inventory.Path

func servicePath(id inventory.ServiceID) path   { return path("services").Item(string(id)) }
func facilityPath(id inventory.FacilityID) path { return path("facilities").Item(string(id)) }
func datasetPath(id inventory.DatasetID) path   { return path("datasets").Item(string(id)) }

func copyPath(dataset *inventory.Dataset, held *inventory.Copy) path {
	return datasetPath(dataset.ID).Field("copies").Item(string(held.ID))
}

func incidentPath(id inventory.IncidentID) path { return path("incidents").Item(string(id)) }

func noticePath(id inventory.NoticeID) path {
	return path("reporting").Field("notices").Item(string(id))
}

func contactPath(id inventory.ContactID) path {
	return path("reporting").Field("contacts").Item(string(id))
}

// placePath is where the deployment of the place stands.
func (n *network) placePath(place int) path {
	s := n.places[place].service
	return servicePath(n.services[s].ID).Field("deployments").Index(place - int(n.firstPlace[s]))
}

// needPath is where the requirement of the need stands.
func (n *network) needPath(number int) path {
	holder := int(n.holders[number])
	return n.requiresPath(holder).Index(number - int(n.firstNeed[holder]))
}

// requiresPath is where the requirements of the holder stand.
func (n *network) requiresPath(holder int) path {
	if holder < len(n.services) {
		return servicePath(n.services[holder].ID).Field("requires")
	}
	return n.placePath(holder - len(n.services)).Field("activation").Field("requires")
}

// sorted puts paths in order and drops repetitions.
func sorted(paths []path) []path {
	slices.Sort(paths)
	return slices.Compact(paths)
}

// unique drops repetitions and keeps the order.
func unique(paths []path) []path {
	seen := make(map[path]bool, len(paths))
	return slices.DeleteFunc(paths, func(p path) bool {
		repeated := seen[p]
		seen[p] = true
		return repeated
	})
}
