package checks.facility.response_staff_test

import data.checks.facility.response_staff as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}, "params": {"office_hours": ["own"], "after_hours": ["contract", "own"], "grades": ["any"]}}

_staff(office, after) := _doc({"grade": "B", "response_staff": {"office_hours": office, "after_hours": after}})

_for(grades, doc) := object.union(doc, {"params": {"grades": grades}})

_wrong(field, when, expected, found, end) := {
	"at": ["response_staff", field],
	"message": sprintf("Nobody who counts can act in north %s", [when]),
	"expected": expected,
	"found": found,
	"fix": sprintf("Put staff who count into north%s", [end]),
}

test_satisfied_by_those_who_count if {
	every after in ["own", "contract"] {
		check.satisfied with input as _staff("own", after)
		check.violations == set() with input as _staff("own", after)
	}
}

test_violated_in_office_hours if {
	doc := _staff("contract", "own")
	not check.satisfied with input as doc
	check.violations == {_wrong("office_hours", "in office hours", "own", "contract", "")} with input as doc
	check.violations == {_wrong("office_hours", "in office hours", "own", "contract", "")} with input as _for(["A", "B"], doc)
}

test_violated_after_hours if {
	doc := _staff("own", "none")
	not check.satisfied with input as doc
	check.violations == {_wrong("after_hours", "after hours", "contract, own", "none", " around the clock")} with input as doc
	check.violations == {_wrong("after_hours", "after hours", "contract, own", "none", " around the clock")} with input as _for(["B"], doc)
}

test_not_applicable_to_another_grade if {
	doc := _for(["C", "D"], _staff("none", "none"))
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == {"the grade of north is B, which is not concerned"} with input as doc
	check.not_applicable == set() with input as _for(["B"], _staff("own", "own"))
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(json.remove(_staff("own", "own"), ["/subject/response_staff/after_hours"]))
	_undetermined(json.remove(_staff("own", "own"), ["/subject/response_staff/office_hours"]))
	_undetermined(_doc({}))
	_undetermined(_for(["C", "D"], json.remove(_staff("none", "none"), ["/subject/grade"])))
}

_any := _staff("own", "own")

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

test_others_can_be_accepted_in_office_hours if {
	doc := object.union(_staff("contract", "own"), {"params": {"office_hours": ["own", "contract"]}})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	none := object.union(_staff("none", "own"), {"params": {"office_hours": ["own", "contract"]}})
	not check.satisfied with input as none
	check.violations == {_wrong("office_hours", "in office hours", "contract, own", "none", "")} with input as none
}

test_applicable_whichever_place_the_grade_has if {
	every grades in [["A", "B"], ["B", "A"], ["A", "any"]] {
		check.not_applicable == set() with input as _for(grades, _staff("own", "own"))
	}
}
