package checks.organisation.disaster_team_test

import data.checks.organisation.disaster_team as check

_doc(department, team) := {
	"subject": {"id": "gaon", "disaster_team": team},
	"params": {"department": department, "staff": 2},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_by_a_department if {
	every department in [true, false] {
		doc := _doc(department, {"department": true, "dedicated_staff": 0})
		check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_satisfied_by_enough_people if {
	doc := _doc(false, {"department": false, "dedicated_staff": 2})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_without_a_department if {
	doc := _doc(true, {"department": false, "dedicated_staff": 9})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["disaster_team", "department"],
		"message": "gaon has no department for disasters",
		"expected": "a department of its own",
		"found": "none",
		"fix": "Found a department for disasters",
	}} with input as doc
}

test_violated_by_one_too_few if {
	doc := _doc(false, {"department": false, "dedicated_staff": 1})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["disaster_team", "dedicated_staff"],
		"message": "Too few people of gaon work on disasters alone",
		"expected": "2 people, or a department",
		"found": "1, and no department",
		"fix": "Assign 1 more people to disasters alone",
	}} with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc(false, {"department": false}))
	_undetermined(_doc(false, {"dedicated_staff": 1}))
	_undetermined(_doc(true, {"dedicated_staff": 9}))
	_undetermined(json.remove(_doc(true, {}), ["/subject/disaster_team"]))
}

test_satisfied_by_a_department_of_few if {
	doc := _doc(true, {"department": true, "dedicated_staff": 1})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_on_one_ground_alone if {
	count(check.violations) == 1 with input as _doc(true, {"department": false, "dedicated_staff": 1})
}
