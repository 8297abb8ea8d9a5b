package checks.recovery.point_objective_test

import data.checks.recovery.point_objective as check

_doc(declared) := {
	"subject": object.union({"id": "ledger", "critical": true}, declared),
	"facts": {},
	"params": {"max": 300},
}

test_satisfied_up_to_the_limit if {
	every rpo in [0, 300] {
		doc := _doc({"rpo": rpo})
		check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_violated_one_second_past_it if {
	doc := _doc({"rpo": 301})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["rpo"],
		"message": "The recovery point objective of ledger is longer than allowed",
		"expected": "at most 5m",
		"found": "301s",
		"fix": "Copy the data of ledger at least every 5m and set its objective accordingly",
	}} with input as doc
}

test_undetermined_without_an_objective if {
	doc := _doc({})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	check.not_applicable == {"ledger is not critical"} with input as _doc({"critical": false})
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc({}), ["/subject/critical"])
}
