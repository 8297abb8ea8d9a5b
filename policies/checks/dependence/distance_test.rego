package checks.dependence.distance_test

import data.checks.dependence.distance

_doc(km) := {
	"subject": {"id": "messenger", "critical": true},
	"facts": {"retreat_km": km},
	"params": {"min_km": 200},
}

test_satisfied_at_the_limit if {
	distance.satisfied with input as _doc(200)
	distance.violations == set() with input as _doc(200)
}

test_violated_just_below_the_limit if {
	not distance.satisfied with input as _doc(199.9)
	distance.violations == {{
		"at": ["facts", "retreat_km"],
		"message": "messenger has no facility that is far enough from one that may be lost",
		"expected": "another facility at least 200 km away, whichever is lost",
		"found": "199 km",
		"fix": "Let messenger run or stand by at least 200 km away from each of its facilities",
	}} with input as _doc(199.9)
}

test_undetermined_without_the_distance if {
	doc := json.remove(_doc(1), ["/facts/retreat_km"])
	not distance.satisfied with input as doc
	distance.violations == set() with input as doc
}

test_not_applicable_unless_critical if {
	doc := object.union(_doc(200), {"subject": {"critical": false}})
	distance.not_applicable == {"messenger is not critical"} with input as doc
	distance.not_applicable == set() with input as _doc(200)
	distance.not_applicable == set() with input as json.remove(_doc(1), ["/subject/critical"])
}
