package checks.service.graded_test

import data.checks.service.graded as check

_doc(subject) := {"subject": object.union({"id": "records"}, subject)}

test_satisfied_by_a_grade if {
	check.satisfied with input as _doc({"grade": 1})
	check.violations == set() with input as _doc({"grade": 1})
}

test_violated_by_none if {
	not check.satisfied with input as _doc({"grade": 0})
	check.violations == {{
		"at": ["grade"],
		"message": "records was given no grade",
		"expected": "a grade, 1 the most important",
		"found": "none",
		"fix": "Grade records by its importance, its users and what depends on it",
	}} with input as _doc({"grade": 0})
}

test_undetermined_when_the_grade_is_missing if {
	not check.satisfied with input as _doc({})
	check.violations == set() with input as _doc({})
}
