package checks.facility.cctv_test

import data.checks.facility.cctv as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}, "params": {"min_megapixels": 1, "min_retention": 7776000}}

_good := {"megapixels": 1, "around_the_clock": true, "retention": 7776000}

_with(facts) := _doc({"entry": {"cctv": object.union(_good, facts)}})

test_satisfied_at_the_limits if {
	check.satisfied with input as _with({})
	check.violations == set() with input as _with({})
}

test_violated_by_too_few_pixels if {
	not check.satisfied with input as _with({"megapixels": 0.9})
	check.violations == {{
		"at": ["entry", "cctv", "megapixels"],
		"message": "The cameras of north see too little",
		"expected": "at least 1 megapixels",
		"found": "0.9 megapixels",
		"fix": "Replace the cameras of north",
	}} with input as _with({"megapixels": 0.9})
}

test_violated_when_they_sleep if {
	not check.satisfied with input as _with({"around_the_clock": false})
	check.violations == {{
		"at": ["entry", "cctv", "around_the_clock"],
		"message": "The cameras of north do not record at all hours",
		"expected": "recordings day and night",
		"found": "around_the_clock: false",
		"fix": "Let the cameras of north record day and night",
	}} with input as _with({"around_the_clock": false})
}

test_violated_one_second_before_the_limit if {
	not check.satisfied with input as _with({"retention": 7775999})
	check.violations == {{
		"at": ["entry", "cctv", "retention"],
		"message": "Recordings from north are deleted too soon",
		"expected": "kept for 90d",
		"found": "kept for 7775999s",
		"fix": "Keep recordings from north for 90d",
	}} with input as _with({"retention": 7775999})
}

test_undetermined_when_a_fact_is_missing if {
	every fact in ["megapixels", "around_the_clock", "retention"] {
		_undetermined(json.remove(_with({}), [concat("/", ["/subject/entry/cctv", fact])]))
	}
	_undetermined(_doc({}))
}

_any := _with({})

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

test_other_limits_can_be_demanded if {
	params := {"params": {"min_megapixels": 2, "min_retention": 172800}}
	fine := object.union(_with({"megapixels": 2, "retention": 172800}), params)
	check.satisfied with input as fine
	check.violations == set() with input as fine
	poor := object.union(_with({"megapixels": 1.5, "retention": 86400}), params)
	not check.satisfied with input as poor
	{[violation.expected, violation.fix] | some violation in check.violations} == {
		["at least 2 megapixels", "Replace the cameras of north"],
		["kept for 2d", "Keep recordings from north for 2d"],
	} with input as poor
	not check.satisfied with input as object.union(_with({"megapixels": 1.5, "retention": 172800}), params)
	not check.satisfied with input as object.union(_with({"megapixels": 2, "retention": 86400}), params)
}
