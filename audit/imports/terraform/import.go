// Package terraform imports what `terraform show -json` prints of a plan or of a
// state: databases, buckets, volumes, machines, clusters and their backups at
// Amazon, Google and Microsoft, in services, datasets and the places they are in.
//
// # Places
//
// A file names zones and regions, never buildings. A facility is the smallest unit
// of which the provider says that no two share a building: with Amazon and
// Microsoft a zone, with Google a region, since zones of several Google regions
// are known to be in one or two buildings. A region is a failure domain that takes
// all of its zones. Neither has a site, a place or a list of failure domains, so
// that nothing is off-site, far enough or apart from a grid until people declare
// it in a part of their own: two zones of a region are never two sites.
//
// What is kept somewhere in a region, in zones that are not named, is placed in a
// facility that stands for the region only if something else of the same service
// or dataset is in another region; else it is not placed at all. For the loss of
// one building proves nothing about it either way.
//
// The letter of an Amazon zone and the number of a Microsoft zone mean different
// places in different accounts. A file with several accounts places nothing in
// their zones.
//
// # What is certain
//
// Deployments are given only where all of them are known, and the mode of several
// only where the resource itself says who serves and who waits. Values that are
// marked as sensitive, or known only after the plan is applied, are absent. Data
// sources and what a plan deletes are left out.
package terraform

import (
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// unread are the parts of a file that are read over: what was before, and what
// may hold secrets of no use here.
var unread = map[string]bool{
	"prior_state": true, "resource_drift": true, "output_changes": true, "checks": true, "relevant_attributes": true, "proposed_unknown": true,
	"deferred_changes": true, "deferred_action_invocations": true, "action_invocations": true,
}

// Import makes a draft of a plan or a state. The error is an inventory.Fault with
// its place.
func Import(file, text string, options imports.Options) (*imports.Draft, error) {
	if fault := foreign(file, text); fault != nil {
		return nil, *fault
	}
	root, err := imports.ParseJSON(file, text, func(key string) bool { return unread[key] })
	if err != nil {
		return nil, err
	}
	if fault := unsupported(root); fault != nil {
		fault.Location = fault.of.Location(file, text)
		return nil, fault.Fault
	}
	draft := imports.NewDraft("terraform", file, options)
	r := newReading(draft, root)
	if r.read(); r.selected > mostSelected {
		return nil, inventory.Fault{Location: inventory.Location{File: file}, Problem: fmt.Sprintf("plans of backups select something more than %d times", mostSelected), Hint: "import parts of it"}
	}
	return draft, nil
}

// printed is how a file is made that can be read.
const printed = "print it with Terraform 1.1 or later: terraform show -json FILE"

// foreign tells a file that another command of Terraform wrote.
func foreign(file, text string) *inventory.Fault {
	at := inventory.Location{File: file, Line: 1, Column: 1}
	switch {
	case strings.HasPrefix(text, "PK\x03\x04"):
		return &inventory.Fault{Location: at, Problem: "this is a plan as terraform plan -out writes it", Hint: printed}
	case strings.HasPrefix(text, `{"@level"`):
		return &inventory.Fault{Location: at, Problem: "this is the log that terraform plan -json prints", Hint: "save the plan with -out=FILE; then " + printed}
	}
	return nil
}

// misfit is a fault of a value, whose place is still to be found.
type misfit struct {
	inventory.Fault
	of *imports.JSON
}

// unsupported tells a document that is none of a version that can be read.
func unsupported(root *imports.JSON) *misfit {
	version := root.Get("format_version")
	major, _, _ := strings.Cut(version.String(), ".")
	switch {
	case version == nil && root.Get("version").Int() != nil && root.Get("lineage") != nil:
		return &misfit{inventory.Fault{Problem: "this is a state as Terraform keeps it", Hint: printed}, root}
	case version == nil:
		return &misfit{inventory.Fault{Problem: "this is nothing that terraform show -json prints: there is no format_version", Hint: printed}, root}
	case major != "1":
		return &misfit{inventory.Fault{Problem: fmt.Sprintf("the format_version is %q", imports.Text(version.String())), Expected: "expected 1.0 or another 1.x", Hint: printed}, version}
	case root.Get("values") == nil && root.Get("planned_values") == nil && root.Get("resource_changes") == nil:
		return &misfit{inventory.Fault{Problem: "there is nothing to import: the file holds no values of a state and none of a plan"}, root}
	}
	return nil
}
