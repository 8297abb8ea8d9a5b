package checks.incident.reported_in_time_test

import data.checks.incident.reported_in_time as check

# An outage of four hours, a week ago, to be reported to MSIT within an hour.
_doc(reports, facts) := {
	"subject": {"id": "fire", "reports": reports},
	"facts": {"duration": 14400, "age": 604800, "reports": facts},
	"params": {"to": "MSIT", "within": 3600, "min_duration": 600},
}

_initial := {"to": "MSIT", "kind": "initial"}

_update := {"to": "MSIT", "kind": "update"}

_users := {"to": "users", "kind": "initial"}

_violation(found) := {
	"at": ["reports"],
	"message": "fire was not reported to MSIT within 1h",
	"expected": "an initial report to MSIT at most 1h after the operator knew",
	"found": found,
	"fix": "Report fire to MSIT now, with the reason for the delay",
}

test_satisfied_at_the_limit if {
	doc := _doc([_users, _update, _initial], [{}, {"delay": 9000}, {"delay": 3600}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_past_the_limit if {
	doc := _doc([_users, _initial], [{"delay": 60}, {"delay": 3601}])
	not check.satisfied with input as doc
	check.violations == {_violation("reports to MSIT: initial after 3601s")} with input as doc
}

test_violated_when_others_were_told if {
	doc := _doc([_users], [{"delay": 60}])
	not check.satisfied with input as doc
	check.violations == {_violation("reports to MSIT: none")} with input as doc
}

test_violated_when_nobody_was_told if {
	doc := _doc([], [])
	not check.satisfied with input as doc
	check.violations == {_violation("reports to MSIT: none")} with input as doc
}

test_undetermined_while_there_is_time_left if {
	doc := _doc([], [])
	early := json.patch(doc, [{"op": "replace", "path": "/facts/age", "value": 3600}])
	late := json.patch(doc, [{"op": "replace", "path": "/facts/age", "value": 3601}])
	check.violations == set() with input as early
	count(check.violations) == 1 with input as late
}

test_undetermined_when_a_time_is_missing if {
	doc := _doc([_initial, _update], [{}, {"delay": 7200}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_only_an_update_came_in_time if {
	doc := _doc([_update, _initial], [{"delay": 60}, {"delay": 7200}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_reports_are_missing if {
	doc := json.remove(_doc([], []), ["/subject/reports", "/facts/reports"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_just_below_the_least_duration if {
	doc := _doc([], [])
	short := json.patch(doc, [{"op": "replace", "path": "/facts/duration", "value": 599}])
	long := json.patch(doc, [{"op": "replace", "path": "/facts/duration", "value": 600}])
	check.not_applicable == {"fire lasted 599s, and only from 10m on must it be reported"} with input as short
	check.not_applicable == set() with input as long
}

test_applicable_while_the_duration_is_missing if {
	doc := json.remove(_doc([_initial], [{"delay": 60}]), ["/facts/duration"])
	check.satisfied with input as doc
	check.not_applicable == set() with input as doc
}

test_another_least_duration_can_be_demanded if {
	doc := object.union(_doc([], []), {"facts": {"duration": 1199}, "params": {"min_duration": 1200}})
	check.not_applicable == {"fire lasted 1199s, and only from 20m on must it be reported"} with input as doc
}

test_violated_however_many_others_were_told if {
	press := {"to": "press", "kind": "initial"}
	doc := _doc([_users, press], [{"delay": 60}, {"delay": 60}])
	not check.satisfied with input as doc
	check.violations == {_violation("reports to MSIT: none")} with input as doc
}

# Who was told what matters only together with when.
test_undetermined_when_it_is_missing_who_was_told_or_at_which_stage if {
	every key in ["to", "kind"] {
		doc := _doc([object.remove(_initial, {key})], [{"delay": 60}])
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_undetermined_when_it_is_missing_who_was_told_and_when if {
	doc := _doc([object.remove(_initial, {"to"})], [{}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_what_was_told_to_nobody_is_not_told_as_late if {
	doc := _doc([object.remove(_initial, {"to"})], [{"delay": 7200}])
	not check.satisfied with input as doc
	check.violations == {_violation("reports to MSIT: none")} with input as doc
}

test_undetermined_while_the_age_is_missing if {
	doc := json.remove(_doc([], []), ["/facts/age"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}
