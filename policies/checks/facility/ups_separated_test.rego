package checks.facility.ups_separated_test

import data.checks.facility.ups_separated as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}, "params": {"from": ["server", "battery"]}}

_units(list) := _doc({"power": {"ups": list}})

_good := {"id": "u1", "shares_room_with": ["power-cable"]}

test_satisfied_when_each_is_alone if {
	every units in [[_good], [_good, {"id": "u2", "shares_room_with": []}]] {
		check.satisfied with input as _units(units)
		check.violations == set() with input as _units(units)
	}
}

test_violated_by_one_that_is_not if {
	doc := _units([_good, {"id": "u2", "shares_room_with": ["power-cable", "battery"]}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["power", "ups", 1, "shares_room_with"],
		"message": "u2 of north is not alone",
		"expected": "a room without: battery, server",
		"found": "battery, power-cable",
		"fix": "Separate u2 from: battery, server",
	}} with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_units([_good, {"id": "u2"}]))
	_undetermined(_units([]))
	_undetermined(_doc({}))
}

_any := _units([_good])

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
