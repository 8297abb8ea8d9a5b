package checks.binding.not_micro_test

import data.checks.binding.not_micro as check

_doc(subject) := {"subject": object.union({"id": "acme"}, subject)}

test_satisfied_by_a_larger_firm if {
	check.satisfied with input as _doc({"microenterprise": false})
	check.not_applicable == set() with input as _doc({"microenterprise": false})
}

test_not_applicable_to_a_microenterprise if {
	not check.satisfied with input as _doc({"microenterprise": true})
	check.not_applicable == {"acme is a microenterprise"} with input as _doc({"microenterprise": true})
}

test_undetermined_while_it_is_not_declared if {
	not check.satisfied with input as _doc({})
	check.not_applicable == set() with input as _doc({})
}
