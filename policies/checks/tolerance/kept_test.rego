package checks.tolerance.kept_test

import data.checks.tolerance.kept as check

_doc(losses) := {
	"subject": {"id": "payments", "critical": true, "impact_tolerance": 7200},
	"facts": {"losses": losses},
	"params": {"kinds": ["facility", "site"]},
}

_loss(outcome) := {"kind": "facility", "id": "north", "outcome": outcome}

_back(seconds) := object.union(_loss("recovers"), {"recovery_seconds": seconds})

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_up_to_the_tolerance if {
	doc := _doc([_loss("running"), _loss("degraded"), _back(7200)])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_past_it if {
	doc := _doc([_loss("running"), _back(7201)])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "losses", 1, "recovery_seconds"],
		"message": "payments is away for 7201s when facility north is lost",
		"expected": "back within the impact tolerance of 2h",
		"found": "7201s",
		"fix": "Make the way back of payments shorter than 2h",
	}} with input as doc
}

test_violated_where_it_is_lost if {
	doc := _doc([object.union(_loss("lost"), {"because": ["payments runs only at north"]})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "losses", 0, "outcome"],
		"message": "payments does not come back when facility north is lost",
		"expected": "back before harm is done that cannot be borne",
		"found": "lost",
		"because": ["payments runs only at north"],
		"fix": "Give payments a place, and all that it takes to run there, that outlives facility north",
	}} with input as doc
}

test_satisfied_whatever_other_kinds_of_losses_do if {
	doc := _doc([
		_loss("running"),
		{"kind": "carrier", "id": "net", "outcome": "lost"},
		{"kind": "carrier", "id": "web", "outcome": "recovers", "recovery_seconds": 9999},
	])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_any_one_fact if {
	_undetermined(_doc([_loss("running"), json.remove(_back(1), ["/recovery_seconds"])]))
	_undetermined(_doc([_loss("running"), json.remove(_loss("running"), ["/outcome"])]))
	_undetermined(json.remove(_doc([_loss("running")]), ["/subject/impact_tolerance"]))
	_undetermined(json.remove(_doc([]), ["/facts/losses"]))
	_undetermined(_doc([]))
}

test_undetermined_where_a_time_to_come_back_has_no_outcome if {
	_undetermined(_doc([json.remove(_back(7201), ["/outcome"])]))
}

test_undetermined_with_a_tolerance_of_nothing if {
	_undetermined(object.union(_doc([_loss("running")]), {"subject": {"impact_tolerance": 0}}))
}

test_satisfied_with_a_tolerance_of_a_second if {
	check.satisfied with input as object.union(_doc([_loss("running")]), {"subject": {"impact_tolerance": 1}})
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := object.union(_doc([]), {"subject": {"critical": false}})
	check.not_applicable == {"payments is not critical"} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc([]), ["/subject/critical"])
}

test_undetermined_where_it_is_missing_what_was_lost if {
	_undetermined(_doc([json.remove(_loss("running"), ["/kind"])]))
	_undetermined(_doc([json.remove(_back(1), ["/outcome"])]))
}

test_a_time_to_come_back_proves_nothing_of_what_is_lost if {
	doc := _doc([object.union(_back(1), {"outcome": "lost", "because": []})])
	not check.satisfied with input as doc
	count(check.violations) == 1 with input as doc
}

test_each_loss_and_each_step_to_it_is_told if {
	because := ["payments requires ledger", "ledger runs only at north"]
	doc := _doc([_loss("running"), object.union(_loss("lost"), {"because": because})])
	[v.because | some v in check.violations] == [because] with input as doc
}
