package kubernetes

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// mount notes which claims a workload uses: those that its pods name, and those
// that are made for each of its pods.
func (r *reading) mount(o *object) {
	for _, volume := range o.Get("spec", "template", "spec", "volumes").Entries() {
		if claim := volume.Get("persistentVolumeClaim", "claimName").String(); claim != "" {
			r.uses(o, claim)
		}
	}
	if o.sort != statefulSets {
		return
	}
	for _, template := range o.Get("spec", "volumeClaimTemplates").Entries() {
		for _, claim := range r.numbered[o.namespace+"/"+template.Get("metadata", "name").String()+"-"+o.name] {
			r.uses(o, claim.name)
		}
	}
}

// numberClaims notes the claims whose names end in a number, by namespace and what
// stands before it.
func (r *reading) numberClaims() {
	for _, claim := range r.all(claims) {
		at := strings.LastIndexByte(claim.name, '-')
		if _, err := strconv.ParseUint(claim.name[at+1:], 10, 31); at > 0 && err == nil {
			key := claim.namespace + "/" + claim.name[:at]
			r.numbered[key] = append(r.numbered[key], claim)
		}
	}
}

// uses notes that a workload uses a claim. One that several use for different
// services belongs to none that is certain.
func (r *reading) uses(o *object, claim string) {
	key := o.namespace + "/" + claim
	if before := r.mounted[key]; before != nil && r.of[before] != r.of[o] {
		r.contested[key] = true
	}
	r.mounted[key] = o
}

// keepVolumes makes a dataset of each claim of a service: its label says of which,
// or the workload that uses it does. What a database keeps is no dataset of its own.
func (r *reading) keepVolumes() {
	for _, claim := range r.all(claims) {
		key := claim.namespace + "/" + claim.name
		user := r.mounted[key]
		sort, _ := claim.controller()
		if claim.label(clusterLabel) != "" || sort == clusters || system[claim.namespace] && !claim.isLabelled() && user == nil {
			continue
		}
		d := &dataset{of: claim, base: claim.name, primary: r.volumePlace(claim)}
		label := strings.ToLower(imports.ID(claim.label(imports.LabelService)))
		switch {
		case label != "":
			d.service = r.services[label]
		case user != nil && !r.contested[key]:
			d.service = r.of[user]
		}
		r.veleroCopies(d, user)
		r.datasets = append(r.datasets, d)
	}
}

// volumePlace is where the volume of a claim is: on one node, or in one zone.
func (r *reading) volumePlace(claim *object) spot {
	volume := r.find(volumes, "", claim.Get("spec", "volumeName").String())
	if volume == nil {
		return spot{open: open{unsaid, "its volume is not in the file"}}
	}
	var found []spot
	for _, term := range volume.Get("spec", "nodeAffinity", "required", "nodeSelectorTerms").Entries() {
		at := r.termPlace(term)
		if at == nil {
			return spot{open: open{unsaid, "its volume names no single zone or node"}}
		}
		found = append(found, at...)
	}
	if len(found) == 0 {
		return spot{open: open{unsaid, "its volume names no zone"}}
	}
	for _, at := range found {
		if at.Place != found[0].Place {
			return spot{open: open{imports.Unplaced, "nodes of its zone are in several places"}}
		}
	}
	return spot{Place: found[0].Place, open: open{nowhere, ""}, by: volume.address()}
}

// zoneKeys are the labels by which drivers of volumes name a zone.
var zoneKeys = []string{zoneLabel, oldZoneLabel, "topology.gke.io/zone", "topology.ebs.csi.aws.com/zone", "topology.disk.csi.azure.com/zone"}

// termPlace is where the nodes are that a term of a volume selects by one zone, or by
// one name; nil where it names none, or several, or a zone without nodes.
func (r *reading) termPlace(term *imports.JSON) (found []spot) {
	for _, rule := range term.Get("matchExpressions").Entries() {
		key, values := rule.Get("key").String(), rule.Get("values").Entries()
		if rule.Get("operator").String() != "In" || len(values) != 1 {
			continue
		}
		value := values[0].String()
		if at, known := r.standing[value]; known && key == hostLabel {
			return []spot{at}
		}
		if slices.Contains(zoneKeys, key) {
			found = r.zones[value]
		}
	}
	return found
}
