package checks.facility.danger_distance_test

import data.checks.facility.danger_distance as check

_doc(dangers) := {
	"subject": {"id": "north", "dangers": dangers},
	"params": {"danger": "fuel-station", "min_km": 1},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_at_the_limit if {
	doc := _doc([{"kind": "fuel-station", "distance_km": 1}, {"kind": "nuclear-plant", "distance_km": 0.5}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_where_there_is_none if check.satisfied with input as _doc([])

test_violated_just_below_the_limit if {
	doc := _doc([{"kind": "nuclear-plant"}, {"kind": "fuel-station", "distance_km": 0.9}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["dangers", 1, "distance_km"],
		"message": "A fuel-station is too near to north",
		"expected": "1 km away or more",
		"found": "0.9 km",
		"fix": "Show in writing why the fuel-station near north can be borne, or choose another site",
	}} with input as doc
}

test_undetermined_without_any_one_fact if {
	_undetermined(_doc([{"kind": "fuel-station"}]))
	_undetermined(_doc([{"distance_km": 0.9}]))
	_undetermined({"subject": {"id": "north"}, "params": {"danger": "fuel-station", "min_km": 1}})
}
