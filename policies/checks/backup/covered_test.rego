package checks.backup.covered_test

import data.checks.backup.covered as check

_doc(subject, facts) := {
	"subject": object.union({"id": "messenger", "critical": true}, subject),
	"facts": facts,
}

test_satisfied_by_one_dataset if {
	doc := _doc({}, {"datasets": ["messages"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_by_a_stateless_service if {
	doc := _doc({"stateless": true}, {"datasets": []})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_a_listed_dataset_is_enough_for_a_service_with_state if {
	doc := _doc({"stateless": false}, {"datasets": ["messages"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_when_data_is_not_listed if {
	doc := _doc({"stateless": false}, {"datasets": []})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "datasets"],
		"message": "messenger keeps data, and none of it is listed",
		"expected": "at least one dataset, or a service without data of its own",
		"found": "no dataset, and stateless: false",
		"fix": "List the datasets of messenger with their copies",
	}} with input as doc
}

test_undetermined_when_it_is_missing_whether_data_is_kept if {
	doc := _doc({}, {"datasets": []})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_a_list_of_datasets if {
	doc := _doc({"stateless": false}, {})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := _doc({"critical": false}, {})
	check.not_applicable == {"messenger is not critical"} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc({}, {}), ["/subject/critical"])
}
