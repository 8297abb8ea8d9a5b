package checks.backup.immutable_test

import data.checks.backup.immutable as check

_doc(b1, b2) := {
	"subject": {
		"id": "messages",
		"copies": [object.union({"id": "b1"}, b1), object.union({"id": "b2"}, b2)],
	},
	"facts": {"critical": true},
}

_violation(found) := {
	"at": ["copies"],
	"message": "Every copy of messages can be changed or deleted over the network",
	"expected": "at least one copy that is immutable or offline",
	"found": found,
	"fix": "Keep a copy of messages immutable or offline",
}

_open := {"immutable": false, "offline": false}

test_satisfied_by_an_immutable_copy if {
	doc := _doc(_open, {"immutable": true})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_by_an_offline_copy if {
	doc := _doc(_open, {"offline": true})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_one_of_both_is_enough if {
	every copy in [{"immutable": true, "offline": false}, {"immutable": false, "offline": true}] {
		doc := _doc(_open, copy)
		check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_violated_when_every_copy_is_open if {
	doc := _doc(_open, _open)
	not check.satisfied with input as doc
	check.violations == {_violation("copies: b1, b2")} with input as doc
}

test_violated_without_copies if {
	doc := {"subject": {"id": "messages", "copies": []}, "facts": {"critical": true}}
	not check.satisfied with input as doc
	check.violations == {_violation("copies: none")} with input as doc
}

test_undetermined_when_either_fact_is_missing if {
	every copy in [{}, {"immutable": false}, {"offline": false}] {
		doc := _doc(_open, copy)
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": true}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": false}}
	check.not_applicable == {"messages belongs to a service that is not critical"} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc({}, {}), ["/facts/critical"])
}
