package checks.backup.interval_test

import data.checks.backup.interval as check

# Two copies, b1 and b2, of data that may lose an hour at most.
_doc(b1, b2, facts) := {
	"subject": {
		"id": "messages",
		"copies": [object.union({"id": "b1"}, b1), object.union({"id": "b2"}, b2)],
	},
	"facts": {"critical": true, "rpo": 3600, "copies": facts},
}

_violation(found) := {
	"at": ["copies"],
	"message": "No off-site copy of messages keeps the recovery point objective of 1h",
	"expected": "an off-site copy at least every 1h",
	"found": found,
	"fix": "Copy messages to another site at least every 1h",
}

test_satisfied_at_the_objective if {
	doc := _doc({"interval": 86400}, {"interval": 3600}, [{"off_site": true}, {"off_site": true}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_past_the_objective if {
	doc := _doc({"interval": 60}, {"interval": 3601}, [{"off_site": false}, {"off_site": true}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, b2 every 3601s")} with input as doc
}

test_violated_without_copies if {
	doc := {
		"subject": {"id": "messages", "copies": []},
		"facts": {"critical": true, "rpo": 3600, "copies": []},
	}
	not check.satisfied with input as doc
	check.violations == {_violation("none")} with input as doc
}

test_undetermined_when_an_interval_is_missing if {
	doc := _doc({"interval": 86400}, {}, [{"off_site": true}, {"off_site": true}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_site_is_missing if {
	doc := _doc({"interval": 86400}, {"interval": 60}, [{"off_site": true}, {}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_objective_is_missing if {
	doc := json.remove(
		_doc({"interval": 60}, {"interval": 86400}, [{"off_site": true}, {"off_site": false}]),
		["/facts/rpo"],
	)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": true, "rpo": 3600}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": false}}
	check.not_applicable == {"messages belongs to a service that is not critical"} with input as doc
}

test_violated_in_either_order if {
	doc := _doc({"interval": 7200}, {"interval": 60}, [{"off_site": true}, {"off_site": false}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 every 2h, b2 is on the same site")} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc({}, {}, []), ["/facts/critical"])
}
