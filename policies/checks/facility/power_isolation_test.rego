package checks.facility.power_isolation_test

import data.checks.facility.power_isolation as check

_doc(facts) := {"subject": object.union({"id": "north", "tenure": "owned"}, facts), "facts": {}}

_power(facts) := _doc({"power": object.union({"remote_cutoff": true, "ups_bypass": true}, facts)})

_no_cutoff := {
	"at": ["power", "remote_cutoff"],
	"message": "Power in north cannot be cut from afar",
	"expected": "a cut-off that a fire does not reach",
	"found": "remote_cutoff: false",
	"fix": "Install a remote cut-off in north",
}

_no_bypass := {
	"at": ["power", "ups_bypass"],
	"message": "Power in north cannot be led past the UPS",
	"expected": "a bypass around the UPS",
	"found": "ups_bypass: false",
	"fix": "Install a bypass around the UPS of north",
}

test_satisfied_by_both if {
	check.satisfied with input as _power({})
	check.violations == set() with input as _power({})
}

test_violated_on_either_ground if {
	check.violations == {_no_cutoff} with input as _power({"remote_cutoff": false})
	check.violations == {_no_bypass} with input as _power({"ups_bypass": false})
	every facts in [{"remote_cutoff": false}, {"ups_bypass": false}] {
		not check.satisfied with input as _power(facts)
	}
}

test_undetermined_when_a_fact_is_missing if {
	every fact in ["/subject/power/remote_cutoff", "/subject/power/ups_bypass", "/subject/power"] {
		_undetermined(json.remove(_power({}), [fact]))
	}
}

_any := _power({})

_undetermined(doc) if {
	not check.satisfied with input as doc
	check.violations == set() with input as doc
	check.not_applicable == set() with input as doc
}

test_not_applicable_to_a_leased_facility if {
	doc := object.union(_any, {"subject": {"tenure": "leased"}})
	"north is leased: the duty is its operator's" in check.not_applicable with input as doc
}

test_applicable_while_it_is_missing_whether_it_is_leased if {
	check.not_applicable == set() with input as json.remove(_any, ["/subject/tenure"])
}
