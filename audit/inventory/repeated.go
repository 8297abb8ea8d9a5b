package inventory

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
)

// refuseRepeated reports entries of a list that are given twice, word for word:
// counted twice, one deployment would carry the load of two. Things with ids
// are left to those.
func (d *decoder) refuseRepeated(r *reader, n *node, f *field) {
	if len(n.children) < 2 || r.named || allDifferent(n.children) {
		return
	}
	seen := make(map[string]*node, len(n.children))
	for i := range n.children {
		entry := &n.children[i]
		if entry.kind == brokenNode || entry.kind == nullNode { // reported as what they are
			continue
		}
		written := string(appendWritten(nil, entry))
		if first, repeated := seen[written]; repeated {
			d.fault(entry, fmt.Sprintf("an entry of %s is given twice", f.key), fmt.Sprintf("it stands at line %d already", first.line), "keep one of them")
			continue
		}
		seen[written] = entry
	}
}

// fewEntries is how many entries are compared with each other at most: more are
// quicker to sort out by what is written.
const fewEntries = 16

// allDifferent reports whether a glance shows that no two entries of a short list
// are the same. Where it does not, they may still differ.
func allDifferent(entries []node) bool {
	if len(entries) > fewEntries {
		return false
	}
	for i := range entries {
		for j := range i {
			if !differ(&entries[i], &entries[j]) {
				return false
			}
		}
	}
	return true
}

// differ reports whether two nodes are seen to differ, the keys of mappings in the
// order in which they stand.
func differ(a, b *node) bool {
	if a.kind != b.kind || a.text != b.text || len(a.children) != len(b.children) {
		return true
	}
	for i := range a.children {
		if differ(&a.children[i], &b.children[i]) {
			return a.kind == listNode || i%2 == 1 // behind other keys, the order may be all that differs
		}
	}
	return false
}

// named reports whether values of t have ids of their own.
func named(t reflect.Type) bool { return isObject(t) && planOf(t).id >= 0 }

// appendWritten writes a node so that two are the same where their texts are,
// in whatever order the keys stand.
func appendWritten(text []byte, n *node) []byte {
	switch n.kind {
	case listNode:
		text = append(text, '[')
		for i := range n.children {
			text = append(appendWritten(text, &n.children[i]), ',')
		}
		return append(text, ']')
	case mappingNode:
		text = append(text, '{')
		for _, at := range keyOrder(n) {
			text = append(appendWritten(append(appendWritten(text, &n.children[at]), ':'), &n.children[at+1]), ',')
		}
		return append(text, '}')
	}
	return strconv.AppendQuote(append(text, byte('0'+n.kind)), n.text)
}

// keyOrder are the indexes of the keys of a mapping, in the order of the keys.
func keyOrder(n *node) (order []int) {
	for at := 0; at < len(n.children); at += 2 {
		order = append(order, at)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(n.children[a].text, n.children[b].text) })
	return order
}
