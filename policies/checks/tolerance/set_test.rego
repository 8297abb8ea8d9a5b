package checks.tolerance.set_test

import data.checks.tolerance.set as check

_doc(declared) := {
	"subject": object.union({"id": "payments", "critical": true}, declared),
	"facts": {},
	"params": {},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_up_to_the_tolerance if {
	doc := _doc({"rto": 7200, "impact_tolerance": 7200})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_past_it if {
	doc := _doc({"rto": 7201, "impact_tolerance": 7200})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["rto"],
		"message": "The recovery of payments is planned to take longer than can be borne",
		"expected": "an objective within the impact tolerance of 2h",
		"found": "7201s",
		"fix": "Make payments recoverable within 2h and set its objective accordingly",
	}} with input as doc
}

test_undetermined_without_either if {
	_undetermined(_doc({"rto": 7200}))
	_undetermined(_doc({"impact_tolerance": 7200}))
	_undetermined(_doc({}))
}

test_not_applicable_to_a_service_that_is_not_critical if {
	check.not_applicable == {"payments is not critical"} with input as _doc({"critical": false})
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc({}), ["/subject/critical"])
}
