package checks.facility.battery_separated_test

import data.checks.facility.battery_separated as check

_doc(rooms) := {
	"subject": {"id": "north", "tenure": "owned", "battery_rooms": rooms},
	"facts": {},
	"params": {"from": ["ups", "power-cable", "server", "battery", "other"]},
}

test_satisfied_when_every_room_is_its_own if {
	doc := _doc([{"id": "b1", "shares_room_with": []}, {"id": "b2", "shares_room_with": []}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_by_each_shared_room if {
	doc := _doc([
		{"id": "b1", "shares_room_with": []},
		{"id": "b2", "shares_room_with": ["ups", "power-cable"]},
		{"id": "b3"},
	])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["battery_rooms", 1, "shares_room_with"],
		"message": "The batteries in b2 of north are not alone",
		"expected": "a room without: battery, other, power-cable, server, ups",
		"found": "power-cable, ups",
		"fix": "Separate the batteries in b2 from: power-cable, ups",
	}} with input as doc
}

test_undetermined_when_a_room_says_nothing if {
	doc := _doc([{"id": "b1", "shares_room_with": []}, {"id": "b2"}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_rooms_are_missing if {
	doc := {"subject": {"id": "north"}, "facts": {}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_without_battery_rooms if {
	doc := _doc([])
	not check.satisfied with input as doc
	check.not_applicable == {"north has no battery room"} with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := {"subject": {"id": "north", "tenure": "leased"}, "facts": {}}
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
}

test_a_single_room_suffices if {
	doc := _doc([{"id": "b1", "shares_room_with": []}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_a_single_thing_in_the_room if {
	doc := _doc([{"id": "b1", "shares_room_with": ["other"]}])
	not check.satisfied with input as doc
	count(check.violations) == 1 with input as doc
}

test_other_things_can_be_named if {
	doc := object.union(_doc([{"id": "b1", "shares_room_with": ["other", "ups"]}]), {"params": {"from": ["server", "power-cable"]}})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	every thing in ["server", "power-cable"] {
		shared := object.union(doc, {"subject": {"battery_rooms": [{"id": "b1", "shares_room_with": ["ups", thing]}]}})
		not check.satisfied with input as shared
		count(check.violations) == 1 with input as shared
	}
}

test_violated_by_what_is_named if {
	doc := object.union(_doc([{"id": "b1", "shares_room_with": ["ups"]}]), {"params": {"from": ["ups"]}})
	some violation in check.violations with input as doc
	violation.expected == "a room without: ups"
}
