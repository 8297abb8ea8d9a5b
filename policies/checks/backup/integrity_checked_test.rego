package checks.backup.integrity_checked_test

import data.checks.backup.integrity_checked as check

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_satisfied(doc) if {
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

_found(doc, found) if {
	not check.satisfied with input as doc
	{v.found | some v in check.violations} == {found} with input as doc
}

_doc(facts) := {
	"subject": {"id": "messages", "copies": [{"id": sprintf("b%v", [i])} | some i, _ in facts]},
	"facts": {"copies": facts},
	"params": {"max_age": 864000},
}

test_satisfied_at_the_limit if {
	_satisfied(_doc([{"last_integrity_check_age": 864000}, {"last_integrity_check_age": 0}]))
	_satisfied(_doc([{"last_integrity_check_age": 864000}]))
}

test_violated_by_one_copy_one_second_past_the_limit if {
	doc := _doc([{"last_integrity_check_age": 1}, {"last_integrity_check_age": 864001}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["copies", 1, "last_integrity_check"],
		"message": "The integrity of b1, a copy of messages, was checked too long ago",
		"expected": "at most 10 days ago",
		"found": "11 days ago",
		"fix": "Check the integrity of b1 and record it",
	}} with input as doc
}

test_undetermined_where_a_check_is_missing if _undetermined(_doc([{"last_integrity_check_age": 1}, {}]))

test_not_applicable_without_copies if {
	check.not_applicable == {"messages has no copy"} with input as _doc([])
	_undetermined(_doc([]))
}

test_undetermined_without_a_list_of_copies if {
	doc := {"subject": {"id": "messages"}, "facts": {}, "params": {"max_age": 864000}}
	_undetermined(doc)
	check.not_applicable == set() with input as doc
}

test_applicable_with_copies if check.not_applicable == set() with input as _doc([{}])
