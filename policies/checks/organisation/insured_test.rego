package checks.organisation.insured_test

import data.checks.organisation.insured as check

_policy := {"id": "p", "kind": "liability", "from": "2026-01-01T00:00:00Z", "until": "2026-12-31T23:59:59Z"}

_at(moment, insurances) := {
	"subject": {"id": "gaon", "insurances": insurances},
	"params": {"kind": "liability"},
	"at": moment,
}

_doc(insurances) := _at("2026-11-01T00:00:00Z", insurances)

_violation(found) := {
	"at": ["insurances"],
	"message": "gaon has no insurance of kind liability",
	"expected": "one that covers 2026-11-01",
	"found": found,
	"fix": "Take out, or renew, insurance of kind liability",
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_from_the_first_second_to_the_last if {
	every moment in ["2026-01-01T00:00:00Z", "2026-12-31T23:59:59Z"] {
		check.satisfied with input as _at(moment, [_policy])
		check.violations == set() with input as _at(moment, [_policy])
	}
}

test_satisfied_by_one_of_several if {
	doc := _doc([object.union(_policy, {"kind": "property"}), _policy])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_once_it_is_over if {
	doc := _doc([object.union(_policy, {"until": "2026-10-31T23:59:59Z"})])
	not check.satisfied with input as doc
	check.violations == {_violation("p, of kind liability")} with input as doc
}

test_violated_by_another_kind if {
	doc := _doc([object.union(_policy, {"kind": "property"})])
	not check.satisfied with input as doc
	check.violations == {_violation("p, of kind property")} with input as doc
}

test_violated_by_none if check.violations == {_violation("none")} with input as _doc([])

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_policy, ["/from"])]))
	_undetermined(_doc([json.remove(_policy, ["/until"])]))
	_undetermined(json.remove(_doc([]), ["/subject/insurances"]))
	_undetermined(_at("2025-12-31T23:59:59Z", [_policy]))
}

test_violated_by_several_each_for_its_reason if {
	doc := _doc([
		object.union(_policy, {"id": "a", "kind": "property"}),
		object.union(_policy, {"id": "b", "kind": "interruption"}),
		object.union(_policy, {"id": "c", "until": "2026-10-30T23:59:59Z"}),
		object.union(_policy, {"id": "d", "until": "2026-10-31T23:59:59Z"}),
	])
	not check.satisfied with input as doc
	check.violations == {_violation("a, of kind property, b, of kind interruption, c, of kind liability, d, of kind liability")} with input as doc
}

test_undetermined_when_the_kind_is_missing if _undetermined(_doc([json.remove(_policy, ["/kind"])]))
