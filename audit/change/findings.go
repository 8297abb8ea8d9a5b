package change

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// row is a finding by its place.
type row struct {
	of    *audit.Judgement
	index int
}

func (r row) status() audit.Status   { return r.of.Status(r.index) }
func (r row) finding() audit.Finding { return r.of.Finding(r.index) }
func (r row) waived() bool           { return r.of.Waived(r.index) }

// findings compares every finding with what it was.
func (c *comparing) findings() {
	uses := map[string]*audit.Judgement{}
	for _, j := range c.base.Findings.Judgements() {
		uses[useOf(j)] = j
	}
	for _, j := range c.head.Findings.Judgements() {
		was := uses[useOf(j)]
		delete(uses, useOf(j))
		c.judgement(was, j)
	}
	for _, j := range c.base.Findings.Judgements() {
		if uses[useOf(j)] != nil {
			for i := range j.Len() {
				c.gone(row{j, i}, Catalog)
			}
		}
	}
}

// useOf is a check with its parameters, by which the same is asked on both sides.
func useOf(j *audit.Judgement) string {
	params, err := json.Marshal(j.Params) // of which the keys are in order
	if err != nil || len(j.Params) == 0 {
		return j.Check
	}
	return j.Check + " " + string(params)
}

// judgement compares what one check found on both sides; was is nil where it was
// not asked before.
func (c *comparing) judgement(was, is *audit.Judgement) {
	before := map[string]int{}
	if was != nil {
		for i := range was.Len() {
			s := was.Subject(i)
			before[s.Kind+":"+c.names.of(s.Kind, s.ID)] = i
		}
	}
	for i := range is.Len() {
		s, now := is.Subject(i), row{is, i}
		at, there := before[s.Kind+":"+s.ID]
		delete(before, s.Kind+":"+s.ID)
		switch {
		case there:
			c.pair(row{was, at}, now)
		case was == nil:
			c.appeared(now, Catalog)
		default:
			c.appeared(now, c.causeOf(is.Check))
		}
	}
	for i := 0; was != nil && i < was.Len(); i++ {
		s := was.Subject(i)
		if _, left := before[s.Kind+":"+c.names.of(s.Kind, s.ID)]; left {
			c.gone(row{was, i}, Infrastructure)
		}
	}
}

// causeOf is why a check says something else of the same.
func (c *comparing) causeOf(check string) Cause {
	if c.otherwise[check] {
		return Catalog
	}
	return Infrastructure
}

func passes(s audit.Status) bool { return s == audit.Satisfied || s == audit.NotApplicable }

// appeared tells of a finding that there was not.
func (c *comparing) appeared(now row, cause Cause) {
	kind := Appeared
	switch {
	case passes(now.status()):
		c.Added[now.status()]++
		return
	case now.waived():
		kind = Waived
	}
	c.Changes = append(c.Changes, Change{Kind: kind, Cause: cause, After: now.status(), Finding: now.finding()})
}

// gone tells of a finding that there is no more. One that passed is told by its
// subject alone.
func (c *comparing) gone(was row, cause Cause) {
	if !passes(was.status()) {
		c.Changes = append(c.Changes, Change{Kind: Gone, Cause: cause, Before: was.status(), Finding: was.finding()})
	}
}

// pair compares a finding with what it was.
func (c *comparing) pair(was, is row) {
	change := Change{Cause: c.causeOf(is.of.Check), Before: was.status(), After: is.status()}
	switch {
	case was.status() == is.status() && is.status() == audit.NotSatisfied:
		change.Less, change.More = c.violations(was.finding(), is.finding())
		change.Kind = stillWrong(was.waived(), is.waived(), change)
	case rank(is.status()) > rank(was.status()) && is.waived():
		change.Kind = Waived
	case rank(is.status()) > rank(was.status()):
		change.Kind = Regressed
	case passes(was.status()) || was.status() == is.status():
	case is.status() == audit.Undetermined:
		change.Kind = Obscured
	case is.status() == audit.NotApplicable:
		change.Kind = Exempted
	default:
		change.Kind = Fixed
	}
	if change.Kind == "" {
		c.Unchanged[is.status()]++
		return
	}
	change.Finding = is.finding()
	c.Changes = append(c.Changes, change)
}

// stillWrong is what became of a finding that is not satisfied on both sides;
// empty if nothing did.
func stillWrong(wasWaived, isWaived bool, change Change) Kind {
	switch {
	case isWaived && wasWaived:
		return ""
	case isWaived:
		return Waived
	case wasWaived:
		return Unwaived
	case len(change.More) > 0:
		return Regressed
	case len(change.Less) > 0:
		return Eased
	}
	return ""
}

// violations are what is wrong before and not any more, and what is wrong since,
// by their messages. Ages grow by themselves, so that numbers do not count, and
// neither do ids that only changed.
func (c *comparing) violations(was, is audit.Finding) (less, more []string) {
	before := map[string][]string{}
	for _, v := range was.Violations {
		key := withoutNumbers(c.names.in(v.Message))
		before[key] = append(before[key], v.Message)
	}
	for _, v := range is.Violations {
		key := withoutNumbers(v.Message)
		if left := before[key]; len(left) > 0 {
			before[key] = left[1:]
			continue
		}
		more = append(more, v.Message)
	}
	for _, left := range before {
		less = append(less, left...)
	}
	slices.Sort(less)
	return less, more
}

// withoutNumbers puts one mark in the place of each number.
func withoutNumbers(s string) string {
	var b strings.Builder
	in := false
	for _, r := range s {
		digit := r >= '0' && r <= '9' || in && (r == '.' || r == ',')
		switch {
		case digit && !in:
			b.WriteByte('#')
		case !digit:
			b.WriteRune(r)
		}
		in = digit
	}
	return b.String()
}
