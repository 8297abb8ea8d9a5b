package checks.filing.in_time_test

import data.checks.filing.in_time as check

_filing := {"id": "f", "kind": "officer", "to": "MSIT", "done": true, "taken_days": 30, "taken_months": 1}

_doc(filings) := {
	"facts": {"filings": filings},
	"params": {"kind": "officer", "to": "MSIT", "days": 30, "months": 0, "always": true},
}

_by_months(filings) := object.union(_doc(filings), {"params": {"days": 0, "months": 1}})

_with(facts) := object.union(_filing, facts)

_none := {
	"at": ["facts", "filings"],
	"message": "Nothing of kind officer was filed with MSIT",
	"expected": "one that is filed",
	"found": "none",
	"fix": "File it with MSIT and record the day",
}

_late(i, expected, found) := {
	"at": ["facts", "filings", i],
	"message": "f was not filed with MSIT in time",
	"expected": expected,
	"found": found,
	"fix": "File f with MSIT now, with the reason for the delay",
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_at_the_limit if {
	every doc in [_doc([_filing]), _by_months([_filing])] {
		check.satisfied with input as doc
		check.violations == set() with input as doc
		check.not_applicable == set() with input as doc
	}
}

test_satisfied_while_there_is_time if {
	check.satisfied with input as _doc([_with({"done": false})])
	check.satisfied with input as _by_months([_with({"done": false})])
}

test_others_are_passed_over if {
	doc := _doc([_filing, _with({"kind": "other", "taken_days": 99}), _with({"to": "MOIS", "taken_days": 99})])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_one_day_past_the_limit if {
	doc := _doc([_filing, _with({"taken_days": 31})])
	not check.satisfied with input as doc
	check.violations == {_late(1, "filed within 30 days", "filed after 31 days")} with input as doc
}

test_satisfied_or_violated_by_days_alone_where_no_months_are_given if {
	check.satisfied with input as _doc([_with({"taken_months": 9})])
	check.violations == set() with input as _doc([_with({"taken_months": 9})])
	not check.satisfied with input as _doc([_with({"taken_days": 31, "taken_months": 0})])
	not check.satisfied with input as _by_months([_with({"taken_days": 0, "taken_months": 2})])
	count(check.violations) == 1 with input as _by_months([_with({"taken_days": 0, "taken_months": 2})])
	check.violations == set() with input as _by_months([_with({"taken_days": 99})])
}

test_violated_one_month_past_the_limit if {
	doc := _by_months([_with({"taken_months": 2, "done": false})])
	not check.satisfied with input as doc
	check.violations == {_late(0, "filed within 1 months", "still open after 30 days")} with input as doc
}

test_violated_when_there_is_none if {
	every filings in [[], [_with({"kind": "other"})], [_with({"to": "MOIS"})]] {
		not check.satisfied with input as _doc(filings)
		check.violations == {_none} with input as _doc(filings)
	}
}

test_not_applicable_when_nothing_prompted_one if {
	doc := object.union(_doc([]), {"params": {"always": false}})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == {"nothing called for a filing of kind officer with MSIT"} with input as doc
	check.not_applicable == set() with input as _doc([])
	check.not_applicable == set() with input as object.union(_doc([_filing]), {"params": {"always": false}})
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_filing, ["/taken_days"])]))
	_undetermined(_doc([_filing, json.remove(_filing, ["/taken_days"])]))
	_undetermined(_by_months([json.remove(_filing, ["/taken_months"])]))
	_undetermined(json.remove(_doc([]), ["/facts/filings"]))
}

test_not_applicable_whatever_else_was_filed if {
	doc := object.union(_doc([_with({"kind": "other"}), _with({"to": "MOIS"})]), {"params": {"always": false}})
	check.not_applicable == {"nothing called for a filing of kind officer with MSIT"} with input as doc
	mixed := object.union(_doc([_with({"kind": "other"}), _filing]), {"params": {"always": false}})
	check.not_applicable == set() with input as mixed
}

test_satisfied_by_several if {
	check.satisfied with input as _doc([_filing, _filing])
	check.satisfied with input as _by_months([_filing, _filing])
}

test_undetermined_when_it_is_missing_what_a_filing_is if {
	every fact in ["/kind", "/to"] {
		_undetermined(_doc([json.remove(_filing, [fact])]))
		_undetermined(_doc([json.remove(_with({"taken_days": 31}), [fact])]))
		missing := object.union(_doc([json.remove(_filing, [fact])]), {"params": {"always": false}})
		_undetermined(missing)
	}
}

test_undetermined_when_it_is_missing_how_it_stands if {
	_undetermined(_doc([json.remove(_with({"taken_days": 31}), ["/done"])]))
	_undetermined(_by_months([json.remove(_with({"taken_months": 2}), ["/taken_days"])]))
}
