package selftest

import "github.com/dcaudit/dcaudit/audit/inventory"

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
