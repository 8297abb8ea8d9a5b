package checks.recovery.retested_test

import data.checks.recovery.retested as check

_doc(exercises) := {
	"subject": {"id": "hanbit"},
	"facts": {"exercises": exercises},
	"params": {"within": 1000},
}

_held(id, passed, age) := {"id": id, "scenario": "facility-loss", "passed": passed, "age": age}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

_violated(doc) if {
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "exercises", 0],
		"message": "spring failed, and facility-loss was not passed within 1000s",
		"expected": "a facility-loss exercise that was passed at most 1000s later",
		"found": "none",
		"fix": "Mend what spring found and hold it again",
	}} with input as doc
}

_satisfied(doc) if {
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_where_all_were_passed if {
	_satisfied(_doc([_held("spring", true, 5000), {"id": "b", "passed": true}]))
}

test_satisfied_by_one_that_was_passed_in_time if {
	_satisfied(_doc([_held("spring", false, 3000), _held("again", true, 2000)]))
	_satisfied(_doc([_held("spring", false, 3000), _held("again", true, 2999)]))
}

test_satisfied_while_there_is_time if {
	_satisfied(_doc([_held("spring", false, 1000)]))
}

test_violated_where_there_is_time_no_more if {
	_violated(_doc([_held("spring", false, 1001)]))
}

test_violated_by_each_flaw_of_the_other if {
	_violated(_doc([_held("spring", false, 3000), _held("again", true, 1999)]))
	_violated(_doc([_held("spring", false, 3000), _held("before", true, 3000)]))
	_violated(_doc([_held("spring", false, 3000), {"id": "b", "scenario": "restore", "passed": true, "age": 2500}]))
}

test_violated_where_it_failed_again if {
	doc := _doc([_held("spring", false, 3000), _held("again", false, 500)])
	_violated(doc)
}

test_undetermined_without_any_one_fact if {
	_undetermined(_doc([json.remove(_held("spring", false, 3000), ["/passed"])]))
	_undetermined(_doc([json.remove(_held("spring", false, 3000), ["/age"])]))
	every fact in ["scenario", "passed", "age"] {
		_undetermined(_doc([
			_held("spring", false, 3000),
			object.remove(_held("again", true, 2500), {fact}),
			_held("passed", true, 4000),
		]))
	}
}

test_undetermined_without_exercises if {
	_undetermined(json.remove(_doc([]), ["/facts/exercises"]))
}

test_not_applicable_where_none_was_held if {
	check.not_applicable == {"no exercise is on record"} with input as _doc([])
	not check.satisfied with input as _doc([])
}

test_each_exercise_is_judged_wherever_it_stands if {
	_satisfied(_doc([_held("again", true, 2500), _held("spring", false, 3000)]))
	_satisfied(_doc([_held("a", true, 9000), _held("spring", false, 1000)]))
	doc := _doc([_held("good", true, 9000), _held("spring", false, 3000), _held("late", true, 1999)])
	not check.satisfied with input as doc
	{v.at | some v in check.violations} == {["facts", "exercises", 1]} with input as doc
}

test_what_settles_nothing_is_told_wherever_it_stands if {
	every other in [
		{"id": "b", "scenario": "restore", "passed": true, "age": 2500},
		_held("again", false, 2500),
		_held("before", true, 3001),
		_held("late", true, 1999),
	] {
		doc := _doc([other, _held("spring", false, 3000), _held("good", true, 9000)])
		not check.satisfied with input as doc
		["facts", "exercises", 1] in {v.at | some v in check.violations} with input as doc
		swapped := _doc([_held("spring", false, 3000), _held("good", true, 9000), other])
		not check.satisfied with input as swapped
		["facts", "exercises", 0] in {v.at | some v in check.violations} with input as swapped
	}
}

test_a_failure_in_time_settles_nothing if {
	doc := _doc([_held("spring", false, 3000), _held("again", false, 2500)])
	not check.satisfied with input as doc
	{v.at | some v in check.violations} == {["facts", "exercises", 0], ["facts", "exercises", 1]} with input as doc
}

test_undetermined_where_it_is_missing_whether_another_in_time_was_passed if {
	_undetermined(_doc([_held("spring", false, 3000), json.remove(_held("again", true, 2500), ["/passed"]), _held("good", true, 9000)]))
}

# The second failure was mended in time, the first was not.
test_only_one_that_was_passed_settles if {
	doc := _doc([_held("spring", false, 3000), _held("again", false, 2500), _held("good", true, 1600)])
	_violated(doc)
	_undetermined(json.remove(doc, ["/facts/exercises/1/passed"]))
}
