# METADATA
# title: UPS stand apart from what they feed
# description: |
#   In Daejeon batteries stood 60 centimetres from servers, and both burnt. A UPS has a room
#   of its own.
# related_resources:
#   - ref: https://it.peoplentools.com/239716
#     description: A draft of rules for public data centres after the fire of 2025
# custom:
#   subject: facility
#   severity: high
#   remediation: Move the UPS out of rooms that hold anything else of what is named.
#   params:
#     from:
#       type: strings
#       description: What must not share a room with a UPS
package checks.facility.ups_separated

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

satisfied if {
	count(input.subject.power.ups) > 0
	every unit in input.subject.power.ups { _alone(unit) }
}

_alone(unit) if {
	every content in unit.shares_room_with {
		every other in input.params.from { content != other }
	}
}

violations contains {
	"at": ["power", "ups", i, "shares_room_with"],
	"message": sprintf("%s of %s is not alone", [unit.id, input.subject.id]),
	"expected": sprintf("a room without: %s", [text.list(input.params.from)]),
	"found": text.list(unit.shares_room_with),
	"fix": sprintf("Separate %s from: %s", [unit.id, text.list(input.params.from)]),
} if {
	some i, unit in input.subject.power.ups
	some content in unit.shares_room_with
	content in input.params.from
}
