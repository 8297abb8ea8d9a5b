package checks.facility.carriers_test

import data.checks.facility.carriers as check

_doc(facts) := {
	"subject": object.union({"id": "north", "tenure": "owned"}, facts),
	"facts": {},
	"params": {"min": 2},
}

_violation(number, found) := {
	"at": ["carriers"],
	"message": sprintf("Too few carriers connect north: %v", [number]),
	"expected": "2 carriers",
	"found": found,
	"fix": "Connect north over a further carrier",
}

test_satisfied_by_as_many_as_demanded if {
	doc := _doc({"carriers": ["c1", "c2"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_by_one_too_few if {
	doc := _doc({"carriers": ["c1"]})
	not check.satisfied with input as doc
	check.violations == {_violation(1, "c1")} with input as doc
}

test_one_that_is_listed_twice_counts_once if {
	doc := _doc({"carriers": ["c1", "c1"]})
	not check.satisfied with input as doc
	check.violations == {_violation(1, "c1")} with input as doc
}

test_violated_by_none if {
	doc := _doc({"carriers": []})
	not check.satisfied with input as doc
	check.violations == {_violation(0, "none")} with input as doc
}

test_undetermined_when_carriers_are_missing if {
	doc := _doc({})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := {"subject": {"id": "north", "tenure": "leased"}, "facts": {}}
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
}

test_another_number_can_be_demanded if {
	doc := object.union(_doc({"carriers": ["c2", "c1"]}), {"params": {"min": 3}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["carriers"],
		"message": "Too few carriers connect north: 2",
		"expected": "3 carriers",
		"found": "c1, c2",
		"fix": "Connect north over a further carrier",
	}} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_doc({}), ["/subject/tenure"])
}
