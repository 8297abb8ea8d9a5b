package checks.facility.graded_test

import data.checks.facility.graded as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}}

test_satisfied_by_any_grade if {
	every grade in ["A", "D"] {
		check.satisfied with input as _doc({"grade": grade})
		check.violations == set() with input as _doc({"grade": grade})
	}
}

test_violated_by_none if {
	not check.satisfied with input as _doc({"grade": "none"})
	check.violations == {{
		"at": ["grade"],
		"message": "north was given no grade",
		"expected": "a grade",
		"found": "none",
		"fix": "Submit north for grading, with evidence",
	}} with input as _doc({"grade": "none"})
}

test_undetermined_when_the_grade_is_missing if _undetermined(_doc({}))

_any := _doc({"grade": "A"})

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
