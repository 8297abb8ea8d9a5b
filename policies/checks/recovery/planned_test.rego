package checks.recovery.planned_test

import data.checks.recovery.planned as check

_plan := {"id": "plan", "kind": "recovery-plan", "verified": true, "age": 864000, "scenarios": ["facility-loss", "insider-attack", "other"]}

_doc(documents) := {
	"subject": {"id": "hanbit"},
	"facts": {"documents": documents},
	"params": {"kind": "recovery-plan", "scenarios": ["insider-attack", "facility-loss"], "max_age": 864000},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_at_the_limit_by_one_of_several if {
	doc := _doc([{"id": "manual", "kind": "incident-manual"}, _plan])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_where_none_provides_for_all if {
	manual := {"id": "manual", "kind": "incident-manual", "scenarios": []}
	doc := _doc([manual, object.union(_plan, {"scenarios": ["facility-loss"]})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "documents"],
		"message": "No recovery-plan on file provides for: facility-loss, insider-attack",
		"expected": "a recovery-plan that provides for: facility-loss, insider-attack",
		"found": "manual, of kind incident-manual, plan without insider-attack",
		"fix": "Provide in the recovery-plan for: facility-loss, insider-attack",
	}} with input as doc
}

test_violated_in_whatever_order_they_stand if {
	manual := {"id": "manual", "kind": "incident-manual"}
	doc := _doc([object.union(_plan, {"scenarios": ["insider-attack"]}), manual])
	not check.satisfied with input as doc
	{v.found | some v in check.violations} == {"manual, of kind incident-manual, plan without facility-loss"} with input as doc
}

test_violated_without_documents if {
	not check.satisfied with input as _doc([])
	{v.found | some v in check.violations} == {"none"} with input as _doc([])
}

test_undetermined_without_any_one_fact if {
	every fact in ["kind", "verified", "age", "scenarios"] { _undetermined(_doc([object.remove(_plan, {fact})])) }
	_undetermined(_doc([object.remove(object.union(_plan, {"scenarios": ["facility-loss"]}), {"kind"})]))
	_undetermined(json.remove(_doc([]), ["/facts/documents"]))
}

test_unproven_tells_why if {
	old := _doc([object.union(_plan, {"age": 864001})])
	_undetermined(old)
	check.unproven == {{
		"at": ["facts", "documents", 0, "age"],
		"message": "plan is 11 days old, 10 days at most count",
	}} with input as old

	altered := _doc([object.union(object.remove(_plan, {"verified"}), {"problem": "it was altered"})])
	_undetermined(altered)
	check.unproven == {{
		"at": ["facts", "documents", 0, "problem"],
		"message": "plan: it was altered",
	}} with input as altered

	other := _doc([{"id": "manual", "kind": "incident-manual", "age": 864001, "problem": "it was altered"}, _plan])
	check.unproven == set() with input as other
}

test_unproven_tells_of_those_of_the_kind_alone if {
	poor := object.union(_plan, {"age": 864001, "problem": "it was altered"})
	doc := _doc([object.remove(poor, {"kind"}), poor])
	_undetermined(doc)
	{entry.at | some entry in check.unproven} == {
		["facts", "documents", 1, "age"],
		["facts", "documents", 1, "problem"],
	} with input as doc
}
