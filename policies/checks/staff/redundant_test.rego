package checks.staff.redundant_test

import data.checks.staff.redundant as check

_doc(teams) := {
	"subject": {"id": "hanbit", "teams": teams},
	"params": {"duties": ["recovery", "operations"], "least": 3},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_watch := {"id": "watch", "duty": "operations", "people": 3}

test_satisfied_at_the_limit_by_several_teams if {
	doc := _doc([_watch, {"id": "r1", "duty": "recovery", "people": 1}, {"id": "r2", "duty": "recovery", "people": 2}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_one_below if {
	doc := _doc([_watch, {"id": "r1", "duty": "recovery", "people": 2}, {"id": "x", "duty": "liaison"}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["teams"],
		"message": "Too few people have the duty recovery: 2",
		"expected": "3 at least",
		"found": "r1",
		"fix": "Name more people for recovery",
	}} with input as doc
}

test_violated_by_each_duty_and_by_several_teams if {
	doc := _doc([{"id": "r", "duty": "recovery", "people": 3}, {"id": "o1", "duty": "operations", "people": 1}, {"id": "o2", "duty": "operations", "people": 1}])
	not check.satisfied with input as doc
	{v.found | some v in check.violations} == {"o1, o2"} with input as doc
}

test_violated_without_a_team if {
	doc := _doc([])
	not check.satisfied with input as doc
	{v.found | some v in check.violations} == {"none"} with input as doc
	count(check.violations) == 2 with input as doc
}

test_satisfied_by_those_who_are_counted if {
	check.satisfied with input as _doc([_watch, {"id": "r1", "duty": "recovery", "people": 3}, {"id": "r2", "duty": "recovery"}])
}

test_undetermined_where_a_team_is_not_counted if {
	_undetermined(_doc([_watch, {"id": "r1", "duty": "recovery", "people": 2}, {"id": "r2", "duty": "recovery"}]))
}

test_undetermined_without_a_list if _undetermined(json.remove(_doc([]), ["/subject/teams"]))

test_undetermined_where_a_duty_is_missing if {
	_undetermined(_doc([_watch, {"id": "r1", "people": 9}]))
}

test_asking_for_one_or_for_nothing if {
	check.satisfied with input as object.union(_doc([_watch]), {"params": {"duties": ["operations"]}})
	not check.satisfied with input as object.union(_doc([_watch]), {"params": {"duties": []}})
}

test_violated_by_a_team_of_nobody if {
	doc := _doc([_watch, {"id": "r1", "duty": "recovery", "people": 0}])
	{v.found | some v in check.violations} == {"r1"} with input as doc
}
