package checks.backup.restored_apart_test

import data.checks.backup.restored_apart as check

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

_facts := {"restored_apart": true, "last_restore_test_age": 864000}

_doc(facts) := {
	"subject": {"id": "messages", "copies": [{"id": sprintf("b%v", [i])} | some i, _ in facts]},
	"facts": {"copies": facts},
	"params": {"max_age": 864000},
}

test_satisfied_at_the_limit if _satisfied(_doc([_facts]))

test_satisfied_by_one_of_several if _satisfied(_doc([{"restored_apart": false}, _facts]))

test_violated_one_second_past_the_limit if {
	_found(_doc([object.union(_facts, {"last_restore_test_age": 864001})]), "b0 11 days ago")
}

test_violated_beside_the_original if {
	doc := _doc([object.union(_facts, {"restored_apart": false})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["copies"],
		"message": "messages was not restored on systems of their own within the last 10d",
		"expected": "a restore test on other machines in another network, at most 10 days ago",
		"found": "b0 restored beside the original",
		"fix": "Restore messages on other machines in another network and record the test",
	}} with input as doc
}

test_violated_by_each_of_several if {
	beside := object.union(_facts, {"restored_apart": false})
	old := object.union(_facts, {"last_restore_test_age": 864001})
	_found(_doc([old, beside]), "b0 11 days ago, b1 restored beside the original")
	_found(_doc([beside, old]), "b0 restored beside the original, b1 11 days ago")
}

test_violated_without_copies if _found(_doc([]), "none")

test_undetermined_without_any_one_fact if {
	every fact, _ in _facts { _undetermined(_doc([object.remove(_facts, {fact})])) }
}

test_undetermined_where_one_of_several_may_do if _undetermined(_doc([{"restored_apart": false}, {}]))

test_undetermined_without_a_list_of_copies if {
	_undetermined({"subject": {"id": "messages"}, "facts": {}, "params": {"max_age": 864000}})
}
