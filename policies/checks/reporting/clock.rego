# METADATA
# title: The plan keeps the time for a report
# description: |
#   One clock of a law: a report of some kind, to somebody, so long after some event.
#   The limits of the plan for detection, classification and notices add up; only
#   where their sum is within the time allowed does the plan keep it at worst.
# related_resources:
#   - ref: http://data.europa.eu/eli/reg/1971/1182/oj
#     description: Article 3 counts periods in hours, working days and months for acts of the European Union
# custom:
#   subject: plan
#   severity: critical
#   remediation: Shorten the limit of the notice, or of what comes before it.
#   params:
#     to:
#       type: string
#       description: Who must be told
#     kind:
#       type: string
#       default: initial
#       description: "The place of the report in the reporting: initial, update or final"
#       source: dcaudit's; it is the report that every law asks for
#     from:
#       type: string
#       description: "The event from which the clock counts: began, threshold (an outage lasted so long that it must be reported), aware, classified, restored, initial (the first initial report to the same) or update (the latest update to the same)"
#     within:
#       type: duration
#       default: 0s
#       description: The longest time from the event to the report; 0s where it is counted in months or working days
#       source: none; a control gives one of within, months and working_days
#     months:
#       type: number
#       default: 0
#       description: The same in calendar months, of which the shortest has 28 days; 0 where it is not counted so
#       source: none, as above
#     working_days:
#       type: number
#       default: 0
#       description: The same in working days, Monday to Friday; 0 where it is not counted so
#       source: none, as above
#     min_duration:
#       type: duration
#       default: 0s
#       description: How long an outage must last before it must be reported
#       source: dcaudit's; without a figure in the law any outage counts
package checks.reporting.clock

import data.lib.clock
import data.lib.text

satisfied if count(_in_time) > 0

violations contains {
	"at": ["facts", "notices"],
	"message": sprintf("The plan has no %s to %s", [_report, input.params.to]),
	"expected": sprintf("one within %s of %s", [clock.limit(_most, _unit), clock.event(input.params.from)]),
	"found": "none",
	"fix": sprintf("Add a notice to %s of kind %s", [input.params.to, input.params.kind]),
} if {
	every notice in input.facts.notices {
		[notice.to, notice.kind] != [input.params.to, input.params.kind]
	}
}

violations contains {
	"at": ["facts", "notices", i],
	"message": sprintf("Notice %s may reach %s too late", [notice.id, input.params.to]),
	"expected": sprintf("sent within %s of %s", [clock.limit(_most, _unit), clock.event(input.params.from)]),
	"found": sprintf("sent up to %s after it", [_longest[i]]),
	"fix": sprintf("Shorten the limit of notice %s, or of what comes before it", [notice.id]),
} if {
	every demanded in _demanded { _worst[demanded] > _most }
	some i in _demanded
	notice := input.facts.notices[i]
}

_report := clock.report(input.params.kind)

_unit := clock.unit(input.params.within, input.params.months, input.params.working_days)

_most := max([input.params.within, input.params.months, input.params.working_days])

_demanded contains i if {
	some i, notice in input.facts.notices
	notice.to == input.params.to
	notice.kind == input.params.kind
}

_in_time contains i if {
	some i, notice in input.facts.notices
	notice.to == input.params.to
	notice.kind == input.params.kind
	_worst[i] <= _most
}

# How long after the event a notice goes out at worst, in what the clock counts in.
_worst[i] := _seconds[i] if _unit == "seconds"

_worst[i] := planned.months if {
	_unit == "months"
	some i, notice in input.facts.notices
	some planned in notice.since
	planned.from == input.params.from
}

_worst[i] := planned.working_days if {
	_unit == "working days"
	some i, notice in input.facts.notices
	some planned in notice.since
	planned.from == input.params.from
}

_seconds[i] := planned.seconds if {
	some i, notice in input.facts.notices
	some planned in notice.since
	planned.from == input.params.from
}

# From the threshold on: an outage that is noticed earlier is decided on only then.
_seconds[i] := max([aware.seconds, began.seconds - input.params.min_duration]) if {
	input.params.from == "threshold"
	some i, notice in input.facts.notices
	some aware in notice.since
	aware.from == "aware"
	some began in notice.since
	began.from == "began"
}

_longest[i] := text.duration(_seconds[i]) if _unit == "seconds"

# Not all months are of one length, and 30 days may be more than one.
_longest[i] := text.days(_seconds[i]) if _unit == "months"

_longest[i] := clock.limit(_worst[i], _unit) if _unit == "working days"
