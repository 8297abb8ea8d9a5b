package checks.recovery.documented_test

import data.checks.recovery.documented

# Exactly as old as is allowed.
_good := {"id": "dr-plan", "kind": "recovery-plan", "filed": true, "age": 864000}

_operator(documents) := {
	"subject": {"id": "hanbit"},
	"facts": {"documents": documents},
	"params": {"kind": "recovery-plan", "max_age": 864000},
}

_but(change) := object.union(_good, change)

_undetermined(document) if {
	not documented.satisfied with input as document
	count(documented.violations) == 0 with input as document
}

_violated_because(document, reasons) if {
	not documented.satisfied with input as document
	found := {v.because | some v in documented.violations} with input as document
	found == {reasons}
}

test_satisfied_by_one_document_that_counts if {
	document := _operator([_but({"id": "draft", "filed": false}), _good])
	documented.satisfied with input as document
	documented.violations == set() with input as document
}

test_satisfied_on_the_day_of_issue if documented.satisfied with input as _operator([_but({"age": 0})])

test_violated_where_none_counts if {
	document := _operator([
		_but({"id": "old", "age": 864001, "filed": false}),
		_but({"id": "lease", "kind": "contract", "age": 864001, "filed": false}),
	])
	not documented.satisfied with input as document
	documented.violations == {{
		"at": ["facts", "documents"],
		"message": "No recovery-plan on file can be relied on",
		"expected": "one with path and digest, at most 10 days old",
		"found": "lease, old",
		"because": [
			"old has no file and digest on record",
			"old is 11 days old",
			"lease is of kind contract",
		],
		"fix": "Issue or review the recovery-plan, and record its path, sha256 and date",
	}} with input as document
}

test_violated_by_each_flaw_alone if {
	_violated_because(_operator([_but({"kind": "other"})]), ["dr-plan is of kind other"])
	_violated_because(_operator([_but({"filed": false})]), ["dr-plan has no file and digest on record"])
	_violated_because(_operator([_but({"age": 864001})]), ["dr-plan is 11 days old"])
}

test_violated_where_none_is_on_file if {
	document := _operator([])
	_violated_because(document, [])
	found := {v.found | some v in documented.violations} with input as document
	found == {"none"}
}

test_undetermined_without_any_one_fact if {
	every fact in ["kind", "filed", "age"] {
		_undetermined(_operator([object.remove(_good, {fact})]))
	}
}

test_undetermined_where_one_of_several_may_count if {
	_undetermined(_operator([_but({"filed": false}), object.remove(_good, {"age"})]))
}

test_undetermined_without_documents if {
	_undetermined(json.remove(_operator([]), ["/facts/documents"]))
}

test_each_flaw_is_told_wherever_it_stands if {
	_violated_because(
		_operator([
			_but({"id": "lease", "kind": "contract"}),
			_but({"id": "draft", "filed": false}),
			_but({"id": "old", "age": 864001}),
		]),
		["lease is of kind contract", "draft has no file and digest on record", "old is 11 days old"],
	)
}

test_undetermined_where_the_kind_is_missing_whatever_else_is_wrong if {
	every flaw in [{"filed": false}, {"age": 864001}] {
		_undetermined(_operator([object.remove(_but(flaw), {"kind"})]))
	}
}
