package checks.backup.distance_test

import data.checks.backup.distance as check

_doc(facts) := {
	"subject": {"id": "messages", "copies": [{"id": "b1"}, {"id": "b2"}]},
	"facts": {"critical": true, "copies": facts},
	"params": {"min_km": 10},
}

_violation(found) := {
	"at": ["copies"],
	"message": "No copy of messages is 10 km away from the original",
	"expected": "at least one copy at a distance of 10 km or more",
	"found": found,
	"fix": "Copy messages to a facility at least 10 km away",
}

test_satisfied_at_the_limit if {
	doc := _doc([{"distance_km": 9}, {"distance_km": 10}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_just_below_the_limit if {
	doc := _doc([{"distance_km": 0}, {"distance_km": 9.99}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 at 0 km, b2 at 9 km")} with input as doc
}

test_violated_without_copies if {
	doc := {
		"subject": {"id": "messages", "copies": []},
		"facts": {"critical": true, "copies": []},
		"params": {"min_km": 10},
	}
	not check.satisfied with input as doc
	check.violations == {_violation("none")} with input as doc
}

test_undetermined_when_a_distance_is_missing if {
	doc := _doc([{"distance_km": 1}, {}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": true}, "params": {"min_km": 10}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": false}, "params": {"min_km": 10}}
	check.not_applicable == {"messages belongs to a service that is not critical"} with input as doc
}

test_another_distance_can_be_demanded if {
	doc := object.union(_doc([{"distance_km": 29}, {"distance_km": 30}]), {"params": {"min_km": 30}})
	check.satisfied with input as doc
	check.violations == set() with input as doc

	further := object.union(doc, {"params": {"min_km": 31}})
	not check.satisfied with input as further
	check.violations == {{
		"at": ["copies"],
		"message": "No copy of messages is 31 km away from the original",
		"expected": "at least one copy at a distance of 31 km or more",
		"found": "b1 at 29 km, b2 at 30 km",
		"fix": "Copy messages to a facility at least 31 km away",
	}} with input as further
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc([]), ["/facts/critical"])
}
