package checks.reporting.officer_test

import data.checks.reporting.officer

_base := {"subject": {"officer": {"name": "Head of operations", "deputy": "Duty manager", "reachable": "24x7"}}}

_with(changes) := object.union(_base, {"subject": {"officer": changes}})

_undetermined(document) if {
	not officer.satisfied with input as document
	count(officer.violations) == 0 with input as document
}

test_satisfied_by_officer_and_deputy_on_call if {
	officer.satisfied with input as _base
	officer.violations == set() with input as _base
}

test_violated_by_office_hours if {
	document := _with({"reachable": "office-hours"})
	not officer.satisfied with input as document
	officer.violations == {{
		"at": ["officer", "reachable"],
		"message": "The officer for reporting cannot be reached at any hour",
		"expected": "24x7",
		"found": "office-hours",
		"fix": "Put the officer and the deputy on call around the clock",
	}} with input as document
}

test_undetermined_without_any_one_fact if {
	every fact in ["name", "deputy", "reachable"] {
		_undetermined(json.remove(_base, [concat("/", ["/subject/officer", fact])]))
	}
}

test_undetermined_where_a_name_is_blank if {
	_undetermined(_with({"name": ""}))
	_undetermined(_with({"deputy": ""}))
}

test_undetermined_without_a_plan if _undetermined({"subject": {}})
