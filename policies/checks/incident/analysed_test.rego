package checks.incident.analysed_test

import data.checks.incident.analysed as check

_base := {
	"subject": {"id": "fire", "cause": {"category": "fire", "found": "2026-03-11T00:00:00Z"}, "corrective_actions": [{"id": "a"}]},
	"facts": {"cause_months": 1},
	"params": {"months": 1},
}

test_satisfied_at_the_limit if {
	check.satisfied with input as _base
	check.violations == set() with input as _base
}

test_violated_one_month_past_the_limit if {
	doc := object.union(_base, {"facts": {"cause_months": 2}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["cause", "found"],
		"message": "The analysis of fire was finished too late",
		"expected": "within 1 months of restoration",
		"found": "finished on 2026-03-11",
		"fix": "Say why the analysis of fire took so long, and what shortens the next one",
	}} with input as doc
}

test_violated_when_nothing_prevents_a_recurrence if {
	doc := object.union(_base, {"subject": {"corrective_actions": []}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["corrective_actions"],
		"message": "The analysis of fire says nothing that prevents a recurrence",
		"expected": "at least one corrective action",
		"found": "none",
		"fix": "Decide what keeps fire from happening again",
	}} with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	every path in ["/facts/cause_months", "/subject/cause/category", "/subject/corrective_actions"] {
		doc := json.remove(_base, [path])
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}
