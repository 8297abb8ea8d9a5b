package kubernetes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// object is one object of a cluster.
type object struct {
	*imports.JSON
	sort            string // its version and kind, as in the tables
	kind            string
	namespace, name string
}

// address names an object as kubectl does.
func (o *object) address() string {
	if o.namespace == "" {
		return o.kind + " " + o.name
	}
	return o.kind + " " + o.namespace + "/" + o.name
}

// label is a label of an object, or the annotation of that name; empty if it has
// none.
func (o *object) label(key string) string {
	metadata := o.Get("metadata")
	return cmp.Or(metadata.Get("labels", key).String(), metadata.Get("annotations", key).String())
}

// labels are the labels that are meant for this program.
func (o *object) labels() map[string]string {
	found := map[string]string{}
	for _, key := range []string{imports.LabelService, imports.LabelKind, imports.LabelCritical, imports.LabelMode} {
		found[key] = o.label(key)
	}
	return found
}

// isLabelled reports whether somebody means the object for an inventory.
func (o *object) isLabelled() bool {
	return o.label(imports.LabelService) != "" || o.label(imports.LabelKind) != ""
}

// collect notes the objects of a document: one, or those of a list.
func (r *reading) collect(document *imports.JSON) error {
	items := document.Get("items")
	switch {
	case document.Shape() == imports.Null:
		return nil
	case items == nil && document.Get("kind").String() == "":
		return inventory.Fault{Location: document.Location(r.file, r.text), Problem: "this is nothing that kubectl get prints: it has no kind", Hint: printed}
	case items == nil:
		return r.note(document, "", "")
	case document.Get("kind").String() == "": // which kubectl prints behind the items
		return inventory.Fault{Location: items.Location(r.file, r.text), Problem: "this list has no kind, so that the file may be cut off", Hint: printed}
	case items.Shape() != imports.List && items.Shape() != imports.Null:
		return inventory.Fault{Location: items.Location(r.file, r.text), Problem: "items is no list", Hint: printed}
	}
	if document.Get("metadata", "continue").String() != "" {
		r.draft.Unknown("services", notWhole, "a list goes on elsewhere")
	}
	version, kind := document.Get("apiVersion").String(), strings.TrimSuffix(document.Get("kind").String(), "List")
	for _, item := range items.Entries() {
		if err := r.note(item, version, kind); err != nil {
			return err
		}
	}
	return nil
}

// note notes one object, of this version and kind if it names none itself.
func (r *reading) note(entry *imports.JSON, version, kind string) error {
	version, kind = cmp.Or(entry.Get("apiVersion").String(), version), cmp.Or(entry.Get("kind").String(), kind)
	metadata := entry.Get("metadata")
	o := &object{JSON: entry, sort: version + " " + kind, kind: kind, namespace: metadata.Get("namespace").String(), name: metadata.Get("name").String()}
	if !known[o.sort] {
		r.unread[o.sort]++
		return nil
	}
	fault := func(problem, hint string) error {
		return inventory.Fault{Location: entry.Location(r.file, r.text), Problem: imports.Text(problem), Hint: hint}
	}
	if o.name == "" {
		return fault("this "+kind+" has no name", printed)
	}
	key := o.sort + " " + o.address()
	if before := r.seen[key]; before != nil && !sameState(before, o) {
		return fault(o.address()+" is given twice, in different states or of different clusters", "import what was printed at one time, of one cluster")
	} else if before != nil {
		return nil
	}
	r.seen[key] = o
	r.objects[o.sort] = append(r.objects[o.sort], o)
	return nil
}

// sameState reports whether two objects are one, printed twice.
func sameState(a, b *object) bool {
	for _, key := range []string{"uid", "resourceVersion"} {
		if of := a.Get("metadata", key).String(); of == "" || of != b.Get("metadata", key).String() {
			return false
		}
	}
	return true
}

// order puts the objects in the order of their names.
func (r *reading) order() {
	for _, objects := range r.objects {
		slices.SortFunc(objects, func(a, b *object) int {
			return cmp.Or(cmp.Compare(a.namespace, b.namespace), cmp.Compare(a.name, b.name))
		})
	}
}

// all are the objects of a version and kind, in the order of their names.
func (r *reading) all(sort string) []*object { return r.objects[sort] }

// created is when an object was made; nil where it does not say so.
func (o *object) created() *inventory.Instant {
	return moment(o.Get("metadata", "creationTimestamp"))
}

// isSince reports whether a moment is known to be later than the making of an object.
func (o *object) isSince(at *inventory.Instant) bool {
	made := o.created()
	return made != nil && at != nil && at.Time().After(made.Time())
}

// find is the object of a version and kind with a name, nil if there is none.
func (r *reading) find(sort, namespace, name string) *object {
	o := &object{kind: sort[strings.LastIndexByte(sort, ' ')+1:], namespace: namespace, name: name}
	return r.seen[sort+" "+o.address()]
}

// leftOut lists what of the file was not read.
func (r *reading) leftOut() {
	for sort, count := range r.unread {
		r.draft.Unknown("services", kindsLeft, fmt.Sprintf("%s (%d)", sort, count))
	}
	for namespace, count := range r.system {
		r.draft.Unknown("services", systemLeft, fmt.Sprintf("%s (%d)", namespace, count))
	}
	owners := map[string]int{}
	for owner, mine := range r.pods {
		if r.seen[owner] == nil {
			version, rest, _ := strings.Cut(owner, " ")
			kind, _, _ := strings.Cut(rest, " ")
			owners[version+" "+kind] += len(mine)
		}
	}
	for sort, count := range owners {
		r.draft.Unknown("services", ownersLeft, fmt.Sprintf("%s (%d)", sort, count))
	}
	if r.lone > 0 {
		r.draft.Unknown("services", loneLeft, fmt.Sprintf("%d", r.lone))
	}
}
