package terraform

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// resource is one instance of a managed resource that is, or is planned to be.
type resource struct {
	view
	address string // with all indices
	module  string // the address of its module, with all indices; empty for the root
	block   string // its address in its module, without an index: type.name
	kind    string // the type
	name    string
	index   string // how the instance is told from others of its block; empty for the only one
	config  *imports.JSON
}

// reading is what is read of a file, on the way into a draft.
type reading struct {
	draft     *imports.Draft
	root      *imports.JSON
	resources []*resource
	values    map[string][]*resource   // by what refers to them: id, arn, name …
	modules   map[string]*imports.JSON // the configuration, by address without indices
	declared  map[string]*imports.JSON // the blocks in it, by module and block
	instances map[string][]string      // of a module, by its address without indices
	blocks    map[string][]*resource   // by module and block
	steps     int                      // that were taken for one link

	services map[*resource]*service // what each resource does the work of
	byKey    map[string]*service
	datasets map[*resource]*dataset
	places   *imports.Places
	belong   map[string]map[*resource][]*resource
	targets  map[*resource]*resource // buckets that others are replicated to
	planned  map[[2]*resource]bool   // plans of backups, and what they are applied to
	attached map[*resource][]*dataset
	byTag    map[[2]string][]*resource
	selected int // how often plans of backups selected something
}

func newReading(draft *imports.Draft, root *imports.JSON) *reading {
	r := &reading{draft: draft, root: root, values: map[string][]*resource{}, modules: map[string]*imports.JSON{}, declared: map[string]*imports.JSON{}, instances: map[string][]string{}, blocks: map[string][]*resource{},
		services: map[*resource]*service{}, byKey: map[string]*service{}, datasets: map[*resource]*dataset{}, places: imports.NewPlaces(draft), belong: map[string]map[*resource][]*resource{}, targets: map[*resource]*resource{}, planned: map[[2]*resource]bool{}}
	r.collectModules("", root.Get("configuration", "root_module"), 0)
	r.collect()
	return r
}

// deepest is how deep modules may be nested, and chains of references be.
const deepest = 32

// collectModules notes the configuration of every module, by its address.
func (r *reading) collectModules(address string, module *imports.JSON, depth int) {
	if module == nil || depth > deepest {
		return
	}
	r.modules[address] = module
	for _, entry := range module.Get("resources").Entries() {
		if entry.Get("mode").String() == "managed" {
			r.declared[address+" "+entry.Get("type").String()+"."+entry.Get("name").String()] = entry
		}
	}
	calls := module.Get("module_calls")
	if calls.Shape() != imports.Object {
		return
	}
	for i, name := range calls.Keys {
		r.collectModules(join(address, "module."+name), calls.Values[i].Get("module"), depth+1)
	}
}

func join(module, rest string) string {
	if module == "" {
		return rest
	}
	return module + "." + rest
}

// collect notes all resources: those of the state, or those that are planned, with
// what the changes tell of them.
func (r *reading) collect() {
	found := map[string]*resource{}
	for _, values := range []string{"planned_values", "values"} {
		r.collectFrom(r.root.Get(values, "root_module"), found, 0)
		if len(found) > 0 {
			break
		}
	}
	for _, change := range r.root.Get("resource_changes").Entries() {
		r.overlay(change, found)
	}
	for _, res := range found {
		r.resources = append(r.resources, res)
	}
	slices.SortFunc(r.resources, func(a, b *resource) int { return cmp.Compare(a.address, b.address) })
	for _, res := range r.resources {
		r.configure(res)
		r.note(res)
	}
}

func (r *reading) collectFrom(module *imports.JSON, found map[string]*resource, depth int) {
	if depth > deepest {
		return
	}
	for _, entry := range module.Get("resources").Entries() {
		if res := resourceOf(entry, module.Get("address").String()); res != nil {
			res.value, res.sensitive = entry.Get("values"), entry.Get("sensitive_values")
			found[res.address] = res
		}
	}
	for _, child := range module.Get("child_modules").Entries() {
		r.collectFrom(child, found, depth+1)
	}
}

// resourceOf is the resource that an entry is about; nil for a data source.
func resourceOf(entry *imports.JSON, module string) *resource {
	res := &resource{address: entry.Get("address").String(), kind: entry.Get("type").String(), name: entry.Get("name").String()}
	if entry.Get("mode").String() != "managed" || res.address == "" || res.kind == "" || res.name == "" {
		return nil
	}
	if own := entry.Get("module_address").String(); own != "" {
		module = own
	}
	res.module, res.block = module, res.kind+"."+res.name
	switch index := entry.Get("index"); index.Shape() {
	case imports.Number, imports.Words:
		res.index = index.Written()
	}
	return res
}

// withoutIndices is the address of a module without what is in brackets, where a
// key may hold anything, in quotes.
func withoutIndices(address string) string {
	var b strings.Builder
	inBrackets, inQuotes := false, false
	for i := 0; i < len(address); i++ {
		c := address[i]
		switch {
		case inQuotes && c == '\\':
			i++
		case inBrackets && c == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case c == '[':
			inBrackets = true
		case c == ']':
			inBrackets = false
		case !inBrackets:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// referredBy are the attributes by which one resource is named in another.
var referredBy = []string{"id", "arn", "name", "bucket", "identifier", "cluster_identifier", "self_link", "bucket_name"}

// note notes by what a resource can be found.
func (r *reading) note(res *resource) {
	r.blocks[res.module+" "+res.block] = append(r.blocks[res.module+" "+res.block], res)
	if plain := withoutIndices(res.module); !slices.Contains(last(r.instances[plain], 2), res.module) {
		r.instances[plain] = append(r.instances[plain], res.module)
	}
	seen := map[string]bool{}
	for _, attribute := range referredBy {
		if text := res.get(attribute).text(); text != "" && !seen[text] {
			seen[text] = true
			r.values[text] = append(r.values[text], res)
		}
	}
}

// last is the last few of a list.
func last(list []string, count int) []string { return list[max(0, len(list)-count):] }

// base is a short name of the resource: that of its block, with the index.
func (res *resource) base() string {
	if res.index == "" {
		return res.name
	}
	return res.name + "-" + res.index
}
