package checks.backup.survives_loss_test

import data.checks.backup.survives_loss

_dataset(losses) := {
	"subject": {"id": "messages", "copies": [{"id": "b2"}, {"id": "b1"}]},
	"facts": {"critical": true, "losses": losses},
	"params": {"kinds": ["facility", "power-grid"]},
}

_north(state) := {"kind": "facility", "id": "north", "state": state}

_violation(i, kind, id) := {
	"at": ["facts", "losses", i, "state"],
	"message": sprintf("messages is lost together with %s %s", [kind, id]),
	"expected": "the original is left, or a copy that can be read",
	"found": "lost, with all copies that can be read: b1, b2",
	"fix": sprintf("Hold a copy of messages, and the key to it, where the loss of %s %s does not reach", [kind, id]),
}

_undetermined(document) if {
	not survives_loss.satisfied with input as document
	count(survives_loss.violations) == 0 with input as document
}

test_satisfied_by_each_state_short_of_lost if {
	every state in ["intact", "restorable"] {
		document := _dataset([_north(state)])
		survives_loss.satisfied with input as document
		survives_loss.violations == set() with input as document
		survives_loss.not_applicable == set() with input as document
	}
}

test_satisfied_whatever_losses_of_other_kinds_do if {
	document := _dataset([_north("intact"), {"kind": "carrier", "id": "north-net", "state": "lost"}, {"kind": "site"}])
	survives_loss.satisfied with input as document
	survives_loss.violations == set() with input as document
}

test_violated_by_each_loss_that_takes_it if {
	document := _dataset([
		_north("lost"),
		{"kind": "facility", "id": "south", "state": "restorable"},
		{"kind": "power-grid", "id": "north-grid", "state": "lost"},
	])
	not survives_loss.satisfied with input as document
	survives_loss.violations == {_violation(0, "facility", "north"), _violation(2, "power-grid", "north-grid")} with input as document
}

test_violated_without_any_copy if {
	document := json.patch(_dataset([_north("lost")]), [{"op": "replace", "path": "/subject/copies", "value": []}])
	found := {v.found | some v in survives_loss.violations} with input as document
	found == {"lost, with all copies that can be read: none"}
}

test_violated_even_where_another_state_is_unknown if {
	document := _dataset([_north("lost"), {"kind": "power-grid"}])
	survives_loss.violations == {_violation(0, "facility", "north")} with input as document
}

test_undetermined_where_one_state_is_unknown if {
	_undetermined(_dataset([_north("intact"), {"kind": "power-grid"}]))
	_undetermined(_dataset([_north("intact"), {"kind": "power-grid", "id": "north-grid"}]))
}

test_undetermined_where_nothing_demanded_was_played if {
	_undetermined(_dataset([]))
	_undetermined(_dataset([{"kind": "site", "id": "north-campus", "state": "intact"}]))
}

test_not_applicable_to_the_data_of_a_service_that_is_not_critical if {
	document := object.union(_dataset([]), {"facts": {"critical": false}})
	survives_loss.not_applicable == {"messages belongs to a service that is not critical"} with input as document
}

test_satisfied_by_every_loss_that_is_demanded if {
	document := _dataset([_north("restorable"), {"kind": "power-grid", "id": "north-grid", "state": "intact"}])
	survives_loss.satisfied with input as document
	survives_loss.violations == set() with input as document
}

# What survives a loss of another kind makes up for nothing.
test_undetermined_where_only_a_loss_of_another_kind_is_known if {
	_undetermined(_dataset([
		{"kind": "facility", "id": "north"},
		{"kind": "carrier", "id": "north-net", "state": "intact"},
	]))
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	survives_loss.not_applicable == set() with input as json.remove(_dataset([]), ["/facts/critical"])
}

test_a_loss_of_unknown_kind_makes_up_for_nothing if {
	_undetermined(_dataset([{"kind": "facility", "id": "north"}, {"id": "somewhere", "state": "intact"}]))
}
