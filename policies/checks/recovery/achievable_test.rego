package checks.recovery.achievable_test

import data.checks.recovery.achievable

# Judged by the loss of facilities; the objective is 20 minutes.
_service(losses) := {
	"subject": {"id": "messenger", "critical": true, "rto": 1200},
	"facts": {"losses": losses},
	"params": {"kinds": ["facility"]},
}

_loss(id, outcome) := {"kind": "facility", "id": id, "outcome": outcome}

_back(id, seconds) := object.union(_loss(id, "recovers"), {"recovery_seconds": seconds})

_undetermined(document) if {
	not achievable.satisfied with input as document
	count(achievable.violations) == 0 with input as document
}

test_satisfied_up_to_the_objective if {
	document := _service([_loss("north", "running"), _loss("south", "degraded"), _back("east", 1200)])
	achievable.satisfied with input as document
	achievable.violations == set() with input as document
	achievable.not_applicable == set() with input as document
}

test_violated_one_second_later if {
	document := _service([_loss("north", "running"), _back("east", 1201)])
	not achievable.satisfied with input as document
	achievable.violations == {{
		"at": ["facts", "losses", 1, "recovery_seconds"],
		"message": "messenger takes 1201s to come back when facility east is lost",
		"expected": "back within its objective of 20m",
		"found": "1201s",
		"fix": "Make the way back of messenger shorter than 20m, or its objective longer",
	}} with input as document
}

test_violated_when_it_is_lost if {
	document := _service([_loss("north", "lost")])
	not achievable.satisfied with input as document
	achievable.violations == {{
		"at": ["facts", "losses", 0, "outcome"],
		"message": "messenger does not come back when facility north is lost",
		"expected": "back within its objective of 20m",
		"found": "lost",
		"fix": "Give messenger a place, and all that it takes to run there, that outlives facility north",
	}} with input as document
}

test_satisfied_whatever_other_kinds_of_losses_do if {
	document := _service([
		_loss("north", "running"),
		{"kind": "carrier", "id": "net", "outcome": "lost"},
		{"kind": "carrier", "id": "web", "outcome": "recovers", "recovery_seconds": 9999},
	])
	achievable.satisfied with input as document
	achievable.violations == set() with input as document
}

test_undetermined_without_a_loss_of_the_kind if {
	_undetermined(_service([{"kind": "carrier", "id": "net", "outcome": "running"}]))
}

test_undetermined_when_the_objective_is_missing if {
	_undetermined(json.remove(_service([_loss("north", "running")]), ["/subject/rto"]))
}

test_undetermined_when_a_time_is_missing if {
	_undetermined(_service([_loss("north", "running"), _loss("east", "recovers")]))
}

test_undetermined_when_an_outcome_is_missing if {
	_undetermined(_service([_loss("north", "running"), {"kind": "facility", "id": "east"}]))
}

test_not_applicable_to_what_is_not_critical if {
	document := json.patch(_service([]), [{"op": "replace", "path": "/subject/critical", "value": false}])
	achievable.not_applicable == {"messenger is not critical"} with input as document
}

test_violated_by_each_loss_that_takes_it if {
	document := _service([_loss("north", "running"), _loss("south", "lost"), _loss("east", "lost")])
	ats := {v.at | some v in achievable.violations} with input as document
	ats == {["facts", "losses", 1, "outcome"], ["facts", "losses", 2, "outcome"]}
}

test_satisfied_by_an_objective_of_no_time_where_it_runs_on if {
	document := json.patch(_service([_loss("north", "running")]), [{"op": "replace", "path": "/subject/rto", "value": 0}])
	achievable.satisfied with input as document
	achievable.violations == set() with input as document
}

# A time to recover speaks only of what recovers.
test_only_what_recovers_is_timed if {
	running := _service([object.union(_loss("north", "running"), {"recovery_seconds": 9999})])
	achievable.satisfied with input as running
	achievable.violations == set() with input as running
	_undetermined(_service([{"kind": "facility", "id": "north", "recovery_seconds": 60}]))
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	achievable.not_applicable == set() with input as json.remove(_service([]), ["/subject/critical"])
}

test_undetermined_where_only_the_kind_of_a_loss_is_missing if {
	_undetermined(_service([object.remove(_loss("north", "running"), {"kind"})]))
}

test_undetermined_when_an_outcome_is_missing_and_a_time_is_not if {
	_undetermined(_service([{"kind": "facility", "id": "north", "recovery_seconds": 9999}]))
}
