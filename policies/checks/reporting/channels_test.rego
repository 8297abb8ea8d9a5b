package checks.reporting.channels_test

import data.checks.reporting.channels

_notice(losses) := {"subject": {"id": "users"}, "facts": {"losses": losses}}

_south := {"facility": "south", "channel": true, "sender": false}

_undetermined(document) if {
	not channels.satisfied with input as document
	count(channels.violations) == 0 with input as document
}

test_satisfied_where_a_channel_outlives_every_loss if {
	document := _notice([_south, {"facility": "north", "channel": true}])
	channels.satisfied with input as document
	channels.violations == set() with input as document
}

test_satisfied_where_only_one_facility_can_be_lost if channels.satisfied with input as _notice([_south])

test_violated_by_each_loss_that_silences if {
	steps := ["status-page requires web-portal", "web-portal runs in north only"]
	document := _notice([
		_south,
		{"facility": "north", "channel": false, "because": steps},
		{"facility": "east", "channel": false},
	])
	not channels.satisfied with input as document
	channels.violations == {
		{
			"at": ["facts", "losses", 1],
			"message": "Notice users has no channel left when north is lost",
			"expected": "a channel that outlives north",
			"found": "none",
			"because": steps,
			"fix": "Give notice users a channel that needs nothing in north",
		},
		{
			"at": ["facts", "losses", 2],
			"message": "Notice users has no channel left when east is lost",
			"expected": "a channel that outlives east",
			"found": "none",
			"because": [],
			"fix": "Give notice users a channel that needs nothing in east",
		},
	} with input as document
}

test_undetermined_where_one_loss_is_unknown if _undetermined(_notice([_south, {"facility": "north"}]))

test_undetermined_where_nothing_can_be_lost if {
	_undetermined(_notice([]))
	_undetermined({"subject": {"id": "users"}, "facts": {}})
}
