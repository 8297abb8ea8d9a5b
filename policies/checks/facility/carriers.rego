# METADATA
# title: More than one carrier connects the facility
# description: |
#   A facility that burns no more but cannot be reached is lost all the same. A
#   second carrier is the way around the first.
# related_resources:
#   - ref: https://github.com/xxyy89890-wq/legalize-kr
#     description: Korea's Framework Act on Broadcasting Communications Development, Art 35(2), asks for bypass routes
# custom:
#   subject: facility
#   severity: medium
#   remediation: Connect the facility over a further carrier.
#   params:
#     min:
#       type: number
#       default: 2
#       description: The least number of carriers
#       source: dcaudit's; the law asks for bypass routes and gives no number, and two is the least there can be
package checks.facility.carriers

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if count(_ways) >= input.params.min

violations contains {
	"at": ["carriers"],
	"message": sprintf("Too few carriers connect %s: %v", [input.subject.id, count(_ways)]),
	"expected": sprintf("%v carriers", [input.params.min]),
	"found": text.list(_ways),
	"fix": sprintf("Connect %s over a further carrier", [input.subject.id]),
} if {
	count(_ways) < input.params.min
}

# A carrier that is listed twice is still one.
_ways := {carrier | some carrier in listed} if listed := input.subject.carriers
