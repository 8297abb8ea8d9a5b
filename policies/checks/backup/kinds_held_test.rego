package checks.backup.kinds_held_test

import data.checks.backup.kinds_held as check

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

_doc(kinds, whole) := {
	"subject": {"id": "hanbit"},
	"facts": {"data_kinds": kinds, "data_kinds_whole": whole},
	"params": {"kinds": ["business", "configuration"]},
}

test_satisfied_where_all_are_held if {
	_satisfied(_doc(["business", "configuration"], true))
	_satisfied(_doc(["business", "configuration", "logs"], false))
	_satisfied(object.union(_doc(["business"], true), {"params": {"kinds": ["business"]}}))
}

test_violated_where_one_is_missing if {
	doc := _doc(["business", "logs"], true)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "data_kinds"],
		"message": "No dataset holds: configuration",
		"expected": "datasets that hold: business, configuration",
		"found": "business, logs",
		"fix": "Back up and list: configuration",
	}} with input as doc
}

test_violated_where_nothing_is_held if _found(_doc([], true), "none")

test_undetermined_where_a_dataset_may_hold_more if _undetermined(_doc(["business"], false))

test_undetermined_without_any_one_fact if {
	_undetermined(json.remove(_doc(["business"], true), ["/facts/data_kinds_whole"]))
	_undetermined(json.remove(_doc(["business"], true), ["/facts/data_kinds"]))
}

test_not_satisfied_by_asking_for_nothing if {
	not check.satisfied with input as object.union(_doc(["business"], true), {"params": {"kinds": []}})
}
