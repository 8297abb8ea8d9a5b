package checks.backup.irreplaceable_test

import data.checks.backup.irreplaceable as check

_doc(facts) := {
	"subject": {
		"id": "messages",
		"recreatable": false,
		"copies": [{"id": "r1", "kind": "replica"}, {"id": "b1", "kind": "backup"}],
	},
	"facts": {"critical": false, "copies": facts},
}

_violation(found) := {
	"at": ["copies"],
	"message": "messages cannot be made anew, and no backup of it is held on another site",
	"expected": "a backup, snapshot or archive on another site",
	"found": found,
	"fix": "Keep a backup, snapshot or archive of messages on another site",
}

test_satisfied_by_a_backup_off_site if {
	doc := _doc([{"off_site": false}, {"off_site": true}])
	check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_satisfied_without_knowing_whether_it_can_be_made_anew if {
	doc := json.remove(_doc([{}, {"off_site": true}]), ["/subject/recreatable"])
	check.satisfied with input as doc
	check.not_applicable == set() with input as doc
}

test_violated_when_only_a_replica_is_off_site if {
	doc := _doc([{"off_site": true}, {"off_site": false}])
	not check.satisfied with input as doc
	check.violations == {_violation("b1 is on the same site, r1 is a replica")} with input as doc
}

test_violated_without_copies if {
	doc := {"subject": {"id": "messages", "recreatable": false, "copies": []}, "facts": {"copies": []}}
	not check.satisfied with input as doc
	check.violations == {_violation("none")} with input as doc
}

test_undetermined_when_the_site_is_missing if {
	doc := _doc([{"off_site": true}, {}])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_it_may_be_possible_to_make_it_anew if {
	doc := json.remove(_doc([{"off_site": true}, {"off_site": false}]), ["/subject/recreatable"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_copies_are_missing if {
	doc := {"subject": {"id": "messages", "recreatable": false}, "facts": {}}
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_not_applicable_to_what_can_be_made_anew if {
	doc := {"subject": {"id": "messages", "recreatable": true}, "facts": {}}
	check.not_applicable == {"messages can be made anew"} with input as doc
	check.violations == set() with input as doc
}

test_violated_by_replicas_alone if {
	doc := {
		"subject": {
			"id": "messages",
			"recreatable": false,
			"copies": [{"id": "r1", "kind": "replica"}, {"id": "r2", "kind": "replica"}],
		},
		"facts": {"copies": [{"off_site": true}, {"off_site": true}]},
	}
	not check.satisfied with input as doc
	check.violations == {_violation("r1 is a replica, r2 is a replica")} with input as doc
}

test_undetermined_when_the_kind_is_missing if {
	every off_site in [true, false] {
		doc := json.remove(_doc([{"off_site": true}, {"off_site": off_site}]), ["/subject/copies/0/kind", "/subject/copies/1/kind"])
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}
