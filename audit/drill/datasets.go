package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// dataset derives what is asked for of a dataset.
func (d *derivation) dataset(dataset *inventory.Dataset, asked asked) DatasetFacts {
	at, service := datasetPath(dataset.ID), servicePath(dataset.Service)
	facts := DatasetFacts{Basis: Basis{
		"critical": {at.Field("service"), service.Field("critical")},
		"rpo":      {at.Field("service"), service.Field("rpo")},
		"copies":   {at.Field("copies")},
		"losses":   {at.Field("primary"), at.Field("copies")},
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
	at := datasetPath(dataset.ID).Field("copies").Item(string(held.ID))
	p := d.pair(dataset, held)
	facts := CopyFacts{
		LastSuccessAge:     d.age(held.LastSuccess),
		LastRestoreTestAge: d.age(held.LastRestoreTest),
		Basis: Basis{
			"last_success_age":      {at.Field("last_success")},
			"last_restore_test_age": {at.Field("last_restore_test")},
		},
	}
	facts.OffSite, facts.Basis["off_site"] = p.offSite()
	facts.SharedDomains, facts.Basis["shared_domains"] = d.sharedDomains(p)
	facts.DistanceKM, facts.Basis["distance_km"] = p.distance()
	facts.KeyOffSite, facts.Basis["key_off_site"] = d.keyOffSite(dataset, held)
	return facts
}

// keyOffSite says whether the key to a copy is held on another site than the
// original: proven by one holder, disproven only by all of them.
func (d *derivation) keyOffSite(dataset *inventory.Dataset, held *inventory.Copy) (*bool, []path) {
	at := datasetPath(dataset.ID).Field("copies").Item(string(held.ID)).Field("key_held_at")
	basis := []path{at}
	if held.KeyHeldAt == nil {
		return nil, basis
	}
	certain := true
	for _, holder := range held.KeyHeldAt {
		p := pair{
			original: d.facilityOf(dataset.Primary), originalAt: datasetPath(dataset.ID).Field("primary"),
			other: d.facilityOf(&holder), otherAt: at,
		}
		off, read := p.offSite()
		basis = append(basis, read...)
		if off != nil && *off {
			return off, append([]path{at}, read...)
		}
		certain = certain && off != nil
	}
	if !certain {
		return nil, sorted(basis)
	}
	return pointer(false), sorted(basis)
}
