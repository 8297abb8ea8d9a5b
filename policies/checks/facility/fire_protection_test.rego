package checks.facility.fire_protection_test

import data.checks.facility.fire_protection as check

_doc(means, age) := {
	"subject": {"id": "north", "fire_protection": {"means": means}},
	"facts": {"fire_inspected_age": age},
	"params": {"means": ["early-detection", "brigade-alarm"], "one_of": ["extinguishing", "oxygen-reduction"], "max_age": 864000},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_at_the_limit_with_either_means if {
	every one in ["extinguishing", "oxygen-reduction"] {
		doc := _doc(["early-detection", "brigade-alarm", one], 864000)
		check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_violated_one_second_past_the_limit if {
	doc := _doc(["early-detection", "brigade-alarm", "extinguishing"], 864001)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["fire_protection", "inspected"],
		"message": "The fire protection of north was inspected too long ago",
		"expected": "at most 10 days ago",
		"found": "11 days ago",
		"fix": "Have the fire protection of north inspected",
	}} with input as doc
}

test_violated_without_one_that_all_need if {
	doc := _doc(["early-detection", "extinguishing"], 1)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["fire_protection", "means"],
		"message": "north lacks means against a fire: brigade-alarm",
		"expected": "brigade-alarm, early-detection",
		"found": "early-detection, extinguishing",
		"fix": "Equip north with: brigade-alarm",
	}} with input as doc
}

test_violated_without_either if {
	doc := _doc(["early-detection", "brigade-alarm"], 1)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["fire_protection", "means"],
		"message": "Nothing in north puts a fire out or keeps it from burning",
		"expected": "one of these: extinguishing, oxygen-reduction",
		"found": "brigade-alarm, early-detection",
		"fix": "Equip north with one of these: extinguishing, oxygen-reduction",
	}} with input as doc
}

test_undetermined_without_any_one_fact if {
	good := _doc(["early-detection", "brigade-alarm", "extinguishing"], 1)
	_undetermined(json.remove(good, ["/subject/fire_protection/means"]))
	_undetermined(json.remove(good, ["/subject/fire_protection"]))
	either := object.union(good, {"params": {"means": []}})
	_undetermined(json.remove(either, ["/subject/fire_protection"]))
	_undetermined(json.remove(good, ["/facts/fire_inspected_age"]))
}
