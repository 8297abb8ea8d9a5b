package drill

import (
	"reflect"
	"slices"
	"testing"
)

// A sketch of a loss is what is told of it in full, less the reasons.
func TestSketchesAreWhatIsTold(t *testing.T) {
	hold(t, func(p puzzle) bool {
		p.peopled(0.8)
		want := PlayEach(p.inv, noon)
		for i := range want {
			for k, s := range want[i].Services {
				want[i].Services[k] = ServiceState{ID: s.ID, Critical: s.Critical, Users: s.Users, State: s.State}
			}
			for k, d := range want[i].Datasets {
				want[i].Datasets[k] = DatasetState{ID: d.ID, State: d.State}
			}
		}
		got := slices.Collect(Sketches(p.inv, noon))
		return len(got) == len(want) && (len(got) == 0 || reflect.DeepEqual(got, want))
	})
}

func TestSketchesEndWhenNobodyWantsMore(t *testing.T) {
	inv := world(service("api", nil, active("north"), active("south")))
	for s := range Sketches(inv, noon) {
		if len(s.Services) != 1 {
			t.Errorf("%v", s)
		}
		break
	}
}
