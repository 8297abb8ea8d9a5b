package checks.recovery.documented_test

import data.checks.recovery.documented

# Exactly as old as is allowed.
_good := {"id": "dr-plan", "kind": "recovery-plan", "filed": true, "verified": true, "age": 864000}

_operator(documents) := {
	"subject": {"id": "hanbit"},
	"facts": {"documents": documents},
	"params": {"kind": "recovery-plan", "max_age": 864000},
}

_but(change) := object.union(_good, change)

# Not as it was recorded.
_altered := object.union(object.remove(_good, {"verified"}), {"problem": "plan.pdf was altered"})

_undetermined(document) if {
	not documented.satisfied with input as document
	count(documented.violations) == 0 with input as document
}

_unproven(document, messages) if {
	_undetermined(document)
	found := {doubt.message | some doubt in documented.unproven} with input as document
	found == messages
}

test_satisfied_by_one_document_that_counts if {
	document := _operator([_but({"id": "draft", "age": 864001}), object.union(_altered, {"id": "old"}), _good])
	documented.satisfied with input as document
	documented.violations == set() with input as document
}

test_satisfied_on_the_day_of_issue if documented.satisfied with input as _operator([_but({"age": 0})])

test_violated_where_none_is_of_the_kind if {
	document := _operator([_but({"id": "lease", "kind": "contract"}), _but({"id": "drill", "kind": "exercise-report"})])
	not documented.satisfied with input as document
	documented.violations == {{
		"at": ["facts", "documents"],
		"message": "There is no recovery-plan on file",
		"expected": "one whose file is at hand, at most 10 days old",
		"found": "drill, of kind exercise-report, lease, of kind contract",
		"fix": "Write the recovery-plan, and record its path, sha256 and date",
	}} with input as document
}

test_violated_where_none_is_on_file if {
	document := _operator([])
	not documented.satisfied with input as document
	found := {v.found | some v in documented.violations} with input as document
	found == {"none"}
}

test_unproven_where_the_file_is_not_what_it_was if {
	_unproven(_operator([_altered]), {"dr-plan: plan.pdf was altered"})
}

test_unproven_where_it_is_too_old if {
	_unproven(_operator([_but({"age": 864001})]), {"dr-plan is 11 days old, 10 days at most count"})
}

test_unproven_says_where if {
	document := _operator([_but({"kind": "other"}), object.union(_altered, {"age": 864001})])
	places := {doubt.at | some doubt in documented.unproven} with input as document
	places == {["facts", "documents", 1, "problem"], ["facts", "documents", 1, "age"]}
}

test_unproven_says_nothing_of_other_kinds if {
	document := _operator([object.union(_altered, {"kind": "other"}), _but({"kind": "contract", "age": 864001})])
	documented.unproven == set() with input as document
}

test_undetermined_without_any_one_fact if {
	every fact in ["kind", "verified", "age"] {
		_undetermined(_operator([object.remove(_good, {fact})]))
	}
}

test_undetermined_where_it_is_not_filed if {
	_unproven(_operator([object.union(object.remove(_good, {"verified"}), {"filed": false})]), set())
}

test_undetermined_where_one_of_several_may_count if {
	_undetermined(_operator([_but({"kind": "other"}), object.remove(_good, {"age"})]))
}

test_undetermined_without_documents if {
	_undetermined(json.remove(_operator([]), ["/facts/documents"]))
}

test_unproven_says_nothing_where_the_kind_is_missing if {
	every flaw in [_altered, _but({"age": 864001})] {
		_unproven(_operator([object.remove(flaw, {"kind"})]), set())
	}
}
