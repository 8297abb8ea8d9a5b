package kubernetes

import (
	"cmp"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// follows reports whether a database is a replica of another, which takes no
// writes.
func (o *object) follows() bool {
	replica := o.Get("spec", "replica")
	if enabled := replica.Get("enabled").Bool(); enabled != nil {
		return *enabled
	}
	primary := replica.Get("primary").String()
	return primary != "" && primary != cmp.Or(replica.Get("self").String(), o.name)
}

// instanceMode is how an instance of a database takes part: the primary serves, and
// the others wait.
func (o *object) instanceMode(p *pod) inventory.Mode {
	current := o.Get("status", "currentPrimary").String()
	switch {
	case o.follows():
		return inventory.Standby
	case current == "" || p.label(roleLabel) == "":
		return unclear
	case (current == p.name) != (p.label(roleLabel) == "primary"):
		return unclear // it is being switched over
	case current == p.name:
		return inventory.Active
	}
	return inventory.Standby
}

// keepClusters makes a dataset of each database, with its instances and backups as
// copies. A database that follows another keeps copies of the data of that one.
func (r *reading) keepClusters() {
	made := map[*object]*dataset{}
	for _, o := range r.all(clusters) {
		s := r.of[o]
		if s == nil || o.follows() {
			continue
		}
		d := &dataset{of: o, base: o.name, service: s, primary: spot{open: open{unsaid, "where its primary runs"}}}
		r.instances(d, o)
		r.dumpCopies(d, o)
		r.datasets, made[o] = append(r.datasets, d), d
	}
	for _, o := range r.all(clusters) {
		s := r.of[o]
		if s == nil || !o.follows() {
			continue
		}
		d := made[s.primary()]
		if d == nil {
			d = &dataset{of: o, base: o.name, service: s, primary: spot{open: open{unsaid, "the database that it follows is not in the file; label both " + imports.LabelService}}}
			r.datasets = append(r.datasets, d)
		}
		r.instances(d, o)
		r.dumpCopies(d, o)
	}
}

// instances places the data of a database where its primary is, with a copy at every
// other instance.
func (r *reading) instances(d *dataset, o *object) {
	for _, p := range r.pods[o.sort+" "+o.address()] {
		at, here := r.standing[p.Get("spec", "nodeName").String()]
		if !here {
			at.open = open{noPods, "its node is not in the file"}
		}
		mode := o.instanceMode(p)
		switch {
		case !p.serves || mode == unclear:
			d.open = append(d.open, open{notServing, p.address()})
		case mode == inventory.Active:
			d.primary = at
			d.primary.by = p.where()
		default:
			at.by = p.where()
			d.copies = append(d.copies, &held{of: p.object, id: p.name, kind: "replica", at: at, unclear: open{unsaid, "it follows at some distance"}})
		}
	}
}

// methods are the ways of making backups of a database: the id and kind of the copy.
var methods = []struct {
	name, id string
	kind     inventory.CopyKind
}{{"barmanObjectStore", "object-store", "backup"}, {"plugin", "object-store-by-plugin", "backup"}, {"volumeSnapshot", "volume-snapshots", "snapshot"}}

// dumpCopies adds the backups of a database: those that are planned, and those that
// were completed.
func (r *reading) dumpCopies(d *dataset, o *object) {
	for _, method := range methods {
		path, endpoint := r.dumpStore(o, method.name)
		c := &held{of: o, id: o.name + "-" + method.id, kind: method.kind, unclear: open{unsaid, "no schedule is in the file that is the same every week"}}
		planned := r.schedules(c, o, method.name) && (path != "" || o.makes(method.name))
		c.last = r.lastDump(o, method.name, path)
		switch {
		case !planned && c.last == nil && path != "":
			d.open = append(d.open, open{unsaid, "a store for backups of " + o.address() + " is named, but none is planned or was completed"})
		case !planned && c.last == nil:
		case method.kind == "backup":
			c.at = r.storePlace(path, endpoint)
			d.copies = append(d.copies, c)
		default:
			c.at.open = open{unsaid, "where snapshots of volumes are kept"}
			d.copies = append(d.copies, c)
		}
	}
}

// makes reports whether a database is set up for a method that needs no store of its
// own in the file.
func (o *object) makes(method string) bool {
	switch method {
	case "volumeSnapshot":
		return o.Get("spec", "backup", method) != nil
	case "plugin":
		return len(o.Get("spec", "plugins").Entries()) > 0
	}
	return false
}

// schedules gives a copy the interval of the schedules that make it, and reports
// whether there is one that is not suspended.
func (r *reading) schedules(c *held, o *object, method string) (planned bool) {
	for _, plan := range r.dumped[o.address()] {
		spec := plan.Get("spec")
		if plan.sort != dumpPlans || !isBy(plan, method) || isTrue(spec.Get("suspend")) {
			continue
		}
		planned = true
		c.interval = shorter(c.interval, everySeconds(spec.Get("schedule").String()))
		c.of = plan
	}
	return planned
}

// lastDump is when the last backup of a database was completed into the store that it
// has now.
func (r *reading) lastDump(o *object, method, path string) (last *inventory.Instant) {
	for _, b := range r.dumped[o.address()] {
		to, at := b.Get("status", "destinationPath").String(), moment(b.Get("status", "stoppedAt"))
		if b.sort == dumps && isBy(b, method) && b.Get("status", "phase").String() == "completed" && (to == "" || path == "" || to == path) && o.isSince(at) {
			last = later(last, at)
		}
	}
	return last
}

// isBy reports whether a backup or a schedule is by a method.
func isBy(b *object, method string) bool {
	return cmp.Or(b.Get("spec", "method").String(), "barmanObjectStore") == method
}

func isTrue(v *imports.JSON) bool { return v != nil && v.Is == imports.True }
