package checks.tolerance.tested_test

import data.checks.tolerance.tested as check

_doc(rto, age) := {
	"subject": {"id": "payments", "critical": true, "impact_tolerance": 7200, "tested": {"rto": rto}},
	"facts": {"tested_age": age},
	"params": {"max_age": 864000},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_at_both_limits if {
	doc := _doc(7200, 864000)
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_past_the_tolerance if {
	doc := _doc(7201, 864000)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["tested", "rto"],
		"message": "In its test payments was away for longer than can be borne",
		"expected": "back within the impact tolerance of 2h",
		"found": "7201s",
		"fix": "Shorten the recovery of payments and test it again",
	}} with input as doc
}

test_violated_by_a_test_of_long_ago if {
	doc := _doc(7200, 864001)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["tested", "date"],
		"message": "The recovery of payments was tested too long ago",
		"expected": "at most 10 days ago",
		"found": "11 days ago",
		"fix": "Test the recovery of payments again",
	}} with input as doc
}

test_undetermined_without_any_one_fact if {
	_undetermined(json.remove(_doc(0, 0), ["/subject/impact_tolerance"]))
	_undetermined(json.remove(_doc(0, 0), ["/subject/tested/rto"]))
	_undetermined(json.remove(_doc(0, 0), ["/subject/tested"]))
	_undetermined(json.remove(_doc(0, 0), ["/facts/tested_age"]))
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := object.union(_doc(0, 0), {"subject": {"critical": false}})
	check.not_applicable == {"payments is not critical"} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc(0, 0), ["/subject/critical"])
}
