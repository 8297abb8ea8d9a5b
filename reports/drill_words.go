package reports

import (
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// cast are all services, datasets and notices of one drill, worst first.
type cast struct{ services, datasets, notices []ending }

func castOf(s drill.Scenario) cast { return cast{servicesOf(s), datasetsOf(s), noticesOf(s)} }

// in are the endings with this state.
func in(s state, endings []ending) (chosen []ending) {
	for _, e := range endings {
		if e.state == s {
			chosen = append(chosen, e)
		}
	}
	return chosen
}

// outcomeOf is the worst that happens, and all that happens in a few sentences.
func outcomeOf(d DrillReport) (worst state, sentences string) {
	if d.Whole || len(d.Drills) != 1 {
		return d.matrix().outcome()
	}
	c := castOf(d.Drills[0])
	services, datasets, notices := countsOf(c.services), countsOf(c.datasets), countsOf(c.notices)
	sentences = tallyOf(services, datasets, notices)
	if noticed := noticed(d.Drills[0]); noticed != "" {
		sentences += " " + capital(noticed) + "."
	}
	return worstIn(services, datasets, notices), sentences
}

// noticed says how many users notice that services stop; empty where none is
// certain to stop.
func noticed(s drill.Scenario) string {
	if s.UsersAffected != nil {
		return "at least " + people(s.UsersAffected) + " notice"
	}
	for _, service := range s.Services {
		if is := stateOf(service.State); is == isLost || is == recovers {
			return "how many users notice is not declared"
		}
	}
	return ""
}

// lossName names what a drill takes, as --lose does.
func lossName(s drill.Scenario) string {
	names := make([]string, len(s.Lost))
	for i, lost := range s.Lost {
		names[i] = lost.String()
	}
	return both(names)
}

// people is a number of users in words; empty where it is not declared.
func people(users *int64) string {
	if users == nil {
		return ""
	}
	if *users == 1 {
		return "1 user"
	}
	return Thousands(*users) + " users"
}

func many(users *int64) int64 {
	if users == nil {
		return -1
	}
	return *users
}

// Thousands writes a number with a comma after every third digit from the end.
func Thousands(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// span writes seconds as days, hours, minutes and seconds: "1d 4h". It rounds
// up, so that no recovery looks faster than it is.
func span(seconds float64) string {
	left := int64(seconds)
	if float64(left) < seconds {
		left++
	}
	var parts []string
	for _, unit := range []struct {
		seconds int64
		name    string
	}{{24 * 60 * 60, "d"}, {60 * 60, "h"}, {60, "m"}, {1, "s"}} {
		if n := left / unit.seconds; n > 0 {
			parts = append(parts, strconv.FormatInt(n, 10)+unit.name)
			left -= n * unit.seconds
		}
	}
	if parts == nil {
		return "0s"
	}
	return strings.Join(parts, " ")
}
