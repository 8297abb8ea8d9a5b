package kubernetes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// veleroCopies adds the backups of Velero that hold the data of a volume: one copy
// for each schedule and for each place that backups without one went to.
func (r *reading) veleroCopies(d *dataset, user *object) {
	found := map[string]*held{}
	var ids []string
	keep := func(id string, of *object, spec *imports.JSON) *held {
		location := r.location(of, spec)
		id = "velero-" + id
		if found[id] == nil {
			ids = append(ids, id)
			found[id] = &held{of: of, id: id, kind: "backup", at: r.locationPlace(location), unclear: open{unsaid, "no schedule is in the file that is the same every week"}}
		}
		return found[id]
	}
	for _, plan := range r.all(backupPlans) {
		spec := plan.Get("spec", "template")
		if !isTrue(plan.Get("spec", "paused")) && covers(plan, spec, d, user) {
			keep(plan.name, plan, spec).interval = every(plan.Get("spec", "schedule").String())
		}
	}
	for _, b := range r.finished {
		spec := b.Get("spec")
		if !covers(b, spec, d, user) || !d.of.isSince(moment(b.Get("status", "startTimestamp"))) {
			continue
		}
		id := b.label(scheduleLabel)
		if plan := r.find(backupPlans, b.namespace, id); plan == nil || r.locationName(plan, plan.Get("spec", "template")) != r.locationName(b, spec) {
			id = "to-" + r.locationName(b, spec)
		}
		c := keep(id, b, spec)
		c.last = later(c.last, moment(b.Get("status", "completionTimestamp")))
	}
	for _, id := range ids {
		d.copies = append(d.copies, found[id])
	}
}

// covers reports whether a backup surely holds the data of a volume: it takes the
// files of all volumes in its namespace, and leaves none out. Of snapshots it is
// not certain what they hold and where they are, which is listed.
func covers(b *object, spec *imports.JSON, d *dataset, user *object) bool {
	if !takes(spec.Get("includedNamespaces"), d.of.namespace, true) || takes(spec.Get("excludedNamespaces"), d.of.namespace, false) {
		return false
	}
	files := isTrue(spec.Get("defaultVolumesToFsBackup")) || isTrue(spec.Get("defaultVolumesToRestic")) || isTrue(spec.Get("snapshotMoveData"))
	why := ""
	switch {
	case !files:
		why = "that it copies the data of volumes, and not only objects or snapshots"
	case user == nil || user.Get("spec", "template") == nil || user.isIdle():
		why = "that a pod uses the volume"
	case spec.Get("labelSelector") != nil || len(spec.Get("orLabelSelectors").Entries()) > 0 || spec.Get("resourcePolicy") != nil:
		why = "which objects it selects"
	case !takes(spec.Get("includedResources"), "*", true) || len(spec.Get("excludedResources").Entries()) > 0:
		why = "whether it takes volumes"
	case user.Get("spec", "template", "metadata", "annotations", leftOutOfBackups) != nil:
		why = "which volumes its pods leave out"
	default:
		return true
	}
	d.open = append(d.open, open{partly, b.address() + ": not certain " + why})
	return false
}

// takes reports whether a list of names has one, or all; and what is so of an empty
// list.
func takes(list *imports.JSON, name string, empty bool) bool {
	if len(list.Entries()) == 0 {
		return empty
	}
	return slices.ContainsFunc(list.Entries(), func(v *imports.JSON) bool { return v.String() == name || v.String() == "*" })
}

// location is where a backup goes, as the file has it; nil if it has not.
func (r *reading) location(of *object, spec *imports.JSON) *object {
	return r.find(backupStores, of.namespace, r.locationName(of, spec))
}

// locationName is what a backup names as its location, or the one that is taken
// where it names none.
func (r *reading) locationName(of *object, spec *imports.JSON) string {
	if name := spec.Get("storageLocation").String(); name != "" {
		return name
	}
	name := ""
	for _, location := range r.all(backupStores) {
		if location.namespace == of.namespace && isTrue(location.Get("spec", "default")) {
			name = cmp.Or(name, location.name)
		}
	}
	return cmp.Or(name, "default")
}

func (r *reading) locationPlace(location *object) spot {
	if location == nil {
		return spot{open: open{unsaid, "the location that it goes to is not in the file"}}
	}
	if at := bucketPlace(location); at.Known() {
		return spot{Place: at}
	}
	return spot{open: open{unsaid, "in which region bucket " + location.Get("spec", "objectStorage", "bucket").String() + " is, which it goes to"}}
}

// isIdle reports whether a workload asks for no pods.
func (o *object) isIdle() bool {
	desired := o.desired()
	return desired != nil && *desired == 0
}

// collectBackups notes the backups of databases with their schedules, and those of
// Velero that were completed: of those alike only the last, since there may be
// hundreds of each.
func (r *reading) collectBackups() {
	for _, sort := range []string{dumps, dumpPlans} {
		for _, b := range r.all(sort) {
			of := &object{kind: "Cluster", namespace: b.namespace, name: b.Get("spec", "cluster", "name").String()}
			r.dumped[of.address()] = append(r.dumped[of.address()], b)
		}
	}
	last := map[string]*object{}
	var alike []string
	for _, b := range r.all(backups) {
		at := moment(b.Get("status", "completionTimestamp"))
		if b.Get("status", "phase").String() != "Completed" || at == nil {
			continue
		}
		var key strings.Builder
		fmt.Fprintf(&key, "%q%q", b.namespace, b.label(scheduleLabel))
		b.Get("spec").Spell(&key)
		before := last[key.String()]
		if before == nil {
			alike = append(alike, key.String())
		}
		if before == nil || later(moment(before.Get("status", "completionTimestamp")), at) == at {
			last[key.String()] = b
		}
	}
	for _, key := range alike {
		r.finished = append(r.finished, last[key])
	}
}
