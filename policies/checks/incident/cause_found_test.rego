package checks.incident.cause_found_test

import data.checks.incident.cause_found as check

# 30 days for the inquiry.
_doc(cause, after) := {
	"subject": {"id": "fire", "cause": cause},
	"facts": {"cause_after": after},
	"params": {"within": 2592000},
}

_closed := {"found": "2022-11-14T06:19:00Z", "category": "fire"}

test_satisfied_up_to_the_limit if {
	doc := _doc(_closed, 2592000)
	check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_violated_one_second_later if {
	doc := _doc(_closed, 2592001)
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["cause", "found"],
		"message": "The inquiry into the cause of fire took 31 days",
		"expected": "a cause that is found within 30d",
		"found": "closed on 2022-11-14",
		"fix": "Say why the inquiry into fire took so long, and what shortens the next one",
	}} with input as doc
}

test_undetermined_when_the_date_is_missing if {
	doc := json.remove(_doc({"category": "fire"}, 0), ["/facts/cause_after"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_category_is_missing if {
	doc := _doc({"found": "2022-11-14T06:19:00Z"}, 2592000)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_undetermined_when_the_cause_is_missing if {
	doc := json.remove(_doc({}, 0), ["/subject/cause", "/facts/cause_after"])
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}

test_another_time_can_be_allowed if {
	doc := object.union(_doc(_closed, 864001), {"params": {"within": 864000}})
	not check.satisfied with input as doc
	check.violations == {{
		"at": ["cause", "found"],
		"message": "The inquiry into the cause of fire took 11 days",
		"expected": "a cause that is found within 10d",
		"found": "closed on 2022-11-14",
		"fix": "Say why the inquiry into fire took so long, and what shortens the next one",
	}} with input as doc
}

test_undetermined_when_the_category_is_blank if {
	doc := _doc({"found": "2022-11-14T06:19:00Z", "category": ""}, 60)
	not check.satisfied with input as doc
	check.violations == set() with input as doc
}
