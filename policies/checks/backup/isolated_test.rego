package checks.backup.isolated_test

import data.checks.backup.isolated as check

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

_copy := {"id": "b1", "offline": false}

_facts := {"off_site": true, "distance_km": 12, "other_network": true}

_doc(copies, facts) := {
	"subject": {"id": "messages", "copies": copies},
	"facts": {"copies": facts},
	"params": {"min_km": 12},
}

test_satisfied_at_the_limit if _satisfied(_doc([_copy], [_facts]))

test_satisfied_offline_whatever_the_network if {
	_satisfied(_doc([{"id": "b1", "offline": true}], [object.union(_facts, {"other_network": false})]))
}

test_satisfied_by_one_of_several if {
	_satisfied(_doc([{"id": "b0", "offline": false}, _copy], [{"off_site": false}, _facts]))
}

test_satisfied_by_one_of_several_offline if {
	inside := object.union(_facts, {"other_network": false})
	_satisfied(_doc([_copy, {"id": "b2", "offline": true}], [inside, inside]))
}

test_violated_by_each_flaw_of_the_second if {
	first := object.union(_facts, {"other_network": false})
	copies := [_copy, {"id": "b2", "offline": false}]
	_found(_doc(copies, [first, object.union(_facts, {"distance_km": 11})]), "b1 is in the same network, b2 at 11 km")
	_found(_doc(copies, [first, object.union(_facts, {"off_site": false})]), "b1 is in the same network, b2 is on the same site")
}

test_violated_by_each_flaw_alone if {
	_found(_doc([_copy], [object.union(_facts, {"distance_km": 11.9})]), "b1 at 11 km")
	_found(_doc([_copy], [object.union(_facts, {"other_network": false})]), "b1 is in the same network")
	_found(_doc([_copy], [object.union(_facts, {"off_site": false})]), "b1 is on the same site")
}

test_violated_where_the_virtues_are_spread if {
	doc := _doc(
		[_copy, {"id": "b2", "offline": false}],
		[object.union(_facts, {"distance_km": 1}), object.union(_facts, {"other_network": false})],
	)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["copies"],
		"message": "No copy of messages is away from both the site and the network of the original",
		"expected": "a copy on another site, 12 km away or more, and offline or in another network",
		"found": "b1 at 1 km, b2 is in the same network",
		"fix": "Keep a copy of messages at least 12 km away, offline or in another network",
	}} with input as doc
}

test_violated_without_copies if _found(_doc([], []), "none")

test_undetermined_without_any_one_fact if {
	every fact in ["off_site", "distance_km", "other_network"] {
		_undetermined(_doc([_copy], [object.remove(_facts, {fact})]))
	}
}

test_undetermined_where_a_copy_in_the_network_may_be_offline if {
	_undetermined(_doc([{"id": "b1"}], [object.union(_facts, {"other_network": false})]))
}

test_undetermined_where_one_of_several_may_do if {
	_undetermined(_doc([{"id": "b0"}, _copy], [{"off_site": false}, {}]))
}

test_undetermined_without_a_list_of_copies if {
	_undetermined({"subject": {"id": "messages"}, "facts": {}, "params": {"min_km": 12}})
}
