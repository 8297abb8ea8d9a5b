package checks.facility.response_officers_test

import data.checks.facility.response_officers as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}, "params": {"min": 2}}

_officers(list) := _doc({"response_officers": list})

_first := {"id": "a", "rank": "primary"}

_second := {"id": "b", "rank": "deputy"}

_few(number, found) := {
	"at": ["response_officers"],
	"message": sprintf("Too few response officers answer for north: %v", [number]),
	"expected": "2",
	"found": found,
	"fix": "Name a primary officer and a deputy for north",
}

_lacks(rank, found) := {
	"at": ["response_officers"],
	"message": sprintf("north has no %s response officer", [rank]),
	"expected": "a primary officer and a deputy",
	"found": found,
	"fix": sprintf("Make one of the officers of north the %s", [rank]),
}

test_satisfied_by_two if {
	check.satisfied with input as _officers([_second, _first])
	check.violations == set() with input as _officers([_second, _first])
}

test_violated_by_one if {
	not check.satisfied with input as _officers([_first])
	check.violations == {_few(1, "a"), _lacks("deputy", "a")} with input as _officers([_first])
}

test_violated_by_none if {
	check.violations == {_few(0, "none"), _lacks("deputy", "none"), _lacks("primary", "none")} with input as _officers([])
}

test_violated_by_two_of_one_rank if {
	doc := _officers([_second, object.union(_second, {"id": "a"})])
	not check.satisfied with input as doc
	check.violations == {_lacks("primary", "a, b")} with input as doc
}

test_another_number_can_be_demanded if {
	doc := object.union(_officers([_first, _second]), {"params": {"min": 3}})
	not check.satisfied with input as doc
	some violation in check.violations with input as doc
	violation.expected == "3"
}

test_satisfied_by_fewer_where_fewer_are_demanded if {
	doc := object.union(_officers([object.union(_first, {"id": "b"}), _second]), {"params": {"min": 1}})
	check.satisfied with input as doc
}

test_violated_by_neither_rank if {
	others := _officers([{"id": "a", "rank": "other"}, {"id": "b", "rank": "other"}])
	not check.satisfied with input as others
	check.violations == {_lacks("deputy", "a, b"), _lacks("primary", "a, b")} with input as others
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_officers([_first, {"id": "b"}]))
	_undetermined(_officers([{"id": "a"}, _second]))
	_undetermined(_doc({}))
}

_any := _officers([_first, _second])

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
