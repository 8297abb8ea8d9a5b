package checks.backup.shared_domain_test

import data.checks.backup.shared_domain as check

_doc(facts) := {
	"subject": {"id": "messages", "copies": [{"id": "b1"}, {"id": "b2"}]},
	"facts": {"critical": true, "copies": facts},
}

_violation(found) := {
	"at": ["copies"],
	"message": "Whatever takes messages can take each of its copies with it",
	"expected": "at least one copy on another site that shares no failure domain with the original",
	"found": found,
	"fix": "Copy messages to another site, outside the failure domains of the original",
}

test_satisfied_by_one_copy_that_shares_nothing if {
	doc := _doc([{"off_site": true, "shared_domains": ["grid"]}, {"off_site": true, "shared_domains": []}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_when_each_copy_is_exposed if {
	doc := _doc([{"off_site": false}, {"off_site": true, "shared_domains": ["river", "grid"]}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, b2 shares grid and river")} with input as doc
}

test_a_copy_on_the_site_counts_for_nothing if {
	doc := _doc([{"off_site": false, "shared_domains": []}, {"off_site": true, "shared_domains": ["grid"]}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, b2 shares grid")} with input as doc
}

test_violated_without_copies if {
	doc := {"subject": {"id": "messages", "copies": []}, "facts": {"critical": true, "copies": []}}
	not check.satisfied with input as doc
	check.violations == {_violation("none")} with input as doc
}

test_undetermined_when_domains_are_missing if {
	doc := _doc([{"off_site": false}, {"off_site": true}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_site_is_missing if {
	doc := _doc([{"off_site": false}, {"shared_domains": []}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": true}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_a_service_that_is_not_critical if {
	doc := {"subject": {"id": "messages"}, "facts": {"critical": false}}
	check.not_applicable == {"messages belongs to a service that is not critical"} with input as doc
}

test_violated_when_every_copy_is_on_the_site if {
	doc := _doc([{"off_site": false}, {"off_site": false}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, b2 is on the same site")} with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	check.not_applicable == set() with input as json.remove(_doc([]), ["/facts/critical"])
}
