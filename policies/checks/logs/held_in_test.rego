package checks.logs.held_in_test

import data.checks.logs.held_in as check

_doc(logs) := {
	"subject": {"id": "hanbit", "logs": logs},
	"facts": {},
	"params": {"countries": ["IN", "BT"]},
}

test_satisfied_by_one_of_the_countries if {
	doc := _doc({"countries": ["SG", "IN"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_by_others_only if {
	doc := _doc({"countries": ["SG", "GB"]})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["logs", "countries"],
		"message": "Logs are held nowhere in BT, IN",
		"expected": "BT, IN",
		"found": "GB, SG",
		"fix": "Hold a copy of the logs of all systems in BT, IN",
	}} with input as doc
}

test_violated_where_they_are_held_nowhere if {
	doc := _doc({"countries": []})
	not check.satisfied with input as doc
	count(check.violations) == 1 with input as doc
}

test_undetermined_when_it_is_missing if {
	every doc in [_doc({}), json.remove(_doc({}), ["/subject/logs"])] {
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}

test_satisfied_by_any_of_the_countries if {
	doc := _doc({"countries": ["BT"]})
	check.satisfied with input as doc
	check.violations == set() with input as doc
}
