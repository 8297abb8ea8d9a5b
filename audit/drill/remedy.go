package drill

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Counsel is what would help most against a scenario in which something is lost.
type Counsel struct {
	// What is lost in the scenario, by kind and id.
	Lost []Loss `json:"lost"`
	// Sets of changes, the one that helps most first. Each was made to the
	// inventory and drilled again, and none has a change that its purpose could
	// do without.
	Best []Remedy `json:"best"`
	// One set that leaves nothing lost. Absent when none was found.
	Whole *Remedy `json:"whole,omitzero"`
	// True: no facility is certain to survive, so that only a new one helps.
	NewFacility bool `json:"new_facility,omitzero"`
	// True: the search came to its limit, so that there may be smaller sets.
	Partial bool `json:"partial,omitzero"`
}

// Remedy is a set of changes that was made to the inventory and drilled again.
type Remedy struct {
	// The changes, in the order of their sentences.
	Changes []Change `json:"changes"`
	// What ends better in the scenario, by kind and id.
	Clears []Cleared `json:"clears"`
	// Facts that are not declared and without which it is not proven that what
	// was lost now serves: only that it need not be lost any more.
	Missing []inventory.Path `json:"missing,omitzero"`
	// Over all losses of one thing: how many ends of services get better. Absent
	// when the inventory is too large to play them all for each remedy.
	Better *int64 `json:"better,omitzero"`
	// Over all losses of one thing: how many ends of services get worse.
	Worse *int64 `json:"worse,omitzero"`
	// The users of the most used service that is no longer lost. Absent when none
	// of them declares its users.
	Users *int64 `json:"users,omitzero"`
	// The same, with tools that run in one place moved instead of doubled. Absent
	// when there are none.
	Moved *Remedy `json:"moved,omitzero"`
}

// Cleared is something that ends better in the changed inventory.
type Cleared struct {
	// Whether it is a service or a dataset.
	Kind string `json:"kind"`
	// Its id.
	ID string `json:"id"`
	// Whether it is a critical service, or a dataset of one.
	Critical bool `json:"critical"`
	// How it ends without the changes. Absent when it cannot be determined.
	Before string `json:"before,omitzero"`
	// How it ends with them. Absent when it cannot be determined.
	After string `json:"after,omitzero"`
}

// ChangeKind is a way to change what is built.
type ChangeKind string

// The kinds of changes.
const (
	// AddDeployment lets a service run in one more facility.
	AddDeployment ChangeKind = "add-deployment"
	// MakeActive lets a standby or cold deployment serve at all times.
	MakeActive ChangeKind = "make-active"
	// MoveDeployment moves the only deployment of a service.
	MoveDeployment ChangeKind = "move-deployment"
	// AddCopy keeps one more copy of a dataset, and the key to it.
	AddCopy ChangeKind = "add-copy"
	// AddKey holds the key to a copy that survives in one more facility.
	AddKey ChangeKind = "add-key"
	// RaiseCapacity lets a deployment carry more load.
	RaiseCapacity ChangeKind = "raise-capacity"
)

// Change is one thing that could be built otherwise.
type Change struct {
	// What is done.
	Kind ChangeKind `json:"kind"`
	// The service whose deployment changes. Absent for data.
	Service inventory.ServiceID `json:"service,omitzero"`
	// The dataset that is copied, or is to be read. Absent for a deployment.
	Dataset inventory.DatasetID `json:"dataset,omitzero"`
	// The copy whose key it is.
	Copy inventory.CopyID `json:"copy,omitzero"`
	// The facility that it moves from.
	From inventory.FacilityID `json:"from,omitzero"`
	// The facility where it happens.
	To inventory.FacilityID `json:"to"`
	// The load that the deployment then carries, as a share of the peak.
	Capacity *float64 `json:"capacity,omitzero"`
}

// String says what is done, as in "run object-storage at anyang too".
func (c Change) String() string { return c.saying(c.subject()) }

// subject is the id of what changes.
func (c Change) subject() string {
	switch c.Kind {
	case AddCopy:
		return string(c.Dataset)
	case AddKey:
		return fmt.Sprintf("copy %s of %s", c.Copy, c.Dataset)
	}
	return string(c.Service)
}

// saying says of these subjects what is done.
func (c Change) saying(subjects string) string {
	switch c.Kind {
	case AddDeployment:
		return fmt.Sprintf("run %s at %s too", subjects, c.To)
	case MakeActive:
		return fmt.Sprintf("let %s serve at %s at all times", subjects, c.To)
	case MoveDeployment:
		return fmt.Sprintf("move %s from %s to %s", subjects, c.From, c.To)
	case AddCopy:
		return fmt.Sprintf("keep a copy of %s at %s, and the key to it", subjects, c.To)
	case AddKey:
		return fmt.Sprintf("hold the key to %s at %s too", subjects, c.To)
	}
	share := 0.0
	if c.Capacity != nil {
		share = *c.Capacity
	}
	return fmt.Sprintf("raise %s at %s to %s of its peak load", subjects, c.To, strconv.FormatFloat(share, 'f', -1, 64))
}

// Sentences say what is done, one for all changes of the same kind in the same
// place.
func (r Remedy) Sentences() []string {
	var order []Change
	subjects := map[string][]string{}
	for _, c := range r.Changes {
		alike := c.saying("")
		if subjects[alike] == nil {
			order = append(order, c)
		}
		subjects[alike] = append(subjects[alike], c.subject())
	}
	return ofEach(order, func(c Change) string { return c.saying(enumerate(distinct(subjects[c.saying("")]), "and")) })
}

// made is the inventory with the changes made to it. The one that is given
// stays as it is.
func made(inv *inventory.Inventory, changes []Change) *inventory.Inventory {
	changed := *inv
	changed.Services = slices.Clone(inv.Services)
	changed.Datasets = slices.Clone(inv.Datasets)
	for _, c := range changes {
		for i := range changed.Services {
			if !c.ofData() && changed.Services[i].ID == c.Service {
				c.redeploy(&changed.Services[i])
			}
		}
		for i := range changed.Datasets {
			if c.ofData() && changed.Datasets[i].ID == c.Dataset {
				c.secure(&changed.Datasets[i])
			}
		}
	}
	return &changed
}

// ofData says whether the change is one to a dataset.
func (c Change) ofData() bool { return c.Kind == AddCopy || c.Kind == AddKey }

// secure makes the change to a dataset.
func (c Change) secure(dataset *inventory.Dataset) {
	dataset.Copies = slices.Clone(dataset.Copies)
	if c.Kind == AddCopy {
		dataset.Copies = append(dataset.Copies, c.duplicate(dataset))
		return
	}
	for i := range dataset.Copies {
		if held := &dataset.Copies[i]; held.ID == c.Copy {
			held.KeyHeldAt = append(slices.Clone(held.KeyHeldAt), c.To)
		}
	}
}

// redeploy makes the change to a service.
func (c Change) redeploy(service *inventory.Service) {
	service.Deployments = slices.Clone(service.Deployments)
	if c.Kind == AddDeployment {
		service.Deployments = append(service.Deployments, inventory.Deployment{Facility: c.To, Mode: inventory.Active, Capacity: c.Capacity})
		return
	}
	for i := range service.Deployments {
		d := &service.Deployments[i]
		switch {
		case c.Kind == MoveDeployment && d.Facility == c.From:
			d.Facility, d.Mode = c.To, inventory.Active
		case c.Kind == MakeActive && d.Facility == c.To:
			d.Mode = inventory.Active
		case c.Kind == RaiseCapacity && d.Facility == c.To && d.Mode == inventory.Active:
			d.Capacity = c.Capacity
			return
		}
	}
}

// duplicate is the new copy of a dataset, with an id that no other copy has.
func (c Change) duplicate(dataset *inventory.Dataset) inventory.Copy {
	id := inventory.CopyID("copy-at-" + c.To)
	for slices.ContainsFunc(dataset.Copies, func(held inventory.Copy) bool { return held.ID == id }) {
		id += "-2"
	}
	return inventory.Copy{ID: id, Kind: "backup", Facility: pointer(c.To), Encrypted: pointer(true), KeyHeldAt: []inventory.FacilityID{c.To}}
}
