# METADATA
# title: Every duty has people who can stand in for each other
# description: |
#   What one person alone knows or may decide stops when that person cannot be
#   reached. Each duty takes several.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Annex 4.2.4(c), partial redundancy of personnel
# custom:
#   subject: operator
#   severity: high
#   remediation: Name more people for the duty, and declare the team.
#   params:
#     duties:
#       type: strings
#       description: The duties that must have people
#     least:
#       type: number
#       description: How many people each of them must have
package checks.staff.redundant

import data.lib.text

satisfied if {
	count(input.params.duties) > 0
	every duty in input.params.duties { _at_least(duty) >= input.params.least }
}

# Teams of which it is not declared how many they are count for nobody.
_at_least(duty) := sum([team.people | some team in _teams(duty)])

_teams(duty) := [team | some team in input.subject.teams; _has(team, duty)]

_has(team, duty) if team.duty == duty

violations contains {
	"at": ["teams"],
	"message": sprintf("Too few people have the duty %s: %v", [duty, _at_least(duty)]),
	"expected": sprintf("%v at least", [input.params.least]),
	"found": text.list([team.id | some team in _teams(duty)]),
	"fix": sprintf("Name more people for %s", [duty]),
} if {
	some duty in input.params.duties
	every team in input.subject.teams { _counted(team, duty) }
	_at_least(duty) < input.params.least
}

_counted(team, duty) if team.duty != duty

_counted(team, duty) if {
	team.duty == duty
	team.people >= 0
}
