package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// cast are all services, datasets and notices of one drill, or of several with
// each as it ends at worst.
type cast struct{ services, datasets, notices []ending }

func castOf(s drill.Scenario) cast { return cast{servicesOf(s), datasetsOf(s), noticesOf(s)} }

// worst is the worst state of all. Where there is nothing, nothing is known.
func (c cast) worst() state {
	worst := undetermined
	for i, e := range c.all() {
		if i == 0 || e.state.badness() < worst.badness() {
			worst = e.state
		}
	}
	return worst
}

func (c cast) all() []ending { return slices.Concat(c.services, c.datasets, c.notices) }

// tally counts how everything ends, a sentence for each sort of thing.
func (c cast) tally() string {
	sentences := []string{tallied("service", c.services)}
	if len(c.datasets) > 0 {
		sentences = append(sentences, tallied("dataset", c.datasets))
	}
	if len(c.notices) > 0 {
		sentences = append(sentences, tallied("notice", c.notices))
	}
	return strings.Join(sentences, " ")
}

// tallied is "3 services: 1 lost, 2 running."
func tallied(kind string, endings []ending) string {
	if len(endings) == 0 {
		return "No " + kind + " was played."
	}
	return count(len(endings), kind, plural(kind)) + ": " + census(endings) + "."
}

// census counts endings by state: "1 lost, 2 running".
func census(endings []ending) string {
	var counts []string
	for _, s := range states {
		switch n := len(in(s, endings)); {
		case n > 1 && s == recovers:
			counts = append(counts, fmt.Sprintf("%d recover", n))
		case n > 0:
			counts = append(counts, fmt.Sprintf("%d %s", n, s.word))
		}
	}
	return strings.Join(counts, ", ")
}

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
		return matrixOf(d).outcome()
	}
	c := castOf(d.Drills[0])
	sentences = c.tally()
	if noticed := noticed(d.Drills[0]); noticed != "" {
		sentences += " " + capital(noticed) + "."
	}
	return c.worst(), sentences
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
