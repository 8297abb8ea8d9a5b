package checks.recovery.switched_over_test

import data.checks.recovery.switched_over as check

# Held exactly as long ago as is allowed.
_good := {"id": "spring", "live": true, "passed": true, "to": "south", "working_day": true, "age": 864000}

_but(change) := object.union(_good, change)

_doc(exercises) := {
	"subject": {"id": "hanbit"},
	"facts": {"exercises": exercises},
	"params": {"max_age": 864000, "working_day": true},
}

_shorter(exercises) := object.union(_doc(exercises), {"params": {"working_day": false}})

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_violated_because(doc, reasons) if {
	not check.satisfied with input as doc
	found := {v.because | some v in check.violations} with input as doc
	found == {reasons}
}

test_satisfied_by_one_that_counts if {
	doc := _doc([_but({"id": "autumn", "passed": false}), _good])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_by_less_than_a_day_where_that_is_allowed if {
	every held in [_but({"working_day": false}), object.remove(_good, {"working_day"})] {
		doc := _shorter([held])
		check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_violated_by_each_flaw_alone if {
	_violated_because(_doc([_but({"live": false})]), ["spring was held on paper"])
	_violated_because(_doc([_but({"passed": false})]), ["spring missed its objectives"])
	_violated_because(_doc([_but({"age": 864001})]), ["spring was held 11 days ago"])
	_violated_because(_doc([_but({"working_day": false})]), ["spring did not last a whole working day"])
}

test_violated_where_none_was_held if {
	doc := _doc([])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "exercises"],
		"message": "No exercise on record shows a whole working day at the recovery site",
		"expected": "a live exercise, passed, at most 10 days ago, that shows it",
		"found": "none",
		"because": [],
		"fix": "Switch production over to the recovery site, and record how long it ran there",
	}} with input as doc
}

test_violated_where_none_counts if {
	doc := _shorter([_but({"id": "b", "live": false}), _but({"id": "a", "age": 864001})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "exercises"],
		"message": "No exercise on record shows production at the recovery site",
		"expected": "a live exercise, passed, at most 10 days ago, that shows it",
		"found": "a, b",
		"because": ["b was held on paper", "a was held 11 days ago"],
		"fix": "Switch production over to the recovery site, and record how long it ran there",
	}} with input as doc
}

test_undetermined_without_any_one_fact if {
	every fact in ["live", "passed", "to", "working_day", "age"] {
		_undetermined(_doc([object.remove(_good, {fact})]))
	}
}

test_undetermined_where_one_of_several_may_count if {
	_undetermined(_doc([_but({"passed": false}), object.remove(_good, {"age"})]))
}

test_undetermined_without_exercises if {
	_undetermined(json.remove(_doc([]), ["/facts/exercises"]))
}

test_undetermined_where_it_is_blank_what_took_over if {
	_undetermined(_doc([_but({"to": ""})]))
}

test_a_day_less_than_whole_speaks_against_nothing_where_that_is_allowed if {
	_violated_because(_shorter([_but({"working_day": false, "live": false})]), ["spring was held on paper"])
}

test_each_flaw_is_told_wherever_it_stands if {
	_violated_because(
		_doc([
			_but({"id": "older", "age": 864001}),
			_but({"id": "paper", "live": false}),
			_but({"id": "missed", "passed": false}),
			_but({"id": "short", "working_day": false}),
		]),
		[
			"older was held 11 days ago",
			"paper was held on paper",
			"missed missed its objectives",
			"short did not last a whole working day",
		],
	)
	_violated_because(
		_doc([_but({"id": "paper", "live": false}), _but({"id": "older", "age": 864001})]),
		["paper was held on paper", "older was held 11 days ago"],
	)
}
