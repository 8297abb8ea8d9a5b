package drill

import "slices"

// unknowns are the facts that are not declared and on which it hangs what
// becomes of the services: theirs, and those of all services below them for
// which the plays differ.
func (r *drill) unknowns(services ...int) []path {
	var found []path
	seen := map[int]bool{}
	for queue := slices.Clone(services); len(queue) > 0; queue = queue[1:] {
		s := queue[0]
		if seen[s] || !r.differs(s) {
			continue
		}
		seen[s] = true
		found = append(found, r.undeclared(s)...)
		queue = append(queue, r.below(s)...)
	}
	return sorted(found)
}

// undeclared are the facts about one service that its fate hangs on and that
// are not declared.
func (r *drill) undeclared(s int) []path {
	var found []path
	service := r.net.services[s]
	if service.Requires == nil {
		found = append(found, servicePath(service.ID).Field("requires"))
	}
	if service.Deployments == nil {
		found = append(found, servicePath(service.ID).Field("deployments"))
	}
	for k := range r.net.placesOf(s) {
		found = append(found, r.unclear(k)...)
	}
	return found
}

// unclear are the facts that are not declared and that decide whether a place
// survives and, if it waits, whether it can be activated.
func (r *drill) unclear(place int) []path {
	p := &r.net.places[place]
	if p.facility < 0 || r.fates[p.facility] == taken {
		return nil
	}
	var found []path
	if r.fates[p.facility] == unsure {
		found = append(found, r.basis(int(p.facility))...)
	}
	if !p.active && !p.clear {
		found = append(found, r.net.requiresPath(r.net.holderOf(place)))
	}
	return found
}

// below are the services that a service, or a place of it that waits, needs.
func (r *drill) below(s int) []int {
	services := r.needed(s)
	for k := range r.net.placesOf(s) {
		if r.hopeful.waits(k) {
			services = append(services, r.needed(r.net.holderOf(k))...)
		}
	}
	return services
}

// needed are the services that the holder names in its needs, without those of
// needs that a service fulfils which certainly never stops.
func (r *drill) needed(holder int) []int {
	var services []int
	for number := range r.net.needsOf(holder) {
		anyOf := r.net.anyOf.at(number)
		if slices.ContainsFunc(anyOf, func(s int32) bool { return r.careful.ran(int(s)) }) {
			continue
		}
		for _, s := range anyOf {
			services = append(services, int(s))
		}
	}
	return services
}
