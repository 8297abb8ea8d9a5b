package netbox

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
)

// object is one entry of a list.
type object struct {
	*imports.JSON
	list string
	id   int64
}

// name is what people call an object; a circuit is called by its number.
func (o *object) name() string { return cmp.Or(o.Get("name").String(), o.Get("cid").String()) }

// address names an object by its list, its number and its name.
func (o *object) address() string { return fmt.Sprintf("%s/%d %s", o.list, o.id, o.name()) }

// custom is a custom field as a text; empty if it is not set.
func (o *object) custom(name string) string {
	v := o.Get("custom_fields", name)
	if v.Shape() == imports.Object { // a selection, as older versions give it
		v = v.Get("value")
	}
	if truth := v.Bool(); truth != nil {
		return fmt.Sprint(*truth)
	}
	return v.String()
}

// status is the status of an object; empty where it has none.
func (o *object) status() string { return o.Get("status", "value").String() }

// ref is the number of the object that a field refers to; 0 where it refers to none.
func (o *object) ref(path ...string) int64 {
	if n := o.Get(append(path, "id")...).Int(); n != nil {
		return *n
	}
	return 0
}

// pages are the pages of one list.
type pages struct {
	objects []*object
	byID    map[int64]*object
	count   int64         // how many there are, as the last page says; -1 if none does
	first   *imports.JSON // the first page
}

// collect notes the lists of a document: those that it holds by name, or the one
// that it is itself, which the addresses of its entries name.
func (r *reading) collect(document *imports.JSON) error {
	switch {
	case document.Shape() != imports.Object:
		return r.fault(document, "this is nothing that NetBox gives: it is no object")
	case document.Get("detail").String() != "":
		return r.fault(document, "this is an error of NetBox: "+imports.Text(document.Get("detail").String()))
	case document.Get("results") != nil:
		name := listOf(document)
		if name == "" && len(document.Get("results").Entries()) > 0 {
			return r.fault(document, "what this is a list of is not read, or cannot be told from the addresses in it")
		}
		return r.page(name, document)
	}
	for i, name := range document.Keys {
		if !slices.Contains(known, name) {
			continue
		}
		if err := r.page(name, document.Values[i]); err != nil {
			return err
		}
	}
	return nil
}

var entryURL = regexp.MustCompile(`/api/[a-z]+/([a-z-]+)/[0-9]+/?$`)

// listOf is the list that the first entry of a page is in, if it is known.
func listOf(page *imports.JSON) string {
	match := entryURL.FindStringSubmatch(page.Get("results").First().Get("url").String())
	if match == nil || !slices.Contains(known, match[1]) {
		return ""
	}
	return match[1]
}

// page notes one page of a list, or a list that is no page.
func (r *reading) page(name string, page *imports.JSON) error {
	if name == "" {
		return nil
	}
	entries := page.Get("results")
	if page.Shape() == imports.List {
		entries = page
	}
	if entries.Shape() != imports.List {
		return r.fault(page, name+" is neither a page of a list, with its results, nor a list")
	}
	p := r.lists[name]
	if p == nil {
		p = &pages{byID: map[int64]*object{}, count: -1, first: page}
		r.lists[name] = p
	}
	if count := page.Get("count").Int(); count != nil {
		p.count = *count
	}
	for _, entry := range entries.Entries() {
		number := entry.Get("id").Int()
		if number == nil || *number < 1 {
			return r.fault(entry, "this entry of "+name+" has no id")
		}
		o := &object{entry, name, *number}
		if p.byID[o.id] != nil {
			return r.fault(entry, imports.Text(o.address())+" is given twice")
		}
		if entry.Get("status", "value").Shape() == imports.Number {
			return r.fault(entry.Get("status"), "the status is a number, as NetBox gave it before 2.7")
		}
		p.byID[o.id], p.objects = o, append(p.objects, o)
	}
	return nil
}

// complete refuses a list of which pages are missing. Of one that does not say how
// many entries it has, it is listed that it may not be whole.
func (r *reading) complete(name string) error {
	p := r.lists[name]
	switch {
	case p == nil:
	case p.count < 0:
		r.draft.Unknown("facilities", notWhole, name)
	case p.count != int64(len(p.objects)):
		return r.fault(p.first, fmt.Sprintf("%s has %d entries, and the file holds %d of them", name, p.count, len(p.objects)))
	}
	if p != nil {
		slices.SortFunc(p.objects, func(a, b *object) int { return cmp.Compare(a.id, b.id) })
	}
	return nil
}

// all are the objects of a list, in the order of their numbers.
func (r *reading) all(name string) []*object {
	if p := r.lists[name]; p != nil {
		return p.objects
	}
	return nil
}

// find is an object by its list and number, nil if it is not in the file.
func (r *reading) find(name string, id int64) *object {
	if p := r.lists[name]; p != nil {
		return p.byID[id]
	}
	return nil
}

// isWhole reports whether a list is in the file and known to be whole.
func (r *reading) isWhole(name string) bool { return r.lists[name] != nil && r.lists[name].count >= 0 }

// plain is a text without regard to case, blanks and points.
func plain(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t\r\n,.;-", r) }), " ")
}
