package checks.facility.protected_test

import data.checks.facility.protected as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}, "params": {"against": ["fire", "flood"]}}

test_satisfied_by_all_that_is_demanded if {
	doc := _doc({"protected_against": ["flood", "attack", "fire"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_one_that_is_missing if {
	doc := _doc({"protected_against": ["flood", "attack"]})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["protected_against"],
		"message": "north is not protected against: fire",
		"expected": "fire, flood",
		"found": "attack, flood",
		"fix": "Protect north against: fire",
	}} with input as doc
}

test_undetermined_when_it_is_missing if {
	_undetermined(_doc({}))
	_undetermined(object.union(_doc({"protected_against": []}), {"params": {"against": []}}))
}

_any := _doc({"protected_against": ["fire", "flood"]})

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

test_satisfied_by_the_only_one_demanded if {
	doc := object.union(_doc({"protected_against": ["fire"]}), {"params": {"against": ["fire"]}})
	check.satisfied with input as doc
}

test_violated_by_the_last_that_is_demanded if {
	doc := _doc({"protected_against": ["fire"]})
	not check.satisfied with input as doc
	some violation in check.violations with input as doc
	violation.message == "north is not protected against: flood"
}
