package synthetic

import "math"

// ailment is what is wrong with a service or its dataset, or not declared of it.
// It is a change to what the service is, or to how it is listed.
type ailment struct {
	critical bool // only the critical are bound by the demand that it touches
	leaf     bool // it would reach whoever needs the service
	change   func(*service)
	// The fields that the service, each of its deployments, its dataset and each
	// of its copies do not declare.
	service, place, dataset, copy []string
}

// faults violate a demand each.
var faults = []ailment{
	{change: func(s *service) { // the data burns with its copies
		for i := range s.copies {
			s.copies[i].facility = s.places[0].facility
		}
		s.irreplaceable = true
	}},
	{change: func(s *service) { // nobody has restored it for long
		for i := range s.copies {
			s.copies[i].restored = 400*day + s.number%1000
		}
	}},
	{change: func(s *service) { // the key burns with the original
		for i := range s.copies {
			c := &s.copies[i]
			c.unreadable, c.stated, c.keys = true, true, []int{s.places[0].facility}
		}
	}},
	{critical: true, change: func(s *service) { s.testedRTO = s.rto + 10*minute }},
	{critical: true, leaf: true, change: func(s *service) {
		for i := range s.places {
			s.places[i].capacity /= 4
		}
	}},
	{critical: true, leaf: true, change: func(s *service) { s.places = s.places[:1] }},
}

// gaps leave out a fact each on which some demand hangs.
var gaps = []ailment{
	{dataset: []string{"copies"}},
	{copy: []string{"last_restore_test"}},
	{copy: []string{"encrypted", "key_held_at"}},
	{critical: true, service: []string{"rto"}},
	{critical: true, service: []string{"tested"}},
	{critical: true, leaf: true, place: []string{"capacity"}},
	{critical: true, leaf: true, service: []string{"requires"}},
}

// ail deals out whether something is wrong with the service, or unknown of it, so
// evenly that the shares hold in small inventories too, and draws what.
func (f *fleet) ail(s *service, d *dice) {
	_, fate := math.Modf(float64(s.number) * math.Phi)
	if fate < f.Faults {
		s.ailment = f.choose(s, d, faults)
	} else if fate < f.Faults+f.Unknown {
		s.ailment = f.choose(s, d, gaps)
	}
	if s.ailment.change != nil {
		s.ailment.change(s)
	}
}

// choose draws among the ailments that a service can have.
func (f *fleet) choose(s *service, d *dice, among []ailment) ailment {
	for {
		a := among[d.below(len(among))]
		if (!a.critical || s.critical) && (!a.leaf || f.isLeaf(s.number)) {
			return a
		}
	}
}
