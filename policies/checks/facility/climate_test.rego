package checks.facility.climate_test

import data.checks.facility.climate as check

_heat := {"parameter": "temperature", "min": 18, "max": 27, "alarmed": true}

_damp := {"parameter": "humidity", "min": 40, "max": 40, "alarmed": true}

_doc(climate) := {
	"subject": {"id": "north", "climate": climate},
	"params": {"parameters": ["temperature", "humidity"]},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_with_limits_and_alarms if {
	check.satisfied with input as _doc([_heat, _damp])
	check.violations == set() with input as _doc([_heat, _damp])
}

test_violated_without_an_alarm if {
	doc := _doc([_heat, object.union(_damp, {"alarmed": false})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["climate", 1, "alarmed"],
		"message": "Nobody is alarmed when the humidity in north leaves its limits",
		"expected": "alarmed: true",
		"found": "alarmed: false",
		"fix": "Measure the humidity in north all the time, with an alarm at its limits",
	}} with input as doc
}

test_violated_without_one_of_them if {
	doc := _doc([_heat])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["climate"],
		"message": "north has no limits for its humidity",
		"expected": "a least and a greatest humidity, with an alarm",
		"found": "temperature",
		"fix": "Set limits for the humidity in north",
	}} with input as doc
}

test_others_do_not_matter if {
	doc := object.union(_doc([_heat, object.union(_damp, {"alarmed": false})]), {"params": {"parameters": ["temperature"]}})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_any_one_fact if {
	every fact in ["min", "max", "alarmed"] { _undetermined(_doc([_heat, object.remove(_damp, {fact})])) }
}

test_undetermined_where_it_is_open_what_has_limits if {
	_undetermined(_doc([_heat, object.remove(_damp, {"parameter"})]))
}

test_what_has_limits_is_told if {
	doc := object.union(_doc([_heat, _damp]), {"params": {"parameters": ["dust"]}})
	{v.found | some v in check.violations} == {"humidity, temperature"} with input as doc
}

test_undetermined_where_one_of_two_is_not_declared if {
	_undetermined(_doc([_heat, _damp, {"parameter": "humidity"}]))
}

test_not_satisfied_by_limits_the_wrong_way_round if {
	not check.satisfied with input as _doc([_heat, object.union(_damp, {"min": 41})])
}

test_undetermined_without_a_list if _undetermined({"subject": {"id": "north"}, "params": {"parameters": ["humidity"]}})

test_not_satisfied_by_asking_for_nothing if {
	not check.satisfied with input as object.union(_doc([_heat]), {"params": {"parameters": []}})
}
