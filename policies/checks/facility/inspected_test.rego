package checks.facility.inspected_test

import data.checks.facility.inspected as check

_doc(inspections) := {
	"subject": {"id": "north", "tenure": "owned", "grade": "B", "multi_use": false},
	"facts": {"inspections": inspections, "battery_kwh": 500},
	"params": {"kind": "self", "max_age": 2678400, "grades": ["any"], "min_battery_kwh": 0, "multi_use": false},
}

_held := {"id": "i", "kind": "self", "age": 2678400, "passed": true}

_old := object.union(_held, {"age": 2678401})

_given(params, doc) := object.union(doc, {"params": params})

_violation(found, because) := {
	"at": ["facts", "inspections"],
	"message": "No inspection of kind self shows north in order",
	"expected": "one that is at most 31 days old, and all mended that it found",
	"found": found,
	"because": because,
	"fix": "Hold an inspection of kind self, and mend what it finds",
}

_is_violated(doc) if {
	not check.satisfied with input as doc
	check.violations == {_violation("i", ["i was held 32 days ago"])} with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_at_the_limit if {
	every doc in [_doc([_held]), _doc([_old, _held]), _given({"grades": ["B"], "min_battery_kwh": 500}, _doc([_held]))] {
		check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_violated_one_second_past_the_limit if {
	_is_violated(_doc([_old]))
	_is_violated(_given({"grades": ["A", "B"]}, _doc([_old])))
	_is_violated(_given({"min_battery_kwh": 500}, _doc([_old])))
	_is_violated(json.remove(_doc([_old]), ["/facts/battery_kwh", "/subject/grade", "/subject/multi_use"]))
}

test_violated_by_another_kind_or_what_is_not_mended if {
	check.violations == {_violation("i", ["i is of kind ups"])} with input as _doc([object.union(_held, {"kind": "ups"})])
	check.violations == {_violation("i", ["not all that i found is mended"])} with input as _doc([object.union(_held, {"passed": false})])
	every facts in [{"kind": "ups"}, {"passed": false}] {
		not check.satisfied with input as _doc([object.union(_held, facts)])
	}
}

test_violated_by_none if check.violations == {_violation("none", [])} with input as _doc([])

test_violated_in_a_building_that_many_use if {
	doc := object.union(_given({"min_battery_kwh": 501, "multi_use": true}, _doc([_old])), {"subject": {"multi_use": true}})
	_is_violated(doc)
	_is_violated(json.remove(doc, ["/facts/battery_kwh"]))
	_is_violated(object.union(doc, {"params": {"grades": ["B"]}}))
}

test_not_applicable_to_another_grade if {
	doc := _given({"grades": ["C", "D"]}, _doc([_old]))
	check.violations == set() with input as doc
	check.not_applicable == {"the grade of north is B, which is not concerned"} with input as doc
	several := object.union(doc, {"params": {"min_battery_kwh": 1, "multi_use": true}, "subject": {"multi_use": true}})
	check.violations == set() with input as several
}

test_not_applicable_to_fewer_batteries if {
	reason := "the batteries of north hold 500 kWh, and it binds from 501 kWh on"
	doc := _given({"min_battery_kwh": 501}, _doc([_old]))
	check.violations == set() with input as doc
	check.not_applicable == {reason} with input as doc
	check.not_applicable == {reason} with input as object.union(doc, {"params": {"multi_use": true}})
	check.not_applicable == {reason} with input as object.union(doc, {"subject": {"multi_use": true}})
	check.violations == set() with input as object.union(doc, {"subject": {"multi_use": true}})
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_held, ["/age"])]))
	_undetermined(_doc([json.remove(_held, ["/passed"])]))
	_undetermined(json.remove(_doc([]), ["/facts/inspections"]))
	_undetermined(_given({"grades": ["C"]}, json.remove(_doc([_old]), ["/subject/grade"])))
	_undetermined(_given({"min_battery_kwh": 501}, json.remove(_doc([_old]), ["/facts/battery_kwh"])))
	_undetermined(_given({"min_battery_kwh": 501, "multi_use": true}, json.remove(_doc([_old]), ["/subject/multi_use"])))
}

_any := _doc([_held])

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

test_violated_by_several_each_for_its_reason if {
	doc := _doc([
		object.union(_old, {"id": "h"}),
		_old,
		object.union(_held, {"id": "j", "kind": "ups"}),
		object.union(_held, {"id": "k", "passed": false}),
	])
	not check.satisfied with input as doc
	some violation in check.violations with input as doc
	violation.found == "h, i, j, k"
	violation.because == [
		"h was held 32 days ago",
		"i was held 32 days ago",
		"j is of kind ups",
		"not all that k found is mended",
	]
}

test_undetermined_when_the_kind_is_missing if _undetermined(_doc([json.remove(_held, ["/kind"])]))
