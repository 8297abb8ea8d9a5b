package checks.recovery.exercise_test

import data.checks.recovery.exercise

# Held exactly as long ago as is allowed.
_good := {"id": "spring", "scenario": "facility-loss", "live": true, "passed": true, "age": 864000}

_operator(exercises) := {
	"subject": {"id": "hanbit"},
	"facts": {"exercises": exercises},
	"params": {"scenario": "facility-loss", "live": true, "max_age": 864000},
}

_paper_allowed := {"params": {"live": false}}

_but(change) := object.union(_good, change)

_undetermined(document) if {
	not exercise.satisfied with input as document
	count(exercise.violations) == 0 with input as document
}

_violated_because(document, reasons) if {
	not exercise.satisfied with input as document
	found := {v.because | some v in exercise.violations} with input as document
	found == {reasons}
}

test_satisfied_by_one_exercise_that_counts if {
	document := _operator([_but({"id": "autumn", "passed": false}), _good])
	exercise.satisfied with input as document
	exercise.violations == set() with input as document
}

test_satisfied_on_the_day_of_the_exercise if exercise.satisfied with input as _operator([_but({"age": 0})])

test_satisfied_on_paper_where_that_is_allowed if {
	every held in [_but({"live": false}), object.remove(_good, {"live"})] {
		document := object.union(_operator([held]), _paper_allowed)
		exercise.satisfied with input as document
		exercise.violations == set() with input as document
	}
}

test_violated_where_none_counts if {
	document := _operator([
		_but({"id": "older", "age": 864001, "passed": false}),
		_but({"id": "cable", "scenario": "network-loss", "age": 864001, "passed": false, "live": false}),
		_but({"id": "paper", "live": false}),
	])
	not exercise.satisfied with input as document
	exercise.violations == {{
		"at": ["facts", "exercises"],
		"message": "No exercise on record shows readiness for facility-loss",
		"expected": "a live facility-loss exercise, passed, at most 10 days ago",
		"found": "cable, older, paper",
		"because": [
			"older missed its objectives",
			"older was held 11 days ago",
			"cable rehearsed network-loss",
			"paper was held on paper",
		],
		"fix": "Hold a live facility-loss exercise, meet its objectives and record it",
	}} with input as document
}

test_violated_by_each_flaw_alone if {
	_violated_because(_operator([_but({"scenario": "restore"})]), ["spring rehearsed restore"])
	_violated_because(_operator([_but({"passed": false})]), ["spring missed its objectives"])
	_violated_because(_operator([_but({"age": 864001})]), ["spring was held 11 days ago"])
	_violated_because(_operator([_but({"live": false})]), ["spring was held on paper"])
}

test_violated_where_none_was_held if {
	document := object.union(_operator([]), _paper_allowed)
	not exercise.satisfied with input as document
	exercise.violations == {{
		"at": ["facts", "exercises"],
		"message": "No exercise on record shows readiness for facility-loss",
		"expected": "a facility-loss exercise, passed, at most 10 days ago",
		"found": "none",
		"because": [],
		"fix": "Hold a facility-loss exercise, meet its objectives and record it",
	}} with input as document
}

test_undetermined_without_any_one_fact if {
	every fact in ["scenario", "live", "passed", "age"] {
		_undetermined(_operator([object.remove(_good, {fact})]))
	}
}

test_undetermined_where_one_of_several_may_count if {
	_undetermined(_operator([_but({"passed": false}), object.remove(_good, {"age"})]))
}

test_undetermined_without_exercises if {
	_undetermined(json.remove(_operator([]), ["/facts/exercises"]))
}

test_each_flaw_is_told_wherever_it_stands if {
	_violated_because(
		_operator([
			_but({"id": "cable", "scenario": "network-loss"}),
			_but({"id": "missed", "passed": false}),
			_but({"id": "older", "age": 864001}),
			_but({"id": "paper", "live": false}),
		]),
		[
			"cable rehearsed network-loss",
			"missed missed its objectives",
			"older was held 11 days ago",
			"paper was held on paper",
		],
	)
}

test_undetermined_where_the_scenario_is_missing_whatever_else_is_wrong if {
	every flaw in [{"passed": false}, {"age": 864001}, {"live": false}] {
		_undetermined(_operator([object.remove(_but(flaw), {"scenario"})]))
	}
}
