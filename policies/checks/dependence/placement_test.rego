package checks.dependence.placement_test

import data.checks.dependence.placement

_service(facts) := {
	"subject": {"id": "messenger", "critical": true, "deployments": []},
	"facts": facts,
	"params": {"min": 2},
}

_undetermined(document) if {
	not placement.satisfied with input as document
	count(placement.violations) == 0 with input as document
}

test_satisfied_on_as_many_sites_as_demanded if {
	document := _service({"sites": ["north", "south"], "unplaced": 0})
	placement.satisfied with input as document
	placement.violations == set() with input as document
	placement.not_applicable == set() with input as document
}

test_satisfied_where_enough_sites_are_known if {
	document := _service({"sites": ["north", "south"], "unplaced": 3})
	placement.satisfied with input as document
	placement.violations == set() with input as document
}

test_violated_on_one_site if {
	document := _service({"sites": ["north"], "unplaced": 0})
	not placement.satisfied with input as document
	placement.violations == {{
		"at": ["deployments"],
		"message": "messenger stands on too few sites: 1 at most",
		"expected": "at least 2 sites where it runs or stands by",
		"found": "north",
		"fix": "Deploy messenger on another site; it has: north",
	}} with input as document
}

test_violated_where_unplaced_deployments_could_not_make_up if {
	document := object.union(
		_service({"sites": ["north"], "unplaced": 1}),
		{"params": {"min": 3}},
	)
	messages := {v.message | some v in placement.violations} with input as document
	messages == {"messenger stands on too few sites: 2 at most"}
}

test_violated_where_it_is_declared_to_be_nowhere if {
	found := {v.found | some v in placement.violations} with input as _service({"sites": [], "unplaced": 0})
	found == {"none"}
}

test_undetermined_where_an_unplaced_deployment_could_make_up if {
	_undetermined(_service({"sites": ["north"], "unplaced": 1}))
}

test_undetermined_without_sites if _undetermined(_service({"unplaced": 0}))

test_undetermined_without_the_number_of_unplaced_deployments if {
	_undetermined(_service({"sites": ["north"]}))
}

test_not_applicable_to_a_service_that_is_not_critical if {
	document := object.union(_service({}), {"subject": {"critical": false}})
	placement.not_applicable == {"messenger is not critical"} with input as document
}

test_another_number_of_sites_can_be_demanded if {
	document := object.union(
		_service({"sites": ["south", "north"], "unplaced": 0}),
		{"params": {"min": 3}},
	)
	not placement.satisfied with input as document
	placement.violations == {{
		"at": ["deployments"],
		"message": "messenger stands on too few sites: 2 at most",
		"expected": "at least 3 sites where it runs or stands by",
		"found": "north, south",
		"fix": "Deploy messenger on another site; it has: north, south",
	}} with input as document
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	placement.not_applicable == set() with input as json.remove(_service({}), ["/subject/critical"])
}
