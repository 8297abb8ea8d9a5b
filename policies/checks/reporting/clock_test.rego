package checks.reporting.clock_test

import data.checks.reporting.clock as check

_params := {
	"to": "MAS",
	"kind": "initial",
	"from": "aware",
	"within": 3600,
	"months": 0,
	"working_days": 0,
	"min_duration": 0,
}

_notice(id, since) := {"id": id, "to": "MAS", "kind": "initial", "since": since}

_planned(seconds) := [
	{"from": "began", "seconds": seconds + 300},
	{"from": "aware", "seconds": seconds},
]

_doc(notices, params) := {"subject": {}, "facts": {"notices": notices}, "params": object.union(_params, params)}

_others := [
	{"id": "users", "to": "users", "kind": "initial", "since": _planned(60)},
	{"id": "closing", "to": "MAS", "kind": "final", "since": _planned(60)},
]

_satisfied(doc) if {
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

_violated(doc, violations) if {
	not check.satisfied with input as doc
	check.violations == violations with input as doc
}

_neither(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_late(at, id, found) := {
	"at": ["facts", "notices", at],
	"message": sprintf("Notice %s may reach MAS too late", [id]),
	"expected": "sent within 1h of the operator's knowledge of it",
	"found": sprintf("sent up to %s after it", [found]),
	"fix": sprintf("Shorten the limit of notice %s, or of what comes before it", [id]),
}

_none := {
	"at": ["facts", "notices"],
	"message": "The plan has no initial report to MAS",
	"expected": "one within 1h of the operator's knowledge of it",
	"found": "none",
	"fix": "Add a notice to MAS of kind initial",
}

test_satisfied_at_the_limit if _satisfied(_doc(array.concat(_others, [_notice("first", _planned(3600))]), {}))

test_violated_one_second_over if {
	_violated(_doc(array.concat(_others, [_notice("first", _planned(3601))]), {}), {_late(2, "first", "3601s")})
}

test_satisfied_by_one_of_several if {
	_satisfied(_doc([_notice("slow", _planned(7200)), _notice("unknown", []), _notice("first", _planned(3600))], {}))
}

test_violated_by_each_of_several if {
	_violated(
		_doc([_notice("slow", _planned(7200)), _notice("slower", _planned(9000))], {}),
		{_late(0, "slow", "2h"), _late(1, "slower", "150m")},
	)
}

test_undetermined_where_one_of_several_may_be_in_time if {
	_neither(_doc([_notice("slow", _planned(7200)), _notice("unknown", [{"from": "aware"}])], {}))
}

test_violated_without_such_a_notice if {
	_violated(_doc([], {}), {_none})
	_violated(_doc(_others, {}), {_none})
}

test_another_kind_is_told_by_its_name if {
	closing := object.union(_notice("closing", _planned(3601)), {"kind": "final"})
	_violated(_doc([closing], {"kind": "final"}), {_late(0, "closing", "3601s")})
	_violated(_doc([], {"kind": "final"}), {object.union(_none, {
		"message": "The plan has no final report to MAS",
		"fix": "Add a notice to MAS of kind final",
	})})
}

test_another_event_and_another_kind_count if {
	_satisfied(_doc([_notice("first", _planned(3300))], {"from": "began"}))
	_violated(_doc([_notice("first", _planned(3301))], {"from": "began"}), {object.union(
		_late(0, "first", "3601s"),
		{"expected": "sent within 1h of the start of the outage"},
	)})
	_satisfied(_doc(_others, {"kind": "final"}))
}

test_undetermined_where_a_fact_is_missing if {
	every seconds in [3600, 3601] {
		doc := _doc([_notice("first", _planned(seconds))], {})
		every path in [
			"/facts/notices", "/facts/notices/0/to", "/facts/notices/0/kind", "/facts/notices/0/since",
			"/facts/notices/0/since/1/from", "/facts/notices/0/since/1/seconds",
		] {
			_neither(json.patch(doc, [{"op": "remove", "path": path}]))
		}
	}
}

test_undetermined_by_no_limit_or_by_several if {
	every limits in [{"within": 0}, {"months": 1}, {"working_days": 1}] {
		_neither(_doc([_notice("first", _planned(60))], limits))
		_neither(_doc([_notice("first", _planned(7200))], limits))
		_neither(_doc([], limits))
	}
}

# --- months and working days -------------------------------------------------

_by_calendar(planned, limits) := _doc(
	array.concat(_others, [_notice("first", [
		{"from": "began", "months": 9, "working_days": 99, "seconds": 9},
		{"months": 0, "working_days": 0, "seconds": 0},
		object.union({"from": "aware"}, planned),
		{"from": "classified", "months": 0, "working_days": 0, "seconds": 0},
	])]),
	object.union({"within": 0}, limits),
)

test_months if {
	_satisfied(_by_calendar({"months": 1, "seconds": 2419200}, {"months": 1}))
	_violated(_by_calendar({"months": 2, "seconds": 2592000}, {"months": 1}), {object.union(
		_late(2, "first", "30 days"),
		{"expected": "sent within 1 month of the operator's knowledge of it"},
	)})
	_neither(_by_calendar({"seconds": 2592000}, {"months": 1}))
	_neither(_by_calendar({"working_days": 1}, {"months": 1}))
}

test_working_days if {
	_satisfied(_by_calendar({"working_days": 30}, {"working_days": 30}))
	_violated(_by_calendar({"working_days": 31}, {"working_days": 30}), {object.union(
		_late(2, "first", "31 working days"),
		{"expected": "sent within 30 working days of the operator's knowledge of it"},
	)})
	_neither(_by_calendar({"months": 1, "seconds": 2419200}, {"working_days": 30}))
}

test_seconds_do_not_count_where_days_do if {
	_neither(_by_calendar({"seconds": 60}, {"months": 1}))
	_neither(_by_calendar({"seconds": 60}, {"working_days": 1}))
}

# --- from the moment from which an outage must be reported --------------------

_from_threshold(aware, began, least) := _doc(
	array.concat(_others, [_notice("first", [
		{"from": "restored", "seconds": 0},
		{"from": "began", "seconds": began},
		{"from": "aware", "seconds": aware},
	])]),
	{"from": "threshold", "min_duration": least},
)

test_threshold_takes_off_what_an_outage_must_last if {
	_satisfied(_from_threshold(2400, 5400, 1800))
	_violated(_from_threshold(2400, 5401, 1800), {object.union(
		_late(2, "first", "3601s"),
		{"expected": "sent within 1h of the moment from which it must be reported"},
	)})
	_satisfied(_from_threshold(2400, 3600, 0))
}

# It is decided on only then, however early it was noticed.
test_threshold_takes_off_no_more if {
	_satisfied(_from_threshold(3600, 3900, 1800))
	_violated(_from_threshold(3601, 3901, 1800), {object.union(
		_late(2, "first", "3601s"),
		{"expected": "sent within 1h of the moment from which it must be reported"},
	)})
}

test_threshold_of_one_notice_of_several if {
	since := [{"from": "aware", "seconds": 2400}, {"from": "restored", "seconds": 0}, {"from": "began", "seconds": 5400}]
	doc := _doc(array.concat(_others, [_notice("first", since)]), {"from": "threshold", "min_duration": 1800})
	_satisfied(doc)
	_violated(json.patch(doc, [{"op": "replace", "path": "/facts/notices/2/since/2/seconds", "value": 5401}]), {object.union(
		_late(2, "first", "3601s"),
		{"expected": "sent within 1h of the moment from which it must be reported"},
	)})
}

test_threshold_where_a_time_is_missing if {
	every i in [1, 2] {
		doc := _from_threshold(60, 360, 0)
		_neither(json.patch(doc, [{"op": "remove", "path": sprintf("/facts/notices/2/since/%d/seconds", [i])}]))
		_neither(json.patch(doc, [{"op": "remove", "path": sprintf("/facts/notices/2/since/%d/from", [i])}]))
	}
}
