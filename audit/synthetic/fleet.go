package synthetic

// fleet is the operator that the options describe. Services are numbered, those
// of the platform first; all that there is to a service follows from its number.
type fleet struct {
	Options
	facilities int
	platform   int
	patterns   int
}

// The streams of dice.
const (
	traits   = iota // whether a service follows a pattern, and what ails it
	patterns        // a pattern
	own             // a service that follows none
)

func newFleet(o Options) *fleet {
	f := &fleet{Options: o, facilities: o.Facilities}
	if f.facilities == 0 {
		for f.facilities = 8; f.facilities < 64 && f.facilities*f.facilities*f.facilities*4 < o.Services; f.facilities *= 2 {
		}
	}
	f.platform = min(max(o.Services/20, 2*len(roles)), 400, o.Services)
	f.patterns = 1 + int(255*o.Distinct)
	return f
}

// role is what a platform service is for.
type role struct {
	kind  string
	needs []string // the kinds of which it needs one each
}

// roles go round among the platform services. Each needs only what comes before
// it in the list: three layers.
var roles = []role{
	{"network", nil},
	{"key-store", nil},
	{"monitoring", nil},
	{"status-page", nil},
	{"database", []string{"key-store"}},
	{"cache", []string{"network"}},
	{"object-storage", []string{"key-store", "network"}},
	{"metadata", []string{"network"}},
	{"image-registry", []string{"network"}},
	{"identity", []string{"database", "cache"}},
	{"failover", []string{"monitoring", "metadata"}},
	{"deployment", []string{"image-registry", "key-store"}},
	{"console", []string{"monitoring"}},
	{"tool", []string{"database"}},
}

// id is the name of a service.
func (f *fleet) id(service int) word {
	if service >= f.platform {
		return word("s" + number(service-f.platform))
	}
	return named(roles[service%len(roles)].kind, service/len(roles))
}

// anyOf draws a platform service of a kind; none where there is none.
func (f *fleet) anyOf(d *dice, kind string) list {
	for i, r := range roles {
		if r.kind == kind && i < f.platform {
			return list{named(kind, d.below((f.platform-i+len(roles)-1)/len(roles)))}
		}
	}
	return nil
}

// Products come in teams: first those that others build on, then those in the
// middle, then those that nobody needs. None is deeper than its layer, and with
// the platform below them there are six.
const team = 10

func (f *fleet) layer(service int) int {
	switch place := (service - f.platform) % team; {
	case place < 2:
		return 0
	case place < 5:
		return 1
	}
	return 2
}

// isLeaf says whether nobody needs a service, so that what it does not have or
// declare is its own affair.
func (f *fleet) isLeaf(service int) bool { return service >= f.platform && f.layer(service) == 2 }

// neighbour draws a service of the layer below, of the same team or the one
// before it.
func (f *fleet) neighbour(d *dice, service int) word {
	first := service - (service-f.platform)%team
	if d.below(2) == 0 && first >= f.platform+team {
		first -= team
	}
	if f.layer(service) == 1 {
		return f.id(first + d.below(2))
	}
	return f.id(first + 2 + d.below(3))
}
