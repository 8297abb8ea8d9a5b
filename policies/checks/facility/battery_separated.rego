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
	every room in input.subject.battery_rooms { count(room.shares_room_with) == 0 }
}

violations contains {
	"at": ["battery_rooms", i, "shares_room_with"],
	"message": sprintf("The batteries in %s of %s are not alone", [room.id, input.subject.id]),
	"expected": "a room with nothing but batteries in it",
	"found": text.list(room.shares_room_with),
	"fix": sprintf("Separate the batteries in %s from: %s", [room.id, text.list(room.shares_room_with)]),
} if {
	some i, room in input.subject.battery_rooms
	count(room.shares_room_with) > 0
}
