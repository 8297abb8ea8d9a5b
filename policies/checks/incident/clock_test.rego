package checks.incident.clock_test

import data.checks.incident.clock as check

_params := {
	"to": "CSIRT",
	"kind": "initial",
	"from": "aware",
	"within": 86400,
	"months": 0,
	"working_days": 0,
	"grace": 0,
	"weekends": false,
	"holidays": 10,
	"min_duration": 0,
	"repeat_window": 0,
	"repeat_total": 0,
	"causes": ["any"],
	"classified_only": false,
	"unless_classified_after": 0,
}

# Exactly so long after an event.
_after(from, seconds) := {"from": from, "seconds_at_least": seconds, "seconds_at_most": seconds}

_initial := {"to": "CSIRT", "kind": "initial", "at": "2026-03-02T10:00:00Z"}

# An incident of four hours with one report so long after the operator knew.
_doc(seconds, params) := {
	"subject": {"id": "fire", "cause": {"category": "attack"}, "reports": [_initial]},
	"facts": {
		"duration_at_least": 14400,
		"duration_at_most": 14400,
		"elapsed": [_after("began", 31536600), _after("aware", 31536000)],
		"earlier_outages": [],
		"earlier_within": 2678400,
		"reports": [{"since": [_after("began", seconds + 600), _after("aware", seconds)]}],
	},
	"params": object.union(_params, params),
}

_change(doc, path, value) := json.patch(doc, [{"op": _op(path), "path": path, "value": value}])

# An entry of a list is replaced.
_op(path) := {true: "replace", false: "add"}[regex.match("/[0-9]+$", path)]

_without(doc, path) := json.patch(doc, [{"op": "remove", "path": path}])

_violation(found) := {
	"at": ["reports"],
	"message": "No initial report about fire reached CSIRT in time",
	"expected": "one within 24h of the operator's knowledge of it",
	"found": found,
	"fix": "Send the initial report about fire to CSIRT now, and say why it is late",
}

_open := "whether the initial report was in time turns on holidays, on rules of counting, or on a moment that is known by the day alone"

_satisfied(doc) if {
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

_violated(doc) if {
	not check.satisfied with input as doc
	count(check.violations) == 1 with input as doc
	check.not_applicable == set() with input as doc
}

_neither(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

_exempt(doc, reason) if {
	check.not_applicable == {reason} with input as doc
	check.violations == set() with input as doc
}

# --- a time in hours ---------------------------------------------------------

test_satisfied_on_the_last_second if _satisfied(_doc(86400, {}))

test_violated_one_second_later if {
	doc := _doc(86401, {})
	_violated(doc)
	check.violations == {_violation("86401s after it")} with input as doc
}

test_satisfied_before_the_event if _satisfied(_doc(-60, {}))

test_undetermined_within_the_grace if {
	_satisfied(_doc(86400, {"grace": 3600}))
	_neither(_doc(86401, {"grace": 3600}))
	_neither(_doc(90000, {"grace": 3600}))
	_violated(_doc(90001, {"grace": 3600}))
}

test_why_it_is_undetermined_within_the_grace if {
	unproven := {{
		"at": ["reports", 0, "at"],
		"message": _open,
	}}
	check.unproven == unproven with input as _doc(86401, {"grace": 3600})
	check.unproven == set() with input as _doc(86400, {"grace": 3600})
	check.unproven == set() with input as _doc(90001, {"grace": 3600})
}

test_undetermined_where_the_day_alone_is_known if {
	doc := _change(_doc(0, {}), "/facts/reports/0/since/1/seconds_at_most", 86401)
	_neither(doc)
	check.unproven == {{
		"at": ["reports", 0, "at"],
		"message": _open,
	}} with input as doc
	_satisfied(_change(doc, "/facts/reports/0/since/1/seconds_at_most", 86400))
	late := _change(_doc(86401, {}), "/facts/reports/0/since/1/seconds_at_most", 172800)
	_violated(late)
}

test_satisfied_says_nothing_unproven if check.unproven == set() with input as _doc(86400, {})

test_the_event_that_the_law_names_counts if {
	_satisfied(_doc(85800, {"from": "began"}))
	_violated(_doc(85801, {"from": "began"}))
}

# --- reports that count for nothing ------------------------------------------

test_violated_where_others_were_told_or_something_else if {
	every change in [{"to": "users"}, {"kind": "final"}] {
		doc := _change(_doc(60, {}), "/subject/reports/0", object.union(_initial, change))
		_violated(doc)
		check.violations == {_violation("none")} with input as doc
	}
}

test_satisfied_by_one_of_several if {
	doc := _doc(90000, {})
	_satisfied(_change(
		_change(doc, "/subject/reports/-", _initial),
		"/facts/reports/-",
		{"since": [_after("aware", 60)]},
	))
	_violated(_change(
		_change(doc, "/subject/reports/-", object.union(_initial, {"kind": "update"})),
		"/facts/reports/-",
		{"since": [_after("aware", 60)]},
	))
	_violated(_change(
		_change(doc, "/subject/reports/-", object.union(_initial, {"to": "users"})),
		"/facts/reports/-",
		{"since": [_after("aware", 60)]},
	))
}

test_undetermined_where_one_of_several_may_be_in_time if {
	_neither(_change(
		_change(_doc(90000, {}), "/subject/reports/-", _initial),
		"/facts/reports/-",
		{"since": [{"from": "aware"}]},
	))
}

_nothing(elapsed) := _change(
	_change(_doc(0, {}), "/subject/reports", []),
	"/facts",
	{
		"duration_at_least": 14400, "duration_at_most": 14400, "reports": [],
		"earlier_outages": [], "earlier_within": 2678400, "elapsed": [elapsed],
	},
)

test_violated_without_a_report_once_the_time_is_up if {
	_neither(_nothing(_after("aware", 86400)))
	_violated(_nothing(_after("aware", 86401)))
	check.violations == {_violation("none")} with input as _nothing(_after("aware", 86401))
}

test_undetermined_while_the_time_may_not_be_up if {
	_neither(_nothing({"from": "aware", "seconds_at_least": 86400, "seconds_at_most": 172800}))
	_neither(_nothing(_after("began", 172800)))
	_neither(_change(_nothing(_after("aware", 90000)), "/params/grace", 3600))
	_violated(_change(_nothing(_after("aware", 90001)), "/params/grace", 3600))
}

_not_over := {{
	"at": ["reports"],
	"message": "the time for the initial report to CSIRT is not over, or not for certain",
}}

test_why_it_is_undetermined_while_there_is_time if {
	check.unproven == _not_over with input as _nothing(_after("aware", 86400))
	check.unproven == set() with input as _nothing(_after("aware", 86401))
	check.unproven == set() with input as _nothing(_after("began", 86400))
	check.unproven == set() with input as _nothing({"from": "aware"})
	others := [object.union(_initial, {"to": "users"}), object.union(_initial, {"kind": "final"})]
	check.unproven == _not_over with input as _change(_nothing(_after("aware", 60)), "/subject/reports", others)
	check.unproven == set() with input as _change(_nothing(_after("aware", 60)), "/subject/reports", array.concat(others, [_initial]))
	check.unproven == set() with input as _without(_nothing(_after("aware", 60)), "/subject/reports")
}

test_why_it_is_undetermined_while_there_is_grace if {
	doc := _change(_nothing(_after("aware", 90000)), "/params/grace", 3600)
	check.unproven == _not_over with input as doc
	check.unproven == set() with input as _change(doc, "/facts/elapsed/0", _after("aware", 90001))
}

# Nothing was sent, and so much of a calendar passed.
_nothing_by(elapsed, params) := _change(
	_nothing(elapsed),
	"/params",
	object.union(_params, object.union({"within": 0, "holidays": 2}, params)),
)

test_why_it_is_undetermined_while_days_are_left if {
	every elapsed in [_months(1, 9), _months(0, 9), _months(2, 2)] {
		check.unproven == _not_over with input as _nothing_by(elapsed, {"months": 1})
	}
	every elapsed in [_months(2, 3), _months(3, 0), _after("aware", 99)] {
		check.unproven == set() with input as _nothing_by(elapsed, {"months": 1})
	}
	working := object.union(_months(9, 9), {"weekdays_at_least": 32, "weekdays_at_most": 32})
	check.unproven == _not_over with input as _nothing_by(working, {"working_days": 30})
	later := object.union(working, {"weekdays_at_least": 33})
	check.unproven == set() with input as _nothing_by(later, {"working_days": 30})
	check.unproven == set() with input as _nothing_by(_after("aware", 99), {"working_days": 30})
}

# What does not count is as it pleases: by the calendar it was at once, or never.
_at_once := {"months_at_least": 0, "months_at_most": 0, "over_at_least": 0, "over_at_most": 0, "weekdays_at_least": 0, "weekdays_at_most": 0}

_never := {"months_at_least": 999, "months_at_most": 999, "over_at_least": 99, "over_at_most": 99, "weekdays_at_least": 9999, "weekdays_at_most": 9999}

test_only_what_the_clock_counts_in_counts if {
	late := _doc(86401, {})
	_violated(_change(late, "/facts/reports/0/since/1", object.union(_after("aware", 86401), _at_once)))
	timely := _doc(86400, {})
	_satisfied(_change(timely, "/facts/reports/0/since/1", object.union(_after("aware", 86400), _never)))
	open := _nothing(object.union(_after("aware", 86400), _never))
	_neither(open)
	_violated(_nothing(object.union(_after("aware", 86401), _at_once)))
	every unit in [{"months": 1}, {"working_days": 1}] {
		_violated(_calendar(_after("aware", -1), _never, unit))
		_satisfied(_calendar(_after("aware", 99999999), _at_once, unit))
	}
	_violated(_calendar(_after("aware", -1), object.union(_never, {"weekdays_at_least": 0, "weekdays_at_most": 0}), {"months": 1}))
	_satisfied(_calendar(_after("aware", 9), object.union(_at_once, {"weekdays_at_least": 9999, "weekdays_at_most": 9999}), {"months": 1}))
	_violated(_calendar(_after("aware", -1), object.union(_at_once, {"weekdays_at_least": 9999, "weekdays_at_most": 9999}), {"working_days": 1}))
	_satisfied(_calendar(_after("aware", 9), object.union(_never, {"weekdays_at_least": 0, "weekdays_at_most": 0}), {"working_days": 1}))
}

_calendar(elapsed, counts, unit) := json.patch(_doc(0, object.union({"within": 0}, unit)), [
	{"op": "replace", "path": "/facts/reports/0/since/1", "value": object.union(elapsed, counts)},
	{"op": "replace", "path": "/facts/elapsed/1", "value": object.union(_after("aware", 31536000), _never)},
])

# --- facts that are missing --------------------------------------------------

test_undetermined_where_a_fact_is_missing if {
	every path in [
		"/subject/reports/0/to", "/subject/reports/0/kind", "/facts/reports/0/since", "/facts/reports",
		"/facts/reports/0/since/1/from", "/facts/reports/0/since/1/seconds_at_most", "/subject/reports",
	] {
		_neither(_without(_doc(86400, {}), path))
	}
	every path in [
		"/facts/reports/0/since", "/facts/reports",
		"/facts/reports/0/since/1/from", "/facts/reports/0/since/1/seconds_at_least", "/subject/reports",
		"/facts/elapsed", "/facts/elapsed/1/from", "/facts/elapsed/1/seconds_at_least",
	] {
		_neither(_without(_doc(86401, {}), path))
	}
}

test_undetermined_by_no_limit_or_by_several if {
	every limits in [{"within": 0}, {"months": 1}, {"working_days": 1}, {"within": 0, "months": 1, "working_days": 1}] {
		_neither(_doc(60, limits))
		_neither(_doc(86401, limits))
	}
}

test_undetermined_by_an_event_that_there_is_not if {
	_neither(_doc(60, {"from": "awareness"}))
	_neither(_doc(86401, {"from": "awareness"}))
}

test_reports_of_which_it_is_missing_to_whom_or_of_what_kind_are_not_told_as_late if {
	every key in ["to", "kind"] {
		doc := _without(_doc(86401, {}), sprintf("/subject/reports/0/%s", [key]))
		_violated(doc)
		check.violations == {_violation("none")} with input as doc
	}
	nameless := _change(_doc(86401, {}), "/facts/reports/0/since/0", {"seconds_at_least": 99999, "seconds_at_most": 99999})
	check.violations == {_violation("86401s after it")} with input as nameless
}

test_a_second_is_a_limit_too if {
	_satisfied(_doc(1, {"within": 1}))
	_violated(_doc(2, {"within": 1}))
	check.violations == {object.union(_violation("2s after it"), {"expected": "one within 1s of the operator's knowledge of it"})} with input as _doc(2, {"within": 1})
}

test_what_is_certain_is_not_said_to_turn_on_a_moment if {
	dated := _change(_doc(0, {}), "/facts/reports/0/since/1/seconds_at_most", 86400)
	_satisfied(dated)
	check.unproven == set() with input as dated
	late := _change(_doc(86401, {}), "/facts/reports/0/since/1/seconds_at_most", 99999)
	check.unproven == set() with input as late
	graced := _change(late, "/params/grace", 3600)
	count(check.unproven) == 1 with input as graced
}

# --- clocks that start with a report -----------------------------------------

# An intermediate report so long after the initial one.
_update(seconds, params) := {
	"subject": {"id": "fire", "reports": [
		_initial, {"to": "users", "kind": "initial"},
		object.union(_initial, {"kind": "update"}),
	]},
	"facts": {
		"elapsed": [
			object.union(_after("initial", 604800), {"to": "CSIRT"}),
			object.union(_after("initial", 60), {"to": "users"}),
		],
		"reports": [
			{"since": [{"from": "initial"}]}, {"since": [{"from": "initial"}]},
			{"since": [_after("initial", seconds)]},
		],
	},
	"params": object.union(_params, object.union({"kind": "update", "from": "initial", "within": 259200}, params)),
}

test_clock_that_starts_with_a_report if {
	_satisfied(_update(259200, {}))
	_violated(_update(259201, {}))
	check.violations == {{
		"at": ["reports"],
		"message": "No update about fire reached CSIRT in time",
		"expected": "one within 3d of the first initial report",
		"found": "259201s after it",
		"fix": "Send the update about fire to CSIRT now, and say why it is late",
	}} with input as _update(259201, {})
}

test_the_start_is_a_report_to_the_same if {
	doc := _change(_update(259201, {}), "/facts/elapsed/0/seconds_at_least", 259200)
	_neither(doc)
	_neither(_change(doc, "/facts/elapsed/1/seconds_at_least", 604800))
	_neither(_without(_update(259201, {}), "/facts/elapsed/0/to"))
}

test_undetermined_where_no_report_started_the_clock if {
	doc := _change(_nothing(_after("aware", 31536000)), "/params", _update(0, {}).params)
	_neither(doc)
	check.unproven == {{
		"at": ["reports"],
		"message": "the clock starts with the initial report to CSIRT, and none was sent",
	}} with input as doc
	check.unproven == set() with input as _change(doc, "/subject/reports", [_initial])
	others := [object.union(_initial, {"to": "users"}), object.union(_initial, {"kind": "final"})]
	count(check.unproven) == 1 with input as _change(doc, "/subject/reports", others)
	check.unproven == set() with input as _change(doc, "/subject/reports", array.concat(others, [_initial]))
	check.unproven == set() with input as _change(doc, "/subject/reports", [{"kind": "final"}])
	check.unproven == set() with input as _without(doc, "/subject/reports")
}

# --- months ------------------------------------------------------------------

# So many months, and so many weekdays over one less.
_months(months, over) := {
	"from": "aware",
	"seconds_at_least": 3000000,
	"seconds_at_most": 3000000,
	"months_at_least": months,
	"months_at_most": months,
	"over_at_least": over,
	"over_at_most": over,
}

_by_month(months, over, params) := json.patch(
	_doc(0, object.union({"within": 0, "months": 1, "holidays": 2}, params)),
	[
		{"op": "replace", "path": "/facts/reports/0/since/1", "value": _months(months, over)},
		{"op": "replace", "path": "/facts/elapsed/1", "value": _months(months + 12, 0)},
	],
)

test_months if {
	_satisfied(_by_month(0, 0, {}))
	_satisfied(_by_month(1, 20, {}))
	_neither(_by_month(2, 0, {}))
	_neither(_by_month(2, 2, {}))
	_violated(_by_month(2, 3, {}))
	_violated(_by_month(3, 0, {}))
	_satisfied(_by_month(2, 3, {"months": 2}))
	check.violations == {object.union(_violation("35 days after it"), {"expected": "one within 1 month of the operator's knowledge of it"})} with input as _by_month(3, 0, {})
}

test_months_that_end_on_a_weekend if {
	_satisfied(_by_month(2, 0, {"weekends": true}))
	_neither(_by_month(2, 1, {"weekends": true}))
	_violated(_by_month(2, 3, {"weekends": true}))
	_violated(_by_month(3, 0, {"weekends": true}))
	_satisfied(_by_month(1, 20, {"weekends": true}))
	_neither(_change(_by_month(2, 0, {"weekends": true}), "/facts/reports/0/since/1/over_at_most", 1))
	_neither(_without(_by_month(2, 0, {"weekends": true}), "/facts/reports/0/since/1/over_at_most"))
}

test_why_months_are_undetermined if {
	count(check.unproven) == 1 with input as _by_month(2, 2, {})
	check.unproven == set() with input as _by_month(1, 2, {})
	check.unproven == set() with input as _by_month(3, 2, {})
	check.unproven == set() with input as _by_month(2, 0, {"weekends": true})
}

test_months_without_a_time_zone if {
	unzoned := {"op": "replace", "path": "/facts/reports/0/since/1", "value": _after("aware", 0)}
	_neither(json.patch(_by_month(1, 0, {}), [unzoned]))
	_neither(json.patch(_by_month(3, 0, {}), [unzoned]))
	check.unproven == set() with input as json.patch(_by_month(3, 0, {}), [unzoned])
	_neither(_change(_by_month(3, 0, {}), "/facts/elapsed/1", _after("aware", 31536000)))
	_neither(_without(_by_month(2, 3, {}), "/facts/reports/0/since/1/over_at_least"))
}

test_months_that_are_not_up if {
	_neither(_change(_by_month(3, 0, {}), "/facts/elapsed/1", _months(2, 2)))
	_violated(_change(_by_month(3, 0, {}), "/facts/elapsed/1", _months(2, 3)))
	_neither(_change(_by_month(2, 3, {}), "/facts/elapsed/1", _months(1, 3)))
}

# --- working days ------------------------------------------------------------

_by_day(days, params) := json.patch(_doc(0, object.union({"within": 0, "working_days": 30, "holidays": 2}, params)), [
	{
		"op": "replace",
		"path": "/facts/reports/0/since/1",
		"value": object.union(_after("aware", 3000000), {"months_at_least": 9, "months_at_most": 9, "weekdays_at_least": days, "weekdays_at_most": days}),
	},
	{
		"op": "replace",
		"path": "/facts/elapsed/1",
		"value": object.union(_after("aware", 30000000), {"weekdays_at_least": 300, "weekdays_at_most": 300}),
	},
])

test_working_days if {
	_satisfied(_by_day(30, {}))
	_neither(_by_day(31, {}))
	_neither(_by_day(32, {}))
	_violated(_by_day(33, {}))
	_violated(_by_day(31, {"holidays": 0}))
	check.violations == {object.union(_violation("35 days after it"), {"expected": "one within 30 working days of the operator's knowledge of it"})} with input as _by_day(33, {})
	count(check.unproven) == 1 with input as _by_day(31, {})
	check.unproven == set() with input as _by_day(30, {})
	check.unproven == set() with input as _by_day(33, {})
}

test_working_days_without_a_time_zone if {
	_neither(_without(_by_day(30, {}), "/facts/reports/0/since/1/weekdays_at_most"))
	_neither(_without(_by_day(33, {}), "/facts/reports/0/since/1/weekdays_at_least"))
	_neither(_without(_by_day(33, {}), "/facts/elapsed/1/weekdays_at_least"))
}

# --- whether it must be reported ---------------------------------------------

_lasting(at_least, at_most, params) := json.patch(_doc(86401, params), [
	{"op": "add", "path": "/facts/duration_at_least", "value": at_least},
	{"op": "add", "path": "/facts/duration_at_most", "value": at_most},
])

test_outages_that_are_too_short if {
	_exempt(_lasting(1799, 1799, {"min_duration": 1800}), "fire lasted 1799s, and only from 30m on must it be reported")
	_violated(_lasting(1800, 1800, {"min_duration": 1800}))
	_neither(_lasting(1799, 1800, {"min_duration": 1800}))
	_violated(_lasting(1800, 9000, {"min_duration": 1800}))
}

test_outages_of_unknown_length if {
	unknown := _without(_without(_doc(86401, {"min_duration": 1800}), "/facts/duration_at_least"), "/facts/duration_at_most")
	_neither(unknown)
	_violated(_change(unknown, "/params/min_duration", 0))
	_satisfied(_change(unknown, "/facts/reports/0/since/1", _after("aware", 60)))
}

test_causes if {
	_violated(_doc(86401, {"causes": ["attack", "fire"]}))
	_exempt(_doc(86401, {"causes": ["change", "fire"]}), "the cause of fire was attack; it must be reported if it is: change, fire")
	_violated(_doc(86401, {"causes": ["change", "any"]}))
	unknown := _without(_doc(86401, {}), "/subject/cause")
	_violated(unknown)
	_neither(_change(unknown, "/params/causes", ["attack"]))
}

test_classified_only if {
	doc := _doc(86401, {"classified_only": true})
	_neither(doc)
	_violated(_change(doc, "/subject/classified", "2026-03-01T12:00:00Z"))
	_violated(_change(doc, "/subject/reportable", true))
	_exempt(_change(doc, "/subject/reportable", false), "fire need not be reported, as was decided")
	_violated(_change(_doc(86401, {}), "/subject/reportable", false))
	_satisfied(_doc(60, {"classified_only": true}))
}

_classified_after(at_least, at_most) := json.patch(_doc(86401, {"unless_classified_after": 86400}), [
	{"op": "add", "path": "/facts/classified_after_at_least", "value": at_least},
	{"op": "add", "path": "/facts/classified_after_at_most", "value": at_most},
])

test_classified_too_late_for_this_clock if {
	_violated(_classified_after(86400, 86400))
	_exempt(_classified_after(86401, 86401), "fire was classified 86401s after the operator knew of it, too late for this clock")
	_neither(_classified_after(86400, 86401))
	_violated(_change(_classified_after(86401, 86401), "/params/unless_classified_after", 0))
	_neither(_without(_classified_after(86400, 86400), "/facts/classified_after_at_most"))
	_neither(_without(_classified_after(86401, 86401), "/facts/classified_after_at_least"))
}

# --- several outages in a short time -----------------------------------------

# Which of them began so long before, and lasted so long.
_before(seconds, lasted) := {
	"id": "before",
	"before_at_least": seconds,
	"before_at_most": seconds,
	"lasted_at_least": lasted,
	"lasted_at_most": lasted,
}

_korean := {"min_duration": 1800, "repeat_window": 86400, "repeat_total": 2700}

# An outage of twenty minutes after others, reported too late.
_after_outages(outages) := _change(_lasting(1200, 1200, _korean), "/facts/earlier_outages", outages)

_too_short := "fire lasted 20m, and only from 30m on must it be reported"

test_two_outages_that_together_are_long_enough if {
	_violated(_after_outages([_before(86400, 1500)]))
	_exempt(_after_outages([_before(86400, 1499)]), _too_short)
	_exempt(_after_outages([_before(86401, 1500)]), _too_short)
	_exempt(_after_outages([]), _too_short)
	_violated(_after_outages([_before(3600, 800), _before(7200, 700)]))
	_exempt(_after_outages([_before(3600, 800), _before(7200, 699)]), _too_short)
}

test_an_outage_alone_does_not_repeat if {
	doc := _change(_after_outages([]), "/params/repeat_total", 1200)
	_exempt(doc, _too_short)
	_violated(_change(doc, "/facts/earlier_outages", [_before(0, 0)]))
	_exempt(_change(_after_outages([_before(60, 3600)]), "/params/repeat_total", 0), _too_short)
}

test_outages_of_which_too_little_is_known if {
	_neither(_after_outages([_without(_before(60, 1500), "/lasted_at_least")]))
	_neither(_after_outages([_without(_before(60, 1499), "/lasted_at_most")]))
	_neither(_after_outages([object.union(_before(60, 1500), {"lasted_at_least": 1499})]))
	_neither(_after_outages([object.union(_before(86400, 1500), {"before_at_most": 86401})]))
	_neither(_after_outages([object.union(_before(0, 1500), {"before_at_least": -1})]))
	_neither(_without(_after_outages([_before(60, 1500)]), "/facts/earlier_outages"))
	_neither(_without(_after_outages([]), "/facts/earlier_outages"))
	_neither(_without(_after_outages([]), "/facts/earlier_within"))
	_neither(_change(_after_outages([]), "/facts/earlier_within", 86399))
	_exempt(_change(_after_outages([]), "/facts/earlier_within", 86400), _too_short)
	_violated(_change(_after_outages([_before(60, 1500)]), "/facts/earlier_within", 86399))
}

test_outages_of_which_some_are_known if {
	unknown := _without(_before(3600, 60), "/lasted_at_most")
	_neither(_after_outages([unknown, _before(60, 60)]))
	_neither(_after_outages([_before(60, 60), unknown]))
	_exempt(_after_outages([_before(60, 60), _before(3600, 0)]), _too_short)
}

test_outages_of_which_it_is_missing_when_they_began if {
	_neither(_after_outages([_without(_before(60, 1500), "/before_at_least")]))
	_neither(_after_outages([_without(_before(60, 1500), "/before_at_most")]))
	_neither(_without(_after_outages([_before(60, 1500)]), "/facts/duration_at_least"))
}

test_outages_with_a_duration_that_is_known_within_bounds if {
	doc := _after_outages([_before(60, 1500)])
	_neither(_change(doc, "/facts/duration_at_least", 1199))
	_neither(_change(_after_outages([_before(60, 1499)]), "/facts/duration_at_most", 1201))
}

# --- a clock that starts when the outage has lasted so long ------------------

# Reported so many seconds after its start, within an hour of the threshold.
_from_threshold(seconds, outages, params) := {
	"subject": {"id": "fire", "reports": [_initial]},
	"facts": {
		"duration_at_least": 1800,
		"duration_at_most": 1800,
		"elapsed": [_after("threshold", 31536000)],
		"earlier_outages": outages,
		"earlier_within": 2678400,
		"reports": [{"since": [_after("threshold", seconds)]}],
	},
	"params": object.union(_params, object.union(_korean, object.union({"from": "threshold", "within": 3600}, params))),
}

test_threshold if {
	_satisfied(_from_threshold(5400, [], {}))
	_violated(_from_threshold(5401, [], {}))
	check.violations == {object.union(_violation("5401s after it"), {"expected": "one within 1h of the moment from which it must be reported"})} with input as _from_threshold(5401, [], {})
	_satisfied(_from_threshold(3600, [], {"min_duration": 0, "repeat_total": 0}))
	_violated(_from_threshold(3601, [], {"min_duration": 0, "repeat_total": 0}))
	_satisfied(_from_threshold(5400, [], {"repeat_total": 0}))
	_violated(_from_threshold(5401, [], {"repeat_total": 0}))
	_neither(_change(_from_threshold(5401, [], {}), "/facts/elapsed/0/seconds_at_least", 5400))
}

# The second outage need last only 20 of its minutes until both make up 45.
test_threshold_of_two_outages if {
	_satisfied(_from_threshold(4800, [_before(7200, 1500)], {}))
	_violated(_from_threshold(4801, [_before(7200, 1500)], {}))
	_satisfied(_from_threshold(3600, [_before(7200, 2700)], {}))
	_violated(_from_threshold(3601, [_before(7200, 2701)], {}))
	_satisfied(_from_threshold(5400, [_before(7200, 60)], {}))
	_violated(_from_threshold(5401, [_before(7200, 60)], {}))
	_satisfied(_from_threshold(5400, [_before(86401, 1500)], {}))
}

# Between what is strict and what is certain lies what is not known.
test_threshold_of_which_too_little_is_known if {
	bounds := object.union(_before(7200, 1500), {"lasted_at_least": 1000})
	_satisfied(_from_threshold(4800, [bounds], {}))
	_neither(_from_threshold(4801, [bounds], {}))
	_neither(_from_threshold(5300, [bounds], {}))
	_violated(_from_threshold(5301, [bounds], {}))
	unknown := _without(_without(bounds, "/lasted_at_least"), "/lasted_at_most")
	_satisfied(_from_threshold(3600, [unknown], {}))
	_neither(_from_threshold(3601, [unknown], {}))
	_neither(_from_threshold(5400, [unknown], {}))
	_violated(_from_threshold(5401, [unknown], {}))
	perhaps := object.union(_before(86400, 1500), {"before_at_most": 90000})
	_satisfied(_from_threshold(4800, [perhaps], {}))
	_neither(_from_threshold(4801, [perhaps], {}))
	_violated(_from_threshold(5401, [perhaps], {}))
	_neither(_without(_from_threshold(60, [], {}), "/facts/earlier_outages"))
	_neither(_without(_from_threshold(5401, [], {}), "/facts/earlier_outages"))
}

# --- what else must not count ------------------------------------------------

test_nothing_is_unproven_of_reports_to_others_or_of_what_is_missing if {
	others := _change(_doc(60, {}), "/subject/reports/0", object.union(_initial, {"to": "users"}))
	check.unproven == set() with input as others
	graced := _doc(86401, {"grace": 3600})
	every since in [
		{"from": "aware"}, {"seconds_at_least": 86401, "seconds_at_most": 86401}, {"from": "aware", "seconds_at_least": 86401},
		{"from": "aware", "seconds_at_most": 86401}, object.union({"from": "aware"}, _never),
	] {
		check.unproven == set() with input as _change(graced, "/facts/reports/0/since/1", since)
	}
	monthly := _by_month(2, 2, {})
	every key in ["months_at_least", "months_at_most"] {
		check.unproven == set() with input as _without(monthly, sprintf("/facts/reports/0/since/1/%s", [key]))
	}
}

test_time_that_is_not_over_of_one_clock_of_several if {
	doc := _change(_change(_doc(0, {}), "/subject/reports", []), "/facts/elapsed/1", _after("aware", 60))
	check.unproven == _not_over with input as doc
}

test_every_event_starts_a_clock if {
	every from in ["began", "threshold", "aware", "classified", "restored"] {
		_violated(_change(_nothing(_after(from, 86401)), "/params/from", from))
		_neither(_change(_nothing(_after(from, 86400)), "/params/from", from))
	}
}

test_no_other_event_starts_the_clock if {
	doc := _change(_update(259201, {}), "/facts/elapsed/0", object.union(_after("initial", 259200), {"to": "CSIRT"}))
	every other in [object.union(_after("update", 604800), {"to": "CSIRT"}), {"to": "CSIRT", "seconds_at_least": 604800}] {
		_neither(_change(doc, "/facts/elapsed/-", other))
	}
}

test_a_single_second_is_a_figure_too if {
	_exempt(_change(_classified_after(2, 2), "/params/unless_classified_after", 1), "fire was classified 2s after the operator knew of it, too late for this clock")
	_violated(_change(_after_outages([_before(60, 0)]), "/params/repeat_total", 1))
	_satisfied(_from_threshold(3600, [_before(7200, 60)], {"repeat_total": 1}))
	_violated(_from_threshold(3601, [_before(7200, 60)], {"repeat_total": 1}))
	_satisfied(_from_threshold(3600, [_without(_before(7200, 60), "/lasted_at_most")], {"repeat_total": 1}))
}

test_outages_that_do_not_count if {
	_exempt(_after_outages([_before(60, 0), _before(86401, 1500)]), _too_short)
	_satisfied(_from_threshold(3600, [_before(7200, 2701)], {}))
	_satisfied(_from_threshold(5400, [_without(_before(0, 60), "/lasted_at_most")], {"repeat_total": 0}))
	_violated(_from_threshold(5401, [_without(_before(0, 60), "/lasted_at_most")], {"repeat_total": 0}))
}

test_months_count_in_no_other_unit if {
	weekend := {"months_at_most": 1, "months_at_least": 1, "over_at_most": 0, "over_at_least": 99}
	_violated(_change(_doc(86401, {"weekends": true}), "/facts/reports/0/since/1", object.union(_after("aware", 86401), weekend)))
	_neither(_nothing(object.union(_after("aware", 86400), weekend)))
	_neither(_without(_by_month(2, 0, {"weekends": true}), "/facts/reports/0/since/1/months_at_most"))
	_neither(_without(_by_month(2, 3, {}), "/facts/reports/0/since/1/months_at_least"))
}
