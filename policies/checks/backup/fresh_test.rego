package checks.backup.fresh_test

import data.checks.backup.fresh as check

# One copy every hour, which may be two hours old, and one without interval,
# which may be a day old.
_doc(facts) := {
	"subject": {"id": "messages", "copies": [{"id": "b1", "interval": 3600}, {"id": "r1", "interval": 0}]},
	"facts": {"critical": true, "copies": facts},
	"params": {"tolerance": 2, "max_age": 86400},
}

_violation(found) := {
	"at": ["copies"],
	"message": "No off-site copy of messages is up to date",
	"expected": "an off-site copy that succeeded on schedule",
	"found": found,
	"fix": "Bring a copy of messages on another site up to date, and record its success",
}

test_satisfied_by_a_backup_at_its_limit if {
	doc := _doc([{"off_site": true, "last_success_age": 7200}, {"off_site": false}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_by_a_replica_at_its_limit if {
	doc := _doc([{"off_site": false}, {"off_site": true, "last_success_age": 86400}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_past_both_limits if {
	doc := _doc([{"off_site": true, "last_success_age": 7201}, {"off_site": true, "last_success_age": 86401}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is 3h old, 2h at most allowed, r1 is 25h old, 24h at most allowed")} with input as doc
}

test_a_copy_on_the_site_counts_for_nothing if {
	doc := _doc([{"off_site": false, "last_success_age": 60}, {"off_site": true, "last_success_age": 172801}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, r1 is 49h old, 24h at most allowed")} with input as doc
}

test_violated_without_copies if {
	doc := {
		"subject": {"id": "messages", "copies": []},
		"facts": {"critical": true, "copies": []},
		"params": {"tolerance": 2, "max_age": 86400},
	}
	not check.satisfied with input as doc
	check.violations == {_violation("none")} with input as doc
}

test_undetermined_when_a_last_success_is_missing if {
	doc := _doc([{"off_site": true}, {"off_site": false}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_site_is_missing if {
	doc := _doc([{"last_success_age": 60}, {"off_site": false}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_an_interval_is_missing if {
	doc := json.remove(
		_doc([{"off_site": true, "last_success_age": 60}, {"off_site": false}]),
		["/subject/copies/0/interval"],
	)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := {
		"subject": {"id": "messages"},
		"facts": {"critical": true},
		"params": {"tolerance": 2, "max_age": 86400},
	}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": false}}
	check.not_applicable == {"messages belongs to a service that is not critical"} with input as doc
}

test_an_interval_of_a_second_is_an_interval if {
	doc := {
		"subject": {"id": "messages", "copies": [{"id": "r1", "interval": 1}]},
		"facts": {"critical": true, "copies": [{"off_site": true, "last_success_age": 2}]},
		"params": {"tolerance": 2, "max_age": 86400},
	}
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

# Three intervals and half a day are allowed.
_three(r1, b1) := {
	"subject": {"id": "messages", "copies": [
		{"id": "r1", "interval": 0},
		{"id": "b1", "interval": 3600},
		{"id": "b2", "interval": 1800},
	]},
	"facts": {"critical": true, "copies": [
		{"off_site": true, "last_success_age": r1},
		{"off_site": true, "last_success_age": b1},
		{"off_site": false, "last_success_age": 60},
	]},
	"params": {"tolerance": 3, "max_age": 43200},
}

test_each_copy_has_a_limit_of_its_own if {
	not check.satisfied with input as _three(43201, 14400)
	check.violations == {_violation(concat(", ", [
		"b1 is 4h old, 3h at most allowed",
		"b2 is on the same site",
		"r1 is 13h old, 12h at most allowed",
	]))} with input as _three(43201, 14400)
}

test_other_limits_can_be_demanded if {
	every doc in [_three(43200, 14400), _three(43201, 10800)] {
		check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc([]), ["/facts/critical"])
}
