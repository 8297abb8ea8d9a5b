package checks.incident.report_contents_test

import data.checks.incident.report_contents as check

_doc(reports) := {
	"subject": {"id": "fire", "reports": reports},
	"params": {"to": "MSIT", "contents": ["cause", "recovery"]},
}

_to(recipient, contents) := {"to": recipient, "kind": "initial", "contents": contents}

_violation(missing, found) := {
	"at": ["reports"],
	"message": sprintf("The reports about fire to MSIT leave out: %s", [missing]),
	"expected": "reports that say: cause, recovery",
	"found": found,
	"fix": sprintf("Report to MSIT what is missing: %s", [missing]),
}

test_satisfied_by_all_reports_together if {
	doc := _doc([_to("MSIT", ["cause", "contact"]), {"to": "MSIT"}, _to("MSIT", ["recovery"])])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_when_something_is_left_out if {
	doc := _doc([_to("MSIT", ["cause", "contact"]), _to("MSIT", [])])
	not check.satisfied with input as doc
	check.violations == {_violation("recovery", "cause, contact")} with input as doc
}

test_what_others_were_told_counts_for_nothing if {
	doc := _doc([_to("MSIT", ["cause"]), _to("users", ["recovery"]), {"to": "users"}])
	not check.satisfied with input as doc
	check.violations == {_violation("recovery", "cause")} with input as doc
}

test_violated_when_nobody_was_told if {
	doc := _doc([])
	not check.satisfied with input as doc
	check.violations == {_violation("cause, recovery", "none")} with input as doc
}

test_undetermined_when_contents_are_missing if {
	doc := _doc([_to("MSIT", ["cause"]), {"to": "MSIT"}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_reports_are_missing if {
	doc := json.remove(_doc([]), ["/subject/reports"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_nothing_is_asked_for if {
	every reports in [[], [_to("MSIT", ["cause"])]] {
		doc := json.patch(_doc(reports), [{"op": "replace", "path": "/params/contents", "value": []}])
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_a_single_item_can_be_asked_for if {
	doc := json.patch(
		_doc([_to("MSIT", ["cause"])]),
		[{"op": "replace", "path": "/params/contents", "value": ["cause"]}],
	)
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

# Ten minutes, from which on an incident must be reported.
_lasting(seconds) := object.union(_doc([]), {"facts": {"duration": seconds}, "params": {"min_duration": 600}})

test_not_applicable_to_a_shorter_incident if {
	check.not_applicable == {"fire lasted 599s, less than must be reported"} with input as _lasting(599)
}

test_applicable_from_the_limit_on if {
	check.not_applicable == set() with input as _lasting(600)
}

test_applicable_when_the_duration_is_missing if {
	doc := json.remove(_lasting(599), ["/facts/duration"])
	check.not_applicable == set() with input as doc
}

test_another_duration_can_be_demanded if {
	doc := object.union(_lasting(1200), {"params": {"min_duration": 1201}})
	check.not_applicable == {"fire lasted 20m, less than must be reported"} with input as doc
}

test_undetermined_when_it_is_missing_who_was_told_what if {
	doc := _doc([_to("MSIT", ["cause"]), {"kind": "update"}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_what_was_told_to_nobody_counts_for_nothing if {
	doc := _doc([{"kind": "initial", "contents": ["cause", "recovery"]}])
	not check.satisfied with input as doc
	check.violations == {_violation("cause, recovery", "none")} with input as doc
}
