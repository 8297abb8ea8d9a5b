package checks.reporting.people_test

import data.checks.reporting.people

_notice(senders, losses) := {
	"subject": {"id": "users", "sent_by": senders},
	"facts": {"losses": losses},
	"params": {"min": 2},
}

_south := {"facility": "south", "channel": false, "sender": true}

_too_few(found, missing) := {
	"at": ["sent_by"],
	"message": "Too few people can send notice users",
	"expected": "at least 2",
	"found": found,
	"fix": sprintf("Name %v more who can send notice users", [missing]),
}

_undetermined(document) if {
	not people.satisfied with input as document
	count(people.violations) == 0 with input as document
}

test_satisfied_by_people_who_outlive_every_loss if {
	document := _notice(["duty", "press"], [_south, {"facility": "north", "sender": true}])
	people.satisfied with input as document
	people.violations == set() with input as document
}

test_satisfied_where_only_one_facility_can_be_lost if {
	people.satisfied with input as _notice(["duty", "press"], [_south])
}

test_violated_by_each_loss_that_leaves_nobody if {
	document := _notice(["duty", "press"], [_south, {"facility": "north", "sender": false}])
	not people.satisfied with input as document
	people.violations == {{
		"at": ["facts", "losses", 1],
		"message": "Nobody is left to send notice users when north is lost",
		"expected": "someone who can send it and works outside north",
		"found": "nobody",
		"fix": "Add a contact outside north to those who can send notice users",
	}} with input as document
}

test_violated_by_too_few if {
	people.violations == {_too_few("none", 2)} with input as _notice([], [_south])
	every senders in [["duty"], ["duty", "duty"]] {
		document := _notice(senders, [_south])
		not people.satisfied with input as document
		people.violations == {_too_few("duty", 1)} with input as document
	}
}

test_undetermined_without_senders if {
	_undetermined(json.remove(_notice([], [_south]), ["/subject/sent_by"]))
}

test_undetermined_where_one_loss_is_unknown if {
	_undetermined(_notice(["duty", "press"], [_south, {"facility": "north"}]))
}

test_undetermined_where_nothing_can_be_lost if {
	_undetermined(_notice(["duty", "press"], []))
	_undetermined(json.remove(_notice(["duty", "press"], []), ["/facts/losses"]))
}

test_another_number_of_people_can_be_demanded if {
	document := object.union(_notice(["duty", "press"], [_south]), {"params": {"min": 3}})
	not people.satisfied with input as document
	people.violations == {{
		"at": ["sent_by"],
		"message": "Too few people can send notice users",
		"expected": "at least 3",
		"found": "duty, press",
		"fix": "Name 1 more who can send notice users",
	}} with input as document
	people.satisfied with input as object.union(document, {"subject": {"sent_by": ["duty", "press", "desk"]}})
}
