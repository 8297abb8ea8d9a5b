package checks.facility.flood_test

import data.checks.facility.flood as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}}

_flood(facts) := _doc({"flood": object.union(
	{
		"plant_below_ground": true,
		"expected_m": 0.8,
		"barrier_m": 0.8,
		"drainage": true,
	},
	facts,
)})

test_satisfied_at_the_level if {
	check.satisfied with input as _flood({})
	check.violations == set() with input as _flood({})
	check.not_applicable == set() with input as _flood({})
}

test_satisfied_wherever_the_plant_stands if check.satisfied with input as json.remove(_flood({}), ["/subject/flood/plant_below_ground"])

test_violated_below_the_level if {
	doc := _flood({"barrier_m": 0.7})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["flood", "barrier_m"],
		"message": "The flood barriers of north are too low",
		"expected": "0.8 m, where water is expected",
		"found": "0.7 m",
		"fix": "Raise the flood barriers of north to 0.8 m",
	}} with input as doc
}

test_violated_without_drainage if {
	doc := _flood({"drainage": false})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["flood", "drainage"],
		"message": "Water that gets into north stays there",
		"expected": "drainage",
		"found": "drainage: false",
		"fix": "Add drainage to north",
	}} with input as doc
}

test_not_applicable_above_ground if {
	doc := _flood({"plant_below_ground": false, "barrier_m": 0, "drainage": false})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == {"no plant of north stands below ground"} with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	every fact in ["expected_m", "barrier_m", "drainage"] {
		_undetermined(json.remove(_flood({}), [concat("/", ["/subject/flood", fact])]))
	}
	_undetermined(json.remove(_flood({"barrier_m": 0, "drainage": false}), ["/subject/flood/plant_below_ground"]))
	_undetermined(_doc({}))
}

_any := _flood({})

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
