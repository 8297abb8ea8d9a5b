package checks.provider.registered_test

import data.checks.provider.registered as check

_doc(contracts, uncontracted) := {"subject": {"id": "hanbit"}, "facts": {"contracts": contracts, "uncontracted": uncontracted}}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_hall := {"id": "hall", "provider": "narae", "registered": true}

test_satisfied_where_all_are if {
	check.satisfied with input as _doc([_hall], [])
	check.violations == set() with input as _doc([_hall], [])
}

test_satisfied_where_there_is_nothing_to_register if check.satisfied with input as _doc([], [])

test_violated_by_one_that_is_not if {
	doc := _doc([_hall, object.union(_hall, {"id": "cloud", "registered": false})], [])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "contracts", 1, "registered"],
		"message": "The contract cloud with narae is not on the register",
		"expected": "an entry in the register",
		"found": "registered: false",
		"fix": "Enter the contract cloud in the register",
	}} with input as doc
}

test_violated_by_a_facility_without_a_contract if {
	doc := _doc([_hall], [{"id": "south", "operator": "byeolbit"}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "uncontracted", 0],
		"message": "byeolbit runs south, and no contract gives the use of it",
		"expected": "a contract that lists the facility",
		"found": "none",
		"fix": "Add the contract with byeolbit, and the facility south to it",
	}} with input as doc
}

test_violated_by_each_facility_without_a_contract if {
	doc := _doc([_hall], [{"id": "south", "operator": "byeolbit"}, {"id": "north", "operator": "narae"}])
	{v.at[2] | some v in check.violations} == {0, 1} with input as doc
}

test_undetermined_without_any_one_fact if {
	_undetermined(_doc([object.remove(_hall, {"registered"})], []))
	_undetermined(json.remove(_doc([_hall], []), ["/facts/uncontracted"]))
	_undetermined(json.remove(_doc([_hall], []), ["/facts/contracts"]))
}
