package drill

import (
	"reflect"
	"slices"
	"testing"
)

func TestOneLossEndsAsTheFactsSay(t *testing.T) {
	hold(t, func(p puzzle) bool {
		p.peopled(0.8)
		facts := deriveAll(p.inv, noon)
		for i, lost := range Losable(p.inv) {
			scenario := Play(p.inv, noon, lost)
			if !reflect.DeepEqual(scenario, PlayEach(p.inv, noon)[i]) {
				return false
			}
			for _, service := range scenario.Services {
				if !agrees(service, lost, facts) {
					return false
				}
			}
		}
		return true
	})
}

// agrees says whether a service ends as derived; it may be left out of what is
// derived only if it runs on.
func agrees(service ServiceState, lost Loss, facts everything) bool {
	for _, entry := range facts.Services[service.ID].Losses {
		if entry.Kind != lost.Kind || idOf(entry) != lost.ID {
			continue
		}
		if service.State != nil && *service.State == Recovers {
			return show(entry.Outcome) == Recovers
		}
		return reflect.DeepEqual(service.State, entry.Outcome) && slices.Equal(service.Because, entry.Because) &&
			slices.Equal(service.Paths, entry.Basis("outcome"))
	}
	return service.State != nil && *service.State == Running
}

// What is told names facts that are declared; what is not, facts that are not.
func TestEveryEndIsAccountedFor(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		document := p.document()
		sound := func(known bool, paths []path) bool {
			return len(paths) > 0 && !slices.ContainsFunc(paths, func(at path) bool { return reaches(document, at) != known })
		}
		scenario := Play(p.inv, noon, lost...)
		return !slices.ContainsFunc(scenario.Services, func(s ServiceState) bool { return !sound(s.State != nil, s.Paths) }) &&
			!slices.ContainsFunc(scenario.Datasets, func(d DatasetState) bool { return !sound(d.State != nil, d.Paths) }) &&
			!slices.ContainsFunc(scenario.Notices, func(n NoticeState) bool { return !sound(n.Deliverable != nil, n.Paths) })
	})
}
