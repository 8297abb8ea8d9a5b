# METADATA
# title: The report came in time
# description: |
#   One clock of a law: a report of some kind, to somebody, so long after some event.
#   What is strictly in time is in time; it is late only where no rule of counting
#   that the control allows for, and no fact that is missing, could still make it
#   timely.
# related_resources:
#   - ref: http://data.europa.eu/eli/reg/1971/1182/oj
#     description: Article 3 counts periods in hours, working days and months for acts of the European Union
# custom:
#   subject: incident
#   severity: critical
#   remediation: Send the report now, say why it is late, and find out what delayed it.
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
#       description: The same in calendar months; 0 where it is not counted so
#       source: none, as above
#     working_days:
#       type: number
#       default: 0
#       description: The same in working days, Monday to Friday; 0 where it is not counted so
#       source: none, as above
#     grace:
#       type: duration
#       default: 0s
#       description: By how much a time in hours may be exceeded before the report is late for certain, where the law counts more leniently than to the second
#       source: dcaudit's; without a rule to the contrary a time ends on the second
#     weekends:
#       type: boolean
#       default: false
#       description: Whether a time in months that would end on a Saturday or Sunday runs to the end of the Monday after
#       source: dcaudit's; without a rule to the contrary it does not
#     holidays:
#       type: number
#       default: 10
#       description: How many weekdays that are holidays may put off the end of a time in months or working days before the report is late for certain
#       source: dcaudit's, which knows no holidays; so many that nothing is called late that may be in time
#     min_duration:
#       type: duration
#       default: 0s
#       description: How long an outage must last before it must be reported
#       source: dcaudit's; without a figure in the law any outage counts
#     repeat_window:
#       type: duration
#       default: 0s
#       description: In what time several shorter outages count as one; the later ones must begin within it
#       source: none; without one in the law each outage counts alone
#     repeat_total:
#       type: duration
#       default: 0s
#       description: How long they must last together before they must be reported; 0s where each counts alone
#       source: none, as above
#     causes:
#       type: strings
#       default: [any]
#       description: The categories of causes of which an incident must be reported; any for all
#       source: dcaudit's; without a restriction in the law every cause counts
#     classified_only:
#       type: boolean
#       default: false
#       description: Whether only incidents must be reported that were classified as such
#       source: dcaudit's; without such a rule in the law the operator's view does not count
#     unless_classified_after:
#       type: duration
#       default: 0s
#       description: After how long from the operator's knowledge a classification comes so late that this clock does not apply; 0s where it always does
#       source: none; a control gives it where the law does
package checks.incident.clock

import data.lib.clock
import data.lib.text

satisfied if count(_in_time) > 0

violations contains {
	"at": ["reports"],
	"message": sprintf("No %s about %s reached %s in time", [_report, input.subject.id, input.params.to]),
	"expected": sprintf("one within %s of %s", [clock.limit(_most, _unit), clock.event(input.params.from)]),
	"found": text.list(_times),
	"fix": sprintf("Send the %s about %s to %s now, and say why it is late", [_report, input.subject.id, input.params.to]),
} if {
	_long_enough
	_cause_counts
	_classified
	_classified_early
	_time_is_up
	every i, _ in input.subject.reports { _useless[i] }
}

unproven contains {
	"at": ["reports"],
	"message": sprintf("the clock starts with the %s to %s, and none was sent", [
		clock.report(input.params.from),
		input.params.to,
	]),
} if {
	every report in input.subject.reports {
		[report.to, report.kind] != [input.params.to, input.params.from]
	}
}

unproven contains {
	"at": ["reports", i, "at"],
	"message": sprintf("whether the %s was in time turns on holidays, on rules of counting, or on a moment that is known by the day alone", [_report]),
} if {
	some i in _told
	some since in input.facts.reports[i].since
	since.from == input.params.from
	_known(since)
	count({i} & (_in_time | _late)) == 0
}

unproven contains {
	"at": ["reports"],
	"message": sprintf("the time for the %s to %s is not over, or not for certain", [_report, input.params.to]),
} if {
	every i, _ in input.subject.reports { _other[i] }
	some elapsed in input.facts.elapsed
	_ours(elapsed)
	_known(elapsed)
	count([elapsed | _too_long(elapsed)]) == 0
}

_report := clock.report(input.params.kind)

_unit := clock.unit(input.params.within, input.params.months, input.params.working_days)

_most := max([input.params.within, input.params.months, input.params.working_days])

_times contains sprintf("%s after it", [_time(since.seconds_at_least)]) if {
	some i in _told
	some since in input.facts.reports[i].since
	since.from == input.params.from
}

_time(seconds) := text.duration(seconds) if _unit == "seconds"

_time(seconds) := text.days(seconds) if _unit != "seconds"

# --- whether it must be reported ---------------------------------------------

not_applicable contains sprintf("%s lasted %s, and only from %s on must it be reported", [
	input.subject.id,
	text.duration(input.facts.duration_at_most),
	text.duration(input.params.min_duration),
]) if {
	input.facts.duration_at_most < input.params.min_duration
	_no_repeat
}

not_applicable contains sprintf("the cause of %s was %s; it must be reported if it is: %s", [
	input.subject.id,
	input.subject.cause.category,
	text.list(input.params.causes),
]) if {
	every cause in input.params.causes {
		cause != "any"
		cause != input.subject.cause.category
	}
}

not_applicable contains sprintf("%s need not be reported, as was decided", [input.subject.id]) if {
	input.params.classified_only == true
	input.subject.reportable == false
}

not_applicable contains sprintf("%s was classified %s after the operator knew of it, too late for this clock", [
	input.subject.id,
	text.duration(input.facts.classified_after_at_least),
]) if {
	input.params.unless_classified_after > 0
	input.facts.classified_after_at_least > input.params.unless_classified_after
}

_long_enough if input.params.min_duration == 0

_long_enough if input.facts.duration_at_least >= input.params.min_duration

_long_enough if {
	_repeated
	input.facts.duration_at_least + _least_before >= input.params.repeat_total
}

_cause_counts if "any" in input.params.causes

_cause_counts if input.subject.cause.category in input.params.causes

_classified if input.params.classified_only == false

_classified if is_string(input.subject.classified)

_classified if input.subject.reportable == true

_classified_early if input.params.unless_classified_after == 0

_classified_early if input.facts.classified_after_at_most <= input.params.unless_classified_after

# --- several outages in a short time -----------------------------------------

# The strict reading: an outage counts in full that began within the time, and it
# is the one with which the sum is reached that must be reported.
_surely_before := [outage |
	some outage in input.facts.earlier_outages
	outage.before_at_least >= 0
	outage.before_at_most <= input.params.repeat_window
] if {
	is_array(input.facts.earlier_outages)
}

_perhaps_before := [outage |
	some i, outage in input.facts.earlier_outages
	count({i} & _surely_not_before) == 0
] if {
	input.params.repeat_window <= input.facts.earlier_within
	is_array(input.facts.earlier_outages)
}

_surely_not_before contains i if {
	some i, outage in input.facts.earlier_outages
	outage.before_at_least > input.params.repeat_window
}

_least_before := sum([outage.lasted_at_least | some outage in _surely_before])

_known_before := [outage.lasted_at_most | some outage in _perhaps_before]

_most_before := sum(_known_before) if count(_known_before) == count(_perhaps_before)

_repeated if {
	input.params.repeat_total > 0
	count(_surely_before) > 0
}

_no_repeat if input.params.repeat_total == 0

_no_repeat if count(_perhaps_before) == 0

_no_repeat if input.facts.duration_at_most + _most_before < input.params.repeat_total

# How long after its start the outage must be reported, at the earliest and at the
# latest: a clock that counts from the threshold starts only then.
_earliest_threshold := 0 if input.params.from != "threshold"

_earliest_threshold := input.params.min_duration if {
	input.params.from == "threshold"
	input.params.repeat_total == 0
}

_earliest_threshold := min([input.params.min_duration, _rest(_most_before)]) if {
	input.params.from == "threshold"
	input.params.repeat_total > 0
}

_earliest_threshold := 0 if {
	input.params.repeat_total > 0
	count(_known_before) < count(_perhaps_before)
}

_latest_threshold := 0 if input.params.from != "threshold"

_latest_threshold := input.params.min_duration if {
	input.params.from == "threshold"
	input.params.repeat_total * count(_surely_before) == 0
}

_latest_threshold := min([input.params.min_duration, _rest(_least_before)]) if {
	input.params.from == "threshold"
	_repeated
}

_rest(before) := max([0, input.params.repeat_total - before])

# --- the time allowed --------------------------------------------------------

_told contains i if {
	some i, report in input.subject.reports
	report.to == input.params.to
	report.kind == input.params.kind
}

_other contains i if {
	some i, report in input.subject.reports
	report.to != input.params.to
}

_other contains i if {
	some i, report in input.subject.reports
	report.kind != input.params.kind
}

_in_time contains i if {
	some i, report in input.subject.reports
	report.to == input.params.to
	report.kind == input.params.kind
	some since in input.facts.reports[i].since
	since.from == input.params.from
	_short_enough(since)
}

_late contains i if {
	some i, report in input.facts.reports
	some since in report.since
	since.from == input.params.from
	_too_long(since)
}

_useless := _other | _late

# While the time that is allowed is not over, a report that is not there is not late.
_time_is_up if {
	some elapsed in input.facts.elapsed
	_ours(elapsed)
	_too_long(elapsed)
}

_ours(elapsed) if {
	elapsed.from == input.params.from
	elapsed.from in {"began", "threshold", "aware", "classified", "restored"}
}

# Where the event is a report, it matters to whom it went.
_ours(elapsed) if {
	elapsed.from == input.params.from
	elapsed.to == input.params.to
}

_short_enough(since) if {
	_unit == "seconds"
	since.seconds_at_most - _earliest_threshold <= input.params.within
}

_short_enough(since) if {
	_unit == "months"
	since.months_at_most <= input.params.months
}

# A month that ends on a weekend does not end before Monday does.
_short_enough(since) if {
	_unit == "months"
	input.params.weekends == true
	since.months_at_most == input.params.months + 1
	since.over_at_most == 0
}

_short_enough(since) if {
	_unit == "working days"
	since.weekdays_at_most <= input.params.working_days
}

_too_long(elapsed) if {
	_unit == "seconds"
	elapsed.seconds_at_least - _latest_threshold > input.params.within + input.params.grace
}

_too_long(elapsed) if {
	_unit == "months"
	elapsed.months_at_least > input.params.months + 1
}

_too_long(elapsed) if {
	_unit == "months"
	elapsed.months_at_least == input.params.months + 1
	elapsed.over_at_least > input.params.holidays
}

_too_long(elapsed) if {
	_unit == "working days"
	elapsed.weekdays_at_least > input.params.working_days + input.params.holidays
}

_known(elapsed) if {
	_unit == "seconds"
	is_number(elapsed.seconds_at_least)
	is_number(elapsed.seconds_at_most)
}

# Without a time zone there are neither days nor months.
_known(elapsed) if {
	_unit != "seconds"
	is_number(elapsed.months_at_least)
	is_number(elapsed.months_at_most)
}
