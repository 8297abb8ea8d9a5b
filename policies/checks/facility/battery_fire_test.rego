package checks.facility.battery_fire_test

import data.checks.facility.battery_fire as check

_doc(rooms) := {"subject": {"id": "north", "tenure": "owned", "battery_rooms": rooms}, "facts": {}}

_equipped := {
	"id": "b1",
	"chemistry": "lithium-ion",
	"suppression": ["gas", "water"],
	"rapid_exhaust": true,
}

_lead := {"id": "b2", "chemistry": "lead-acid"}

_with(facts) := _doc([_equipped, object.union({"id": "b2"}, facts)])

_gas_only(found) := {
	"at": ["battery_rooms", 1, "suppression"],
	"message": "Nothing in b2 of north can put out a lithium-ion fire",
	"expected": "a means besides gas",
	"found": found,
	"fix": "Equip b2 with water, foam or agents built into the batteries",
}

_no_exhaust := {
	"at": ["battery_rooms", 1, "rapid_exhaust"],
	"message": "Smoke and gas cannot be driven out of b2 of north",
	"expected": "rapid exhaust",
	"found": "rapid_exhaust: false",
	"fix": "Install rapid exhaust in b2",
}

test_satisfied_when_every_room_is_equipped if {
	doc := _with({"chemistry": "lithium-ion", "suppression": ["foam"], "rapid_exhaust": true})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_other_chemistries_are_passed_over if {
	doc := _doc([_equipped, _lead])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_the_chemistry_is_no_matter_where_all_is_well if {
	doc := _doc([json.remove(_equipped, ["/chemistry"])])
	check.satisfied with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_by_gas_alone if {
	doc := _with({"chemistry": "lithium-ion", "suppression": ["gas"], "rapid_exhaust": true})
	not check.satisfied with input as doc
	check.violations == {_gas_only("gas")} with input as doc
}

test_violated_without_exhaust if {
	doc := _with({"chemistry": "lithium-ion", "suppression": ["water"], "rapid_exhaust": false})
	not check.satisfied with input as doc
	check.violations == {_no_exhaust} with input as doc
}

test_violated_on_both_grounds if {
	doc := _with({"chemistry": "lithium-ion", "suppression": [], "rapid_exhaust": false})
	not check.satisfied with input as doc
	check.violations == {_gas_only("none"), _no_exhaust} with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	every facts in [
		{"chemistry": "lithium-ion", "suppression": ["water"]},
		{"chemistry": "lithium-ion", "rapid_exhaust": true},
		{"suppression": ["gas"], "rapid_exhaust": false},
	] {
		doc := _with(facts)
		not check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_undetermined_when_rooms_are_missing if {
	doc := {"subject": {"id": "north"}, "facts": {}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_without_lithium_ion if {
	every rooms in [[], [_lead], [_lead, {"id": "b3", "chemistry": "other", "rapid_exhaust": false}]] {
		doc := _doc(rooms)
		not check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == {"north has no lithium-ion batteries"} with input as doc
	}
}

test_not_applicable_to_a_leased_facility if {
	doc := {"subject": {"id": "north", "tenure": "leased"}, "facts": {}}
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
}

test_applicable_where_not_every_room_is_exempt if {
	doc := _doc([_lead, _equipped])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}
