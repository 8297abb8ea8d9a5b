package checks.facility.utilities_tested_test

import data.checks.facility.utilities_tested as check

_doc(kinds, ages) := {
	"subject": {"id": "north", "utilities": [{"id": sprintf("x%v", [i]), "kind": kind} | some i, kind in kinds]},
	"facts": {"utilities": ages},
	"params": {"kinds": ["ups", "cooling"], "max_age": 864000},
}

_at(age) := {"last_test_age": age}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_at_the_limit if {
	doc := _doc(["ups", "cooling", "water"], [_at(864000), _at(0), {}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_one_of_a_kind_one_second_past_the_limit if {
	doc := _doc(["ups", "ups", "cooling"], [_at(1), _at(864001), _at(1)])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["utilities", 1, "last_test"],
		"message": "x1 of north was tried out too long ago",
		"expected": "at most 10 days ago",
		"found": "11 days ago",
		"fix": "Try out x1 of north and record it",
	}} with input as doc
}

test_violated_without_one_of_a_kind if {
	doc := _doc(["ups"], [_at(1)])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["utilities"],
		"message": "north has no supply of the kind cooling",
		"expected": "a supply of the kind cooling that is tried out",
		"found": "ups",
		"fix": "Provide north with cooling",
	}} with input as doc
}

test_the_kinds_there_are_told if {
	doc := _doc(["ups", "water"], [_at(1), _at(1)])
	{v.found | some v in check.violations} == {"ups, water"} with input as doc
}

test_other_kinds_do_not_matter if {
	doc := _doc(["ups", "cooling", "water"], [_at(1), _at(1), _at(864001)])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_the_date if {
	_undetermined(_doc(["ups", "cooling"], [_at(1), {}]))
	_undetermined(_doc(["ups", "cooling", "cooling"], [_at(1), _at(1), {}]))
}

test_undetermined_where_the_kind_is_open if {
	every age in [1, 864001] {
		_undetermined(json.remove(_doc(["ups", "cooling"], [_at(1), _at(age)]), ["/subject/utilities/1/kind"]))
	}
}

test_undetermined_without_a_list if {
	_undetermined({"subject": {"id": "north"}, "facts": {}, "params": {"kinds": ["ups"], "max_age": 864000}})
}

test_asking_for_one_or_for_nothing if {
	check.satisfied with input as object.union(_doc(["ups"], [_at(1)]), {"params": {"kinds": ["ups"]}})
	not check.satisfied with input as object.union(_doc(["ups"], [_at(1)]), {"params": {"kinds": []}})
}
