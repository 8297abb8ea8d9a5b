package checks.backup.key_off_site_test

import data.checks.backup.key_off_site as check

# A copy on the site of the original, and b2 as given.
_doc(b2, facts) := {
	"subject": {
		"id": "messages",
		"copies": [{"id": "b1", "encrypted": false}, object.union({"id": "b2"}, b2)],
	},
	"facts": {"critical": true, "copies": [{"off_site": false, "key_off_site": true}, facts]},
}

_violation(found) := {
	"at": ["copies"],
	"message": "Without its original site no copy of messages can be read",
	"expected": "an off-site copy that needs no key, or whose key is held on another site than the original",
	"found": found,
	"fix": "Hold a copy of messages and the key to it away from the original site",
}

test_satisfied_by_a_copy_that_needs_no_key if {
	doc := _doc({"encrypted": false}, {"off_site": true})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_by_a_key_elsewhere if {
	doc := _doc({"encrypted": true}, {"off_site": true, "key_off_site": true})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_when_the_key_is_on_the_site if {
	doc := _doc({"encrypted": true}, {"off_site": true, "key_off_site": false})
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, the key to b2 is only on the original site")} with input as doc
}

test_violated_without_copies if {
	doc := {"subject": {"id": "messages", "copies": []}, "facts": {"copies": []}}
	not check.satisfied with input as doc
	check.violations == {_violation("none")} with input as doc
}

test_a_key_is_no_matter_where_none_is_needed if {
	doc := _doc({"encrypted": false}, {"off_site": true, "key_off_site": false})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_place_of_the_key_is_missing if {
	doc := _doc({"encrypted": true}, {"off_site": true})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_encryption_is_missing if {
	doc := _doc({}, {"off_site": true, "key_off_site": false})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_site_is_missing if {
	every copy in [{"encrypted": false}, {"encrypted": true}] {
		doc := _doc(copy, {"key_off_site": true})
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": true}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_when_every_copy_is_on_the_site if {
	doc := _doc({"encrypted": false}, {"off_site": false, "key_off_site": true})
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, b2 is on the same site")} with input as doc
}
