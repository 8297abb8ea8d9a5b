package checks.recovery.downtime_test

import data.checks.recovery.downtime as check

# Four hours.
_doc(facts) := {
	"subject": {"id": "payments", "critical": true},
	"facts": facts,
	"params": {"max": 14400},
}

test_satisfied_at_the_limit if {
	doc := _doc({"downtime_at_least": 3600, "downtime_at_most": 14400})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_past_it if {
	doc := _doc({"downtime_at_least": 14401, "downtime_at_most": 14401})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "downtime_at_least"],
		"message": "payments was away unplanned for 14401s in twelve months",
		"expected": "at most 4h in any twelve months",
		"found": "14401s",
		"fix": "Remove what the outages of payments have in common",
	}} with input as doc
}

test_undetermined_in_between if {
	doc := _doc({"downtime_at_least": 14400, "downtime_at_most": 14401})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_whatever_more_it_may_be if {
	doc := _doc({"downtime_at_least": 14401})
	not check.satisfied with input as doc
	count(check.violations) == 1 with input as doc
}

test_undetermined_while_an_outage_goes_on if {
	doc := _doc({"downtime_at_least": 14400})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_a_record if {
	doc := _doc({})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := object.union(_doc({}), {"subject": {"critical": false}})
	check.not_applicable == {"payments is not critical"} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc({}), ["/subject/critical"])
}
