package checks.backup.frequency_test

import data.checks.backup.frequency as check

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

_copy := {"id": "b1", "kind": "backup", "interval": 86400}

_doc(copies, ages) := {
	"subject": {"id": "messages", "copies": copies},
	"facts": {"copies": [{"last_success_age": age} | some age in ages]},
	"params": {"max_interval": 86400, "max_age": 90000},
}

test_satisfied_at_the_limits if _satisfied(_doc([_copy], [90000]))

test_satisfied_by_one_of_several if {
	_satisfied(_doc([{"id": "r", "kind": "replica", "interval": 0}, _copy], [0, 90000]))
}

test_violated_one_second_past_the_interval if {
	doc := _doc([object.union(_copy, {"interval": 86401})], [1])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["copies"],
		"message": "messages is not backed up every 24h",
		"expected": "a backup at least every 24h, at most 25h old",
		"found": "b1 every 86401s",
		"fix": "Back messages up at least every 24h",
	}} with input as doc
}

test_violated_one_second_past_the_age if _found(_doc([_copy], [90001]), "b1 is 26h old")

test_an_age_of_whole_hours_is_not_rounded if _found(_doc([_copy], [93600]), "b1 is 26h old")

test_violated_by_each_of_several if {
	replica := {"id": "r", "kind": "replica", "interval": 0}
	seldom := {"id": "s", "kind": "backup", "interval": 172800}
	_found(_doc([_copy, replica], [90001, 0]), "b1 is 26h old, r is a replica")
	_found(_doc([replica, seldom], [0, 1]), "r is a replica, s every 2d")
	_found(_doc([replica, _copy], [0, 90001]), "b1 is 26h old, r is a replica")
}

test_violated_by_a_replica if {
	_found(_doc([{"id": "r", "kind": "replica", "interval": 0}], [0]), "r is a replica")
}

test_violated_without_copies if _found(_doc([], []), "none")

test_undetermined_without_any_one_fact if {
	every fact in ["kind", "interval"] { _undetermined(_doc([object.remove(_copy, {fact})], [1])) }
	_undetermined(json.remove(_doc([_copy], [1]), ["/facts/copies/0/last_success_age"]))
}

test_undetermined_where_one_of_several_may_do if {
	_undetermined(_doc([{"id": "r", "kind": "replica"}, {"id": "b"}], [0, 0]))
}

test_undetermined_without_a_list_of_copies if {
	_undetermined({"subject": {"id": "messages"}, "facts": {}, "params": {"max_interval": 86400, "max_age": 90000}})
}
