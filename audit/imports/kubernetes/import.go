// Package kubernetes imports what `kubectl get -o json` or `-o yaml` prints of a
// cluster: nodes and where they are, workloads and where their pods run, volumes,
// and the backups of Velero and CloudNativePG and where they go.
//
// # Places
//
// A node names a zone, never a building. Zones of Amazon, Google and Microsoft, told
// by the id that the provider gave the machine, become the same facilities as with
// the other importers. Whatever else a zone is called by the people of a cluster, a
// rack, a room, a city, names no building: nothing is placed there, unless nodes
// carry the label dcaudit-facility, which is the id of their building.
//
// # What is certain
//
// A service runs where its pods run, not where a rule would have them: deployments
// are given where all pods that a workload asks for are in the file, are ready, and
// are on nodes whose place is known. Those of a Deployment or a DaemonSet serve all
// alike; of a StatefulSet a label must say so. Workloads with the same label do
// different work, so that they must be in the same places.
//
// A backup is a copy where the file shows that it covers the data: by a schedule
// that is not suspended, or by one that was completed, which alone says when it last
// succeeded. A bucket is where its region is, if the file names that.
//
// Only the keys in a list of names are read at all. Secrets, the values of an
// environment, and annotations that repeat whole objects are not among them.
package kubernetes

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// printed is how a file is made that can be read.
const printed = "print it with: kubectl get nodes,pods,deployments,statefulsets,daemonsets,replicasets,pv,pvc -A -o json"

// Import makes a draft of what was printed of one cluster. The error is an
// inventory.Fault with its place.
func Import(file, text string, options imports.Options) (*imports.Draft, error) {
	if fault := foreign(file, text); fault != nil {
		return nil, *fault
	}
	documents, err := imports.ParseDocuments(file, text, func(key string) bool { return kept[key] })
	if err != nil {
		return nil, err
	}
	r := newReading(imports.NewDraft("kubernetes", file, options), file, text)
	for _, document := range documents {
		if err := r.collect(document); err != nil {
			return nil, err
		}
	}
	if !r.hasAny() {
		return nil, inventory.Fault{Location: inventory.Location{File: file, Line: 1, Column: 1}, Problem: "there is nothing to import: the file holds no nodes, workloads, volumes or backups of a known version", Hint: printed}
	}
	r.read()
	return r.draft, nil
}

// foreign tells what kubectl prints for people.
func foreign(file, text string) *inventory.Fault {
	first, _, _ := strings.Cut(text, "\n")
	isTable := strings.HasPrefix(first, "NAME ") || strings.HasPrefix(first, "NAMESPACE ")
	if isTable && first == strings.ToUpper(first) {
		return &inventory.Fault{Location: inventory.Location{File: file, Line: 1, Column: 1}, Problem: "this is a table as kubectl get prints it without -o", Hint: printed}
	}
	return nil
}
