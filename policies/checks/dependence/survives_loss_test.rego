package checks.dependence.survives_loss_test

import data.checks.dependence.survives_loss

_service(losses) := {
	"subject": {"id": "messenger", "critical": true},
	"facts": {"losses": losses},
	"params": {"kinds": ["facility", "power-grid"]},
}

_north(outcome) := {"kind": "facility", "id": "north", "outcome": outcome}

_undetermined(document) if {
	not survives_loss.satisfied with input as document
	count(survives_loss.violations) == 0 with input as document
}

test_satisfied_by_each_outcome_short_of_lost if {
	every outcome in ["running", "degraded", "recovers"] {
		document := _service([_north(outcome)])
		survives_loss.satisfied with input as document
		survives_loss.violations == set() with input as document
		survives_loss.not_applicable == set() with input as document
	}
}

test_satisfied_whatever_losses_of_other_kinds_do if {
	document := _service([
		_north("running"),
		{"kind": "carrier", "id": "north-net", "outcome": "lost"},
		{"kind": "site"},
	])
	survives_loss.satisfied with input as document
	survives_loss.violations == set() with input as document
}

test_violated_by_each_loss_that_takes_it if {
	document := _service([
		_north("recovers"),
		object.union(
			{"kind": "power-grid", "id": "north-grid", "outcome": "lost"},
			{"because": ["messenger requires log-in", "log-in runs in north only"]},
		),
		{"kind": "facility", "id": "south", "outcome": "lost"},
	])
	not survives_loss.satisfied with input as document
	survives_loss.violations == {
		{
			"at": ["facts", "losses", 1],
			"message": "messenger is lost together with power-grid north-grid",
			"expected": "it keeps running, if need be with less, or recovers elsewhere",
			"found": "lost",
			"because": ["messenger requires log-in", "log-in runs in north only"],
			"fix": "Give messenger, and all that it cannot do without, a place that outlives power-grid north-grid",
		},
		{
			"at": ["facts", "losses", 2],
			"message": "messenger is lost together with facility south",
			"expected": "it keeps running, if need be with less, or recovers elsewhere",
			"found": "lost",
			"because": [],
			"fix": "Give messenger, and all that it cannot do without, a place that outlives facility south",
		},
	} with input as document
}

test_violated_even_where_another_outcome_is_unknown if {
	document := _service([_north("lost"), {"kind": "power-grid"}])
	ats := {v.at | some v in survives_loss.violations} with input as document
	ats == {["facts", "losses", 0]}
}

test_undetermined_where_one_outcome_is_unknown if {
	_undetermined(_service([_north("running"), {"kind": "power-grid"}]))
}

test_undetermined_where_nothing_demanded_was_played if {
	_undetermined(_service([]))
	_undetermined(_service([{"kind": "site", "id": "north-campus", "outcome": "running"}]))
}

test_not_applicable_to_a_service_that_is_not_critical if {
	document := object.union(_service([]), {"subject": {"critical": false}})
	survives_loss.not_applicable == {"messenger is not critical"} with input as document
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	survives_loss.not_applicable == set() with input as json.remove(_service([]), ["/subject/critical"])
}

test_undetermined_where_only_the_kind_of_a_loss_is_missing if {
	_undetermined(_service([object.remove(_north("running"), {"kind"})]))
}
