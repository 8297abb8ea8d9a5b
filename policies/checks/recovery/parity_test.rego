package checks.recovery.parity_test

import data.checks.recovery.parity as check

_alike := {"configuration": true, "patches": true}

_standby(parity) := {"facility": "south", "mode": "standby", "parity": parity}

_north := {"facility": "north", "mode": "active"}

_doc(waiting, age) := {
	"subject": {"id": "ledger", "critical": true, "deployments": [_north, waiting]},
	"facts": {"parities": [{}, {"age": age}]},
	"params": {"max_age": 864000},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_at_the_limit if {
	doc := _doc(_standby(_alike), 864000)
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_a_cold_deployment_counts_too if {
	check.satisfied with input as _doc(object.union(_standby(_alike), {"mode": "cold"}), 0)
}

test_violated_a_second_later if {
	doc := _doc(_standby(_alike), 864001)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "parities", 1, "age"],
		"message": "ledger in south was compared with what serves too long ago",
		"expected": "a comparison at most 10 days ago",
		"found": "11 days ago",
		"fix": "Compare ledger in south with what serves",
	}} with input as doc
}

test_violated_by_another_configuration if {
	doc := _doc(_standby({"configuration": false, "patches": true}), 0)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["deployments", 1, "parity", "configuration"],
		"message": "ledger is not configured in south as it is where it serves",
		"expected": "the same configuration",
		"found": "configuration: false",
		"fix": "Bring the configuration of ledger in south in line with what serves",
	}} with input as doc
}

test_violated_by_missing_patches if {
	doc := _doc(_standby({"configuration": true, "patches": false}), 0)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["deployments", 1, "parity", "patches"],
		"message": "ledger does not have the patches in south that it has where it serves",
		"expected": "the same patches",
		"found": "patches: false",
		"fix": "Install in south the patches that ledger has where it serves",
	}} with input as doc
}

test_one_that_serves_need_not_be_compared if {
	doc := {
		"subject": {"id": "ledger", "critical": true, "deployments": [
			object.union(_north, {"parity": {"configuration": false, "patches": false}}),
			_standby(_alike),
		]},
		"facts": {"parities": [{"age": 864001}, {"age": 1}]},
		"params": {"max_age": 864000},
	}
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_each_that_waits_must_be_compared if {
	doc := {
		"subject": {"id": "ledger", "critical": true, "deployments": [_north, _standby(_alike), _standby({})]},
		"facts": {"parities": [{}, {"age": 1}, {}]},
		"params": {"max_age": 864000},
	}
	_undetermined(doc)
}

test_undetermined_without_any_one_fact if {
	_undetermined(_doc(_standby({"patches": true}), 0))
	_undetermined(_doc(_standby({"configuration": true}), 0))
	_undetermined(json.remove(_doc(_standby(_alike), 0), ["/facts/parities/1/age"]))
	_undetermined(json.remove(_doc(_standby(_alike), 0), ["/subject/deployments/1/parity"]))
	_undetermined(json.remove(_doc(_standby(_alike), 0), ["/subject/deployments/1/mode"]))
	_undetermined(json.remove(_doc(_standby(_alike), 0), ["/subject/deployments"]))
}

test_not_applicable_where_each_deployment_serves if {
	doc := json.patch(_doc(_standby({}), 0), [{"op": "replace", "path": "/subject/deployments", "value": [_north]}])
	check.not_applicable == {"no deployment of ledger waits: each is active"} with input as doc
	not check.satisfied with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := object.union(_doc(_standby({}), 0), {"subject": {"critical": false}})
	check.not_applicable == {"ledger is not critical"} with input as doc
}

test_undetermined_where_it_runs_nowhere if {
	_undetermined(json.patch(_doc(_standby({}), 0), [{"op": "replace", "path": "/subject/deployments", "value": []}]))
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc(_standby({}), 0), ["/subject/critical"])
}
