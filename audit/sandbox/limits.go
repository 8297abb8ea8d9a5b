package sandbox

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// least is what the program needs before it has done anything.
var least = Limits{Memory: 128 << 20, Time: time.Second}

// most are limits beyond which a number is a mistake.
var most = Limits{Memory: 1 << 50, Time: 24 * time.Hour}

// ParseLimits reads limits as people write them: 512MiB or 2GiB, and 90s or 10m.
func ParseLimits(memory, timeout string) (l Limits, err error) {
	if l.Memory, err = parseSize(memory); err != nil || l.Memory < least.Memory || l.Memory > most.Memory {
		return l, fmt.Errorf("memory is %q; expected a whole number of MiB or GiB, at least %s", memory, size(least.Memory))
	}
	if l.Time, err = time.ParseDuration(timeout); err != nil || l.Time < least.Time || l.Time > most.Time {
		return l, fmt.Errorf("timeout is %q; expected a time as 90s or 10m, at least %s", timeout, least.Time)
	}
	return l, nil
}

func parseSize(text string) (int64, error) {
	number, shift := strings.TrimSuffix(text, "MiB"), 20
	if number == text {
		number, shift = strings.TrimSuffix(text, "GiB"), 30
	}
	if number == text {
		return 0, strconv.ErrSyntax
	}
	n, err := strconv.ParseUint(number, 10, 20)
	return int64(n) << shift, err
}
