package checks.incident.repeated_test

import data.checks.incident.repeated as check

_doc(facts) := {
	"subject": {"id": "fire-2"},
	"facts": facts,
	"params": {"within": 31536000},
}

_declared(facts) := object.union(_doc(facts), {"subject": {"repeats": "fire-1"}})

_by_cause := {
	"at": ["facts", "same_cause", 1],
	"message": "fire-2 has the same sort of cause as fire-1, 365 days before",
	"expected": "no incident with the same cause within 365d",
	"found": "fire-1",
	"fix": "Review the corrective actions of fire-1, which did not prevent fire-2",
}

_by_declaration := {
	"at": ["repeats"],
	"message": "fire-2 is declared to repeat fire-1",
	"expected": "an incident that repeats no earlier one",
	"found": "fire-1",
	"fix": "Review the corrective actions of fire-1, which did not prevent fire-2",
}

test_satisfied_when_it_is_the_first if {
	doc := _doc({"same_cause": []})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_one_second_past_the_period if {
	doc := _doc({"same_cause": [{"id": "fire-1", "before": 31536001}]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_at_the_end_of_the_period if {
	doc := _doc({"same_cause": [{"id": "fire-0", "before": 63072000}, {"id": "fire-1", "before": 31536000}]})
	not check.satisfied with input as doc
	check.violations == {_by_cause} with input as doc
}

test_violated_by_a_declared_repetition if {
	every facts in [{}, {"same_cause": []}] {
		doc := _declared(facts)
		not check.satisfied with input as doc
		check.violations == {_by_declaration} with input as doc
	}
}

test_violated_on_both_grounds if {
	doc := _declared({"same_cause": [{"id": "fire-0", "before": 63072000}, {"id": "fire-1", "before": 31536000}]})
	not check.satisfied with input as doc
	check.violations == {_by_cause, _by_declaration} with input as doc
}

test_undetermined_when_the_cause_is_missing if {
	doc := _doc({})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_another_period_can_be_demanded if {
	doc := object.union(_doc({"same_cause": [{"id": "fire-1", "before": 864000}]}), {"params": {"within": 864000}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "same_cause", 0],
		"message": "fire-2 has the same sort of cause as fire-1, 10 days before",
		"expected": "no incident with the same cause within 10d",
		"found": "fire-1",
		"fix": "Review the corrective actions of fire-1, which did not prevent fire-2",
	}} with input as doc

	shorter := object.union(doc, {"params": {"within": 863999}})
	check.satisfied with input as shorter
	check.violations == set() with input as shorter
}

test_undetermined_when_the_time_between_is_missing if {
	doc := _doc({"same_cause": [{"id": "fire-1"}]})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}
