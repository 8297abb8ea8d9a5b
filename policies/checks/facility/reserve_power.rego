# METADATA
# title: The facility can power itself for hours
# description: |
#   Generators, UPS and batteries have to carry the full load for as long as the
#   mains may be away.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 8(1) and (2)
# custom:
#   subject: facility
#   severity: high
#   remediation: Add fuel, generators or batteries until the reserve lasts as long as demanded at full load.
#   params:
#     min:
#       type: duration
#       default: 3h
#       description: The least time that the reserve lasts at full load
#       source: MSIT Notice 2024-20, Art 8(1) and (2)
package checks.facility.reserve_power

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if input.subject.power.reserve >= input.params.min

violations contains {
	"at": ["power", "reserve"],
	"message": sprintf("The reserve power of %s does not last long enough", [input.subject.id]),
	"expected": sprintf("%s at full load", [text.duration(input.params.min)]),
	"found": text.duration(input.subject.power.reserve),
	"fix": sprintf("Extend the reserve of %s to %s", [input.subject.id, text.duration(input.params.min)]),
} if {
	input.subject.power.reserve < input.params.min
}
