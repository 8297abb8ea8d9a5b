package checks.facility.battery_alarm_test

import data.checks.facility.battery_alarm as check

_doc(rooms) := {"subject": {"id": "north", "tenure": "owned", "battery_rooms": rooms}, "facts": {}}

_lead := {"id": "b2", "chemistry": "lead-acid"}

_with(facts) := _doc([_good, object.union({"id": "b2"}, facts)])

_good := {"id": "b1", "chemistry": "lithium-ion", "emergency_disconnect": true, "alarm_to_officer": true}

_bad := {"id": "b2", "chemistry": "lithium-ion", "emergency_disconnect": false, "alarm_to_officer": false}

_connected := {
	"at": ["battery_rooms", 1, "emergency_disconnect"],
	"message": "The batteries in b2 of north stay connected in an emergency",
	"expected": "disconnection of the batteries from each other",
	"found": "emergency_disconnect: false",
	"fix": "Make the batteries in b2 disconnect in an emergency",
}

_unheard := {
	"at": ["battery_rooms", 1, "alarm_to_officer"],
	"message": "An alarm in b2 of north does not reach the officer by itself",
	"expected": "an alarm that is sent to the officer for disasters",
	"found": "alarm_to_officer: false",
	"fix": "Send alarms in b2 to the officer",
}

test_satisfied_by_both if {
	check.satisfied with input as _doc([_good])
	check.violations == set() with input as _doc([_good])
}

test_violated_on_either_ground if {
	check.violations == {_connected, _unheard} with input as _with(_bad)
	check.violations == {_connected} with input as _with(object.union(_bad, {"alarm_to_officer": true}))
	check.violations == {_unheard} with input as _with(object.union(_bad, {"emergency_disconnect": true}))
	every facts in [{"alarm_to_officer": true}, {"emergency_disconnect": true}] {
		not check.satisfied with input as _with(object.union(_bad, facts))
	}
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_with({"chemistry": "lithium-ion", "emergency_disconnect": true}))
	_undetermined(_with({"chemistry": "lithium-ion", "alarm_to_officer": true}))
	_undetermined(_with(json.remove(_bad, ["/chemistry"])))
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
