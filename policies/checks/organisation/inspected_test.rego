package checks.organisation.inspected_test

import data.checks.organisation.inspected as check

_held := {"id": "i", "kind": "disaster-plan", "age": 31536000, "passed": true}

_doc(inspections) := {
	"subject": {"id": "gaon"},
	"facts": {"inspections": inspections},
	"params": {"kind": "disaster-plan", "max_age": 31536000},
}

_violation(found, because) := {
	"at": ["facts", "inspections"],
	"message": "No inspection of kind disaster-plan shows gaon in order",
	"expected": "one that is at most 365 days old, and all mended that it found",
	"found": found,
	"because": because,
	"fix": "Have an inspection of kind disaster-plan held, and mend what it finds",
}

_with(facts) := _doc([object.union(_held, facts)])

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_at_the_limit if {
	check.satisfied with input as _doc([_held])
	check.violations == set() with input as _doc([_held])
}

test_satisfied_by_one_of_several if {
	doc := _doc([object.union(_held, {"passed": false}), _held])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_one_second_past_the_limit if {
	doc := _with({"age": 31536001})
	not check.satisfied with input as doc
	check.violations == {_violation("i", ["i was held 366 days ago"])} with input as doc
}

test_violated_by_another_kind if {
	doc := _with({"kind": "self"})
	not check.satisfied with input as doc
	check.violations == {_violation("i", ["i is of kind self"])} with input as doc
}

test_violated_by_what_is_not_mended if {
	doc := _with({"passed": false})
	not check.satisfied with input as doc
	check.violations == {_violation("i", ["not all that i found is mended"])} with input as doc
}

test_violated_by_none if check.violations == {_violation("none", [])} with input as _doc([])

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_held, ["/age"])]))
	_undetermined(_doc([json.remove(_held, ["/passed"])]))
	_undetermined(json.remove(_doc([]), ["/facts/inspections"]))
}

test_violated_by_several_each_for_its_reason if {
	doc := _doc([
		object.union(object.union(_held, {"age": 31536001}), {"id": "h"}),
		object.union(_held, {"age": 31536001}),
		object.union(_held, {"id": "j", "kind": "ups"}),
		object.union(_held, {"id": "k", "passed": false}),
	])
	not check.satisfied with input as doc
	some violation in check.violations with input as doc
	violation.found == "h, i, j, k"
	violation.because == [
		"h was held 366 days ago",
		"i was held 366 days ago",
		"j is of kind ups",
		"not all that k found is mended",
	]
}

test_undetermined_when_the_kind_is_missing if _undetermined(_doc([json.remove(_held, ["/kind"])]))
