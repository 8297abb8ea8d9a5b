# METADATA
# title: Batteries stand in rooms of their own
# description: |
#   In Pangyo batteries shared ceiling space with the UPS and had power cables
#   above them: what burnt in one place took the others along.
# related_resources:
#   - ref: https://biz.newdaily.co.kr/site/data/html/2022/12/06/2022120600127.html
#     description: What the government's inquiry into the fire of 2022 found
#   - ref: https://ddaily.co.kr/page/view/2023081611255965728
#     description: The separate compartment in Korea's protection guideline
# custom:
#   subject: facility
#   severity: critical
#   remediation: Move UPS, power cables and servers out of the battery rooms, or wall the batteries off.
#   params:
#     from:
#       type: strings
#       default: [ups, power-cable, server, battery, other]
#       description: What must not share a room with batteries
#       source: dcaudit's; without a narrower rule a battery room holds batteries alone
package checks.facility.battery_separated

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no battery room", [input.subject.id]) if {
	count(input.subject.battery_rooms) == 0
}

satisfied if {
	count(input.subject.battery_rooms) > 0
	every room in input.subject.battery_rooms { _alone(room) }
}

_alone(room) if {
	every content in room.shares_room_with {
		every other in input.params.from { content != other }
	}
}

violations contains {
	"at": ["battery_rooms", i, "shares_room_with"],
	"message": sprintf("The batteries in %s of %s are not alone", [room.id, input.subject.id]),
	"expected": sprintf("a room without: %s", [text.list(input.params.from)]),
	"found": text.list(room.shares_room_with),
	"fix": sprintf("Separate the batteries in %s from: %s", [room.id, text.list(room.shares_room_with)]),
} if {
	some i, room in input.subject.battery_rooms
	some content in room.shares_room_with
	content in input.params.from
}
