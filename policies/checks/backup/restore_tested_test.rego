package checks.backup.restore_tested_test

import data.checks.backup.restore_tested as check

_doc(facts) := {
	"subject": {"id": "messages", "copies": [{"id": "b1"}, {"id": "b2"}]},
	"facts": {"critical": false, "copies": facts},
	"params": {"max_age": 31536000},
}

_violation(found) := {
	"at": ["copies"],
	"message": "No copy of messages was restored from within the last 365d",
	"expected": "a restore test at most 365d ago",
	"found": found,
	"fix": "Restore messages from one of its copies and record the date",
}

test_satisfied_at_the_limit if {
	doc := _doc([{"last_restore_test_age": 63072000}, {"last_restore_test_age": 31536000}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_one_second_past_the_limit if {
	doc := _doc([{"last_restore_test_age": 31536001}, {"last_restore_test_age": 63072000}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 366 days ago, b2 730 days ago")} with input as doc
}

test_violated_without_copies if {
	doc := {
		"subject": {"id": "messages", "copies": []},
		"facts": {"critical": false, "copies": []},
		"params": {"max_age": 31536000},
	}
	not check.satisfied with input as doc
	check.violations == {_violation("none")} with input as doc
}

test_undetermined_when_a_test_is_missing if {
	doc := _doc([{"last_restore_test_age": 63072000}, {}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": true}, "params": {"max_age": 31536000}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_another_age_can_be_demanded if {
	doc := object.union(
		_doc([{"last_restore_test_age": 864001}, {"last_restore_test_age": 864000}]),
		{"params": {"max_age": 864000}},
	)
	check.satisfied with input as doc
	check.violations == set() with input as doc

	stricter := object.union(doc, {"params": {"max_age": 777600}})
	not check.satisfied with input as stricter
	check.violations == {{
		"at": ["copies"],
		"message": "No copy of messages was restored from within the last 9d",
		"expected": "a restore test at most 9d ago",
		"found": "b1 11 days ago, b2 10 days ago",
		"fix": "Restore messages from one of its copies and record the date",
	}} with input as stricter
}
