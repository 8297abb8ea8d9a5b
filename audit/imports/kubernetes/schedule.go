package kubernetes

import (
	"strconv"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// every is the longest time between two runs of a schedule, in the language of cron
// or as @daily and @every 6h; nil where it is not the same every week.
func every(schedule string) *inventory.Duration {
	fields := strings.Fields(schedule)
	switch {
	case len(fields) == 2 && fields[0] == "@every":
		length, err := time.ParseDuration(fields[1])
		if err != nil || length < time.Minute || length%time.Second != 0 || length > 366*24*time.Hour {
			return nil
		}
		return new(inventory.Duration(length / time.Second))
	case len(fields) == 1:
		if length := map[string]inventory.Duration{"@hourly": imports.Hour, "@daily": imports.Day, "@midnight": imports.Day, "@weekly": imports.Week}[fields[0]]; length > 0 {
			return &length
		}
	case len(fields) == 5 && isNumber(fields[0]) && fields[2] == "*" && fields[3] == "*":
		return imports.Weekly(fields[1], fields[4], 0)
	}
	return nil
}

// everySeconds is the same for schedules of CloudNativePG, which begin with a second.
func everySeconds(schedule string) *inventory.Duration {
	second, rest, _ := strings.Cut(strings.TrimSpace(schedule), " ")
	if strings.HasPrefix(second, "@") {
		return every(schedule)
	}
	if !isNumber(second) {
		return nil
	}
	return every(rest)
}

// isNumber reports whether a field is one minute or second.
func isNumber(field string) bool {
	n, err := strconv.ParseUint(field, 10, 6)
	return err == nil && n < 60
}
