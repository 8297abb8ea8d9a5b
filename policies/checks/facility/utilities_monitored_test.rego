package checks.facility.utilities_monitored_test

import data.checks.facility.utilities_monitored as check

_good := {"monitored": true}

_doc(utilities) := {
	"subject": {"id": "north", "utilities": utilities},
	"params": {"kinds": ["ups", "cooling"]},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_ups := object.union({"id": "u1", "kind": "ups"}, _good)

_cooling := object.union({"id": "c1", "kind": "cooling"}, _good)

test_satisfied_where_each_is_good if {
	doc := _doc([_ups, _cooling, {"id": "w", "kind": "water"}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_one_of_a_kind if {
	doc := _doc([_ups, object.union(_ups, {"id": "u2", "monitored": false}), _cooling])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["utilities", 1, "monitored"],
		"message": "Nobody watches u2 of north",
		"expected": "monitored: true",
		"found": "monitored: false",
		"fix": "Watch u2 of north, with an alarm",
	}} with input as doc
}

test_violated_without_one_of_a_kind if {
	doc := _doc([_ups])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["utilities"],
		"message": "north has no supply of the kind cooling",
		"expected": "a supply of the kind cooling that is watched",
		"found": "ups",
		"fix": "Provide north with cooling",
	}} with input as doc
}

test_the_kinds_there_are_told if {
	doc := _doc([_ups, {"id": "w", "kind": "water"}])
	{v.found | some v in check.violations} == {"ups, water"} with input as doc
}

test_other_kinds_do_not_matter if {
	doc := _doc([_ups, _cooling, object.union({"id": "w", "kind": "water"}, {"id": "u2", "monitored": false})])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_the_fact if {
	_undetermined(_doc([_ups, {"id": "c1", "kind": "cooling"}]))
	_undetermined(_doc([_ups, _cooling, {"id": "c2", "kind": "cooling"}]))
}

test_undetermined_where_the_kind_is_open if {
	open := object.remove(_cooling, {"kind"})
	_undetermined(_doc([_ups, open]))
	_undetermined(_doc([_ups, object.union(open, {"monitored": false})]))
}

test_undetermined_without_a_list if _undetermined({"subject": {"id": "north"}, "params": {"kinds": ["ups", "cooling"]}})

test_asking_for_one_or_for_nothing if {
	check.satisfied with input as object.union(_doc([_ups]), {"params": {"kinds": ["ups"]}})
	not check.satisfied with input as object.union(_doc([_ups]), {"params": {"kinds": []}})
}
