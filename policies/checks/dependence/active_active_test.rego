package checks.dependence.active_active_test

import data.checks.dependence.active_active

# Not critical: the check binds by the kind of a service alone.
_service(facts) := {
	"subject": {"id": "console", "kind": "console", "critical": false, "deployments": []},
	"facts": facts,
	"params": {"roles": ["product", "console"], "min_sites": 2},
}

_undetermined(document) if {
	not active_active.satisfied with input as document
	count(active_active.violations) == 0 with input as document
}

test_satisfied_on_as_many_sites_as_demanded if {
	document := _service({"active_sites": ["north", "south"], "unplaced_active": 0})
	active_active.satisfied with input as document
	active_active.violations == set() with input as document
	active_active.not_applicable == set() with input as document
}

test_violated_on_one_site if {
	document := _service({"active_sites": ["north"], "unplaced_active": 0})
	not active_active.satisfied with input as document
	active_active.violations == {{
		"at": ["deployments"],
		"message": "console serves from too few sites: 1 at most",
		"expected": "active on at least 2 sites",
		"found": "north",
		"fix": "Make console active on another site; it is active on: north",
	}} with input as document
}

test_violated_where_unplaced_deployments_could_not_make_up if {
	document := object.union(
		_service({"active_sites": ["north"], "unplaced_active": 1}),
		{"params": {"min_sites": 3}},
	)
	messages := {v.message | some v in active_active.violations} with input as document
	messages == {"console serves from too few sites: 2 at most"}
}

test_undetermined_where_an_unplaced_deployment_could_make_up if {
	_undetermined(_service({"active_sites": ["north"], "unplaced_active": 1}))
}

# Sites where it only stands by do not count.
test_undetermined_without_active_sites if {
	_undetermined(_service({"sites": ["north", "south"], "unplaced": 0, "unplaced_active": 0}))
}

test_undetermined_without_the_number_of_unplaced_deployments if {
	_undetermined(_service({"active_sites": ["north"]}))
}

test_not_applicable_to_a_service_of_another_kind if {
	document := object.union(_service({}), {"subject": {"id": "cache", "kind": "cache"}})
	active_active.not_applicable == {"cache is of kind cache, which is not concerned"} with input as document
}

test_only_critical_services_if_so_demanded if {
	document := object.union(
		_service({"active_sites": ["north"], "unplaced_active": 0}),
		{"params": {"critical_only": true}},
	)
	active_active.not_applicable == {"console is not critical"} with input as document
	critical := object.union(document, {"subject": {"critical": true}})
	active_active.not_applicable == set() with input as critical
	every_service := object.union(document, {"params": {"critical_only": false}})
	active_active.not_applicable == set() with input as every_service
}

test_another_number_of_sites_can_be_demanded if {
	document := object.union(
		_service({"active_sites": ["south", "north"], "unplaced_active": 0}),
		{"params": {"min_sites": 3}},
	)
	not active_active.satisfied with input as document
	active_active.violations == {{
		"at": ["deployments"],
		"message": "console serves from too few sites: 2 at most",
		"expected": "active on at least 3 sites",
		"found": "north, south",
		"fix": "Make console active on another site; it is active on: north, south",
	}} with input as document
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	document := json.remove(object.union(_service({}), {"params": {"critical_only": true}}), ["/subject/critical"])
	active_active.not_applicable == set() with input as document
}
