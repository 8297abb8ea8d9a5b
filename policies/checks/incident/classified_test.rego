package checks.incident.classified_test

import data.checks.incident.classified as check

_params := {
	"criteria": ["clients", "clients_share", "duration", "downtime", "member_states", "cost_eur"],
	"least": 2,
	"critical": true,
	"duration_over": 86400,
	"downtime_over": 7200,
	"unavailable_over": 0,
	"limited_over": 0,
	"users_over": 0,
	"users_share_over": 0,
	"clients_over": 100000,
	"clients_share_over": 0.1,
	"counterparts_share_over": 0,
	"transactions_share_over": 0,
	"member_states_least": 2,
	"cost_eur_over": 100000,
}

# Each figure lies at its threshold, which none exceeds; the last two do not count.
_at_the_threshold := {
	"duration": ["time", 86400],
	"downtime": ["time", 7200],
	"clients": ["people", 100000],
	"clients_share": ["people", 0.1],
	"member_states": ["member_states", 1],
	"cost_eur": ["cost", 100000],
	"users": ["people", 9000000],
	"harm": ["harm", 1],
}

_more := {"duration": 86401, "downtime": 7201, "clients": 100001, "clients_share": 0.11, "member_states": 2, "cost_eur": 100001}

_figures(values) := [figure |
	some measure, [criterion, value] in object.union(_at_the_threshold, values)
	figure := {"measure": measure, "criterion": criterion, "at_least": value, "at_most": value}
]

# An incident that exceeds these thresholds.
_beyond(measures) := _figures({measure: [_at_the_threshold[measure][0], _more[measure]] | some measure in measures})

_doc(figures) := {
	"subject": {"id": "fire", "reportable": false},
	"facts": {"critical": true, "figures": figures},
	"params": _params,
}

_change(doc, path, value) := json.patch(doc, [{"op": "add", "path": path, "value": value}])

_without(doc, path) := json.patch(doc, [{"op": "remove", "path": path}])

_violation(met) := {
	"at": ["reportable"],
	"message": "It was decided that fire need not be reported, but it must be",
	"expected": sprintf("reportable, since it meets: %s", [met]),
	"found": "not reportable",
	"fix": "Classify fire as one that must be reported, and report it",
}

_violated(doc, met) if {
	not check.satisfied with input as doc
	check.violations == {_violation(met)} with input as doc
	check.not_applicable == set() with input as doc
}

_neither(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

_exempt(doc, reason) if check.not_applicable == {reason} with input as doc

test_not_applicable_at_every_threshold if {
	_exempt(_doc(_beyond(set())), "fire may meet 0 of the criteria (none), and from 2 on it must be reported")
}

test_not_applicable_by_one_criterion if {
	every measure, _ in _more {
		criterion := _at_the_threshold[measure][0]
		_exempt(_doc(_beyond({measure})), sprintf("fire may meet 1 of the criteria (%s), and from 2 on it must be reported", [criterion]))
	}
}

test_two_figures_of_one_criterion_count_once if {
	_exempt(_doc(_beyond({"clients", "clients_share"})), "fire may meet 1 of the criteria (people), and from 2 on it must be reported")
	_exempt(_doc(_beyond({"duration", "downtime"})), "fire may meet 1 of the criteria (time), and from 2 on it must be reported")
}

test_violated_by_two_criteria if {
	_violated(_doc(_beyond({"duration", "clients"})), "people, time")
	_violated(_doc(_beyond({"downtime", "clients_share"})), "people, time")
	_violated(_doc(_beyond({"member_states", "cost_eur"})), "cost, member_states")
	_violated(_doc(_beyond({"member_states", "cost_eur", "clients"})), "cost, member_states, people")
}

test_satisfied_where_it_was_classified if {
	doc := _doc(_beyond({"duration", "clients"}))
	every changed in [
		_change(doc, "/subject/reportable", true),
		_change(_without(doc, "/subject/reportable"), "/subject/classified", "2026-03-01T12:00:00Z"),
	] {
		check.satisfied with input as changed
		check.violations == set() with input as changed
		check.not_applicable == set() with input as changed
	}
}

test_undetermined_where_nobody_says_what_was_decided if {
	_neither(_without(_doc(_beyond({"duration", "clients"})), "/subject/reportable"))
}

test_critical_services if {
	doc := _doc(_beyond({"duration", "clients"}))
	_neither(_without(doc, "/facts/critical"))
	_exempt(_change(doc, "/facts/critical", false), "fire interrupted no critical service")
	_violated(_change(_change(doc, "/facts/critical", false), "/params/critical", false), "people, time")
}

# One criterion is met, another may be.
test_undetermined_where_a_figure_is_missing if {
	unknown := [figure | some figure in _beyond({"duration"}); figure.measure != "clients"]
	clients := {"measure": "clients", "criterion": "people"}
	_neither(_doc(array.concat(unknown, [clients])))
	_neither(_doc(array.concat(unknown, [object.union(clients, {"at_least": 1})])))
	_neither(_doc(array.concat(unknown, [object.union(clients, {"at_least": 100000, "at_most": 100001})])))
	_exempt(
		_doc(array.concat(unknown, [object.union(clients, {"at_most": 100000})])),
		"fire may meet 1 of the criteria (time), and from 2 on it must be reported",
	)
	_violated(_doc(array.concat(unknown, [object.union(clients, {"at_least": 100001})])), "people, time")
}

test_undetermined_without_figures if {
	_neither(_without(_doc([]), "/facts/figures"))
	_neither(_doc([]))
}

# A word that stands for nothing is no criterion that is not met.
test_undetermined_by_a_criterion_that_there_is_not if {
	_neither(_change(_doc(_beyond(set())), "/params/criteria/-", "client"))
	_neither(_change(_doc(_beyond({"duration", "clients"})), "/params/criteria/-", "client"))
}

test_undetermined_where_a_figure_has_no_name_or_criterion if {
	doc := _doc([figure | some figure in _beyond({"duration", "clients"}); figure.measure in {"duration", "clients"}])
	few := _change(doc, "/params/criteria", ["duration", "clients"])
	_violated(few, "people, time")
	every i in [0, 1] {
		_neither(_without(few, sprintf("/facts/figures/%d/measure", [i])))
		_neither(_without(few, sprintf("/facts/figures/%d/criterion", [i])))
		_neither(_without(few, sprintf("/facts/figures/%d/at_least", [i])))
	}
}

# Every measure is compared with its own figure, and those without one with nothing.
test_every_measure if {
	params := {
		"duration": "duration_over", "downtime": "downtime_over", "unavailable": "unavailable_over", "limited": "limited_over",
		"users": "users_over", "users_share": "users_share_over", "clients": "clients_over", "clients_share": "clients_share_over",
		"counterparts_share": "counterparts_share_over", "transactions_share": "transactions_share_over", "cost_eur": "cost_eur_over",
	}
	every measure, param in params {
		_violated(_single(measure, 8, {param: 7}), "c")
		_exempt(_single(measure, 7, {param: 7}), _least_of_one)
	}
	_violated(_single("member_states", 7, {"member_states_least": 7}), "c")
	_exempt(_single("member_states", 6, {"member_states_least": 7}), _least_of_one)
	every measure in [
		"relevant_clients", "data_loss", "compromised", "malicious_access", "physical_access", "reputation",
		"harm",
	] {
		_violated(_single(measure, 1, {}), "c")
		_exempt(_single(measure, 0, {}), _least_of_one)
	}
}

_least_of_one := "fire may meet 0 of the criteria (none), and from 1 on it must be reported"

_single(measure, value, params) := {
	"subject": {"id": "fire", "reportable": false},
	"facts": {"figures": [{"measure": measure, "criterion": "c", "at_least": value, "at_most": value}]},
	"params": object.union(_params, object.union({"criteria": [measure], "least": 1, "critical": false}, params)),
}
