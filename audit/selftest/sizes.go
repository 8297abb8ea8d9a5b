package selftest

import (
	"fmt"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// direction says which way a fact gets worse. What gets better, or only other,
// is not damage: a demand may well allow it.
type direction uint8

const (
	less direction = 1 << iota
	more
	earlier
	later
)

// worse is the direction in which each fact of the model gets worse, by type and
// key. What stands for no promise, as a latitude or the beginning of an outage,
// has none.
var worse = map[string]direction{
	"Operator.daily_users": 0, "Operator.traffic_share": 0, "Service.users": 0, // thresholds of the law
	"Coordinates.lat": 0, "Coordinates.lon": 0, "Power.capacity_mw": 0,
	"Deployment.capacity":             less,
	"Power.reserve":                   less,
	"BatteryRoom.monitoring_interval": more,
	// An objective is not worse for being lax; one that no test has met is.
	"Service.rto": less, "Service.rpo": less,
	"RecoveryTest.rto": more, "RecoveryTest.rpo": more,
	"Activation.takes":      more,
	"Copy.interval":         more,
	"Detection.within":      more,
	"Classification.within": more,
	"Notice.within":         more,
	"Exercise.duration":     more,

	"Inventory.as_of":        earlier | later,
	"Exercise.date":          earlier | later,
	"RecoveryTest.date":      earlier | later,
	"Copy.last_success":      earlier | later,
	"Copy.last_restore_test": earlier | later,
	"Document.dated":         earlier | later,
	// How long a statement may be relied on, it says itself.
	"Attestation.date":        later,
	"Attestation.valid_until": earlier,
	"CorrectiveAction.due":    earlier,
	"CorrectiveAction.done":   later,
	"Incident.began":          later,
	"Incident.aware":          earlier | later,
	"Incident.classified":     0,
	"Incident.restored":       0,
	"Cause.found":             earlier | later,
	"Report.at":               earlier | later,
}

// burdens are the lists of the model that are the better for being empty: what
// stands in them is needed, feared or owed.
var burdens = map[string]bool{
	"Service.requires": true, "Service.uses": true, "Activation.requires": true, "Detection.requires": true, "Channel.requires": true,
	"BatteryRoom.shares_room_with": true, "Facility.failure_domains": true, "Incident.services": true, "Incident.corrective_actions": true,
	"Inventory.incidents": true,
}

func (p place) worsens(d direction) bool { return worse[p.Holder+"."+p.Key]&d != 0 }

func (p place) isSize() bool {
	return p.Sort == inventory.IsNumber || p.Sort == inventory.IsDuration
}

func notANumber(p place) *inventory.Value {
	if !p.isSize() {
		return nil
	}
	return word(".nan")
}

func infinite(p place) *inventory.Value {
	if !p.isSize() {
		return nil
	}
	return word(".inf")
}

// negative is far below any bound that a number could have.
func negative(p place) *inventory.Value {
	switch p.Sort {
	case inventory.IsNumber:
		return word("-1000000")
	case inventory.IsDuration:
		return text("-" + p.Text)
	}
	return nil
}

func otherNotation(p place) *inventory.Value {
	switch p.Sort {
	case inventory.IsNumber:
		return word(p.Text + "e0")
	case inventory.IsDuration:
		return text("PT" + strings.ToUpper(p.Text))
	case inventory.IsTruth:
		return text(map[string]string{"true": "yes", "false": "no"}[p.Text])
	}
	return nil
}

func fraction(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration {
		return nil
	}
	return text("1.5" + unitOf(p.Text))
}

func unitOf(duration string) string { return duration[len(duration)-1:] }

func numberOf(duration string) string { return duration[:len(duration)-1] }

func dropUnit(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration {
		return nil
	}
	return word(numberOf(p.Text))
}

func unknownUnit(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration {
		return nil
	}
	return text(p.Text + "s")
}

// changeUnit writes the unit that makes the duration worst, if it makes any
// difference.
func changeUnit(p place) *inventory.Value {
	if p.Sort != inventory.IsDuration || numberOf(p.Text) == "0" {
		return nil
	}
	for d, unit := range map[direction]string{less: "s", more: "d"} {
		if p.worsens(d) && unitOf(p.Text) != unit {
			return text(numberOf(p.Text) + unit)
		}
	}
	return nil
}

func tooLittle(p place) *inventory.Value {
	switch {
	case !p.worsens(less) || strings.TrimRight(p.Text, "smhd") == "0":
		return nil
	case p.Sort == inventory.IsNumber:
		return word("0")
	}
	return text("0s")
}

func tooMuch(p place) *inventory.Value {
	switch {
	case !p.worsens(more):
		return nil
	case p.Sort == inventory.IsNumber:
		return word("1000000")
	}
	return text("10000d")
}

func (p place) isMoment() bool {
	return p.Sort == inventory.IsInstant || p.Sort == inventory.IsDeadline
}

func noSuchDate(p place) *inventory.Value {
	if !p.isMoment() {
		return nil
	}
	return text("2026-02-30")
}

func foreignDate(p place) *inventory.Value {
	if !p.isMoment() {
		return nil
	}
	return text(p.Text[8:10] + "/" + p.Text[5:7] + "/" + p.Text[:4])
}

func longAgo(p place) *inventory.Value { return p.shifted(earlier, -10) }

func ahead(p place) *inventory.Value { return p.shifted(later, 10) }

// shifted is a moment some years away.
func (p place) shifted(to direction, years int) *inventory.Value {
	if !p.isMoment() || !p.worsens(to) {
		return nil
	}
	var year int
	if _, err := fmt.Sscanf(p.Text, "%4d", &year); err != nil {
		return nil
	}
	shifted := fmt.Sprintf("%04d%s", year+years, p.Text[4:])
	if _, err := time.Parse(time.DateOnly, shifted[:len(time.DateOnly)]); err != nil {
		shifted = shifted[:8] + "28" + shifted[10:] // of a leap day
	}
	return text(shifted)
}
