package checks.recovery.tested_test

import data.checks.recovery.tested

# Every figure is exactly at its limit.
_base := {
	"subject": {
		"id": "messenger", "critical": true, "rto": 1200, "rpo": 300,
		"tested": {"date": "2022-01-01T00:00:00Z", "rto": 1200, "rpo": 300},
	},
	"facts": {"tested_age": 864000},
	"params": {"max_age": 864000},
}

_with(path, value) := json.patch(_base, [{"op": "add", "path": path, "value": value}])

_undetermined(document) if {
	not tested.satisfied with input as document
	count(tested.violations) == 0 with input as document
}

test_satisfied_at_every_limit if {
	tested.satisfied with input as _base
	tested.violations == set() with input as _base
	tested.not_applicable == set() with input as _base
}

test_satisfied_on_the_day_of_the_test if tested.satisfied with input as _with("/facts/tested_age", 0)

test_violated_by_a_recovery_that_took_too_long if {
	document := _with("/subject/tested/rto", 1201)
	not tested.satisfied with input as document
	tested.violations == {{
		"at": ["tested", "rto"],
		"message": "In its test messenger took longer to recover than it may",
		"expected": "at most 20m",
		"found": "1201s",
		"fix": "Shorten the recovery of messenger and test it again",
	}} with input as document
}

test_violated_by_a_recovery_that_lost_too_much if {
	document := _with("/subject/tested/rpo", 301)
	not tested.satisfied with input as document
	tested.violations == {{
		"at": ["tested", "rpo"],
		"message": "In its test messenger lost more data than it may",
		"expected": "at most 5m",
		"found": "301s",
		"fix": "Copy the data of messenger more often and test its recovery again",
	}} with input as document
}

test_violated_by_a_test_too_long_ago if {
	document := _with("/facts/tested_age", 864001)
	not tested.satisfied with input as document
	tested.violations == {{
		"at": ["tested", "date"],
		"message": "The recovery of messenger was tested too long ago",
		"expected": "at most 10 days ago",
		"found": "11 days ago",
		"fix": "Test the recovery of messenger again",
	}} with input as document
}

test_violated_by_one_failure_whatever_else_is_unknown if {
	document := json.remove(_with("/subject/tested/rto", 1201), ["/subject/rpo", "/facts/tested_age"])
	count(tested.violations) == 1 with input as document
}

test_undetermined_without_any_one_fact if {
	every path in ["/subject/rto", "/subject/rpo", "/subject/tested/rto", "/subject/tested/rpo", "/facts/tested_age", "/subject/tested"] {
		_undetermined(json.remove(_base, [path]))
	}
}

test_not_applicable_to_a_service_that_is_not_critical if {
	tested.not_applicable == {"messenger is not critical"} with input as _with("/subject/critical", false)
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	tested.not_applicable == set() with input as json.remove(_base, ["/subject/critical"])
}
