# METADATA
# title: What an exercise failed was mended and tried again
# description: |
#   An exercise that fails has done its work only when what it found is mended and
#   the same scenario is passed.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community
#     description: India's Master Direction of 2023 on IT governance, paragraph 29(b), issues resolved and tested again
# custom:
#   subject: operator
#   severity: high
#   remediation: Mend what the exercise found, hold it again and record that it was passed.
#   params:
#     within:
#       type: duration
#       description: The longest time from an exercise that failed to one of the same scenario that was passed
package checks.recovery.retested

import data.lib.text

not_applicable contains "no exercise is on record" if input.facts.exercises == []

satisfied if {
	count(input.facts.exercises) > 0
	every i, _ in input.facts.exercises { _settled[i] }
}

_settled contains i if {
	some i, held in input.facts.exercises
	held.passed == true
}

# It need not be settled yet.
_settled contains i if {
	some i, held in input.facts.exercises
	held.age <= input.params.within
}

_settled contains i if {
	some i, held in input.facts.exercises
	some later in input.facts.exercises
	later.scenario == held.scenario
	later.passed == true
	later.age < held.age
	held.age - later.age <= input.params.within
}

# Exercises that settle nothing for the one before.
_useless[i] contains j if {
	some i, held in input.facts.exercises
	some j, other in input.facts.exercises
	other.scenario != held.scenario
}

_useless[i] contains j if {
	some i, _ in input.facts.exercises
	some j, other in input.facts.exercises
	other.passed == false
}

_useless[i] contains j if {
	some i, held in input.facts.exercises
	some j, other in input.facts.exercises
	other.age >= held.age
}

_useless[i] contains j if {
	some i, held in input.facts.exercises
	some j, other in input.facts.exercises
	held.age - other.age > input.params.within
}

violations contains {
	"at": ["facts", "exercises", i],
	"message": sprintf("%s failed, and %s was not passed within %s", [
		held.id,
		held.scenario,
		text.duration(input.params.within),
	]),
	"expected": sprintf("a %s exercise that was passed at most %s later", [
		held.scenario,
		text.duration(input.params.within),
	]),
	"found": "none",
	"fix": sprintf("Mend what %s found and hold it again", [held.id]),
} if {
	some i, held in input.facts.exercises
	held.passed == false
	held.age > input.params.within
	every j, _ in input.facts.exercises { j in _useless[i] }
}
