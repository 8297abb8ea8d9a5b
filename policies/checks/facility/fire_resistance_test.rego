package checks.facility.fire_resistance_test

import data.checks.facility.fire_resistance as check

_doc(compartments) := {
	"subject": {"id": "north", "compartments": compartments},
	"params": {"min": 5400},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_at_the_limit if {
	every doc in [_doc([{"id": "east", "resists": 5400}, {"id": "west", "resists": 7200}]), _doc([{"id": "east", "resists": 5400}])] {
		check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_violated_one_second_below if {
	doc := _doc([{"id": "east", "resists": 5400}, {"id": "west", "resists": 5399}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["compartments", 1, "resists"],
		"message": "Fire compartment west of north gives way too soon",
		"expected": "90m at least",
		"found": "5399s",
		"fix": "Strengthen west of north",
	}} with input as doc
}

test_violated_without_compartments if {
	not check.satisfied with input as _doc([])
	check.violations == {{
		"at": ["compartments"],
		"message": "north has no fire compartments",
		"expected": "compartments that withstand a fire for 90m",
		"found": "none",
		"fix": "Divide north into fire compartments",
	}} with input as _doc([])
}

test_undetermined_without_any_one_fact if {
	_undetermined(_doc([{"id": "east", "resists": 5400}, {"id": "west"}]))
	_undetermined({"subject": {"id": "north"}, "params": {"min": 5400}})
}
