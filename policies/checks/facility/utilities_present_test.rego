package checks.facility.utilities_present_test

import data.checks.facility.utilities_present as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}, "params": {"kinds": ["ups", "generator"]}}

_ups := {"id": "u", "kind": "ups", "redundancy": "N"}

_generator := {"id": "g", "kind": "generator", "redundancy": "2N"}

_missing(found) := {
	"at": ["utilities"],
	"message": "north has no supply of the kind generator",
	"expected": "generator, ups",
	"found": found,
	"fix": "Provide north with generator",
}

test_satisfied_when_each_is_there if {
	doc := _doc({"utilities": [_generator, _ups]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_one_that_is_missing if {
	every utilities in [[_ups], [_ups, object.union(_generator, {"redundancy": "none"})]] {
		doc := _doc({"utilities": utilities})
		not check.satisfied with input as doc
		check.violations == {_missing("ups")} with input as doc
	}
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc({"utilities": [_ups, json.remove(_generator, ["/redundancy"])]}))
	_undetermined(_doc({}))
	_undetermined(object.union(_doc({"utilities": []}), {"params": {"kinds": []}}))
}

_any := _doc({"utilities": [_generator, _ups]})

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := object.union(_any, {"subject": {"tenure": "leased"}})
	"north is leased: the duty is its operator's" in check.not_applicable with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_any, ["/subject/tenure"])
}

test_satisfied_by_the_only_one_demanded if {
	doc := object.union(_doc({"utilities": [_ups]}), {"params": {"kinds": ["ups"]}})
	check.satisfied with input as doc
}

test_undetermined_when_a_kind_is_missing if {
	_undetermined(_doc({"utilities": [_ups, json.remove(_generator, ["/kind"])]}))
}
