package checks.facility.power_cutoff_test

import data.checks.facility.power_cutoff as check

_doc(power) := {
	"subject": {"id": "north", "tenure": "owned", "power": power},
	"facts": {},
	"params": {"levels": ["equipment", "group", "floor"]},
}

_violation(missing, found) := {
	"at": ["power", "cutoff_levels"],
	"message": sprintf("Power in north cannot be cut by: %s", [missing]),
	"expected": "cut-off by: equipment, floor, group",
	"found": found,
	"fix": sprintf("Make it possible to cut power in north by: %s", [missing]),
}

test_satisfied_by_every_level if {
	doc := _doc({"cutoff_levels": ["floor", "group", "equipment", "building"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_by_a_level_too_few if {
	doc := _doc({"cutoff_levels": ["floor", "building", "equipment"]})
	not check.satisfied with input as doc
	check.violations == {_violation("group", "building, equipment, floor")} with input as doc
}

test_violated_by_none if {
	doc := _doc({"cutoff_levels": []})
	not check.satisfied with input as doc
	check.violations == {_violation("equipment, floor, group", "none")} with input as doc
}

test_undetermined_when_levels_are_missing if {
	doc := _doc({})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_nothing_is_asked_for if {
	doc := json.patch(
		_doc({"cutoff_levels": ["floor"]}),
		[{"op": "replace", "path": "/params/levels", "value": []}],
	)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := {"subject": {"id": "north", "tenure": "leased"}, "facts": {}}
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
}

test_a_single_level_can_be_asked_for if {
	doc := json.patch(
		_doc({"cutoff_levels": ["floor"]}),
		[{"op": "replace", "path": "/params/levels", "value": ["floor"]}],
	)
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_a_single_level_that_was_asked_for if {
	doc := json.patch(
		_doc({"cutoff_levels": ["floor"]}),
		[{"op": "replace", "path": "/params/levels", "value": ["rack"]}],
	)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["power", "cutoff_levels"],
		"message": "Power in north cannot be cut by: rack",
		"expected": "cut-off by: rack",
		"found": "floor",
		"fix": "Make it possible to cut power in north by: rack",
	}} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_doc({}), ["/subject/tenure"])
}
