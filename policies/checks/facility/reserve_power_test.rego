package checks.facility.reserve_power_test

import data.checks.facility.reserve_power as check

_doc(power) := {
	"subject": {"id": "north", "tenure": "owned", "power": power},
	"facts": {},
	"params": {"min": 10800},
}

test_satisfied_at_the_limit if {
	doc := _doc({"reserve": 10800})
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_one_second_below_the_limit if {
	doc := _doc({"reserve": 10799})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["power", "reserve"],
		"message": "The reserve power of north does not last long enough",
		"expected": "3h at full load",
		"found": "10799s",
		"fix": "Extend the reserve of north to 3h",
	}} with input as doc
}

test_undetermined_when_the_reserve_is_missing if {
	doc := _doc({})
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := {"subject": {"id": "north", "tenure": "leased"}, "facts": {}}
	check.not_applicable == {"north is leased: the duty is its operator's"} with input as doc
}

test_another_reserve_can_be_demanded if {
	doc := object.union(_doc({"reserve": 14399}), {"params": {"min": 14400}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["power", "reserve"],
		"message": "The reserve power of north does not last long enough",
		"expected": "4h at full load",
		"found": "14399s",
		"fix": "Extend the reserve of north to 4h",
	}} with input as doc

	longer := object.union(doc, {"subject": {"power": {"reserve": 14401}}})
	check.satisfied with input as longer
	check.violations == set() with input as longer
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_doc({}), ["/subject/tenure"])
}
