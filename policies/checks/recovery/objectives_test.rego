package checks.recovery.objectives_test

import data.checks.recovery.objectives

_service(declared) := {
	"subject": object.union({"id": "messenger", "critical": true}, declared),
	"facts": {},
	"params": {"max_rto": 7200},
}

_undetermined(document) if {
	not objectives.satisfied with input as document
	count(objectives.violations) == 0 with input as document
}

test_satisfied_with_both_objectives if {
	document := _service({"rto": 7200, "rpo": 300})
	objectives.satisfied with input as document
	objectives.violations == set() with input as document
	objectives.not_applicable == set() with input as document
}

test_satisfied_where_nothing_may_be_lost if {
	objectives.satisfied with input as _service({"rto": 0, "rpo": 0})
}

test_violated_by_too_long_a_time if {
	document := _service({"rto": 7201, "rpo": 300})
	not objectives.satisfied with input as document
	objectives.violations == {{
		"at": ["rto"],
		"message": "The recovery time objective of messenger is longer than allowed",
		"expected": "at most 2h",
		"found": "7201s",
		"fix": "Make messenger recoverable within 2h and set its objective accordingly",
	}} with input as document
}

test_violated_by_too_long_a_time_whatever_the_point if {
	count(objectives.violations) == 1 with input as _service({"rto": 7201})
}

test_undetermined_without_either if {
	_undetermined(_service({"rpo": 300}))
	_undetermined(_service({"rto": 7200}))
	_undetermined(_service({}))
}

test_not_applicable_to_a_service_that_is_not_critical if {
	objectives.not_applicable == {"messenger is not critical"} with input as _service({"critical": false})
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	objectives.not_applicable == set() with input as json.remove(_service({}), ["/subject/critical"])
}
