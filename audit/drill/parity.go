package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// parities derives how long ago each deployment of a service was compared with
// those that serve.
func (d *derivation) parities(service *inventory.Service) []ParityFacts {
	if service.Deployments == nil {
		return nil
	}
	facts := make([]ParityFacts, len(service.Deployments))
	for i := range service.Deployments {
		if parity := service.Deployments[i].Parity; parity != nil {
			facts[i].Age = d.age(parity.Compared)
		}
		facts[i].Basis = func(string) []path {
			return []path{servicePath(service.ID).Field("deployments").Index(i).Field("parity").Field("compared")}
		}
	}
	return facts
}
