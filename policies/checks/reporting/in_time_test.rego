package checks.reporting.in_time_test

import data.checks.reporting.in_time

_plan(notices) := {
	"subject": {},
	"facts": {"notices": notices},
	"params": {"to": "MSIT", "kind": "initial", "within": 3600},
}

_msit(seconds) := {"id": "msit", "to": "MSIT", "kind": "initial", "worst_case": seconds}

_unknown := object.remove(_msit(0), {"worst_case"})

_others := [
	{"id": "users", "to": "users", "kind": "initial", "worst_case": 60},
	{"id": "closing", "to": "MSIT", "kind": "final", "worst_case": 60},
]

_undetermined(document) if {
	not in_time.satisfied with input as document
	count(in_time.violations) == 0 with input as document
}

test_satisfied_exactly_within_the_limit if {
	document := _plan(array.concat(_others, [_msit(3600)]))
	in_time.satisfied with input as document
	in_time.violations == set() with input as document
}

test_satisfied_by_one_of_several if {
	every other in [_msit(3601), _unknown] {
		document := _plan([other, _msit(3600)])
		in_time.satisfied with input as document
		in_time.violations == set() with input as document
	}
}

test_violated_by_each_notice_that_may_be_late if {
	document := _plan(array.concat(_others, [_msit(3900), _msit(3601)]))
	not in_time.satisfied with input as document
	in_time.violations == {
		{
			"at": ["facts", "notices", 2],
			"message": "Notice msit may reach MSIT too late",
			"expected": "sent within 1h of the start of an outage",
			"found": "sent after 65m at worst",
			"fix": "Cut 5m from detection, classification and notice msit together",
		},
		{
			"at": ["facts", "notices", 3],
			"message": "Notice msit may reach MSIT too late",
			"expected": "sent within 1h of the start of an outage",
			"found": "sent after 3601s at worst",
			"fix": "Cut 1s from detection, classification and notice msit together",
		},
	} with input as document
}

test_violated_whatever_other_notices_do if {
	late := [object.union(other, {"worst_case": 86400}) | some other in _others]
	ats := {v.at | some v in in_time.violations} with input as _plan(array.concat(late, [_msit(3601)]))
	ats == {["facts", "notices", 2]}
}

test_violated_without_such_a_notice if {
	every notices in [[], _others] {
		document := _plan(notices)
		not in_time.satisfied with input as document
		in_time.violations == {{
			"at": ["facts", "notices"],
			"message": "The plan has no initial notice to MSIT",
			"expected": "one that is sent within 1h",
			"found": "none",
			"fix": "Add a notice to MSIT of kind initial",
		}} with input as document
	}
}

test_undetermined_where_a_worst_case_is_unknown if {
	_undetermined(_plan([_unknown]))
	_undetermined(_plan([_unknown, _msit(3601)]))
}

test_undetermined_without_notices if _undetermined(json.remove(_plan([]), ["/facts/notices"]))

test_another_kind_of_notice_can_be_demanded if {
	document := object.union(_plan([_msit(60)]), {"params": {"kind": "final"}})
	not in_time.satisfied with input as document
	in_time.violations == {{
		"at": ["facts", "notices"],
		"message": "The plan has no final notice to MSIT",
		"expected": "one that is sent within 1h",
		"found": "none",
		"fix": "Add a notice to MSIT of kind final",
	}} with input as document
	in_time.satisfied with input as object.union(_plan(_others), {"params": {"kind": "final"}})
}

test_undetermined_where_it_is_missing_whom_a_notice_tells_or_at_which_stage if {
	every key in ["to", "kind"] {
		_undetermined(_plan([object.remove(_msit(60), {key})]))
		_undetermined(_plan([object.remove(_msit(3601), {key})]))
	}
}
