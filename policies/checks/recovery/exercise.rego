# METADATA
# title: The worst case is rehearsed
# description: |
#   Before the fire of October 2022 Kakao never rehearsed the loss of a whole data
#   centre. The government then demanded exercises for just that.
# related_resources:
#   - ref: https://m.dailymagazine.co.kr/news/newsview.php?ncode=1065602039065157
#     description: The orders to the three companies of December 2022
# custom:
#   subject: operator
#   severity: high
#   remediation: Rehearse the scenario, meet its objectives and record the exercise.
#   params:
#     scenario:
#       type: string
#       description: What the exercise must assume to have failed
#     live:
#       type: boolean
#       default: true
#       description: Whether production must really be switched
#       source: dcaudit's; Korea asks its own agencies for live exercises since the fire of 2025
#     max_age:
#       type: duration
#       default: 365d
#       description: How long an exercise may be relied on
#       source: dcaudit's; the orders of December 2022 give no period
package checks.recovery.exercise

import data.lib.text

_good contains held if {
	some held in input.facts.exercises
	held.scenario == input.params.scenario
	held.passed == true
	held.age <= input.params.max_age
}

satisfied if {
	input.params.live == false
	count(_good) > 0
}

satisfied if {
	some held in _good
	held.live == true
}

# Why an exercise does not count.
_against[i] contains sprintf("%s rehearsed %s", [held.id, held.scenario]) if {
	some i, held in input.facts.exercises
	held.scenario != input.params.scenario
}

_against[i] contains sprintf("%s missed its objectives", [held.id]) if {
	some i, held in input.facts.exercises
	held.scenario == input.params.scenario
	held.passed == false
}

_against[i] contains sprintf("%s was held %s ago", [held.id, text.days(held.age)]) if {
	some i, held in input.facts.exercises
	held.scenario == input.params.scenario
	held.age > input.params.max_age
}

_against[i] contains sprintf("%s was held on paper", [held.id]) if {
	input.params.live == true
	some i, held in input.facts.exercises
	held.scenario == input.params.scenario
	held.live == false
}

violations contains {
	"at": ["facts", "exercises"],
	"message": sprintf("No exercise on record shows readiness for %s", [input.params.scenario]),
	"expected": sprintf("%s, passed, at most %s ago", [_what, text.days(input.params.max_age)]),
	"found": text.list([held.id | some held in input.facts.exercises]),
	"because": [reason | some reasons in _against; some reason in reasons],
	"fix": sprintf("Hold %s, meet its objectives and record it", [_what]),
} if {
	every i, _ in input.facts.exercises { _against[i] }
}

_what := sprintf("a live %s exercise", [input.params.scenario]) if input.params.live == true

_what := sprintf("a %s exercise", [input.params.scenario]) if input.params.live == false
