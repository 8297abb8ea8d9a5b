package checks.facility.battery_enclosed_test

import data.checks.facility.battery_enclosed as check

_doc(rooms) := {
	"subject": {"id": "north", "tenure": "owned", "battery_rooms": rooms},
	"facts": {},
	"params": {"sealed": false},
}

_strict(rooms) := object.union(_doc(rooms), {"params": {"sealed": true}})

_good := {"id": "b1", "fire_rated": true, "penetrations_sealed": true}

_open := {
	"at": ["battery_rooms", 1, "fire_rated"],
	"message": "A fire in b2 of north is not held back",
	"expected": "fire walls and fire doors",
	"found": "fire_rated: false",
	"fix": "Build fire walls and fire doors around b2",
}

_unsealed := {
	"at": ["battery_rooms", 1, "penetrations_sealed"],
	"message": "A fire in b2 of north spreads where cables and pipes pass",
	"expected": "sealed penetrations",
	"found": "penetrations_sealed: false",
	"fix": "Seal what passes through the walls of b2",
}

test_satisfied_by_every_room if {
	every doc in [_doc([_good, {"id": "b2", "fire_rated": true}]), _strict([_good, _good])] {
		check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_violated_by_an_open_room if {
	doc := _doc([_good, {"id": "b2", "fire_rated": false, "penetrations_sealed": false}])
	not check.satisfied with input as doc
	check.violations == {_open} with input as doc
}

test_violated_by_penetrations_where_they_count if {
	rooms := [_good, {"id": "b2", "fire_rated": true, "penetrations_sealed": false}]
	not check.satisfied with input as _strict(rooms)
	check.violations == {_unsealed} with input as _strict(rooms)
	check.satisfied with input as _doc(rooms)
	check.violations == set() with input as _doc(rooms)
}

test_not_applicable_without_batteries if {
	not check.satisfied with input as _doc([])
	check.not_applicable == {"north has no battery room"} with input as _doc([])
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([_good, {"id": "b2"}]))
	_undetermined(_strict([_good, {"id": "b2", "fire_rated": true}]))
	_undetermined(json.remove(_doc([]), ["/subject/battery_rooms"]))
}

_any := _doc([_good])

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

test_satisfied_by_a_single_room if check.satisfied with input as _doc([_good])
