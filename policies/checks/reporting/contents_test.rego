package checks.reporting.contents_test

import data.checks.reporting.contents

_plan(notices) := {
	"subject": {},
	"facts": {"notices": notices},
	"params": {"to": "MSIT", "kind": "initial", "contents": ["when_where", "recovery", "cause"]},
}

_msit(items) := {"id": "msit", "to": "MSIT", "kind": "initial", "contents": items}

_all := ["recovery", "contact", "cause", "when_where"]

_unknown := object.remove(_msit([]), {"contents"})

_others := [
	{"id": "users", "to": "users", "kind": "initial", "contents": _all},
	{"id": "closing", "to": "MSIT", "kind": "final", "contents": _all},
]

_undetermined(document) if {
	not contents.satisfied with input as document
	count(contents.violations) == 0 with input as document
}

test_satisfied_by_a_notice_that_says_it_all if {
	document := _plan(array.concat(_others, [_msit(_all)]))
	contents.satisfied with input as document
	contents.violations == set() with input as document
}

test_satisfied_by_one_of_several if {
	every other in [_msit([]), _unknown] {
		document := _plan([other, _msit(_all)])
		contents.satisfied with input as document
		contents.violations == set() with input as document
	}
}

test_violated_by_each_notice_that_lacks_something if {
	document := _plan(array.concat(_others, [_msit(["contact", "cause"]), _msit([])]))
	not contents.satisfied with input as document
	contents.violations == {
		{
			"at": ["facts", "notices", 2],
			"message": "Notice msit does not tell MSIT all that it must",
			"expected": "cause, recovery, when_where",
			"found": "cause, contact",
			"fix": "Add to notice msit: recovery, when_where",
		},
		{
			"at": ["facts", "notices", 3],
			"message": "Notice msit does not tell MSIT all that it must",
			"expected": "cause, recovery, when_where",
			"found": "none",
			"fix": "Add to notice msit: cause, recovery, when_where",
		},
	} with input as document
}

test_violated_whatever_other_notices_do if {
	empty := [object.union(other, {"contents": []}) | some other in _others]
	ats := {v.at | some v in contents.violations} with input as _plan(array.concat(empty, [_msit([])]))
	ats == {["facts", "notices", 2]}
}

# What two notices say between them is said by neither.
test_violated_by_halves if {
	document := _plan([_msit(["when_where", "recovery"]), _msit(["cause"])])
	not contents.satisfied with input as document
	count(contents.violations) == 2 with input as document
}

test_violated_without_such_a_notice if {
	every notices in [[], _others] {
		document := _plan(notices)
		not contents.satisfied with input as document
		contents.violations == {{
			"at": ["facts", "notices"],
			"message": "The plan has no initial notice to MSIT",
			"expected": "one that says: cause, recovery, when_where",
			"found": "none",
			"fix": "Add a notice to MSIT of kind initial",
		}} with input as document
	}
}

test_undetermined_where_contents_are_unknown if {
	_undetermined(_plan([_unknown]))
	_undetermined(_plan([_unknown, _msit([])]))
}

test_undetermined_without_notices if _undetermined(json.remove(_plan([]), ["/facts/notices"]))

test_another_kind_of_notice_can_be_demanded if {
	document := object.union(_plan([_msit(_all)]), {"params": {"kind": "final"}})
	not contents.satisfied with input as document
	contents.violations == {{
		"at": ["facts", "notices"],
		"message": "The plan has no final notice to MSIT",
		"expected": "one that says: cause, recovery, when_where",
		"found": "none",
		"fix": "Add a notice to MSIT of kind final",
	}} with input as document
	contents.satisfied with input as object.union(_plan(_others), {"params": {"kind": "final"}})
}

test_undetermined_where_it_is_missing_whom_a_notice_tells_or_at_which_stage if {
	every key in ["to", "kind"] {
		_undetermined(_plan([object.remove(_msit(_all), {key})]))
		_undetermined(_plan([object.remove(_msit([]), {key})]))
	}
}
