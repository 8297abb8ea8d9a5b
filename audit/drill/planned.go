package drill

import (
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// chain are the events from which clocks count, in the order in which they happen
// at any outage. That all services run again may happen at any time.
var chain = []inventory.ClockStart{
	inventory.FromBegan, inventory.FromAware, inventory.FromClassified, inventory.FromInitial, inventory.FromUpdate,
}

// plannedTimes are how long after each event a notice of the plan goes out at worst.
func plannedTimes(plan *inventory.Reporting, notice *inventory.Notice) (times []PlannedTime) {
	for _, from := range append(slices.Clone(chain), inventory.FromRestored) {
		times = append(times, plannedTime(plan, notice, from))
	}
	return times
}

// plannedTime is how long after an event a notice goes out at worst: its own time,
// and before that whatever lies between the event and that from which its own time
// counts. An event that comes later than that may coincide with it.
func plannedTime(plan *inventory.Reporting, notice *inventory.Notice, from inventory.ClockStart) PlannedTime {
	at := noticePath(notice.ID)
	anchor := inventory.FromClassified
	if notice.After != nil {
		anchor = *notice.After
	}
	facts := PlannedTime{From: from}
	between, on, bounded := waitUntil(plan, notice, from, anchor)
	on = append(on, at.Field("within"))
	facts.Basis = rests(map[string][]path{"from": {at}, "seconds": on, "months": on, "working_days": on})
	switch {
	case !bounded:
	case notice.Within != nil && notice.Months == nil && notice.WorkingDays == nil:
		facts.inSeconds(between + notice.Within.Seconds())
	case notice.Months != nil && notice.Within == nil && notice.WorkingDays == nil && between == 0:
		facts.inMonths(*notice.Months)
	case notice.WorkingDays != nil && notice.Within == nil && notice.Months == nil && between == 0:
		facts.WorkingDays = notice.WorkingDays // how many days that is, holidays decide
	}
	return facts
}

// inSeconds sets a time that is given in seconds, which is that of so many days by
// the clock on the wall.
func (t *PlannedTime) inSeconds(seconds float64) {
	t.Seconds = &seconds
	day := wholeDay.Seconds()
	t.Months = fewest(func(months int) bool { return seconds <= float64(shortestMonths(months))*day })
	t.WorkingDays = fewest(func(days int) bool { return seconds <= float64(shortestWeekdays(days))*day })
}

// inMonths sets a time that is given in months, of which none has more than 31
// days, and whose last day counts to its end.
func (t *PlannedTime) inMonths(months int64) {
	t.Months = &months
	days := 31*months + 1
	t.Seconds = pointer((time.Duration(days) * wholeDay).Seconds())
	t.WorkingDays = fewest(func(count int) bool { return 31*months <= int64(shortestWeekdays(count)) })
}

// fewest is the least number, of the months that a report may have, that suffices.
func fewest(suffices func(int) bool) *int64 {
	for n := range longestMonths + 1 {
		if suffices(n) {
			return pointer(int64(n))
		}
	}
	return nil
}

// waitUntil is how many seconds may pass at worst from one event until another, and
// whether there is an end to it that the plan tells.
func waitUntil(plan *inventory.Reporting, notice *inventory.Notice, from, until inventory.ClockStart) (seconds float64, on []path, bounded bool) {
	if from == until {
		return 0, nil, true
	}
	if from == inventory.FromRestored { // at worst all services ran again at once
		from = inventory.FromBegan
	}
	if until == inventory.FromRestored {
		return 0, nil, false
	}
	bounded = true
	for i := slices.Index(chain, from); i < slices.Index(chain, until); i++ {
		step, paths := stepTo(plan, notice, chain[i+1])
		if on = append(on, paths...); step == nil {
			bounded = false
			continue
		}
		seconds += *step
	}
	return seconds, on, bounded
}

// stepTo is how many seconds may pass at worst from the event before one in the
// chain until that one.
func stepTo(plan *inventory.Reporting, notice *inventory.Notice, event inventory.ClockStart) (*float64, []path) {
	reporting := path("reporting")
	switch event {
	case inventory.FromAware:
		on := []path{reporting.Field("detection").Field("within")}
		if plan.Detection == nil {
			return nil, on
		}
		return seconds(plan.Detection.Within), on
	case inventory.FromClassified:
		on := []path{reporting.Field("classification").Field("within")}
		if plan.Classification == nil {
			return nil, on
		}
		return seconds(plan.Classification.Within), on
	case inventory.FromInitial:
		return fastest(plan, notice, inventory.InitialNotice, inventory.FromClassified)
	}
	return fastest(plan, notice, inventory.UpdateNotice, inventory.FromInitial)
}

// fastest is how many seconds after an event the first notice of a kind goes out at
// worst to whom another one goes. Notices whose time counts from one of their own
// kind, or from a later event, set no end to it.
func fastest(plan *inventory.Reporting, other *inventory.Notice, kind inventory.NoticeKind, from inventory.ClockStart) (least *float64, on []path) {
	for i := range plan.Notices {
		notice := &plan.Notices[i]
		if notice.Kind != kind || notice.To != other.To {
			continue
		}
		on = append(on, noticePath(notice.ID).Field("within"))
		if notice.After != nil && slices.Index(chain, *notice.After) > slices.Index(chain, from) {
			continue
		}
		if after := notice.After; after != nil && *after == inventory.FromRestored || notice.Within == nil {
			continue
		}
		if least == nil || notice.Within.Seconds() < *least {
			least = pointer(notice.Within.Seconds())
		}
	}
	if on == nil {
		on = []path{path("reporting").Field("notices")}
	}
	return least, on
}
