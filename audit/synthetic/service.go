package synthetic

// service is all that there is to a service and its dataset, before something
// ails it.
type service struct {
	number   int
	kind     string
	critical bool
	users    int
	// In seconds: what is declared, what a test achieved, and how long ago.
	rto, rpo, testedRTO, testedRPO, testedAge int

	requires list
	places   []place
	copies   []copied
	// It is declared that the data cannot be made anew.
	irreplaceable bool
	ailment       ailment
}

// place is a deployment of a service.
type place struct {
	facility int
	capacity float64
	takes    int  // seconds until a standby serves; 0 where it is active
	requires list // services that a standby waits for
}

func (f *fleet) service(i int) *service {
	traits := newDice(f.Seed, traits, i)
	d := newDice(f.Seed, own, i)
	own := traits.share() < f.Distinct
	pattern := traits.below(f.patterns)
	if !own {
		d = newDice(f.Seed, patterns, pattern)
		d.round = true
	}
	s := &service{number: i, kind: "product"}
	s.critical = d.below(3) == 0 || i < f.platform || (!own && pattern == 0)
	s.users = d.between(1000, 5_000_000, 1000)
	s.rto, s.rpo = d.between(15*minute, hour, 5*minute), d.between(2*hour, 24*hour, hour)
	s.testedRTO, s.testedRPO = d.between(2*minute, s.rto, minute), d.between(minute, s.rpo, minute)
	s.testedAge = d.between(10*day, 350*day, day)
	f.place(s, d)
	if i < f.platform {
		s.kind = roles[i%len(roles)].kind
		for _, kind := range roles[i%len(roles)].needs {
			s.requires = append(s.requires, f.anyOf(d, kind)...)
		}
	} else {
		f.require(s, d, own)
	}
	f.copy(s, d)
	f.ail(s, traits)
	return s
}

// place chooses where a service runs: in two zones or three, of which any but one
// carry the peak. A standby is the last of three places, or of a service that is
// not critical.
func (f *fleet) place(s *service, d *dice) {
	first := d.below(f.facilities)
	places, least := 2, 100
	if d.below(4) == 0 {
		places, least = 3, 50
	}
	for k := range places {
		at := first
		if k > 0 {
			at = f.within(d, f.zone(first)+k)
		}
		s.places = append(s.places, place{facility: at, capacity: capacity(d, least)})
	}
	waits := s.number >= f.platform && (!s.critical || places == 3) && d.below(2) == 0
	if waits {
		last := &s.places[places-1]
		last.takes = d.between(minute, 4*minute, minute)
		last.requires = append(f.anyOf(d, "failover"), f.anyOf(d, "deployment")...)
	}
}

// within draws a facility of a zone, counted around.
func (f *fleet) within(d *dice, zone int) int {
	zone %= zones
	return zone + zones*d.below((f.facilities-zone+zones-1)/zones)
}

// capacity draws one in hundredths, the least, or in millionths and up to half
// the peak above it.
func capacity(d *dice, least int) float64 {
	if d.round {
		return float64(least) / 100
	}
	return float64(least*10_000+d.below(500_000)) / 1_000_000
}

// require gives a product two or three services of the platform and, if it has
// a team of its own to lean on, one or two of its neighbours.
func (f *fleet) require(s *service, d *dice, own bool) {
	s.requires = append(f.anyOf(d, "identity"), f.anyOf(d, []string{"database", "object-storage", "cache"}[d.below(3)])...)
	if d.below(3) == 0 {
		s.requires = append(s.requires, f.anyOf(d, "tool")...)
	}
	if !own || f.layer(s.number) == 0 {
		return
	}
	one, other := f.neighbour(d, s.number), f.neighbour(d, s.number)
	s.requires = append(s.requires, one)
	if other != one {
		s.requires = append(s.requires, other)
	}
}

// item is the service as the inventory lists it.
func (s *service) item(id word) object {
	item := object{{"id", id}, {"kind", word(s.kind)}, {"critical", truth(s.critical)}, {"users", number(s.users)}}
	if s.critical {
		item = append(item,
			field{"rto", duration(s.rto)},
			field{"rpo", duration(s.rpo)},
			field{"tested", object{{"date", moment(s.testedAge)}, {"rto", duration(s.testedRTO)}, {"rpo", duration(s.testedRPO)}}})
	}
	requires := s.requires
	if requires == nil {
		requires = list{}
	}
	var places lines
	for _, p := range s.places {
		places = append(places, p.item().without(s.ailment.place...))
	}
	return append(item, field{"requires", requires}, field{"deployments", places}).without(s.ailment.service...)
}

func (p place) item() object {
	item := object{{"facility", facility(p.facility)}, {"mode", word("active")}, {"capacity", decimal(p.capacity)}}
	if p.takes > 0 {
		item[1].value = word("standby")
		item = append(item, field{"activation", object{{"requires", p.requires}, {"takes", duration(p.takes)}}})
	}
	return item
}
