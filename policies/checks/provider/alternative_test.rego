package checks.provider.alternative_test

import data.checks.provider.alternative as check

_doc(contracts) := {
	"subject": {"id": "hanbit"},
	"facts": {"contracts": contracts, "uncontracted": []},
	"params": {"max_age": 864000},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_good := object.union({"id": "hall", "provider": "narae", "critical": true}, {"alternative": true})

_trifle := {"id": "plants", "provider": "sup", "critical": false}

test_satisfied_at_the_limit if {
	check.satisfied with input as _doc([_good])
	check.satisfied with input as _doc([_good, _trifle])
	check.violations == set() with input as _doc([_good, _trifle])
	check.not_applicable == set() with input as _doc([_good, _trifle])
}

test_violated_without_an_alternative if {
	doc := _doc([_good, object.union(_good, {"alternative": false})])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "contracts", 1, "alternative"],
		"message": "Nobody is known who could take the place of narae under the contract hall",
		"expected": "an alternative that was identified",
		"found": "alternative: false",
		"fix": "Identify who or what would take the place of narae",
	}} with input as doc
}

test_what_is_not_critical_does_not_matter if {
	doc := _doc([_good, object.union(_trifle, {"alternative": false})])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_any_one_fact if {
	every fact in ["alternative"] { _undetermined(_doc([_good, object.remove(_good, {fact})])) }
	_undetermined(json.remove(_doc([_good]), ["/facts/contracts"]))
	_undetermined(json.remove(_doc([_good]), ["/facts/uncontracted"]))
}

test_undetermined_where_it_may_be_critical if {
	_undetermined(_doc([object.remove(object.union(_good, {"alternative": false}), {"critical"})]))
}

test_not_applicable_where_nothing_critical_hangs_on_any if {
	check.not_applicable == {"no critical service hangs on a contract with a provider"} with input as _doc([_trifle])
	check.not_applicable == {"no critical service hangs on a contract with a provider"} with input as _doc([])
	_undetermined(_doc([]))
}

test_applicable_where_a_contract_may_be_critical if {
	check.not_applicable == set() with input as _doc([_trifle, _good])
	every doc in [
		_doc([_trifle, object.remove(_trifle, {"critical"})]),
		json.remove(_doc([_trifle]), ["/facts/contracts"]),
		json.remove(_doc([_trifle]), ["/facts/uncontracted"]),
	] {
		_undetermined(doc)
		check.not_applicable == set() with input as doc
	}
}

# A facility without a contract may be what everything hangs on.
test_undetermined_where_a_facility_has_no_contract if {
	every contracts in [[], [_trifle], [_good]] {
		doc := object.union(_doc(contracts), {"facts": {"uncontracted": [{"id": "south", "operator": "byeolbit"}]}})
		_undetermined(doc)
		check.not_applicable == set() with input as doc
		check.unproven == {{
			"at": ["facts", "uncontracted", 0],
			"message": "byeolbit runs south, and no contract that is listed gives the use of it",
		}} with input as doc
	}
}

test_unproven_names_each_facility_without_a_contract if {
	facilities := [{"id": "south", "operator": "byeolbit"}, {"id": "north", "operator": "narae"}]
	doc := object.union(_doc([_good]), {"facts": {"uncontracted": facilities}})
	{entry.at[2] | some entry in check.unproven} == {0, 1} with input as doc
}
