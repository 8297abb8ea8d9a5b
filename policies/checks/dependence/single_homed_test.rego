package checks.dependence.single_homed_test

import data.checks.dependence.single_homed

_service(whole, dependencies) := {
	"subject": {"id": "messenger", "critical": true},
	"facts": {"dependencies_whole": whole, "dependencies": dependencies},
	"params": {"roles": ["key-store", "failover"]},
}

_keys(sites, unplaced) := {
	"id": "keys", "kind": "key-store",
	"via": ["log-in", "keys"],
	"sites": sites, "unplaced": unplaced,
}

_cache := {"id": "cache", "kind": "cache", "via": ["cache"], "sites": ["north"], "unplaced": 0}

_undetermined(document) if {
	not single_homed.satisfied with input as document
	count(single_homed.violations) == 0 with input as document
	count(single_homed.not_applicable) == 0 with input as document
}

test_satisfied_where_all_of_the_roles_are_on_two_sites if {
	document := _service(true, [_cache, _keys(["north", "south"], 0)])
	single_homed.satisfied with input as document
	single_homed.violations == set() with input as document
	single_homed.not_applicable == set() with input as document
}

test_violated_by_what_is_on_one_site if {
	document := _service(true, [_cache, _keys(["north"], 0)])
	not single_homed.satisfied with input as document
	single_homed.violations == {{
		"at": ["facts", "dependencies", 1],
		"message": "messenger cannot do without keys, which is on one site at most",
		"expected": "keys on at least 2 sites",
		"found": "north",
		"because": ["messenger cannot do without log-in", "log-in cannot do without keys"],
		"fix": "Deploy keys on another site, active or in standby",
	}} with input as document
	single_homed.not_applicable == set() with input as document
}

test_violated_by_one_unplaced_deployment_alone if {
	found := {v.found | some v in single_homed.violations} with input as _service(true, [_keys([], 1)])
	found == {"none"}
}

test_violated_even_where_the_list_is_not_whole if {
	document := _service(false, [_keys(["north"], 0)])
	count(single_homed.violations) == 1 with input as document
}

test_undetermined_where_one_of_two_sites_is_unknown if {
	_undetermined(_service(true, [_keys(["north"], 1)]))
	_undetermined(_service(true, [_keys([], 2)]))
}

test_undetermined_where_the_list_is_not_whole if {
	_undetermined(_service(false, [_keys(["north", "south"], 0)]))
	_undetermined(_service(false, [_cache]))
	_undetermined(_service(false, []))
}

test_undetermined_without_the_sites_of_a_dependency if {
	switch := {"id": "switch", "kind": "failover", "via": ["switch"]}
	_undetermined(_service(true, [switch, _keys(["north", "south"], 0)]))
	_undetermined(_service(true, [_keys(["north", "south"], 0), switch]))
}

test_undetermined_without_the_number_of_unplaced_deployments if {
	_undetermined(_service(true, [object.remove(_keys(["north"], 0), {"unplaced"})]))
}

test_not_applicable_where_nothing_of_the_roles_is_needed if {
	every dependencies in [[], [_cache]] {
		document := _service(true, dependencies)
		single_homed.not_applicable == {"messenger depends on no key-store or failover"} with input as document
		not single_homed.satisfied with input as document
		single_homed.violations == set() with input as document
	}
}

test_not_applicable_to_a_service_that_is_not_critical if {
	every whole in [true, false] {
		document := object.union(_service(whole, []), {"subject": {"critical": false}})
		single_homed.not_applicable == {"messenger is not critical"} with input as document
	}
}

test_applicable_by_any_of_the_roles if {
	switch := object.union(_keys(["north", "south"], 0), {"id": "switch", "kind": "failover"})
	document := _service(true, [_cache, switch])
	single_homed.satisfied with input as document
	single_homed.not_applicable == set() with input as document
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	every dependencies in [[], [_keys([], 0)]] {
		document := json.remove(_service(true, dependencies), ["/subject/critical"])
		single_homed.not_applicable == set() with input as document
	}
}

test_undetermined_where_it_is_missing_whether_the_list_is_whole if {
	every dependencies in [[], [_cache], [_keys(["north", "south"], 0)]] {
		_undetermined(json.remove(_service(true, dependencies), ["/facts/dependencies_whole"]))
	}
}

test_undetermined_without_dependencies if {
	_undetermined(json.remove(_service(true, []), ["/facts/dependencies"]))
}

test_undetermined_where_the_kind_of_a_dependency_is_missing if {
	every sites in [["north"], ["north", "south"]] {
		_undetermined(_service(true, [object.remove(_keys(sites, 0), {"kind"})]))
	}
}
