# METADATA
# title: Words of reporting clocks
# description: What a clock of a law counts from, how long, and of which report, in words.
package lib.clock

import data.lib.text

# METADATA
# description: The event from which a clock counts.
event(from) := {
	"began": "the start of the outage",
	"threshold": "the moment from which it must be reported",
	"aware": "the operator's knowledge of it",
	"classified": "its classification",
	"restored": "the moment when all services ran again",
	"initial": "the first initial report",
	"update": "the latest update",
}[from]

# METADATA
# description: A report by its place in the reporting.
report(kind) := {"initial": "initial report", "update": "update", "final": "final report"}[kind]

# METADATA
# description: |
#   What a clock counts in. It gives one limit: there is no unit where it gives several,
#   or none.
unit(within, 0, 0) := "seconds" if within > 0

unit(0, months, 0) := "months" if months > 0

unit(0, 0, working_days) := "working days" if working_days > 0

# METADATA
# description: The time that a clock allows, by the unit that it counts in.
limit(most, "seconds") := text.duration(most)

limit(1, "months") := "1 month"

limit(1, "working days") := "1 working day"

limit(most, unit) := sprintf("%v %s", [most, unit]) if {
	unit != "seconds"
	most != 1
}
