package terraform

import "github.com/dcaudit/dcaudit/audit/imports"

// overlay notes what a change tells of a resource, and takes out what it deletes.
func (r *reading) overlay(change *imports.JSON, found map[string]*resource) {
	res := resourceOf(change, "")
	if res == nil || change.Get("deposed") != nil {
		return
	}
	after := change.Get("change", "after")
	if after.Shape() != imports.Object {
		delete(found, res.address)
		return
	}
	if known := found[res.address]; known != nil {
		res = known
	} else {
		res.value = after
	}
	res.unknown = change.Get("change", "after_unknown")
	res.sensitive = merged(res.sensitive, change.Get("change", "after_sensitive"))
	found[res.address] = res
}

// merged is the mask that covers what either covers. The planned values and the
// change say the same; where they should not, the whole resource is covered.
func merged(a, b *imports.JSON) *imports.JSON {
	switch {
	case !holdsTrue(a):
		return b
	case !holdsTrue(b) || sameMask(a, b):
		return a
	}
	return &imports.JSON{Is: imports.True}
}

func sameMask(a, b *imports.JSON) bool {
	if holdsTrue(a) != holdsTrue(b) || isTrue(a) != isTrue(b) {
		return false
	}
	if a.Shape() == imports.List || b.Shape() == imports.List {
		for i := range max(len(a.Entries()), len(b.Entries())) {
			if !sameMask(at(a, i), at(b, i)) {
				return false
			}
		}
		return true
	}
	for _, keys := range [][]string{keysOf(a), keysOf(b)} {
		for _, key := range keys {
			if !sameMask(a.Get(key), b.Get(key)) {
				return false
			}
		}
	}
	return true
}

func keysOf(v *imports.JSON) []string {
	if v.Shape() != imports.Object {
		return nil
	}
	return v.Keys
}
