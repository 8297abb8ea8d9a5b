package checks.facility.ups_compartments_test

import data.checks.facility.ups_compartments as check

_doc(pairs) := {
	"subject": {"id": "north", "tenure": "owned", "power": {"ups": [{"id": "u1"}, {"id": "u2"}]}},
	"facts": {"ups_pairs": pairs},
}

_apart := {"id": "u2", "partner": "u1", "same_compartment": false}

_together := {"id": "u4", "partner": "u3", "same_compartment": true}

_alone(found) := {
	"at": ["power", "ups"],
	"message": "No UPS of north takes over from another",
	"expected": "at least one UPS that backs another one up",
	"found": found,
	"fix": "Give each UPS of north a partner in another fire compartment",
}

test_satisfied_when_every_pair_is_apart if {
	doc := _doc([_apart])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_by_each_pair_in_one_compartment if {
	doc := _doc([_apart, _together])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "ups_pairs", 1],
		"message": "One fire in north takes u3 and its partner u4",
		"expected": "partners in different fire compartments",
		"found": "u3 and u4 in one compartment",
		"fix": "Move u3 or u4 to another fire compartment",
	}} with input as doc
}

test_violated_without_a_pair if {
	doc := _doc([])
	not check.satisfied with input as doc
	check.violations == {_alone("UPS: u1, u2")} with input as doc
}

test_violated_without_a_ups if {
	doc := {"subject": {"id": "north", "power": {"ups": []}}, "facts": {"ups_pairs": []}}
	not check.satisfied with input as doc
	check.violations == {_alone("UPS: none")} with input as doc
}

test_undetermined_when_a_compartment_is_missing if {
	doc := _doc([_apart, {"id": "u4", "partner": "u3"}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_ups_are_missing if {
	every subject in [{"id": "north"}, {"id": "north", "power": {}}] {
		doc := {"subject": subject, "facts": {}}
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_not_applicable_to_a_leased_facility if {
	doc := {"subject": {"id": "north", "tenure": "leased"}, "facts": {}}
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_doc([]), ["/subject/tenure"])
}

test_undetermined_when_pairs_were_not_derived if {
	doc := json.remove(_doc([]), ["/facts/ups_pairs"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}
