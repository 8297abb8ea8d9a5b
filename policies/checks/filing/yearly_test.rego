package checks.filing.yearly_test

import data.checks.filing.yearly as check

_filing := {"id": "plan", "kind": "disaster-plan", "to": "MSIT", "year": 2027, "filed": "2026-09-30T14:59:59Z", "done": true}

_at(moment, filings) := {
	"facts": {"filings": filings},
	"params": {"kind": "disaster-plan", "to": "MSIT", "by": "09-30", "zone": "+09:00", "ahead": 1},
	"at": moment,
}

_doc(filings) := _at("2026-11-01T00:00:00Z", filings)

_with(facts) := _doc([object.union(_filing, facts)])

_violation(year, due, found) := {
	"at": ["facts", "filings"],
	"message": sprintf("No disaster-plan for %v was filed with MSIT in time", [year]),
	"expected": sprintf("filed by %s-09-30", [due]),
	"found": found,
	"fix": sprintf("File the disaster-plan for %v with MSIT now, with the reason for the delay", [year]),
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_by_the_last_second_of_the_day if {
	check.satisfied with input as _doc([_filing])
	check.violations == set() with input as _doc([_filing])
}

test_violated_one_second_later if {
	doc := _with({"filed": "2026-09-30T15:00:00Z"})
	not check.satisfied with input as doc
	check.violations == {_violation(2027, "2026", "plan, filed on 2026-09-30")} with input as doc
}

test_violated_by_what_is_not_filed if {
	doc := _doc([json.remove(object.union(_filing, {"done": false}), ["/filed"])])
	not check.satisfied with input as doc
	check.violations == {_violation(2027, "2026", "plan, not filed")} with input as doc
}

test_violated_by_another_year if {
	every year in [2026, 2028] {
		doc := _with({"year": year})
		not check.satisfied with input as doc
		check.violations == {_violation(2027, "2026", "plan, filed on 2026-09-30")} with input as doc
	}
}

test_violated_by_another_kind_or_authority if {
	every facts in [{"kind": "officer"}, {"to": "MOIS"}] {
		doc := _with(facts)
		not check.satisfied with input as doc
		check.violations == {_violation(2027, "2026", "none")} with input as doc
	}
}

test_violated_when_nothing_was_filed if {
	check.violations == {_violation(2027, "2026", "none")} with input as _doc([])
}

# While the day lasts, the one of the year before counts.
test_satisfied_for_the_year_before_until_the_day_is_over if {
	last := object.union(_filing, {"year": 2026, "filed": "2025-09-01T00:00:00Z"})
	every moment in ["2026-01-01T00:00:00Z", "2026-09-30T14:59:59Z"] {
		check.satisfied with input as _at(moment, [last])
		check.violations == set() with input as _at(moment, [last])
	}
	check.violations == {_violation(2027, "2026", "plan, filed on 2025-09-01")} with input as _at("2026-09-30T15:00:00Z", [last])
	check.violations == {_violation(2026, "2025", "none")} with input as _at("2026-09-30T14:59:59Z", [])
}

test_satisfied_by_one_of_several if {
	doc := _doc([object.union(_filing, {"id": "late", "filed": "2026-10-05T00:00:00Z"}), _filing])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_filing, ["/year"])]))
	_undetermined(_doc([json.remove(_filing, ["/filed"])]))
	_undetermined(json.remove(_doc([]), ["/facts/filings"]))
}

test_undetermined_while_one_of_several_may_count if {
	_undetermined(_doc([object.union(_filing, {"filed": "2026-10-05T00:00:00Z"}), json.remove(_filing, ["/year"])]))
}
