# METADATA
# title: Fire walls and fire doors close battery rooms off
# description: |
#   A room of its own helps only as long as its walls hold, and a hole for a cable is
#   a hole in the wall.
# related_resources:
#   - ref: https://m.boannews.com/html/detail.html?idx=132797
#     description: Fire walls and fire doors in the inspections of 2024
# custom:
#   subject: facility
#   severity: critical
#   remediation: Build fire walls and fire doors around the batteries, and seal what passes through.
#   params:
#     sealed:
#       type: boolean
#       default: false
#       description: Whether what passes through the walls must be sealed, too
#       source: dcaudit's; only where the law says so
package checks.facility.battery_enclosed

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no battery room", [input.subject.id]) if {
	count(input.subject.battery_rooms) == 0
}

satisfied if {
	count(input.subject.battery_rooms) > 0
	every room in input.subject.battery_rooms {
		room.fire_rated == true
		_sealed(room)
	}
}

_sealed(_) if input.params.sealed == false

_sealed(room) if room.penetrations_sealed == true

violations contains {
	"at": ["battery_rooms", i, "fire_rated"],
	"message": sprintf("A fire in %s of %s is not held back", [room.id, input.subject.id]),
	"expected": "fire walls and fire doors",
	"found": "fire_rated: false",
	"fix": sprintf("Build fire walls and fire doors around %s", [room.id]),
} if {
	some i, room in input.subject.battery_rooms
	room.fire_rated == false
}

violations contains {
	"at": ["battery_rooms", i, "penetrations_sealed"],
	"message": sprintf("A fire in %s of %s spreads where cables and pipes pass", [room.id, input.subject.id]),
	"expected": "sealed penetrations",
	"found": "penetrations_sealed: false",
	"fix": sprintf("Seal what passes through the walls of %s", [room.id]),
} if {
	input.params.sealed == true
	some i, room in input.subject.battery_rooms
	room.penetrations_sealed == false
}
