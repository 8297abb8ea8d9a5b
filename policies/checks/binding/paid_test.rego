package checks.binding.paid_test

import data.checks.binding.paid as check

_doc(subject) := {"subject": object.union({"id": "gaon"}, subject)}

test_satisfied_where_users_pay if {
	check.satisfied with input as _doc({"paid_services": true})
	check.not_applicable == set() with input as _doc({"paid_services": true})
}

test_not_applicable_where_none_pays if {
	not check.satisfied with input as _doc({"paid_services": false})
	check.not_applicable == {"no user pays for a service of gaon"} with input as _doc({"paid_services": false})
}

test_undetermined_when_it_is_missing if {
	not check.satisfied with input as _doc({})
	check.not_applicable == set() with input as _doc({})
}
