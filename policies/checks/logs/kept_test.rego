package checks.logs.kept_test

import data.checks.logs.kept as check

_doc(logs) := {
	"subject": {"id": "hanbit", "logs": logs},
	"facts": {},
	"params": {"min": 864000},
}

test_satisfied_at_the_limit if {
	check.satisfied with input as _doc({"kept": 864000})
	check.violations == set() with input as _doc({"kept": 864000})
}

test_violated_one_second_short if {
	doc := _doc({"kept": 863999})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["logs", "kept"],
		"message": "Logs are not kept long enough",
		"expected": "at least 10d",
		"found": "863999s",
		"fix": "Keep the logs of all systems for 10d",
	}} with input as doc
}

test_undetermined_when_it_is_missing if {
	every doc in [_doc({}), json.remove(_doc({}), ["/subject/logs"])] {
		not check.satisfied with input as doc
		check.violations == set() with input as doc
	}
}
