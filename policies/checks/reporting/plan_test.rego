package checks.reporting.plan_test

import data.checks.reporting.plan

_base := {
	"subject": {
		"detection": {"within": 300},
		"classification": {"within": 0},
		"notices": [{"id": "msit", "to": "MSIT", "within": 3600}, {"id": "users", "to": "users", "within": 0}],
	},
	"params": {"to": ["users"]},
}

_undetermined(document) if {
	not plan.satisfied with input as document
	count(plan.violations) == 0 with input as document
}

test_satisfied_by_a_limit_for_every_step if {
	plan.satisfied with input as _base
	plan.violations == set() with input as _base
}

test_satisfied_by_detection_at_once if {
	plan.satisfied with input as object.union(_base, {"subject": {"detection": {"within": 0}}})
}

test_satisfied_by_a_single_notice if {
	plan.satisfied with input as json.remove(_base, ["/subject/notices/0"])
}

test_violated_without_notices if {
	document := object.union(_base, {"subject": {"notices": []}})
	not plan.satisfied with input as document
	plan.violations == {{
		"at": ["notices"],
		"message": "The reporting plan provides for no notice",
		"expected": "a notice for each authority and for the users",
		"found": "none",
		"fix": "Add a notice for each authority that must be told, and one for the users",
	}} with input as document
}

test_violated_when_users_are_not_told if {
	document := object.union(json.remove(_base, ["/subject/notices/1"]), {"params": {"to": ["users", "MSIT"]}})
	not plan.satisfied with input as document
	plan.violations == {{
		"at": ["notices"],
		"message": "The reporting plan provides for no notice to users",
		"expected": "a notice to each of: MSIT, users",
		"found": "MSIT",
		"fix": "Add a notice to users",
	}} with input as document
}

test_anyone_may_be_told_where_the_law_leaves_it_open if {
	document := object.union(json.remove(_base, ["/subject/notices/1"]), {"params": {"to": ["any"]}})
	plan.satisfied with input as document
	plan.violations == set() with input as document
}

test_undetermined_without_any_one_fact if {
	every path in [
		"/subject/detection",
		"/subject/detection/within",
		"/subject/classification",
		"/subject/classification/within",
		"/subject/notices",
		"/subject/notices/0/within",
		"/subject/notices/1/within",
	] {
		_undetermined(json.remove(_base, [path]))
	}
}

test_undetermined_without_a_plan if _undetermined({"subject": {}, "params": {"to": ["users"]}})

test_violated_without_notices_whoever_must_be_told if {
	document := object.union(_base, {"subject": {"notices": []}, "params": {"to": ["any"]}})
	not plan.satisfied with input as document
	count(plan.violations) == 1 with input as document
}

test_everyone_who_must_be_told_is if {
	every recipients in [["users", "MSIT"], ["any", "users"], ["MSIT"]] {
		plan.satisfied with input as object.union(_base, {"params": {"to": recipients}})
		plan.violations == set() with input as object.union(_base, {"params": {"to": recipients}})
	}
	every recipients in [["users", "lessor"], ["lessor", "users"]] {
		document := object.union(_base, {"params": {"to": recipients}})
		not plan.satisfied with input as document
		count(plan.violations) == 1 with input as document
	}
}

test_undetermined_when_it_is_missing_who_is_told if {
	_undetermined(json.remove(_base, ["/subject/notices/1/to"]))
}
