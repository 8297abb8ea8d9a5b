# METADATA
# title: Production has really run from the recovery site
# description: |
#   A test that starts a few systems for an hour says little about a morning with
#   all customers, and nothing about closing the day. Some supervisors have
#   production run from the other site for a whole working day.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community
#     description: India's Master Direction of 2023 on IT governance, paragraph 29(c), a full working day from the other site
# custom:
#   subject: operator
#   severity: high
#   remediation: Switch production over to the recovery site, run it there as long as demanded and record the exercise.
#   params:
#     max_age:
#       type: duration
#       description: How long such an exercise may be relied on
#     working_day:
#       type: boolean
#       default: true
#       description: Whether production must have run there for a whole working day
#       source: India's Master Direction of 2023 on IT governance, paragraph 29(c)
package checks.recovery.switched_over

import data.lib.text

_good contains held if {
	some held in input.facts.exercises
	held.live == true
	held.passed == true
	held.to != ""
	held.age <= input.params.max_age
}

satisfied if {
	input.params.working_day == false
	count(_good) > 0
}

satisfied if {
	some held in _good
	held.working_day == true
}

# Why an exercise does not count.
_against[i] contains sprintf("%s was held on paper", [held.id]) if {
	some i, held in input.facts.exercises
	held.live == false
}

_against[i] contains sprintf("%s missed its objectives", [held.id]) if {
	some i, held in input.facts.exercises
	held.passed == false
}

_against[i] contains sprintf("%s was held %s ago", [held.id, text.days(held.age)]) if {
	some i, held in input.facts.exercises
	held.age > input.params.max_age
}

_against[i] contains sprintf("%s did not last a whole working day", [held.id]) if {
	input.params.working_day == true
	some i, held in input.facts.exercises
	held.working_day == false
}

violations contains {
	"at": ["facts", "exercises"],
	"message": sprintf("No exercise on record shows %s", [_what]),
	"expected": sprintf("a live exercise, passed, at most %s ago, that shows it", [text.days(input.params.max_age)]),
	"found": text.list([held.id | some held in input.facts.exercises]),
	"because": [reason | some reasons in _against; some reason in reasons],
	"fix": "Switch production over to the recovery site, and record how long it ran there",
} if {
	every i, _ in input.facts.exercises { _against[i] }
}

_what := "a whole working day at the recovery site" if input.params.working_day == true

_what := "production at the recovery site" if input.params.working_day == false
