package checks.backup.offline_test

import data.checks.backup.offline as check

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

_satisfied(doc) if {
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

_found(doc, found) if {
	not check.satisfied with input as doc
	{v.found | some v in check.violations} == {found} with input as doc
}

_doc(holds, copies) := {
	"subject": {"id": "images", "holds": holds, "copies": copies},
	"params": {"kinds": ["configuration"]},
}

_copy := {"id": "b1", "kind": "backup", "offline": true}

test_satisfied_by_one_of_several if {
	_satisfied(_doc(["configuration", "software"], [{"id": "b0", "kind": "backup", "offline": false}, _copy]))
}

test_violated_where_all_can_be_reached if {
	doc := _doc(["configuration"], [object.union(_copy, {"offline": false}), {"id": "r", "kind": "replica", "offline": true}])
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["copies"],
		"message": "Every copy of images can be reached over a network",
		"expected": "at least one backup, snapshot or archive that is offline",
		"found": "copies: b1, r",
		"fix": "Keep a backup of images offline",
	}} with input as doc
}

test_violated_where_the_second_can_be_reached if {
	copies := [{"id": "r", "kind": "replica", "offline": true}, object.union(_copy, {"offline": false})]
	_found(_doc(["logs", "configuration"], copies), "copies: b1, r")
}

test_violated_without_copies if _found(_doc(["configuration"], []), "copies: none")

test_undetermined_without_any_one_fact if {
	_undetermined(_doc(["configuration"], [object.remove(_copy, {"offline"})]))
	_undetermined(_doc(["configuration"], [object.remove(_copy, {"kind"})]))
	_undetermined(json.remove(_doc(["configuration"], []), ["/subject/copies"]))
	_undetermined(json.remove(_doc([], [object.union(_copy, {"offline": false})]), ["/subject/holds"]))
}

test_not_applicable_to_other_data if {
	doc := _doc(["logs"], [])
	check.not_applicable == {"images holds none of these: configuration"} with input as doc
	_undetermined(doc)
}

test_applicable_where_it_may_hold_such_data if {
	check.not_applicable == set() with input as _doc(["logs", "configuration"], [])
	several := object.union(_doc(["software"], []), {"params": {"kinds": ["configuration", "software"]}})
	check.not_applicable == set() with input as several
	check.not_applicable == set() with input as json.remove(_doc([], []), ["/subject/holds"])
}
