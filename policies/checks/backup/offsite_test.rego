package checks.backup.offsite_test

import data.checks.backup.offsite as check

_doc(facts) := {
	"subject": {"id": "messages", "copies": [{"id": "b1", "facility": "north"}, {"id": "b2", "facility": "annex"}]},
	"facts": {"critical": false, "copies": facts},
}

_violation(found) := {
	"at": ["copies"],
	"message": "No copy of messages is held on another site",
	"expected": "at least one copy on another site than the original",
	"found": found,
	"fix": "Copy messages to a facility on another site",
}

test_satisfied_by_one_copy_off_site if {
	doc := _doc([{"off_site": false}, {"off_site": true}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_when_every_copy_is_on_the_site if {
	doc := _doc([{"off_site": false}, {"off_site": false}])
	not check.satisfied with input as doc
	check.violations == {_violation("copies: b1 at north, b2 at annex")} with input as doc
}

test_violated_without_copies if {
	doc := {"subject": {"id": "messages", "copies": []}, "facts": {"copies": []}}
	not check.satisfied with input as doc
	check.violations == {_violation("copies: none")} with input as doc
}

test_undetermined_when_a_place_is_missing if {
	doc := _doc([{"off_site": false}, {}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": true}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}
