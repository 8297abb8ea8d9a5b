package drill

import (
	"cmp"
	"slices"
	"strings"
)

// compare puts the remedy first that saves most critical things, then that
// which proves most, then that after which most ends better over all losses, then
// that which takes least.
func (r Remedy) compare(other Remedy) int {
	saved, proven := r.saved()
	others, proven2 := other.saved()
	return cmp.Or(
		-cmp.Compare(saved, others), -cmp.Compare(proven, proven2), -cmp.Compare(r.gain(), other.gain()),
		cmp.Compare(len(r.Changes), len(other.Changes)), -cmp.Compare(len(r.Clears), len(other.Clears)), strings.Compare(keyOf(r.Changes), keyOf(other.Changes)),
	)
}

// saved counts the critical things that are no longer lost, and those of them of
// which it is proven how they end.
func (r Remedy) saved() (saved, proven int) {
	for _, c := range r.Clears {
		if c.Critical && c.Before == string(Lost) {
			saved++
			if c.After != "" {
				proven++
			}
		}
	}
	return saved, proven
}

// gain is how many ends of services get better on balance.
func (r Remedy) gain() int64 {
	if r.Better == nil || r.Worse == nil {
		return 0
	}
	return *r.Better - *r.Worse
}

// demote puts remedies at the end for which another does all that they do with
// no more changes. They stay, because a change may be hard to make.
func demote(found []Remedy) []Remedy {
	var good, matched []Remedy
	for _, r := range found {
		if slices.ContainsFunc(good, func(other Remedy) bool { return other.matches(r) }) {
			matched = append(matched, r)
		} else {
			good = append(good, r)
		}
	}
	return append(good, matched...)
}

// matches says whether the remedy clears all that another does, with no more
// changes.
func (r Remedy) matches(other Remedy) bool {
	return len(r.Changes) <= len(other.Changes) && r.gain() >= other.gain() && !slices.ContainsFunc(other.Clears, func(c Cleared) bool {
		return !slices.ContainsFunc(r.Clears, func(own Cleared) bool { return own.Kind == c.Kind && own.ID == c.ID })
	})
}
