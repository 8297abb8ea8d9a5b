package checks.facility.substations_test

import data.checks.facility.substations as check

_doc(power) := {
	"subject": {"id": "north", "tenure": "owned", "power": power},
	"facts": {},
	"params": {"min": 2, "grades": ["any"]},
}

_violation(number, found) := {
	"at": ["power", "substations"],
	"message": sprintf("Too few substations feed north: %v", [number]),
	"expected": "2 substations",
	"found": found,
	"fix": "Connect north to a further substation",
}

test_satisfied_by_as_many_as_demanded if {
	doc := _doc({"substations": ["s1", "s2"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_by_one_too_few if {
	doc := _doc({"substations": ["s1"]})
	not check.satisfied with input as doc
	check.violations == {_violation(1, "s1")} with input as doc
}

test_one_that_is_listed_twice_counts_once if {
	doc := _doc({"substations": ["s1", "s1"]})
	not check.satisfied with input as doc
	check.violations == {_violation(1, "s1")} with input as doc
}

test_violated_by_none if {
	doc := _doc({"substations": []})
	not check.satisfied with input as doc
	check.violations == {_violation(0, "none")} with input as doc
}

test_undetermined_when_substations_are_missing if {
	doc := _doc({})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := {"subject": {"id": "north", "tenure": "leased"}, "facts": {}}
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
}

test_another_number_can_be_demanded if {
	doc := object.union(_doc({"substations": ["s2", "s1"]}), {"params": {"min": 3}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["power", "substations"],
		"message": "Too few substations feed north: 2",
		"expected": "3 substations",
		"found": "s1, s2",
		"fix": "Connect north to a further substation",
	}} with input as doc
}

_graded(grade, substations) := {
	"subject": {"id": "north", "tenure": "owned", "grade": grade, "power": {"substations": substations}},
	"facts": {},
	"params": {"min": 2, "grades": ["A", "B"]},
}

test_violated_where_the_grade_is_concerned if {
	doc := _graded("B", ["s1"])
	not check.satisfied with input as doc
	check.violations == {_violation(1, "s1")} with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_to_another_grade if {
	doc := _graded("C", ["s1"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == {"the grade of north is C, which is not concerned"} with input as doc
	check.not_applicable == set() with input as object.union(doc, {"params": {"grades": ["any"]}})
}

test_undetermined_when_the_grade_is_missing if {
	doc := json.remove(_graded("B", ["s1"]), ["/subject/grade"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_doc({}), ["/subject/tenure"])
}
