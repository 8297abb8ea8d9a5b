package checks.provider.concentration_test

import data.checks.provider.concentration as check

_doc(contracts) := {
	"subject": {"id": "hanbit"},
	"facts": {"contracts": contracts, "uncontracted": []},
	"params": {"max_age": 864000},
}

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_good := object.union({"id": "hall", "provider": "narae", "critical": true}, {"substitutable": false, "concentration_assessed_age": 864000})

_trifle := {"id": "plants", "provider": "sup", "critical": false}

test_satisfied_at_the_limit if {
	check.satisfied with input as _doc([_good])
	check.satisfied with input as _doc([_good, _trifle])
	check.violations == set() with input as _doc([_good, _trifle])
	check.not_applicable == set() with input as _doc([_good, _trifle])
}

_old := object.union(_good, {"id": "cloud", "concentration_assessed_age": 864001})

test_violated_one_second_past_the_limit if {
	doc := _doc([_old])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["facts", "contracts", 0, "concentration_assessed_age"],
		"message": "How much hangs on narae was assessed too long ago",
		"expected": "at most 10 days ago, since it could not soon be replaced",
		"found": "11 days ago",
		"fix": "Assess how much hangs on narae",
	}} with input as doc
}

test_violated_where_two_are_with_one_provider if {
	doc := _doc([object.union(_old, {"substitutable": true}), _good])
	not check.satisfied with input as doc
	{v.expected | some v in check.violations} == {"at most 10 days ago, since critical services hang on hall too"} with input as doc
}

test_violated_by_one_that_is_not_the_first if {
	{[v.at[2], v.expected] | some v in check.violations} == {[
		1,
		"at most 10 days ago, since it could not soon be replaced",
	]} with input as _doc([_trifle, _old])
	{[v.at[2], v.expected] | some v in check.violations} == {[
		1,
		"at most 10 days ago, since critical services hang on hall too",
	]} with input as _doc([_good, object.union(_old, {"substitutable": true})])
}

# Hanging on one that could be replaced, with one contract, need not be weighed.
test_satisfied_where_nothing_is_concentrated if {
	alone := object.union(_old, {"substitutable": true})
	every others in [[], [_trifle], [object.union(_good, {"provider": "other"})], [object.union(_good, {"critical": false})]] {
		doc := _doc(array.concat([alone], others))
		check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_undetermined_where_it_may_be_concentrated if {
	_undetermined(_doc([object.remove(_old, {"substitutable"})]))
	_undetermined(_doc([object.union(_old, {"substitutable": true}), object.remove(_good, {"critical"})]))
	_undetermined(_doc([object.remove(object.union(_old, {"substitutable": true}), {"provider"}), _good]))
	_undetermined(_doc([object.union(_old, {"substitutable": true}), object.remove(_good, {"provider"})]))
}

# What has no id may be the same contract, or another.
test_undetermined_where_contracts_cannot_be_told_apart if {
	_undetermined(_doc([object.union(_old, {"substitutable": true}), object.remove(_good, {"id"})]))
	_undetermined(_doc([object.remove(object.union(_old, {"substitutable": true}), {"id"}), _good]))
}

test_what_is_not_critical_does_not_matter if {
	doc := _doc([_good, object.union(_trifle, {"concentration_assessed_age": 864001})])
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_without_any_one_fact if {
	every fact in ["concentration_assessed_age"] { _undetermined(_doc([_good, object.remove(_good, {fact})])) }
	_undetermined(json.remove(_doc([_good]), ["/facts/contracts"]))
	_undetermined(json.remove(_doc([_good]), ["/facts/uncontracted"]))
}

test_undetermined_where_it_may_be_critical if {
	_undetermined(_doc([object.remove(object.union(_good, {"concentration_assessed_age": 864001}), {"critical"})]))
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
