# METADATA
# title: Those on whom recovery hangs take part in exercises
# description: |
#   A recovery that takes a provider, a customer or a market to play along has not
#   been rehearsed until they did.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_del/2024/1774/oj
#     description: Delegated Regulation (EU) 2024/1774, Article 25(3) and (4)
# custom:
#   subject: operator
#   severity: medium
#   remediation: Invite them to the next exercise, and record who took part.
#   params:
#     participants:
#       type: strings
#       description: Who must have taken part, each in one exercise at least
#     max_age:
#       type: duration
#       description: How long ago that exercise may be
package checks.recovery.participants

import data.lib.text

satisfied if {
	count(input.params.participants) > 0
	every who in input.params.participants { who in _joined }
}

_joined contains who if {
	some held in input.facts.exercises
	held.age <= input.params.max_age
	some who in held.participants
}

violations contains {
	"at": ["facts", "exercises"],
	"message": sprintf("No exercise of the last %s had a %s take part", [text.days(input.params.max_age), who]),
	"expected": sprintf("an exercise with a %s, at most %s ago", [who, text.days(input.params.max_age)]),
	"found": text.list([held.id | some held in input.facts.exercises]),
	"fix": sprintf("Hold an exercise together with a %s", [who]),
} if {
	some who in input.params.participants
	every held in input.facts.exercises { _without(held, who) }
}

_without(held, _) if held.age > input.params.max_age

_without(held, who) if {
	every other in held.participants { other != who }
}
