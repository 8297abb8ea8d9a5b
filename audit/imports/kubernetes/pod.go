package kubernetes

import (
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// pod is one pod that is there, or is about to be.
type pod struct {
	*object
	serves bool // it runs, is ready and is not about to go
}

// where names a pod and its node, which together say where it runs.
func (p *pod) where() string { return p.address() + " on Node " + p.Get("spec", "nodeName").String() }

// collectPods notes the pods that have not ended, by the workload that they belong
// to.
func (r *reading) collectPods() {
	for _, o := range r.all(pods) {
		phase := o.Get("status", "phase").String()
		if phase == "Succeeded" || phase == "Failed" || o.Get("metadata", "deletionTimestamp").String() != "" {
			continue
		}
		owner := r.owner(o)
		if owner == "" {
			r.lone++
			continue
		}
		r.pods[owner] = append(r.pods[owner], &pod{o, phase == "Running" && isReady(o) && o.Get("spec", "nodeName").String() != ""})
	}
}

func isReady(o *object) bool {
	for _, condition := range o.Get("status", "conditions").Entries() {
		if condition.Get("type").String() == "Ready" {
			return condition.Get("status").String() == "True"
		}
	}
	return false
}

// controller is what controls an object, as a version, kind and address; empty if
// nothing does.
func (o *object) controller() (sort, name string) {
	for _, reference := range o.Get("metadata", "ownerReferences").Entries() {
		if is := reference.Get("controller").Bool(); is != nil && *is {
			return reference.Get("apiVersion").String() + " " + reference.Get("kind").String(), reference.Get("name").String()
		}
	}
	return "", ""
}

// owner is the workload of a pod, as a version, kind and address. Between a pod and
// a Deployment stands a ReplicaSet; where it is not in the file, its name is that of
// the Deployment and of the template.
func (r *reading) owner(o *object) string {
	sort, name := o.controller()
	if sort == replicaSets {
		if set := r.find(replicaSets, o.namespace, name); set != nil {
			if above, of := set.controller(); above != "" {
				sort, name = above, of
			}
		} else if of, cut := strings.CutSuffix(name, "-"+o.label(templateLabel)); cut && of != "" && o.label(templateLabel) != "" {
			sort, name = deployments, of
		}
	}
	if name == "" {
		return ""
	}
	return sort + " " + (&object{kind: sort[strings.LastIndexByte(sort, ' ')+1:], namespace: o.namespace, name: name}).address()
}

// runs are the places where a workload runs, if all of its pods serve and are in a
// known place.
func (r *reading) runs(o *object) ([]spot, open) {
	mine, desired := r.pods[o.sort+" "+o.address()], o.desired()
	switch {
	case len(r.objects[pods]) == 0:
		return nil, open{noPods, "print pods and nodes too"}
	case desired == nil:
		return nil, open{unsaid, "how many pods it asks for"}
	case *desired == 0:
		return nil, open{notServing, "it asks for none"}
	}
	serving := 0
	for _, p := range mine {
		if p.serves {
			serving++
		}
	}
	if int64(serving) != *desired || len(mine) != serving {
		return nil, open{notServing, fmt.Sprintf("%d serve of %d that are there and %d that it asks for", serving, len(mine), *desired)}
	}
	var found []spot
	for _, p := range mine {
		at, here := r.standing[p.Get("spec", "nodeName").String()]
		switch {
		case !here:
			return nil, open{noPods, "a node that it runs on is not in the file"}
		case !at.Known():
			return nil, open{nowhere, at.open.detail}
		}
		at.mode, at.by = o.modeOf(p), p.where()
		found = append(found, at)
	}
	return found, open{}
}

// desired is how many pods a workload asks for; nil where it does not say.
func (o *object) desired() *int64 {
	switch o.sort {
	case daemonSets:
		return o.Get("status", "desiredNumberScheduled").Int()
	case clusters:
		return o.Get("spec", "instances").Int()
	}
	return o.Get("spec", "replicas").Int()
}

// modeOf is how a pod takes part in the work: those of a Deployment and of a
// DaemonSet serve all alike; others may wait for each other.
func (o *object) modeOf(p *pod) inventory.Mode {
	switch {
	case o.sort == clusters:
		return o.instanceMode(p)
	case o.sort == statefulSets:
		return unclear
	}
	return inventory.Active
}
