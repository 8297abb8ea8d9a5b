package checks.facility.entrances_test

import data.checks.facility.entrances as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}}

test_satisfied_when_all_are_locked if {
	check.satisfied with input as _doc({"entry": {"locked": true}})
	check.violations == set() with input as _doc({"entry": {"locked": true}})
}

test_violated_when_one_is_not if {
	doc := _doc({"entry": {"locked": false}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["entry", "locked"],
		"message": "An entrance of north is not locked",
		"expected": "every entrance locked",
		"found": "locked: false",
		"fix": "Lock every entrance of north",
	}} with input as doc
}

test_undetermined_when_it_is_missing if {
	_undetermined(_doc({}))
	_undetermined(_doc({"entry": {}}))
}

_any := _doc({"entry": {"locked": true}})

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := object.union(_any, {"subject": {"tenure": "leased"}})
	"north is leased: the duty is its operator's" in check.not_applicable with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_any, ["/subject/tenure"])
}
