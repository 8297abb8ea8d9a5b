package terraform

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
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
	length := map[string]inventory.Duration{"minute": 60, "hour": imports.Hour, "day": imports.Day}[strings.TrimSuffix(unit, "s")]
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
	return imports.Weekly(fields[1], fields[4], 1)
}
