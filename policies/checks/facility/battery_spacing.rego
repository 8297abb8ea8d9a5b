# METADATA
# title: Lithium-ion racks stand apart
# description: |
#   Between racks that touch a fire walks from one to the next. Batteries that carry
#   their own extinguishing agent may stand closer.
# related_resources:
#   - ref: http://www.koit.co.kr/news/articleView.html?idxno=111309
#     description: The plan of March 2023, 0.8 to 1 metre between racks
# custom:
#   subject: facility
#   severity: high
#   remediation: Move the racks apart, or use batteries with a built-in agent.
#   params:
#     min_m:
#       type: number
#       description: The least distance between two racks, in metres
package checks.facility.battery_spacing

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no lithium-ion batteries", [input.subject.id]) if {
	every i, _ in input.subject.battery_rooms { _exempt[i] }
}

satisfied if {
	count(_apart) > 0
	every i, _ in input.subject.battery_rooms { i in (_apart | _exempt) }
}

violations contains {
	"at": ["battery_rooms", i, "rack_spacing_m"],
	"message": sprintf("The racks in %s of %s stand too close", [room.id, input.subject.id]),
	"expected": sprintf("%v m between two racks, or a built-in agent", [input.params.min_m]),
	"found": sprintf("%v m", [room.rack_spacing_m]),
	"fix": sprintf("Move the racks in %s %v m apart", [room.id, input.params.min_m]),
} if {
	some i, room in input.subject.battery_rooms
	room.chemistry == "lithium-ion"
	room.rack_spacing_m < input.params.min_m
	every means in room.suppression { means != "built-in-agent" }
}

_exempt contains i if {
	some i, room in input.subject.battery_rooms
	room.chemistry != "lithium-ion"
}

_apart contains i if {
	some i, room in input.subject.battery_rooms
	room.rack_spacing_m >= input.params.min_m
}

_apart contains i if {
	some i, room in input.subject.battery_rooms
	"built-in-agent" in room.suppression
}
