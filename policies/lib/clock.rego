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
#   The time that a clock allows, of which it gives one: there is none where it gives
#   several, or none.
limit(within, 0, 0) := text.duration(within) if within > 0

limit(0, months, 0) := _counted(months, "month") if months > 0

limit(0, 0, working_days) := _counted(working_days, "working day") if working_days > 0

_counted(1, unit) := sprintf("1 %s", [unit])

_counted(count, unit) := sprintf("%v %ss", [count, unit]) if count != 1
