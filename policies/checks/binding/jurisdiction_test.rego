package checks.binding.jurisdiction_test

import data.checks.binding.jurisdiction as check

_doc(facts) := {"subject": {"id": "acme"}, "facts": facts, "params": {"of": ["EU", "KR"]}}

_at(places, whole) := _doc({"jurisdictions": places, "jurisdictions_whole": whole})

_outside := {"acme is neither at home nor offers its services in EU, KR"}

test_satisfied_by_any_of_its_places if {
	every whole in [true, false] {
		check.satisfied with input as _at(["JP", "KR"], whole)
		check.not_applicable == set() with input as _at(["JP", "KR"], whole)
	}
}

test_not_applicable_where_it_is_known_to_be_elsewhere_only if {
	every places in [["JP"], ["JP", "US"], []] {
		not check.satisfied with input as _at(places, true)
		check.not_applicable == _outside with input as _at(places, true)
	}
}

test_undetermined_while_there_may_be_other_places if {
	not check.satisfied with input as _at(["JP"], false)
	check.not_applicable == set() with input as _at(["JP"], false)
}

test_undetermined_while_nothing_is_known if {
	every facts in [{}, {"jurisdictions": ["JP"]}, {"jurisdictions_whole": true}] {
		not check.satisfied with input as _doc(facts)
		check.not_applicable == set() with input as _doc(facts)
	}
}
