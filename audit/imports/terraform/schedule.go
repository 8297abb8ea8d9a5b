package terraform

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

const (
	hour = inventory.Duration(3600)
	day  = 24 * hour
	week = 7 * day
)

// every is the longest time between two runs of a schedule of Amazon, rate(…) or
// cron(…), in universal time; nil where it is not one of those that are the same
// every week.
func every(schedule string) *inventory.Duration {
	name, rest, _ := strings.Cut(schedule, "(")
	fields := strings.Fields(strings.TrimSuffix(rest, ")"))
	switch {
	case !strings.HasSuffix(rest, ")"):
		return nil
	case name == "rate" && len(fields) == 2:
		return rate(fields[0], fields[1])
	case name == "cron" && len(fields) == 6:
		return cron(fields)
	}
	return nil
}

func rate(count, unit string) *inventory.Duration {
	n, err := strconv.Atoi(count)
	length := map[string]inventory.Duration{"minute": 60, "hour": hour, "day": day}[strings.TrimSuffix(unit, "s")]
	if err != nil || n < 1 || n > 366 || length == 0 {
		return nil
	}
	return new(inventory.Duration(n) * length)
}

// cron reads minutes, hours, days of the month, months, days of the week, years.
func cron(fields []string) *inventory.Duration {
	if _, err := strconv.ParseUint(fields[0], 10, 6); err != nil || fields[3] != "*" || fields[5] != "*" || !slices.Contains([]string{"*", "?"}, fields[2]) {
		return nil
	}
	hours, days := hoursOf(fields[1]), daysOf(fields[4])
	if hours == nil || days == nil {
		return nil
	}
	var runs []inventory.Duration
	for _, d := range days {
		for _, h := range hours {
			runs = append(runs, inventory.Duration(d)*day+inventory.Duration(h)*hour)
		}
	}
	return widest(runs)
}

// widest is the longest time between two runs in a week that repeats.
func widest(runs []inventory.Duration) *inventory.Duration {
	slices.Sort(runs)
	longest := runs[0] + week - runs[len(runs)-1]
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
func daysOf(field string) (days []int) {
	if field == "?" || field == "*" {
		return []int{0, 1, 2, 3, 4, 5, 6}
	}
	for text := range strings.SplitSeq(field, ",") {
		first, last, isRange := strings.Cut(text, "-")
		if !isRange {
			last = first
		}
		from, to := weekday(first), weekday(last)
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
// MON, MONDAY, Monday; or by its number from 1 for Sunday. -1 if it is none.
func weekday(name string) int {
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= 7 {
		return n - 1
	}
	if len(name) != 3 && !strings.HasSuffix(strings.ToLower(name), "day") || len(name) < 3 {
		return -1
	}
	return slices.Index(weekdays, strings.ToUpper(name[:3]))
}

// onDays is the longest time between runs on these days, once a day; nil where one
// is no day, or there is none.
func onDays(names []string) *inventory.Duration {
	var runs []inventory.Duration
	for _, name := range names {
		d := weekday(name)
		if d < 0 {
			return nil
		}
		runs = append(runs, inventory.Duration(d)*day)
	}
	if runs == nil {
		return nil
	}
	return widest(runs)
}
