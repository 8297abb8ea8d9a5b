package checks.backup.encrypted_test

import data.checks.backup.encrypted as check

_doc(copies) := {
	"subject": {"id": "ledger", "copies": copies},
	"facts": {"critical": true},
	"params": {},
}

test_satisfied_where_every_copy_is if {
	doc := _doc([{"id": "b1", "encrypted": true}, {"id": "b2", "encrypted": true}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_by_one_that_is_not if {
	doc := _doc([{"id": "b1", "encrypted": true}, {"id": "b2", "encrypted": false}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["copies", 1, "encrypted"],
		"message": "The copy b2 of ledger can be read by whoever has it",
		"expected": "encrypted: true",
		"found": "encrypted: false",
		"fix": "Encrypt b2",
	}} with input as doc
}

test_undetermined_when_it_is_missing_of_one if {
	doc := _doc([{"id": "b1", "encrypted": true}, {"id": "b2"}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := json.remove(_doc([]), ["/subject/copies"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_without_copies if {
	check.not_applicable == {"ledger has no copy"} with input as _doc([])
	not check.satisfied with input as _doc([])
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := object.union(_doc([{"id": "b1"}]), {"facts": {"critical": false}})
	check.not_applicable == {"ledger belongs to a service that is not critical"} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc([{"id": "b1"}]), ["/facts/critical"])
}

test_one_copy_suffices if {
	check.satisfied with input as _doc([{"id": "b1", "encrypted": true}])
}
