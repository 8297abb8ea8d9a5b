package checks.binding.role_test

import data.checks.binding.role as check

_doc(subject) := {"subject": object.union({"id": "acme"}, subject), "params": {"any_of": ["insurer", "bank"]}}

test_satisfied_by_any if {
	every has in [["bank"], ["telecom", "insurer"], ["bank", "insurer"]] {
		check.satisfied with input as _doc({"roles": has})
		check.not_applicable == set() with input as _doc({"roles": has})
	}
}

test_not_applicable_where_it_has_others_or_none if {
	every has in [["telecom"], ["telecom", "search-engine"], []] {
		not check.satisfied with input as _doc({"roles": has})
		check.not_applicable == {"acme is none of these: bank, insurer"} with input as _doc({"roles": has})
	}
}

test_undetermined_while_they_are_not_declared if {
	not check.satisfied with input as _doc({})
	check.not_applicable == set() with input as _doc({})
}
