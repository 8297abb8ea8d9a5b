package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// dataset derives what is asked for of a dataset.
func (d *derivation) dataset(dataset *inventory.Dataset, asked asked) DatasetFacts {
	facts := DatasetFacts{Basis: func(field string) []path {
		at, service := datasetPath(dataset.ID), servicePath(dataset.Service)
		return map[string][]path{
			"critical": {at.Field("service"), service.Field("critical")},
			"rpo":      {at.Field("service"), service.Field("rpo")},
			"copies":   {at.Field("copies")},
			"losses":   {at.Field("primary"), at.Field("copies")},
		}[field]
	}}
	if s := d.net.service(dataset.Service); s != none {
		facts.Critical = d.net.services[s].Critical
		if rpo := d.net.services[s].RPO; rpo != nil {
			facts.RPO = pointer(rpo.Seconds())
		}
	}
	if asked.anyOf("losses") {
		facts.Losses = d.datasetLosses(dataset)
	}
	if asked.anyOf("copies") && dataset.Copies != nil {
		facts.Copies = []CopyFacts{}
		for i := range dataset.Copies {
			facts.Copies = append(facts.Copies, d.copyFacts(dataset, &dataset.Copies[i]))
		}
	}
	return facts
}

func (d *derivation) copyFacts(dataset *inventory.Dataset, held *inventory.Copy) CopyFacts {
	p := d.pair(dataset, held)
	return CopyFacts{
		LastSuccessAge: d.age(held.LastSuccess), LastRestoreTestAge: d.age(held.LastRestoreTest),
		OffSite: p.offSite(), SharedDomains: d.sharedDomains(p), DistanceKM: p.distance(), KeyOffSite: d.keyOffSite(dataset, held),
		Basis: func(field string) []path {
			switch at := copyPath(dataset, held); field {
			case "last_success_age":
				return []path{at.Field("last_success")}
			case "last_restore_test_age":
				return []path{at.Field("last_restore_test")}
			case "off_site":
				return p.siteBasis()
			case "shared_domains":
				return p.basis("failure_domains", "power.substations", "carriers")
			case "distance_km":
				return p.basis("location")
			case "key_off_site":
				return d.keyBasis(dataset, held)
			}
			return nil
		},
	}
}

// keyOffSite says whether the key to a copy is held on another site than the
// original: proven by one holder, disproven only by all of them.
func (d *derivation) keyOffSite(dataset *inventory.Dataset, held *inventory.Copy) *bool {
	if held.KeyHeldAt == nil {
		return nil
	}
	certain := true
	for _, holder := range held.KeyHeldAt {
		off := d.keyPair(dataset, held, holder).offSite()
		if off != nil && *off {
			return off
		}
		certain = certain && off != nil
	}
	if !certain {
		return nil
	}
	return pointer(false)
}

// keyBasis is what that rests on: of a key that is held on another site, what
// the first such holder shows.
func (d *derivation) keyBasis(dataset *inventory.Dataset, held *inventory.Copy) []path {
	at := copyPath(dataset, held).Field("key_held_at")
	basis := []path{at}
	for _, holder := range held.KeyHeldAt {
		p := d.keyPair(dataset, held, holder)
		if off := p.offSite(); off != nil && *off {
			return append([]path{at}, p.siteBasis()...)
		}
		basis = append(basis, p.siteBasis()...)
	}
	return sorted(basis)
}

// keyPair is the facilities of a dataset and of a holder of the key to a copy.
func (d *derivation) keyPair(dataset *inventory.Dataset, held *inventory.Copy, holder inventory.FacilityID) pair {
	return pair{d.facilityOf(dataset.Primary), d.facilityOf(&holder), func() []path {
		return []path{datasetPath(dataset.ID).Field("primary"), copyPath(dataset, held).Field("key_held_at")}
	}}
}
