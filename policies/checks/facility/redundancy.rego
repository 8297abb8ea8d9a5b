# METADATA
# title: There are more machines than it takes
# description: |
#   Machines fail and are serviced. Where there are just as many as it takes, each of
#   them stops the facility.
# related_resources:
#   - ref: https://m.ajunews.com/view/20240912174442886
#     description: Duplicated UPS, batteries and power in the first inspections under Korea's protection guideline
# custom:
#   subject: facility
#   severity: high
#   remediation: Add machines until one of them can fail, and declare the level.
#   params:
#     of:
#       type: strings
#       description: "The machines: ups, batteries, generators, cooling"
#     levels:
#       type: strings
#       description: The levels that suffice, such as N+1 and 2N
package checks.facility.redundancy

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

_level["ups"] := input.subject.redundancy.ups

_level["batteries"] := input.subject.redundancy.batteries

_level["generators"] := input.subject.redundancy.generators

_level["cooling"] := input.subject.redundancy.cooling

satisfied if {
	count(input.params.of) > 0
	every machines in input.params.of { _level[machines] in input.params.levels }
}

violations contains {
	"at": ["redundancy", machines],
	"message": sprintf("The %s of %s are too few", [machines, input.subject.id]),
	"expected": sprintf("one of: %s", [text.list(input.params.levels)]),
	"found": level,
	"fix": sprintf("Add %s to %s", [machines, input.subject.id]),
} if {
	some machines in input.params.of
	level := _level[machines]
	every accepted in input.params.levels { accepted != level }
}
