package checks.recovery.point_achievable_test

import data.checks.recovery.point_achievable

# Judged by the loss of facilities; the objective is an hour. Of the copies b1 is
# kept at intervals, and r1 follows at none and was verified so long ago.
_verified(losses, ago) := {
	"subject": {"id": "messages", "copies": [{"id": "b1", "interval": 3600}, {"id": "r1", "interval": 0}]},
	"facts": {"critical": true, "rpo": 3600, "losses": losses, "copies": [{}, {"last_success_age": ago}]},
	"params": {"kinds": ["facility"], "max_age": 86400},
}

_dataset(losses) := _verified(losses, 7200)

_loss(id, state) := {"kind": "facility", "id": id, "state": state}

_restored(id, copy, least, most) := object.union(
	_loss(id, "restorable"),
	{"copy": copy, "least_seconds": least, "recovery_point_seconds": most},
)

_undetermined(document) if {
	not point_achievable.satisfied with input as document
	count(point_achievable.violations) == 0 with input as document
}

test_satisfied_up_to_the_objective if {
	document := _dataset([_loss("north", "intact"), _restored("east", "b1", 3600, 3600)])
	point_achievable.satisfied with input as document
	point_achievable.violations == set() with input as document
	point_achievable.not_applicable == set() with input as document
}

test_violated_one_second_later if {
	document := _dataset([_loss("north", "intact"), _restored("east", "b1", 3601, 3601)])
	not point_achievable.satisfied with input as document
	point_achievable.violations == {{
		"at": ["facts", "losses", 1, "least_seconds"],
		"message": "The last 61m of messages are lost with facility east",
		"expected": "a copy within the recovery point objective of 1h",
		"found": "the best copy that may be left is 61m old",
		"fix": "Bring a copy of messages that outlives facility east up to date, and record its success",
	}} with input as document
}

test_violated_where_even_the_best_of_uncertain_copies_is_too_old if {
	document := _dataset([object.union(_loss("east", "lost"), {"least_seconds": 9000})])
	altered := json.remove(document, ["/facts/losses/0/state"])
	ats := {v.at | some v in point_achievable.violations} with input as altered
	ats == {["facts", "losses", 0, "least_seconds"]}
}

test_violated_when_it_is_lost if {
	document := _dataset([_loss("north", "lost")])
	not point_achievable.satisfied with input as document
	point_achievable.violations == {{
		"at": ["facts", "losses", 0, "state"],
		"message": "All of messages is lost with facility north",
		"expected": "a copy within the recovery point objective of 1h",
		"found": "no copy that can be read is left",
		"fix": "Hold a copy of messages, and the key to it, where the loss of facility north does not reach",
	}} with input as document
}

test_satisfied_by_a_copy_that_follows_and_was_verified if {
	document := _verified([_restored("north", "r1", 0, 86400)], 86400)
	point_achievable.satisfied with input as document
	point_achievable.violations == set() with input as document
}

test_undetermined_when_a_copy_that_follows_was_verified_too_long_ago if {
	_undetermined(_verified([_restored("north", "r1", 0, 86401)], 86401))
}

test_undetermined_between_best_and_worst if {
	_undetermined(_dataset([_restored("north", "b1", 1800, 7200)]))
}

test_satisfied_whatever_other_kinds_of_losses_do if {
	document := _dataset([_loss("north", "intact"), {"kind": "carrier", "id": "net", "state": "lost"}, {"kind": "site"}])
	point_achievable.satisfied with input as document
	point_achievable.violations == set() with input as document
}

test_undetermined_without_a_loss_of_the_kind if {
	_undetermined(_dataset([{"kind": "carrier", "id": "net", "state": "intact"}]))
}

test_undetermined_when_the_objective_is_missing if {
	every losses in [[_loss("north", "intact")], [_restored("north", "b1", 9000, 9000)], [_loss("north", "lost")]] {
		_undetermined(json.remove(_dataset(losses), ["/facts/rpo"]))
	}
}

test_undetermined_when_an_age_is_missing if {
	_undetermined(_dataset([object.union(_loss("north", "restorable"), {"copy": "b1"})]))
}

test_undetermined_when_a_state_is_missing if {
	_undetermined(_dataset([_loss("north", "intact"), {"kind": "facility", "id": "east"}]))
	_undetermined(_dataset([{"kind": "facility"}]))
}

test_not_applicable_to_the_data_of_a_service_that_is_not_critical if {
	document := json.patch(_dataset([]), [{"op": "replace", "path": "/facts/critical", "value": false}])
	point_achievable.not_applicable == {"messages belongs to a service that is not critical"} with input as document
}

test_violated_by_each_loss_that_takes_it if {
	document := _dataset([_loss("north", "intact"), _loss("east", "lost"), _loss("south", "lost")])
	ats := {v.at | some v in point_achievable.violations} with input as document
	ats == {["facts", "losses", 1, "state"], ["facts", "losses", 2, "state"]}
}

test_satisfied_by_an_objective_of_no_loss_where_it_is_intact if {
	document := object.union(_dataset([_loss("north", "intact")]), {"facts": {"rpo": 0}})
	point_achievable.satisfied with input as document
	point_achievable.violations == set() with input as document
}

test_satisfied_however_old_the_copies_after_other_kinds_of_losses_are if {
	document := _dataset([_loss("north", "intact"), {"kind": "carrier", "id": "net", "state": "restorable", "least_seconds": 9000}])
	point_achievable.satisfied with input as document
	point_achievable.violations == set() with input as document
}

# A recovery point says nothing while it is unknown whether anything is left.
test_undetermined_when_a_state_is_missing_and_an_age_is_not if {
	every copy in ["b1", "r1"] {
		_undetermined(_verified([object.remove(_restored("north", copy, 0, 60), {"state"})], 60))
	}
	_undetermined(_verified([{"kind": "facility", "id": "north", "copy": "r1"}], 60))
}

# That a copy at intervals succeeded of late does not make it one that follows.
test_undetermined_when_a_copy_at_intervals_is_only_said_to_be_recent if {
	_undetermined(object.union(
		_dataset([_restored("north", "b1", 1800, 7200)]),
		{"facts": {"copies": [{"last_success_age": 60}, {"last_success_age": 60}]}},
	))
}

test_another_age_of_verification_can_be_demanded if {
	document := object.union(_verified([_restored("north", "r1", 0, 7200)], 7200), {"params": {"max_age": 7200}})
	point_achievable.satisfied with input as document
	_undetermined(object.union(document, {"params": {"max_age": 7199}}))
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	point_achievable.not_applicable == set() with input as json.remove(_dataset([]), ["/facts/critical"])
}

test_undetermined_where_only_the_kind_of_a_loss_is_missing if {
	_undetermined(_dataset([object.remove(_loss("north", "intact"), {"kind"})]))
}

# What follows without interval has to be said of the copy that was restored from.
test_undetermined_without_any_one_fact_of_a_copy_that_follows if {
	document := _verified([_restored("north", "r1", 0, 7200)], 60)
	point_achievable.satisfied with input as document
	every path in [
		"/facts/losses/0/copy",
		"/subject/copies/1/id",
		"/subject/copies/1/interval",
		"/facts/copies/1/last_success_age",
	] {
		_undetermined(json.remove(document, [path]))
	}
}
