package checks.facility.officer_training_test

import data.checks.facility.officer_training as check

_doc(officers) := {
	"subject": {"id": "north", "tenure": "owned"},
	"facts": {"response_officers": officers},
	"params": {"first_within": 31536000, "every": 63072000},
}

_trained := {"id": "a", "appointed_age": 99999999, "trained_age": 63072000}

_new := {"id": "b", "appointed_age": 31536000}

test_satisfied_at_the_limits if {
	every officers in [[_trained], [_new], [_new, _trained]] {
		check.satisfied with input as _doc(officers)
		check.violations == set() with input as _doc(officers)
		check.not_applicable == set() with input as _doc(officers)
	}
}

test_violated_one_second_past_the_limit if {
	doc := _doc([_new, object.union(_trained, {"trained_age": 63072001})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "response_officers", 1, "trained_age"],
		"message": "The training of a at north is too old",
		"expected": "at most 730 days ago",
		"found": "731 days ago",
		"fix": "Have a trained again",
	}} with input as doc
}

test_satisfied_by_a_new_officer_with_old_training if {
	doc := _doc([object.union(_new, {"trained_age": 63072001})])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_once_an_officer_is_new_no_more if {
	doc := _doc([object.union(_new, {"appointed_age": 31536001, "trained_age": 63072001})])
	not check.satisfied with input as doc
	count(check.violations) == 1 with input as doc
}

test_not_applicable_without_an_officer if {
	not check.satisfied with input as _doc([])
	check.not_applicable == {"north has no response officer"} with input as _doc([])
}

test_undetermined_when_a_fact_is_missing if {
	_undetermined(_doc([_trained, json.remove(_trained, ["/trained_age"])]))
	_undetermined(_doc([{"id": "b", "trained_age": 63072001}]))
	_undetermined(json.remove(_doc([]), ["/facts/response_officers"]))
}

_any := _doc([_trained])

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

test_other_terms_can_be_demanded if {
	params := {"params": {"first_within": 172800, "every": 86400}}
	fine := object.union(_doc([{"id": "a", "appointed_age": 172800}, {"id": "b", "trained_age": 86400}]), params)
	check.satisfied with input as fine
	late := object.union(_doc([{"id": "a", "appointed_age": 172801, "trained_age": 86401}]), params)
	not check.satisfied with input as late
	some violation in check.violations with input as late
	violation.expected == "at most 1 day ago"
}

test_satisfied_by_several_new_officers if check.satisfied with input as _doc([_new, object.union(_new, {"id": "c"})])
