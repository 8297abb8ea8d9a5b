package checks.recovery.participants_test

import data.checks.recovery.participants as check

_doc(exercises) := {
	"subject": {"id": "hanbit"},
	"facts": {"exercises": exercises},
	"params": {"participants": ["provider", "customer"], "max_age": 864000},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_spring := {"id": "spring", "age": 864000, "participants": ["provider"]}

_autumn := {"id": "autumn", "age": 1, "participants": ["utility", "customer", "market"]}

test_satisfied_at_the_limit_by_several_exercises if {
	check.satisfied with input as _doc([_spring, _autumn])
	check.violations == set() with input as _doc([_spring, _autumn])
}

test_violated_where_one_never_took_part if {
	doc := _doc([_spring, object.union(_autumn, {"participants": []})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "exercises"],
		"message": "No exercise of the last 10 days had a customer take part",
		"expected": "an exercise with a customer, at most 10 days ago",
		"found": "autumn, spring",
		"fix": "Hold an exercise together with a customer",
	}} with input as doc
}

test_violated_one_second_past_the_limit if {
	doc := _doc([object.union(_spring, {"age": 864001}), _autumn])
	not check.satisfied with input as doc
	{v.message | some v in check.violations} == {"No exercise of the last 10 days had a provider take part"} with input as doc
}

test_violated_where_none_was_held if count(check.violations) == 2 with input as _doc([])

test_undetermined_without_any_one_fact if {
	every fact in ["age", "participants"] { _undetermined(_doc([object.remove(_spring, {fact}), _autumn])) }
	_undetermined(json.remove(_doc([]), ["/facts/exercises"]))
}

test_asking_for_one_or_for_nothing if {
	check.satisfied with input as object.union(_doc([_spring]), {"params": {"participants": ["provider"]}})
	not check.satisfied with input as object.union(_doc([_spring]), {"params": {"participants": []}})
}
