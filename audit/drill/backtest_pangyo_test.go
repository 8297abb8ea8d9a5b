package drill_test

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// What the fire in Pangyo taught, whatever the table says: services of Kakao
// that hang on what ran in that building alone are lost.
func TestBacktestOfKakao(t *testing.T) {
	h := readHistory(t, "kakao-2022.yaml")
	doomed := hanging(h.inventory(t), "pangyo")
	for _, id := range []inventory.ServiceID{"kakaotalk", "kakaotalk-media", "kakao-log-in", "daum", "kakao-t", "operation-tools", "switch-over"} {
		if !doomed[id] {
			t.Errorf("%s does not hang on Pangyo, by what the inventory declares", id)
		}
	}
	for _, service := range h.scenario(t).Services {
		if doomed[service.ID] && (service.State == nil || *service.State != drill.Lost) {
			t.Errorf("%s hangs on what ran in Pangyo alone, and is %s", service.ID, predicted(service))
		}
	}
}

// The same loss is not said to stop Naver, which ran elsewhere too.
func TestBacktestOfNaver(t *testing.T) {
	h := readHistory(t, "naver-2022.yaml")
	if doomed := hanging(h.inventory(t), "pangyo"); len(doomed) > 0 {
		t.Errorf("%v hang on Pangyo, by what the inventory declares", doomed)
	}
	for _, service := range h.scenario(t).Services {
		if service.State != nil && foreseen[*service.State] == "stopped" {
			t.Errorf("%s is %s", service.ID, predicted(service))
		}
	}
}

// hanging are the services that run nowhere but in the facility, and all that
// cannot run, or be activated elsewhere, without one of them. It is worked out
// from the declarations, by nothing of the drill.
func hanging(inv *inventory.Inventory, facility inventory.FacilityID) map[inventory.ServiceID]bool {
	doomed := map[inventory.ServiceID]bool{}
	unmet := func(r inventory.Requirement) bool {
		return !slices.ContainsFunc(r.AnyOf, func(id inventory.ServiceID) bool { return !doomed[id] })
	}
	survives := func(d inventory.Deployment) bool {
		return d.Facility != facility && (d.Activation == nil || !slices.ContainsFunc(d.Activation.Requires, unmet))
	}
	for known := -1; known < len(doomed); {
		known = len(doomed)
		for _, s := range inv.Services {
			placed := s.Deployments == nil || slices.ContainsFunc(s.Deployments, survives)
			if !placed || slices.ContainsFunc(s.Requires, unmet) {
				doomed[s.ID] = true
			}
		}
	}
	return doomed
}
