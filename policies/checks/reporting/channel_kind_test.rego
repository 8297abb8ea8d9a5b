package checks.reporting.channel_kind_test

import data.checks.reporting.channel_kind as check

_notice := {"id": "n", "to": "MSIT", "kind": "initial", "channels": [{"kind": "phone"}, {"kind": "letter"}]}

_doc(notices) := {
	"subject": {"notices": notices},
	"params": {"to": "MSIT", "kind": "initial", "channels": ["letter", "e-mail"]},
}

_with(facts) := object.union(_notice, facts)

_wrong(i, found) := {
	"at": ["notices", i, "channels"],
	"message": "Notice n reaches MSIT over no channel that counts",
	"expected": "one of: e-mail, letter",
	"found": found,
	"fix": "Give notice n a channel of one of the kinds",
}

_none := {
	"at": ["notices"],
	"message": "The plan has no initial notice to MSIT",
	"expected": "one over: e-mail, letter",
	"found": "none",
	"fix": "Add a notice to MSIT of kind initial",
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_satisfied_by_one_channel_of_the_kind if {
	check.satisfied with input as _doc([_notice])
	check.violations == set() with input as _doc([_notice])
}

test_satisfied_by_one_of_several_notices if {
	doc := _doc([_with({"channels": [{"kind": "phone"}]}), _notice])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_other_channels if {
	doc := _doc([_with({"to": "users"}), _with({"channels": [{"kind": "phone"}, {"kind": "fax"}]})])
	not check.satisfied with input as doc
	check.violations == {_wrong(1, "fax, phone")} with input as doc
}

test_violated_by_no_channel if check.violations == {_wrong(0, "none")} with input as _doc([_with({"channels": []})])

test_violated_without_such_a_notice if {
	every notices in [[], [_with({"to": "users"})], [_with({"kind": "final"})]] {
		not check.satisfied with input as _doc(notices)
		check.violations == {_none} with input as _doc(notices)
	}
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([json.remove(_notice, ["/channels"])]))
	_undetermined(_doc([_with({"channels": []}), json.remove(_notice, ["/channels"])]))
	_undetermined({"subject": {}, "params": {"to": "MSIT", "kind": "initial", "channels": ["letter"]}})
}

test_another_place_in_the_reporting_can_be_demanded if {
	final := object.union(_doc([_with({"kind": "final"})]), {"params": {"kind": "final"}})
	check.satisfied with input as final
	check.violations == set() with input as final
	initial := object.union(_doc([_notice]), {"params": {"kind": "final"}})
	not check.satisfied with input as initial
	check.violations == {object.union(_none, {
		"message": "The plan has no final notice to MSIT",
		"fix": "Add a notice to MSIT of kind final",
	})} with input as initial
}

test_satisfied_by_the_last_of_the_kinds if check.satisfied with input as _doc([_with({"channels": [{"kind": "e-mail"}]})])

test_undetermined_when_it_is_missing_what_a_notice_is if {
	every fact in ["/to", "/kind"] {
		_undetermined(_doc([json.remove(_notice, [fact])]))
		_undetermined(_doc([json.remove(_with({"channels": []}), [fact])]))
	}
	_undetermined(_doc([_with({"channels": [{}]})]))
	check.violations == set() with input as _doc([_with({"channels": [{"kind": "e-mail"}]})])
}
