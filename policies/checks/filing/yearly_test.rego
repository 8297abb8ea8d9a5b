package checks.filing.yearly_test

import data.checks.filing.yearly as check

_filing := {"id": "plan", "kind": "disaster-plan", "to": "MSIT", "year": 2027, "day": "2026-09-30", "done": true}

_at(today, filings) := {
	"facts": {"filings": filings, "today": today},
	"params": {"kind": "disaster-plan", "to": "MSIT", "by": "09-30", "ahead": 1},
}

_doc(filings) := _at("2026-11-01", filings)

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

test_satisfied_by_the_last_day if {
	check.satisfied with input as _doc([_filing])
	check.violations == set() with input as _doc([_filing])
}

test_violated_one_day_later if {
	doc := _with({"day": "2026-10-01"})
	not check.satisfied with input as doc
	check.violations == {_violation(2027, "2026", "plan, filed on 2026-10-01")} with input as doc
}

test_violated_by_what_is_not_filed if {
	doc := _doc([json.remove(object.union(_filing, {"done": false}), ["/day"])])
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
	last := object.union(_filing, {"year": 2026, "day": "2025-09-01"})
	every today in ["2026-01-01", "2026-09-30"] {
		check.satisfied with input as _at(today, [last])
		check.violations == set() with input as _at(today, [last])
	}
	check.violations == {_violation(2027, "2026", "plan, filed on 2025-09-01")} with input as _at("2026-10-01", [last])
	check.violations == {_violation(2026, "2025", "none")} with input as _at("2026-09-30", [])
}

test_satisfied_by_one_of_several if {
	doc := _doc([object.union(_filing, {"id": "late", "day": "2026-10-05"}), _filing])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_filing, ["/year"])]))
	_undetermined(_doc([json.remove(_filing, ["/day"])]))
	_undetermined(json.remove(_doc([]), ["/facts/filings"]))
	_undetermined(json.remove(_doc([_filing]), ["/facts/today"]))
	_undetermined(json.remove(_doc([]), ["/facts/today"]))
}

test_undetermined_while_one_of_several_may_count if {
	_undetermined(_doc([object.union(_filing, {"day": "2026-10-05"}), json.remove(_filing, ["/year"])]))
}

test_violated_by_several_each_for_its_reason if {
	doc := _doc([
		object.union(_filing, {"id": "other", "kind": "officer"}),
		object.union(_filing, {"id": "another", "to": "MOIS"}),
		object.union(_filing, {"id": "older", "year": 2026}),
		object.union(_filing, {"id": "newer", "year": 2028}),
		object.union(_filing, {"id": "late", "day": "2026-10-02"}),
		object.union(_filing, {"id": "later", "day": "2026-10-03"}),
		json.remove(object.union(_filing, {"id": "open", "done": false}), ["/day"]),
		json.remove(object.union(_filing, {"id": "pending", "done": false}), ["/day"]),
	])
	not check.satisfied with input as doc
	some violation in check.violations with input as doc
	violation.found == concat(", ", [
		"late, filed on 2026-10-02",
		"later, filed on 2026-10-03",
		"newer, filed on 2026-09-30",
		"older, filed on 2026-09-30",
		"open, not filed",
		"pending, not filed",
	])
}

test_undetermined_when_it_is_missing_what_a_filing_is if {
	every fact in ["/kind", "/to"] {
		_undetermined(_doc([json.remove(_filing, [fact])]))
	}
	_undetermined(_doc([json.remove(_filing, ["/day", "/done"])]))
}

test_violated_by_what_came_late_however_it_stands if {
	doc := _doc([json.remove(object.union(_filing, {"day": "2026-10-02"}), ["/done"])])
	check.violations == {_violation(2027, "2026", "plan, filed on 2026-10-02")} with input as doc
}
