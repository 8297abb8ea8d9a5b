package checks.dependence.capacity_test

import data.checks.dependence.capacity

_service(remaining) := {
	"subject": {"id": "messenger", "critical": true},
	"facts": {"remaining": remaining},
	"params": {"min": 0.8},
}

_undetermined(document) if {
	not capacity.satisfied with input as document
	count(capacity.violations) == 0 with input as document
}

test_satisfied_where_enough_is_left_after_every_loss if {
	document := _service([{"facility": "north", "capacity": 0.8}, {"facility": "south", "capacity": 1.5}])
	capacity.satisfied with input as document
	capacity.violations == set() with input as document
	capacity.not_applicable == set() with input as document
}

test_satisfied_where_only_one_facility_can_be_lost if {
	capacity.satisfied with input as _service([{"facility": "north", "capacity": 0.8}])
}

test_violated_by_each_loss_that_leaves_too_little if {
	document := _service([{"facility": "north", "capacity": 0.8}, {"facility": "south", "capacity": 0.75}])
	not capacity.satisfied with input as document
	capacity.violations == {{
		"at": ["facts", "remaining", 1],
		"message": "messenger is short of capacity when south is lost",
		"expected": "at least 0.8 of its peak",
		"found": "0.75 of its peak",
		"fix": "Add capacity for 0.05 of the peak of messenger outside south",
	}} with input as document
}

test_violated_where_nothing_is_left if {
	document := _service([{"facility": "north", "capacity": 0}, {"facility": "south"}])
	found := {v.found | some v in capacity.violations} with input as document
	found == {"0 of its peak"}
}

test_undetermined_where_one_rest_is_unknown if {
	_undetermined(_service([{"facility": "north", "capacity": 1}, {"facility": "south"}]))
}

test_undetermined_where_nothing_can_be_lost if {
	_undetermined(_service([]))
	_undetermined(object.remove(_service([]), {"facts"}))
}

test_not_applicable_to_a_service_that_is_not_critical if {
	document := object.union(_service([]), {"subject": {"critical": false}})
	capacity.not_applicable == {"messenger is not critical"} with input as document
}

test_applicable_while_it_is_missing_whether_it_is_critical if {
	capacity.not_applicable == set() with input as json.remove(_service([]), ["/subject/critical"])
}
