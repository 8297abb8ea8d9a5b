package checks.facility.utilities_redundant_test

import data.checks.facility.utilities_redundant as check

_good := {"redundancy": "N+1"}

_doc(utilities) := {
	"subject": {"id": "north", "tenure": "leased", "utilities": utilities},
	"params": {"kinds": ["ups", "cooling"], "leased": true},
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

test_satisfied_by_more if {
	every level in ["2N", "2N+1"] {
		check.satisfied with input as _doc([object.union(_ups, {"redundancy": level}), _cooling])
	}
}

test_violated_by_none_at_all if {
	doc := _doc([object.union(_ups, {"redundancy": "none"}), _cooling])
	not check.satisfied with input as doc
	{v.found | some v in check.violations} == {"none"} with input as doc
}

test_violated_by_one_of_a_kind if {
	doc := _doc([_ups, object.union(_ups, {"id": "u2", "redundancy": "N"}), _cooling])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["utilities", 1, "redundancy"],
		"message": "u2 of north has nothing to spare",
		"expected": "N+1 or more",
		"found": "N",
		"fix": "Give u2 of north one part more than it takes",
	}} with input as doc
}

test_violated_without_one_of_a_kind if {
	doc := _doc([_ups])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["utilities"],
		"message": "north has no supply of the kind cooling",
		"expected": "a supply of the kind cooling with N+1 or more",
		"found": "ups",
		"fix": "Provide north with cooling",
	}} with input as doc
}

test_the_kinds_there_are_told if {
	doc := _doc([_ups, {"id": "w", "kind": "water"}])
	{v.found | some v in check.violations} == {"ups, water"} with input as doc
}

test_other_kinds_do_not_matter if {
	doc := _doc([_ups, _cooling, object.union({"id": "w", "kind": "water"}, {"id": "u2", "redundancy": "N"})])
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
	_undetermined(_doc([_ups, object.union(open, {"redundancy": "N"})]))
}

test_undetermined_without_a_list if _undetermined({"subject": {"id": "north"}, "params": {"kinds": ["ups", "cooling"]}})

test_asking_for_one_or_for_nothing if {
	check.satisfied with input as object.union(_doc([_ups]), {"params": {"kinds": ["ups"]}})
	not check.satisfied with input as object.union(_doc([_ups]), {"params": {"kinds": []}})
}

test_not_applicable_to_a_leased_facility_where_the_duty_is_its_operators if {
	doc := object.union(_doc([]), {"params": {"leased": false}})
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
	check.not_applicable == set() with input as object.union(doc, {"subject": {"tenure": "owned"}})
	check.not_applicable == set() with input as json.remove(doc, ["/subject/tenure"])
	check.not_applicable == set() with input as _doc([])
}
