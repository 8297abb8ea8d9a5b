package checks.facility.battery_detectors_test

import data.checks.facility.battery_detectors as check

_doc(rooms) := {"subject": {"id": "north", "tenure": "owned", "battery_rooms": rooms}, "facts": {}, "params": {"any_of": ["off-gas", "thermal-imaging"]}}

_lead := {"id": "b2", "chemistry": "lead-acid"}

_with(facts) := _doc([_good, object.union({"id": "b2"}, facts)])

_good := {"id": "b1", "chemistry": "lithium-ion", "detectors": ["bms", "thermal-imaging"]}

_bad := {"id": "b2", "chemistry": "lithium-ion", "detectors": ["bms", "smoke"]}

_violation(found) := {
	"at": ["battery_rooms", 1, "detectors"],
	"message": "None of the means that count watches b2 of north",
	"expected": "one of: off-gas, thermal-imaging",
	"found": found,
	"fix": "Add one of these to b2: off-gas, thermal-imaging",
}

test_satisfied_by_one_of_the_means if {
	check.satisfied with input as _doc([_good])
	check.violations == set() with input as _doc([_good])
}

test_violated_by_other_means if {
	not check.satisfied with input as _with(_bad)
	check.violations == {_violation("bms, smoke")} with input as _with(_bad)
}

test_violated_by_none if {
	doc := _with({"chemistry": "lithium-ion", "detectors": []})
	check.violations == {_violation("none")} with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_with({"chemistry": "lithium-ion"}))
	_undetermined(_with({"detectors": ["bms"]}))
}

_any := _doc([_good])

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_other_chemistries_are_passed_over if {
	doc := _doc([_good, _lead])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_the_chemistry_is_no_matter_where_all_is_well if {
	doc := _doc([json.remove(_good, ["/chemistry"])])
	check.satisfied with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_without_lithium_ion if {
	every rooms in [[], [_lead], [_lead, object.union(_bad, {"chemistry": "other"})]] {
		doc := _doc(rooms)
		not check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == {"north has no lithium-ion batteries"} with input as doc
	}
}

test_applicable_where_not_every_room_is_exempt if {
	check.not_applicable == set() with input as _doc([_lead, _good])
}

test_undetermined_when_rooms_are_missing if _undetermined(json.remove(_doc([]), ["/subject/battery_rooms"]))

test_not_applicable_to_a_leased_facility if {
	doc := object.union(_any, {"subject": {"tenure": "leased"}})
	"north is leased: the duty is its operator's" in check.not_applicable with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_any, ["/subject/tenure"])
}

test_satisfied_by_several_rooms if {
	doc := _doc([_lead, object.union(_good, {"id": "b3"}), _good])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}
