package checks.dependence.mapped_test

import data.checks.dependence.mapped as check

_ledger := {"id": "ledger", "sites": ["north"], "unplaced": 0}

_doc(critical, whole, dependencies) := {
	"subject": {"id": "payments", "critical": critical},
	"facts": {"dependencies_whole": whole, "dependencies": dependencies},
	"params": {},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_by_a_map_that_is_whole if {
	every dependencies in [[], [_ledger], [_ledger, {"id": "keys", "sites": [], "unplaced": 1}]] {
		doc := _doc(true, true, dependencies)
		check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_violated_where_something_is_nowhere if {
	every whole in [true, false] {
		doc := _doc(true, whole, [_ledger, {"id": "keys", "sites": [], "unplaced": 0}])
		not check.satisfied with input as doc
		check.violations == {{
			"at": ["facts", "dependencies", 1],
			"message": "payments cannot do without keys, which neither runs nor stands by anywhere",
			"expected": "a map that says where each thing runs that the service needs",
			"found": "no place",
			"fix": "Declare where keys is deployed, or that payments does not need it",
		}} with input as doc
	}
}

test_undetermined_by_a_map_with_a_gap if _undetermined(_doc(true, false, [_ledger]))

test_undetermined_without_any_one_fact if {
	_undetermined(json.remove(_doc(true, true, [_ledger]), ["/facts/dependencies_whole"]))
	_undetermined(json.remove(_doc(true, true, [_ledger]), ["/facts/dependencies"]))
	_undetermined(json.remove(_doc(true, true, [_ledger]), ["/facts/dependencies/0/sites"]))
	_undetermined(json.remove(_doc(true, true, [_ledger]), ["/facts/dependencies/0/unplaced"]))
}

test_undetermined_while_it_is_missing_whether_it_is_critical if {
	_undetermined(json.remove(_doc(true, true, [_ledger]), ["/subject/critical"]))
	_undetermined(json.remove(_doc(true, true, [{"id": "keys", "sites": [], "unplaced": 0}]), ["/subject/critical"]))
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := _doc(false, true, [{"id": "keys", "sites": [], "unplaced": 0}])
	check.not_applicable == {"payments is not critical"} with input as doc
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}
