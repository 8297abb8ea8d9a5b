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
