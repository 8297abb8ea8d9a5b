package checks.binding.no_role_test

import data.checks.binding.no_role as check

_doc(subject) := {"subject": object.union({"id": "acme"}, subject), "params": {"none_of": ["public-institution", "bank"]}}

test_satisfied_by_other_roles_and_by_none if {
	every roles in [["telecom"], ["telecom", "insurer"], []] {
		check.satisfied with input as _doc({"roles": roles})
		check.not_applicable == set() with input as _doc({"roles": roles})
	}
}

test_not_applicable_for_each_role_that_is_left_out if {
	both := _doc({"roles": ["bank", "telecom", "public-institution"]})
	not check.satisfied with input as both
	check.not_applicable == {"acme is a bank, which is left out", "acme is a public-institution, which is left out"} with input as both
	second := _doc({"roles": ["telecom", "bank"]})
	not check.satisfied with input as second
	check.not_applicable == {"acme is a bank, which is left out"} with input as second
	one := _doc({"roles": ["bank"]})
	not check.satisfied with input as one
	check.not_applicable == {"acme is a bank, which is left out"} with input as one
}

test_undetermined_while_they_are_not_declared if {
	not check.satisfied with input as _doc({})
	check.not_applicable == set() with input as _doc({})
}
