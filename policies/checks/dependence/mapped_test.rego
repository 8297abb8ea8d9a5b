package checks.dependence.mapped_test

import data.checks.dependence.mapped as check

_doc(critical, whole) := {
	"subject": {"id": "payments", "critical": critical},
	"facts": {"dependencies_whole": whole},
	"params": {},
}

test_satisfied_by_a_map_that_is_whole if {
	check.satisfied with input as _doc(true, true)
	check.not_applicable == set() with input as _doc(true, true)
}

test_undetermined_by_one_that_is_not if {
	not check.satisfied with input as _doc(true, false)
	check.not_applicable == set() with input as _doc(true, false)
}

test_undetermined_without_the_fact if {
	not check.satisfied with input as json.remove(_doc(true, true), ["/facts/dependencies_whole"])
}

test_undetermined_while_it_is_missing_whether_it_is_critical if {
	doc := json.remove(_doc(true, true), ["/subject/critical"])
	not check.satisfied with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	check.not_applicable == {"payments is not critical"} with input as _doc(false, true)
	not check.satisfied with input as _doc(false, true)
}
