package imports

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Lengths of time in which schedules are given.
const (
	Hour = inventory.Duration(3600)
	Day  = 24 * Hour
	Week = 7 * Day
)

// Weekly is the longest time between two runs of a schedule, in universal time, by
// its fields of hours and of days of the week, in the language of cron: once in
// each of these hours. Days may be numbers too, of which sunday is the first, and
// Saturday the last. Nil where a field is not one of those that are the same every
// week.
func Weekly(hours, days string, sunday int) *inventory.Duration {
	var runs []inventory.Duration
	for _, d := range daysOf(days, sunday) {
		for _, h := range hoursOf(hours) {
			runs = append(runs, inventory.Duration(d)*Day+inventory.Duration(h)*Hour)
		}
	}
	return widest(runs)
}

// OnDays is the longest time between runs on these days, once a day; nil where one
// is no day, or there is none.
func OnDays(names []string) *inventory.Duration {
	var runs []inventory.Duration
	for _, name := range names {
		d := weekday(name, 1)
		if d < 0 {
			return nil
		}
		runs = append(runs, inventory.Duration(d)*Day)
	}
	return widest(runs)
}

// widest is the longest time between two runs in a week that repeats; nil where
// there is none.
func widest(runs []inventory.Duration) *inventory.Duration {
	if len(runs) == 0 {
		return nil
	}
	slices.Sort(runs)
	longest := runs[0] + Week - runs[len(runs)-1]
	for i := 1; i < len(runs); i++ {
		longest = max(longest, runs[i]-runs[i-1])
	}
	return &longest
}

// hoursOf reads *, 5, 0/6, */6 and 0,12; nil for anything else.
func hoursOf(field string) (hours []int) {
	if field == "*" {
		field = "0/1"
	}
	if first, step, isStep := strings.Cut(field, "/"); isStep {
		from, err := strconv.Atoi(strings.Replace(first, "*", "0", 1))
		by, fault := strconv.Atoi(step)
		if err != nil || fault != nil || by < 1 || from < 0 || from > 23 {
			return nil
		}
		for h := from; h < 24; h += by {
			hours = append(hours, h)
		}
		return hours
	}
	for text := range strings.SplitSeq(field, ",") {
		h, err := strconv.Atoi(text)
		if err != nil || h < 0 || h > 23 {
			return nil
		}
		hours = append(hours, h)
	}
	return hours
}

var weekdays = []string{"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"}

// daysOf reads ?, *, MON, MON-FRI and MON,THU; nil for anything else.
func daysOf(field string, sunday int) (days []int) {
	if field == "?" || field == "*" {
		return []int{0, 1, 2, 3, 4, 5, 6}
	}
	for text := range strings.SplitSeq(field, ",") {
		first, last, isRange := strings.Cut(text, "-")
		if !isRange {
			last = first
		}
		from, to := weekday(first, sunday), weekday(last, sunday)
		if from < 0 || to < from {
			return nil
		}
		for d := from; d <= to; d++ {
			days = append(days, d)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// weekday is the number of a day by its name, in any language of these files:
// MON, MONDAY, Monday; or by its number, given that of Sunday. -1 if it is none.
func weekday(name string, sunday int) int {
	if n, err := strconv.Atoi(name); err == nil && n >= sunday && n < sunday+7 {
		return n - sunday
	}
	if len(name) != 3 && !strings.HasSuffix(strings.ToLower(name), "day") || len(name) < 3 {
		return -1
	}
	return slices.Index(weekdays, strings.ToUpper(name[:3]))
}
