package checks.incident.cause_found_test

import data.checks.incident.cause_found as check

# Judged on 6 December 2022, with 30 days for the inquiry.
_doc(cause, age) := {
	"at": "2022-12-06T23:59:59Z",
	"subject": {"id": "fire", "cause": cause},
	"facts": {"age": age},
	"params": {"within": 2592000},
}

test_satisfied_up_to_the_moment_of_the_audit if {
	doc := _doc({"found": "2022-12-06T23:59:59Z", "category": "fire"}, 4492800)
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_when_the_inquiry_closed_after_the_audit if {
	doc := _doc({"found": "2022-12-07T00:00:00Z", "category": "fire"}, 2592001)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["cause", "found"],
		"message": "31 days after it began, the cause of fire was not found yet",
		"expected": "an inquiry that is closed within 30d",
		"found": "closed on 2022-12-07 only",
		"fix": "Close the inquiry into fire and record its cause",
	}} with input as doc
}

test_undetermined_while_there_is_time_left if {
	doc := _doc({"found": "2022-12-07T00:00:00Z", "category": "fire"}, 2592000)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_date_is_missing if {
	doc := _doc({"category": "fire"}, 4492800)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_category_is_missing if {
	doc := _doc({"found": "2022-12-01T00:00:00Z"}, 4492800)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_cause_is_missing if {
	doc := json.remove(_doc({}, 4492800), ["/subject/cause"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}
