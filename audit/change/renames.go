package change

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// renames are the new ids of subjects that were renamed, by kind and old id.
type renames map[[2]string]string

// of is the id that a subject has in the head.
func (r renames) of(kind, id string) string {
	if now, renamed := r[[2]string{kind, id}]; renamed {
		return now
	}
	return id
}

// in puts new ids in the place of old ones wherever a text has them as a word.
func (r renames) in(s string) string {
	if len(r) == 0 {
		return s
	}
	words := map[string]string{}
	for name, now := range r {
		words[name[1]] = now
	}
	var b strings.Builder
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(c rune) bool { return !inID(c) })
		switch {
		case n < 0:
			n = len(s)
		case n == 0:
			n = 1
		}
		b.WriteString(cmp.Or(words[s[:n]], s[:n]))
		s = s[n:]
	}
	return b.String()
}

func inID(c rune) bool {
	return c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// subjects lists the subjects that are on one side only, and among them those
// that have only another id.
func (c *comparing) subjects() {
	before, after := subjectsOf(c.base), subjectsOf(c.head)
	var gone, fresh []audit.Subject
	for _, s := range sorted(before) {
		if _, there := after[key(s)]; !there {
			gone = append(gone, s)
		}
	}
	for _, s := range sorted(after) {
		if _, there := before[key(s)]; !there {
			fresh = append(fresh, s)
		}
	}
	c.names = renames{}
	gone, fresh = c.match(gone, fresh, true)
	c.Gone, c.New = c.match(gone, fresh, false)
	slices.SortFunc(c.Renamed, func(a, b Rename) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.From, b.From)) })
}

func key(s audit.Subject) string { return s.Kind + ":" + s.ID }

// subjectsOf are the subjects of a side, or those that were judged, without those
// that stand in for others.
func subjectsOf(a Input) map[string]audit.Subject {
	all := map[string]audit.Subject{}
	for _, s := range a.Subjects {
		all[key(s)] = s
	}
	if a.Subjects != nil {
		return all
	}
	for _, j := range a.Findings.Judgements() {
		for i := range j.Len() {
			if s := j.Subject(i); s.ID != "" {
				all[key(s)] = s
			}
		}
	}
	return all
}

func sorted(all map[string]audit.Subject) (list []audit.Subject) {
	for _, s := range all {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b audit.Subject) int { return cmp.Compare(key(a), key(b)) })
	return list
}

// match pairs subjects that are alike in all that was found out about them but
// their ids, and no other is, and returns the others. Where facts count, so do
// the values of what the findings rest on; else only how the findings end.
func (c *comparing) match(gone, fresh []audit.Subject, facts bool) (stillGone, stillFresh []audit.Subject) {
	if len(gone) == 0 || len(fresh) == 0 {
		return gone, fresh
	}
	before, after := likenesses(c.base.Assessment, gone, facts), likenesses(c.head.Assessment, fresh, facts)
	matched := map[string]bool{}
	for likeness, is := range after {
		if was := before[likeness]; len(was) == 1 && len(is) == 1 {
			c.names[[2]string{was[0].Kind, was[0].ID}] = is[0].ID
			c.Renamed = append(c.Renamed, Rename{is[0].Kind, was[0].ID, is[0].ID})
			matched["-"+key(was[0])], matched["+"+key(is[0])] = true, true
		}
	}
	left := func(list []audit.Subject, side string) []audit.Subject {
		return slices.DeleteFunc(slices.Clone(list), func(s audit.Subject) bool { return matched[side+key(s)] })
	}
	return left(gone, "-"), left(fresh, "+")
}

// likenesses are the subjects by all that was found out about them. One of which
// nothing was is like no other.
func likenesses(a audit.Assessment, subjects []audit.Subject, facts bool) map[string][]audit.Subject {
	wanted, told := map[string]bool{}, map[string]*strings.Builder{}
	for _, s := range subjects {
		wanted[key(s)] = true
		told[key(s)] = &strings.Builder{}
		fmt.Fprintf(told[key(s)], "%s %s\n", s.Kind, s.Name)
	}
	judged := map[string]bool{}
	for _, j := range a.Findings.Judgements() {
		for i := range j.Len() {
			if s := j.Subject(i); wanted[key(s)] {
				judged[key(s)] = true
				fmt.Fprintf(told[key(s)], "%s %s %s\n", useOf(j), j.Status(i), factsOf(row{j, i}, facts))
			}
		}
	}
	alike := map[string][]audit.Subject{}
	for _, s := range subjects {
		if !judged[key(s)] {
			continue
		}
		alike[told[key(s)].String()] = append(alike[told[key(s)].String()], s)
	}
	return alike
}

// factsOf are the facts that a finding rests on, without the id of its subject.
func factsOf(r row, wanted bool) string {
	if !wanted {
		return ""
	}
	f := r.finding()
	var facts []string
	add := func(all []audit.Evidence) {
		for _, e := range all {
			value, err := json.Marshal(e.Value)
			if err != nil {
				value = nil
			}
			facts = append(facts, string(e.Path)+" = "+string(value))
		}
	}
	add(f.Evidence)
	for _, v := range f.Violations {
		add(v.Evidence)
	}
	for _, m := range f.Missing {
		facts = append(facts, string(m.Path))
	}
	slices.Sort(facts)
	own := renames{{f.Subject.Kind, f.Subject.ID}: "*"}
	return own.in(strings.Join(facts, "; "))
}
