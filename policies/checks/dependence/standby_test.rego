package checks.dependence.standby_test

import data.checks.dependence.standby

_service(standbys) := {
	"subject": {
		"id": "messenger",
		"critical": true,
		"deployments": [{"facility": "north", "mode": "active"}, {"facility": "south", "mode": "standby"}],
	},
	"facts": {"standbys": standbys},
	"params": {},
}

_south := {"facility": "south", "for": "north"}

_able := object.union(_south, {"activatable": true})

_unable := object.union(_south, {"activatable": false})

_undetermined(document) if {
	not standby.satisfied with input as document
	count(standby.violations) == 0 with input as document
	count(standby.not_applicable) == 0 with input as document
}

test_satisfied_where_every_standby_can_be_activated if {
	document := _service([_able, object.union(_able, {"facility": "east"})])
	standby.satisfied with input as document
	standby.violations == set() with input as document
	standby.not_applicable == set() with input as document
}

test_satisfied_by_a_single_standby if standby.satisfied with input as _service([_able])

test_violated_by_each_standby_that_cannot if {
	steps := ["failover-console runs in north only"]
	document := _service([_able, object.union(_unable, {"because": steps})])
	not standby.satisfied with input as document
	standby.violations == {{
		"at": ["facts", "standbys", 1],
		"message": "The standby of messenger in south cannot take over when north is lost",
		"expected": "all that its activation requires outlives north",
		"found": "something that its activation requires is lost as well",
		"because": steps,
		"fix": "Run everything that the activation in south requires outside north too",
	}} with input as document
}

test_violated_even_without_a_reason if {
	because := {v.because | some v in standby.violations} with input as _service([_unable, _south])
	because == {[]}
}

test_undetermined_where_one_standby_is_unknown if _undetermined(_service([_able, _south]))

test_undetermined_without_deployments if {
	document := _service([])
	_undetermined(json.remove(document, ["/facts/standbys"]))
	_undetermined(json.remove(document, ["/subject/deployments"]))
}

test_undetermined_where_standbys_were_not_derived if {
	document := json.patch(_service([]), [
		{"op": "remove", "path": "/facts/standbys"},
		{"op": "remove", "path": "/subject/deployments/1"},
	])
	_undetermined(document)
}

test_undetermined_where_a_standby_has_nothing_to_stand_by_for if _undetermined(_service([]))

test_not_applicable_where_every_deployment_is_active if {
	document := json.patch(_service([]), [{"op": "replace", "path": "/subject/deployments/1/mode", "value": "active"}])
	standby.not_applicable == {"no deployment of messenger waits: each is active"} with input as document
	not standby.satisfied with input as document
}

test_not_applicable_to_a_service_that_is_not_critical if {
	document := object.union(_service([_able]), {"subject": {"critical": false}})
	standby.not_applicable == {"messenger is not critical"} with input as document
}

test_every_step_is_told if {
	steps := ["failover requires the console", "the console runs in north only"]
	because := {v.because | some v in standby.violations} with input as _service([object.union(_unable, {"because": steps})])
	because == {steps}
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	standby.not_applicable == set() with input as json.remove(_service([]), ["/subject/critical"])
}

test_applicable_while_a_mode_is_missing if {
	_undetermined(json.remove(_service([]), ["/subject/deployments/1/mode"]))
}
