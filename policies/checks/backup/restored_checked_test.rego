package checks.backup.restored_checked_test

import data.checks.backup.restored_checked as check

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

_doc(checked, ages) := {
	"subject": {"id": "messages", "copies": [{"id": sprintf("b%v", [i]), "restore_test": test} | some i, test in checked]},
	"facts": {"copies": ages},
	"params": {"max_age": 864000},
}

_yes := {"integrity_checked": true}

_no := {"integrity_checked": false}

test_satisfied_at_the_limit if _satisfied(_doc([_yes], [{"last_restore_test_age": 864000}]))

test_satisfied_by_one_of_several if {
	_satisfied(_doc([_no, _yes], [{"last_restore_test_age": 1}, {"last_restore_test_age": 864000}]))
}

test_violated_one_second_past_the_limit if {
	_found(_doc([_yes], [{"last_restore_test_age": 864001}]), "b0 11 days ago")
}

test_violated_unchecked if {
	doc := _doc([_no], [{"last_restore_test_age": 1}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["copies"],
		"message": "Nothing that was restored of messages within the last 10d was checked",
		"expected": "a restore test with its result checked, at most 10 days ago",
		"found": "b0 restored unchecked",
		"fix": "Restore messages from a copy, check what comes back and record it",
	}} with input as doc
}

test_violated_by_each_of_several if {
	recent := {"last_restore_test_age": 1}
	old := {"last_restore_test_age": 864001}
	_found(_doc([_yes, _no], [old, recent]), "b0 11 days ago, b1 restored unchecked")
	_found(_doc([_no, _yes], [recent, old]), "b0 restored unchecked, b1 11 days ago")
}

test_violated_without_copies if _found(_doc([], []), "none")

test_undetermined_without_any_one_fact if {
	_undetermined(_doc([{}], [{"last_restore_test_age": 1}]))
	_undetermined(_doc([_yes], [{}]))
}

test_undetermined_where_one_of_several_may_do if {
	_undetermined(_doc([_no, {}], [{"last_restore_test_age": 1}, {"last_restore_test_age": 1}]))
}

test_undetermined_without_a_list_of_copies if {
	_undetermined({"subject": {"id": "messages"}, "facts": {}, "params": {"max_age": 864000}})
}
