package checks.facility.battery_energy_test

import data.checks.facility.battery_energy as check

_doc(energy) := {
	"subject": {"id": "north", "tenure": "owned", "battery_rooms": [{"id": "b"}]},
	"facts": {"battery_energy": energy},
	"params": {"max_kwh": 5000},
}

_good := {"compartment": "x", "at_least": 5000, "whole": true}

_above := {
	"at": ["facts", "battery_energy", 1],
	"message": "Too much energy is in compartment y of north",
	"expected": "at most 5000 kWh",
	"found": "at least 5001 kWh",
	"fix": "Move batteries out of compartment y",
}

test_satisfied_at_the_limit if {
	check.satisfied with input as _doc([_good])
	check.violations == set() with input as _doc([_good])
	check.not_applicable == set() with input as _doc([_good])
}

test_violated_past_the_limit if {
	every whole in [true, false] {
		doc := _doc([_good, {"compartment": "y", "at_least": 5001, "whole": whole}])
		not check.satisfied with input as doc
		check.violations == {_above} with input as doc
	}
}

test_not_applicable_without_batteries if {
	doc := object.union(_doc([]), {"subject": {"battery_rooms": []}})
	not check.satisfied with input as doc
	check.not_applicable == {"north has no battery room"} with input as doc
}

test_undetermined_when_more_may_be_there if {
	_undetermined(_doc([_good, {"compartment": "y", "at_least": 10, "whole": false}]))
	_undetermined(_doc([]))
	_undetermined(json.remove(_doc([]), ["/facts/battery_energy"]))
	_undetermined(json.remove(_doc([]), ["/facts/battery_energy", "/subject/battery_rooms"]))
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

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_good, ["/whole"])]))
	_undetermined(_doc([json.remove(_good, ["/at_least"])]))
}
