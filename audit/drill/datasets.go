package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// dataset derives what is asked for of a dataset.
func (d *derivation) dataset(facts *DatasetFacts, dataset *inventory.Dataset, asked asked) {
	if facts.Basis == nil {
		facts.Basis = restOfDataset(dataset)
	}
	if asked.anyOf("critical", "rpo") {
		d.inherit(facts, dataset)
	}
	if asked.anyOf("losses") {
		facts.Losses = d.datasetLosses(dataset, facts.Losses[:0])
	}
	if asked.anyOf("copies") && dataset.Copies != nil {
		facts.Copies = make([]CopyFacts, len(dataset.Copies))
		for i := range dataset.Copies {
			facts.Copies[i] = d.copyFacts(dataset, &dataset.Copies[i])
		}
	}
}

// restOfDataset says what the facts of a dataset rest on.
func restOfDataset(dataset *inventory.Dataset) Basis {
	return func(field string) []path {
		switch at := datasetPath(dataset.ID); field {
		case "critical", "rpo":
			return []path{at.Field("service"), servicePath(dataset.Service).Field(field)}
		case "copies":
			return []path{at.Field("copies")}
		case "losses":
			return []path{at.Field("primary"), at.Field("copies")}
		}
		return nil
	}
}

// inherit derives what a dataset has from its service.
func (d *derivation) inherit(facts *DatasetFacts, dataset *inventory.Dataset) {
	if s := d.net.service(dataset.Service); s != none {
		facts.Critical = d.net.services[s].Critical
		if rpo := d.net.services[s].RPO; rpo != nil {
			facts.RPO = pointer(rpo.Seconds())
		}
	}
}

func (d *derivation) copyFacts(dataset *inventory.Dataset, held *inventory.Copy) CopyFacts {
	p := d.pair(dataset, held)
	near := d.proximity(p)
	return CopyFacts{
		LastSuccessAge: d.age(held.LastSuccess), LastRestoreTestAge: d.age(held.LastRestoreTest), LastIntegrityCheckAge: d.age(held.LastIntegrityCheck),
		OtherNetwork: differ(dataset.Network, held.Network), RestoredApart: restoredApart(dataset, held),
		OffSite: p.offSite(), SharedDomains: near.shared, DistanceKM: near.distance, KeyOffSite: d.keyOffSite(dataset, held),
		Basis: func(field string) []path { return d.copyBasis(dataset, held, field) },
	}
}

// copyBasis is what a field of these facts rests on.
func (d *derivation) copyBasis(dataset *inventory.Dataset, held *inventory.Copy, field string) []path {
	p := d.pair(dataset, held)
	switch at := copyPath(dataset, held); field {
	case "last_success_age":
		return []path{at.Field("last_success")}
	case "last_restore_test_age":
		return []path{at.Field("last_restore_test")}
	case "last_integrity_check_age":
		return []path{at.Field("last_integrity_check")}
	case "other_network":
		return []path{datasetPath(dataset.ID).Field("network"), at.Field("network")}
	case "restored_apart":
		test := at.Field("restore_test")
		return []path{datasetPath(dataset.ID).Field("network"), test.Field("network"), test.Field("other_hardware")}
	case "off_site":
		return p.siteBasis()
	case "shared_domains":
		return p.basis("failure_domains", "cloud_region", "power.substations", "carriers")
	case "distance_km":
		return p.basis("location")
	case "key_off_site":
		return d.keyBasis(dataset, held)
	}
	return nil
}

// keyOffSite says whether the key to a copy is held on another site than the
// original: proven by one holder, disproven only by all of them.
func (d *derivation) keyOffSite(dataset *inventory.Dataset, held *inventory.Copy) *bool {
	if held.KeyHeldAt == nil {
		return nil
	}
	certain := true
	for i := range held.KeyHeldAt {
		off := d.keyPair(dataset, held, &held.KeyHeldAt[i]).offSite()
		if off != nil && *off {
			return off
		}
		certain = certain && off != nil
	}
	if !certain {
		return nil
	}
	return truth(false)
}

// keyBasis is what that rests on: of a key that is held on another site, what
// the first such holder shows.
func (d *derivation) keyBasis(dataset *inventory.Dataset, held *inventory.Copy) []path {
	at := copyPath(dataset, held).Field("key_held_at")
	basis := []path{at}
	for i := range held.KeyHeldAt {
		p := d.keyPair(dataset, held, &held.KeyHeldAt[i])
		if off := p.offSite(); off != nil && *off {
			return append([]path{at}, p.siteBasis()...)
		}
		basis = append(basis, p.siteBasis()...)
	}
	return sorted(basis)
}
