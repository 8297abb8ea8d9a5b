package checks.incident.actions_done_test

import data.checks.incident.actions_done as check

_doc(facts) := {
	"at": "2023-01-15T12:00:00Z",
	"subject": {"id": "fire", "corrective_actions": [
		{"id": "a1", "what": "copy the console to south"},
		{"id": "a2", "what": "rehearse the loss of north"},
	]},
	"facts": {"corrective_actions": facts},
}

test_satisfied_when_done_or_not_yet_due if {
	doc := _doc([{"done": true}, {"done": false, "overdue": false}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_an_action_that_was_done_late_is_done if {
	doc := _doc([{"done": true, "overdue": true}, {"done": true, "overdue": false}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_an_overdue_action if {
	doc := _doc([{"done": true}, {"done": false, "overdue": true}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["corrective_actions", 1],
		"message": "a2, decided after fire, is overdue",
		"expected": "done by the day it was due",
		"found": "open on 2023-01-15",
		"fix": "Carry out a2: rehearse the loss of north",
	}} with input as doc
}

test_violated_without_actions if {
	doc := {"subject": {"id": "fire", "corrective_actions": []}, "facts": {"corrective_actions": []}}
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["corrective_actions"],
		"message": "Nothing was decided so that fire does not happen again",
		"expected": "at least one corrective action",
		"found": "none",
		"fix": "Decide what keeps fire from happening again, by when",
	}} with input as doc
}

test_undetermined_when_a_due_day_is_missing if {
	doc := _doc([{"done": true}, {"done": false}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_actions_are_missing if {
	doc := {"at": "2023-01-15T12:00:00Z", "subject": {"id": "fire"}, "facts": {}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_a_single_action_suffices if {
	doc := {
		"subject": {"id": "fire", "corrective_actions": [{"id": "a1", "what": "copy the console to south"}]},
		"facts": {"corrective_actions": [{"done": true}]},
	}
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_when_all_are_done if {
	doc := _doc([{"done": true}, {"done": true}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_it_is_missing_whether_an_action_is_done if {
	every facts in [{}, {"overdue": true}] {
		doc := _doc([{"done": true}, facts])
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}
