package checks.facility.battery_monitored_test

import data.checks.facility.battery_monitored as check

_doc(rooms) := {
	"subject": {"id": "north", "tenure": "owned", "battery_rooms": rooms},
	"facts": {},
	"params": {"max_interval": 10},
}

_watched := {
	"id": "b1",
	"chemistry": "lithium-ion",
	"monitoring_interval": 10,
	"detectors": ["bms", "off-gas"],
}

_lead := {"id": "b2", "chemistry": "lead-acid"}

_with(facts) := _doc([_watched, object.union({"id": "b2"}, facts)])

_seldom := {
	"at": ["battery_rooms", 1, "monitoring_interval"],
	"message": "The batteries in b2 of north are measured too seldom",
	"expected": "a measurement at least every 10s",
	"found": "every 11s",
	"fix": "Measure in b2 every 10s",
}

_unwatched(found) := {
	"at": ["battery_rooms", 1, "detectors"],
	"message": "Nothing but the management system watches the batteries in b2 of north",
	"expected": "at least one detector besides bms",
	"found": found,
	"fix": "Add off-gas detection or thermal imaging to b2",
}

test_satisfied_at_the_limit if {
	doc := _doc([_watched])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_other_chemistries_are_passed_over if {
	doc := _doc([_watched, _lead])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_the_chemistry_is_no_matter_where_all_is_well if {
	doc := _doc([json.remove(_watched, ["/chemistry"])])
	check.satisfied with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_past_the_limit if {
	doc := _with({"chemistry": "lithium-ion", "monitoring_interval": 11, "detectors": ["smoke"]})
	not check.satisfied with input as doc
	check.violations == {_seldom} with input as doc
}

test_violated_when_only_the_management_system_watches if {
	doc := _with({"chemistry": "lithium-ion", "monitoring_interval": 1, "detectors": ["bms"]})
	not check.satisfied with input as doc
	check.violations == {_unwatched("bms")} with input as doc
}

test_violated_on_both_grounds if {
	doc := _with({"chemistry": "lithium-ion", "monitoring_interval": 11, "detectors": []})
	not check.satisfied with input as doc
	check.violations == {_seldom, _unwatched("none")} with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	every facts in [
		{"chemistry": "lithium-ion", "monitoring_interval": 1},
		{"chemistry": "lithium-ion", "detectors": ["off-gas"]},
		{"monitoring_interval": 11, "detectors": ["bms"]},
	] {
		doc := _with(facts)
		not check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_undetermined_when_rooms_are_missing if {
	doc := {"subject": {"id": "north"}, "facts": {}, "params": {"max_interval": 10}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_without_lithium_ion if {
	every rooms in [[], [_lead], [_lead, {"id": "b3", "chemistry": "other", "monitoring_interval": 60}]] {
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
	doc := _doc([_lead, _watched])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_another_interval_can_be_demanded if {
	doc := object.union(
		_doc([_watched, object.union(_watched, {"id": "b2", "monitoring_interval": 11})]),
		{"params": {"max_interval": 11}},
	)
	check.satisfied with input as doc
	check.violations == set() with input as doc

	stricter := object.union(doc, {"params": {"max_interval": 9}})
	not check.satisfied with input as stricter
	check.violations == {
		{
			"at": ["battery_rooms", 0, "monitoring_interval"],
			"message": "The batteries in b1 of north are measured too seldom",
			"expected": "a measurement at least every 9s",
			"found": "every 10s",
			"fix": "Measure in b1 every 9s",
		},
		{
			"at": ["battery_rooms", 1, "monitoring_interval"],
			"message": "The batteries in b2 of north are measured too seldom",
			"expected": "a measurement at least every 9s",
			"found": "every 11s",
			"fix": "Measure in b2 every 9s",
		},
	} with input as stricter
}
