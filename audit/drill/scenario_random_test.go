package drill

import (
	"fmt"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// peopled declares, in the inventory of a puzzle, how long activations take,
// users, datasets with copies, and a reporting plan, each fact with this
// probability. What is declared already stays.
func (p puzzle) peopled(share float64) {
	for i := range p.inv.Services {
		service := &p.inv.Services[i]
		fill(p.rng, share, &service.Users, func() *int64 { return pointer(p.rng.Int63n(100)) })
		for j := range service.Deployments {
			if activation := service.Deployments[j].Activation; activation != nil {
				fill(p.rng, share, &activation.Takes, func() *inventory.Duration { return length(fmt.Sprint(p.rng.Intn(4), "m")) })
			}
		}
	}
	if p.inv.Datasets == nil {
		p.stock()
	}
	for i := range p.inv.Datasets {
		p.declareDataset(&p.inv.Datasets[i], share)
	}
	for i := range p.inv.Reporting.Contacts {
		p.declareContact(&p.inv.Reporting.Contacts[i], share)
	}
	for i := range p.inv.Reporting.Notices {
		p.declareNotice(&p.inv.Reporting.Notices[i], share)
	}
}

// stock adds the objects whose facts peopled declares.
func (p puzzle) stock() {
	for i := range 1 + p.rng.Intn(3) {
		p.inv.Datasets = append(p.inv.Datasets, inventory.Dataset{ID: inventory.DatasetID(fmt.Sprint("d", i)), Service: "s0"})
	}
	p.inv.Reporting = &inventory.Reporting{}
	for i := range 2 {
		p.inv.Reporting.Contacts = append(p.inv.Reporting.Contacts, inventory.Contact{ID: inventory.ContactID(fmt.Sprint("c", i))})
		p.inv.Reporting.Notices = append(p.inv.Reporting.Notices, inventory.Notice{ID: inventory.NoticeID(fmt.Sprint("n", i)), To: "MSIT"})
	}
}

func (p puzzle) declareDataset(d *inventory.Dataset, share float64) {
	fill(p.rng, share, &d.Primary, p.somewhere)
	fill(p.rng, share, &d.Copies, func() []inventory.Copy {
		copies := []inventory.Copy{}
		for i := range p.rng.Intn(3) {
			copies = append(copies, inventory.Copy{ID: inventory.CopyID(fmt.Sprint("c", i))})
		}
		return copies
	})
	for i := range d.Copies {
		held := &d.Copies[i]
		fill(p.rng, share, &held.Facility, p.somewhere)
		fill(p.rng, share, &held.Encrypted, p.coin)
		fill(p.rng, share, &held.KeyHeldAt, func() []inventory.FacilityID { return some[inventory.FacilityID](p.rng, "f0", "f1", "f2") })
		fill(p.rng, share, &held.Interval, func() *inventory.Duration { return length(fmt.Sprint(p.rng.Intn(3), "h")) })
		fill(p.rng, share, &held.LastSuccess, func() *inventory.Instant {
			return pointer(inventory.At(noon.Add(time.Duration(p.rng.Intn(4)-2) * time.Hour)))
		})
	}
}

// declareContact never declares a facility of somebody who works in none.
func (p puzzle) declareContact(c *inventory.Contact, share float64) {
	fill(p.rng, share, &c.OffSite, p.coin)
	if c.OffSite != nil && !*c.OffSite {
		fill(p.rng, share, &c.Facility, p.somewhere)
	}
}

func (p puzzle) declareNotice(n *inventory.Notice, share float64) {
	fill(p.rng, share, &n.SentBy, func() []inventory.ContactID { return some[inventory.ContactID](p.rng, "c0", "c1") })
	fill(p.rng, share, &n.Channels, func() []inventory.Channel {
		channels := []inventory.Channel{}
		for range p.rng.Intn(3) {
			channels = append(channels, inventory.Channel{Kind: "phone"})
		}
		return channels
	})
	for i := range n.Channels {
		fill(p.rng, share, &n.Channels[i].Requires, p.requirements)
	}
}

func (p puzzle) somewhere() *inventory.FacilityID {
	return pointer(pick[inventory.FacilityID](p.rng, "f0", "f1", "f2"))
}

func (p puzzle) coin() *bool { return pointer(p.rng.Intn(2) == 0) }

// things are some sets of what can be lost, from nothing to three things.
func (p puzzle) things() [][]Loss {
	losable := Losable(p.inv)
	sets := [][]Loss{nil}
	for count := 1; count <= 3; count++ {
		for range 3 {
			var set []Loss
			for range count {
				set = append(set, losable[p.rng.Intn(len(losable))])
			}
			sets = append(sets, set)
		}
	}
	return sets
}
